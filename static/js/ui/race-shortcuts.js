/** What the keys of the page of optimizers do, and the list of them. */

import { lastStep } from '../core/race-state.js';
import { showKeys } from './keys.js';
import { toggleProjector } from './projector.js';

/** @typedef {import('./race-context.js').RaceContext} RaceContext */

/** @param {RaceContext} context @returns {import('./keys.js').Shortcut[]} */
export function shortcutsOf(context) {
  const { store, player } = context;
  return [
    { key: ' ', says: 'Play or pause', run: player.toggle },
    { key: '.', says: 'One step', run: () => player.by(1) },
    { key: ',', says: 'One step back', run: () => player.by(-1) },
    { key: 'r', says: 'Reset: back to the start', run: () => player.seek(0) },
    { key: 'Home', says: 'The start, as r', run: () => player.seek(0) },
    { key: 'End', says: 'The last step', run: () => player.seek(lastStep(store.get())) },
    { key: 'p', says: 'For a projector: larger, without the set-up column', run: () => toggleProjector(store) },
    { key: '?', says: 'These keys', run: () => listShortcuts(context) },
  ];
}

/** @param {RaceContext} context */
export function listShortcuts(context) {
  showKeys(shortcutsOf(context), [
    ['Tab', 'From control to control; Enter or Space presses a button'],
    ['← →', 'On the timeline: a step back or forth'],
    ['← ↑ ↓ →', 'On the map: move the start, with Shift farther; in space: turn the surface'],
    ['Ctrl ← ↑ ↓ →', 'On the map: move what is shown'],
    ['+ −', 'On the map and in space: nearer, farther; on the curves: fewer, more steps'],
    ['0', 'On the map: the whole surface; on the curves: all steps'],
    ['Home', 'On the map: its own start; in space: as it was seen at first'],
    ['↑ ↓', 'In a number: the next round value'],
    ['F1', 'Help for the control that has the focus, and its links'],
    ['Esc', 'Close the help, a dialog or a box of settings'],
  ]);
}
