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
      ['← →', 'On the timeline: a step back or forth; on the chart: read the values'],
      ['Enter', 'On the chart: back to that epoch; on a unit of the network: focus it, and again to end that'],
      ['+ − 0', 'On the chart: zoom in, out, show all epochs'],
      ['← ↑ ↓ →', 'On the network: from unit to unit; on the output and on activations: read the value'],
      ['↑ ↓', 'In a number: the next round value'],
      ['F1', 'Help for the control that has the focus, and its links'],
      ['Esc', 'Close the help, a box of settings, or the large chart; end the focus on a unit'],
    ], { label: 'Take the tour (1 minute)', run: () => root.dispatchEvent(new Event('tour', { bubbles: true })) });
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
