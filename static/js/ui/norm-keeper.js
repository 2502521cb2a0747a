/** Keeps the norms of the gradient up to date with the history, as long as somebody looks at them. */

import { extended, stillTrue } from '../core/gradient-norms.js';

/** @typedef {import('../core/gradient-norms.js').KnownNorms} KnownNorms */

/** Milliseconds between two requests while it trains: each goes a part of the way again. */
const CALM = 250;

/**
 * @param {Pick<import('./context.js').Context, 'api' | 'store'>} context
 * @param {() => void} onNews
 */
export function createNormKeeper({ api, store }, onNews) {
  /** @type {KnownNorms[]} */
  let known = [];
  /** @type {unknown} */
  let seen = null;
  let underWay = false;
  let wanted = false;

  /** Takes off what is no longer true. */
  function prune() {
    const { history } = store.get();
    if (seen === history) return;
    seen = history;
    known = stillTrue(known, history);
  }

  async function ask() {
    underWay = true;
    wanted = false;
    const { network, history } = store.get();
    let more = false;
    try {
      if (network && history.length) {
        const since = known[0]?.step.at(-1) ?? -1;
        const answer = await api.gradientNorms(network.id, since);
        seen = null;
        known = stillTrue(extended(known, answer.runs, history), store.get().history);
        more = answer.next !== null && (known[0]?.step.at(-1) ?? -1) > since;
      }
    } catch {
      // Gone, or not reached: what there is stays, and the next look asks again.
    }
    onNews();
    setTimeout(() => {
      underWay = false;
      if (more || wanted) follow();
    }, more ? 0 : CALM);
  }

  /** Asks for what is missing, if anything is. */
  function follow() {
    prune();
    const last = store.get().history[0]?.step.at(-1);
    if (last === undefined || (known[0]?.step.at(-1) ?? -1) >= last) return;
    if (underWay) wanted = true;
    else void ask();
  }

  return {
    /** Call while they are looked at: what is known is answered, what is missing asked for. @returns {KnownNorms[]} */
    look() {
      follow();
      return known;
    },
  };
}
