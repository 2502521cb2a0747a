/** The data points of the network at hand, fetched again only when they can have changed. */

import { Problem } from './problem.js';

/**
 * @param {import('./api.js').Api} api
 * @param {(result: {data: import('./types.js').Data} | {problem: Problem}) => void} onResult
 */
export function createPoints(api, onResult) {
  let have = '';
  let turn = 0;

  return {
    /** @param {import('./types.js').NetworkState} state */
    async fetchFor({ id, spec }) {
      const key = JSON.stringify([spec.data, spec.seed, spec.features]);
      const mine = ++turn;
      if (key === have) return;
      try {
        const data = await api.data(id);
        if (mine !== turn) return;
        have = key;
        onResult({ data });
      } catch (thrown) {
        if (mine === turn) onResult({ problem: Problem.from(thrown, 'The points could not be fetched') });
      }
    },
  };
}
