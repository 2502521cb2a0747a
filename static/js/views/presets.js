/** Made for the lecture: one click, and what to watch. */

import { capital } from '../ui/controls.js';
import { h } from '../ui/dom.js';
import { icon } from '../ui/icons.js';
import { menuButton } from '../ui/menu.js';


/**
 * @param {HTMLElement} root
 * @param {{presets: import('../core/presets.js').Presets}} context
 * @returns {() => void}
 */
export function mount(root, { presets }) {
  const label = `${capital(presets.noun)}s`;
  const { button, list } = menuButton({
    label,
    face: [icon('book'), h('span', {}, label)],
    items: async () => (await presets.list()).map(({ key, title, line }) => ({ label: title, line, choose: () => void presets.open(key) })),
    onFailure: presets.warn,
  });
  root.append(button, list);
  return () => root.replaceChildren();
}
