/** What the keys of the page do, and the list of them. */

import { showKeys } from './keys.js';
import { toggleProjector } from './projector.js';

/** @typedef {import('./context.js').Context} Context */

/** @param {Context} context @returns {import('./keys.js').Shortcut[]} */
export function shortcutsOf(context) {
  const { store, session } = context;
  return [
    { key: ' ', says: 'Play or pause', run: session.toggle },
    { key: '.', says: 'One step', run: () => session.step({ steps: 1 }) },
    { key: ',', says: 'One step back', run: () => session.back('step') },
    { key: '>', says: 'One epoch', run: () => session.step({ epochs: 1 }) },
    { key: '<', says: 'One epoch back', run: () => session.back('epoch') },
    { key: 'r', says: 'Reset: back to the same start', run: session.reset },
    { key: 'p', says: 'For a projector: larger, without the set-up column', run: () => toggleProjector(store) },
    { key: '?', says: 'These keys', run: () => listShortcuts(context) },
  ];
}

/** @param {Context} context */
export function listShortcuts(context) {
  showKeys(shortcutsOf(context), [
    ['Tab', 'From control to control; Enter or Space presses a button'],
    ['← →', 'On the timeline: a step back or forth; on the chart: read the values'],
    ['Enter', 'On the chart: back to that epoch; on a unit of the network: focus it, and again to end that'],
    ['+ − 0', 'On the chart: zoom in, out, show all epochs'],
    ['← ↑ ↓ →', 'On the network: from unit to unit; on the output and on activations: read the value'],
    ['Enter Delete', 'On the output, while painting: put a point; take the nearest one away'],
    ['Ctrl+Z Ctrl+Y', 'While painting: undo, redo'],
    ['e', 'On a unit of the network, or in the matrices: change a weight or a bias'],
    ['← ↑ ↓ → + −', 'On the landscape from above: read the cost; in space: turn it, come nearer'],
    ['↑ ↓', 'In a number: the next round value'],
    ['F1', 'Help for the control that has the focus, and its links'],
    ['Esc', 'Close the help, a dialog, a box of settings, or the large chart; end painting, picking a weight, or the focus on a unit'],
  ], { label: 'Take the tour (1 minute)', run: () => document.body.dispatchEvent(new Event('tour', { bubbles: true })) });
}
