/** Share, projector, theme, keys: what stands at the end of the header of a page. */

import { all, h } from './dom.js';
import { icon } from './icons.js';
import { projectorButton } from './projector.js';

/** @typedef {import('../core/state.js').AppState} AppState */

/**
 * @param {HTMLElement} root
 * @param {object} options
 * @param {import('../core/store.js').Store<Pick<AppState, 'notice' | 'projector'>>} options.store
 * @param {import('./theme.js').Theme} options.theme
 * @param {string} options.what the address holds: “this experiment”
 * @param {() => AppState['notice']} options.copied what is said when the address was copied
 * @param {() => void} options.listKeys
 * @returns {() => void}
 */
export function mountTools(root, { store, theme, what, copied, listKeys }) {
  const projector = projectorButton({ store });

  async function share() {
    try {
      await navigator.clipboard.writeText(location.href);
      store.set({ notice: copied() });
    } catch {
      // No clipboard without a secure context: the address bar has it all the same.
      store.set({ notice: { text: `Copy the address bar, it holds ${what}: ${location.href}`, tone: 'warning' } });
    }
  }

  root.append(
    h('button', { type: 'button', class: 'tool with-text', 'aria-label': 'Share', click: () => void share() }, icon('share'), h('span', {}, 'Share')),
    projector.button,
    theme.button,
    h('button', { type: 'button', class: 'tool', 'aria-label': 'Keys', title: 'Keys (?)', click: listKeys }, '?'),
  );
  return all([projector.dispose, () => root.replaceChildren()]);
}
