/** What the page says of its connection. */

import { count } from './format.js';

const GONE = 'The server no longer had this network';

export const SAYS = {
  again: 'Connected again.',
  lost: 'The connection to the server was lost. Trying again …',
  taken: 'Another page took this network over.',
  silent: 'The server did not answer.',
  /** @param {number} step @param {number} goal */
  comesBack: (step, goal) => `${GONE}. It is trained again: step ${count(step)} of ${count(goal)} …`,
  /** @param {import('./recovery.js').Recovered} recovered */
  isBack({ state, outcome }) {
    if (state.step === 0) return `${GONE}: it was made again, from its start.`;
    const where = `step ${count(state.step)}`;
    if (outcome === 'stopped') return `${GONE}: it was made again and trained to ${where}, where you stopped it.`;
    if (outcome === 'same') return `${GONE}: it was made again and trained to ${where}, where it was, with the same loss.`;
    return `${GONE}: it was made again and trained to ${where}. Its loss is another: something that was changed by hand could not be repeated.`;
  },
};
