/** Experiments made for the lecture: one click, and what to watch. */

import { h } from '../ui/dom.js';
import { icon } from '../ui/icons.js';
import { menuButton } from '../ui/menu.js';

/** @typedef {import('../ui/context.js').Context} Context */

/**
 * @param {HTMLElement} root
 * @param {Context} context
 * @returns {() => void}
 */
export function mount(root, { presets }) {
  const { button, list } = menuButton({
    label: 'Presets',
    face: [icon('book'), h('span', {}, 'Presets')],
    items: async () => (await presets.list()).map(({ key, title, line }) => ({ label: title, line, choose: () => void presets.open(key) })),
    onFailure: presets.warn,
  });
  root.append(button, list);
  return () => root.replaceChildren();
}
