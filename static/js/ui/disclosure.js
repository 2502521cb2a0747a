/** A button that opens a small box of controls beside it; the box closes by Escape and by a press elsewhere. */

import { h, setText, uniqueId } from './dom.js';
import { placeBeside } from './place.js';

/**
 * @param {object} options
 * @param {string} options.title of the box, and the name of the button
 * @param {string} [options.kind] class of the button
 * @param {Node[]} options.content
 * @param {Node[]} [options.face] what the button shows before its summary
 * @param {Element} [options.avoid] what the box must not lie over, for it shows what is set in it
 */
export function disclosure({ title, kind = '', content, face = [], avoid }) {
  const id = uniqueId('box');
  const summary = h('span', { class: 'disclosure-summary' });
  const button = h('button', { type: 'button', class: `disclosure ${kind}`.trim(), 'aria-haspopup': 'dialog', 'aria-expanded': 'false' }, ...face, summary);
  const box = h('div', { class: 'panel disclosure-box', role: 'dialog', 'aria-labelledby': id, popover: 'auto' },
    h('h2', { id }, title), ...content);
  button.popoverTargetElement = box;

  const isOpen = () => box.matches(':popover-open');
  box.addEventListener('toggle', () => button.setAttribute('aria-expanded', String(isOpen())));
  // Its size changes when it opens, too: this comes before it is painted.
  const sizes = new ResizeObserver(() => isOpen() && placeBeside(box, button, { near: !avoid, avoid }));
  sizes.observe(box);

  return {
    button, box,
    /** @param {string} text what is set, in one line */
    show(text) {
      setText(summary, text);
      button.setAttribute('aria-label', text ? `${title}: ${text}` : title);
    },
    dispose: () => sizes.disconnect(),
  };
}
