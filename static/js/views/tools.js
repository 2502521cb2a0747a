/** Share, projector, theme, keys: what stands at the end of the header. */

import { all, h } from '../ui/dom.js';
import { icon } from '../ui/icons.js';
import { projectorButton } from '../ui/projector.js';
import { listShortcuts } from '../ui/shortcuts.js';

/** @typedef {import('../ui/context.js').Context} Context */

/**
 * @param {HTMLElement} root
 * @param {Context} context
 * @returns {() => void}
 */
export function mount(root, context) {
  const { store, theme } = context;
  const projector = projectorButton(context);

  async function share() {
    try {
      await navigator.clipboard.writeText(location.href);
      const lacks = store.get().pointsIn !== 'address';
      store.set({ notice: lacks
        ? { text: 'The address is copied, but your points are too many for it: elsewhere it opens without them. Download them as CSV to pass them on.', tone: 'warning' }
        : { text: 'The address is copied: it opens this experiment on any screen that reaches this server.', tone: 'info' } });
    } catch {
      // No clipboard without a secure context: the address bar has it all the same.
      store.set({ notice: { text: `Copy the address bar, it holds this experiment: ${location.href}`, tone: 'warning' } });
    }
  }

  root.append(
    h('button', { type: 'button', class: 'tool with-text', 'aria-label': 'Share', click: () => void share() }, icon('share'), h('span', {}, 'Share')),
    projector.button,
    theme.button,
    h('button', { type: 'button', class: 'tool', 'aria-label': 'Keys', title: 'Keys (?)', click: () => listShortcuts(context) }, '?'),
  );
  return all([projector.dispose, () => root.replaceChildren()]);
}
