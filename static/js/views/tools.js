/** Share, theme, keys: what stands at the end of the header. */

import { all, h } from '../ui/dom.js';
import { icon } from '../ui/icons.js';
import { listenToKeys, showKeys } from '../ui/keys.js';

/** @typedef {import('../ui/context.js').Context} Context */

/**
 * @param {HTMLElement} root
 * @param {Context} context
 * @returns {() => void}
 */
export function mount(root, { store, session, theme }) {
  /** @type {import('../ui/keys.js').Shortcut[]} */
  const shortcuts = [
    { key: ' ', says: 'Play or pause', run: session.toggle },
    { key: '.', says: 'One step', run: () => session.step({ steps: 1 }) },
    { key: '>', says: 'One epoch', run: () => session.step({ epochs: 1 }) },
    { key: 'r', says: 'Reset: back to the same start', run: session.reset },
    { key: '?', says: 'These keys', run: help },
  ];

  function help() {
    showKeys(shortcuts, [
      ['← →', 'On the timeline: a step back or forth; on the loss chart: read the values'],
      ['Enter', 'On the loss chart: back to that epoch'],
      ['← ↑ ↓ →', 'On the network: from unit to unit; on the output: read the value'],
      ['Enter Delete', 'On the output, while painting: put a point; take the nearest one away'],
      ['Ctrl+Z Ctrl+Y', 'While painting: undo, redo'],
      ['↑ ↓', 'In a number: the next round value'],
      ['Esc', 'Close the help, or a box of settings'],
    ]);
  }

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
    h('button', { type: 'button', class: 'tool with-text', click: () => void share() }, icon('share'), h('span', {}, 'Share')),
    theme.button,
    h('button', { type: 'button', class: 'tool', 'aria-label': 'Keys', title: 'Keys (?)', click: help }, '?'),
  );
  return all([listenToKeys(shortcuts), () => root.replaceChildren()]);
}
