/** The experiment to take away: scripts, parameters, pictures, a film; what does it is fetched when it is first asked for. */

import { h } from '../ui/dom.js';
import { icon } from '../ui/icons.js';
import { createLate } from '../ui/late.js';

/**
 * @param {HTMLElement} root
 * @param {import('../ui/context.js').Context} context
 * @returns {() => void}
 */
export function mount(root, context) {
  const tool = createLate('What can be taken away', async () => (await import('./take-away/tool.js')).createTakeAway(button, context), context.store);
  const button = h('button', { type: 'button', class: 'tool with-text', 'aria-haspopup': 'dialog', 'aria-label': 'Take away', click: async () => (await tool.get())?.open() },
    icon('download'), h('span', {}, 'Take away'));
  root.classList.add('take-away-menu');
  root.append(button);
  return () => {
    tool.now()?.dispose();
    root.replaceChildren();
  };
}
