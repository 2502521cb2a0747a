/** What was asked for and is not done yet: one thing at a time, of several changes the last, and first of all a lost network. */

import { Problem } from './problem.js';

/** @typedef {import('./types.js').Spec} Spec */
/** @typedef {'push' | 'replace'} How what the address does */
/** @typedef {{spec: Spec, fresh: boolean, how: How}} Wanted fresh: a new network, whatever differs */

const PATIENCE = 60; // changes within this time become one network

/**
 * @param {object} options
 * @param {(wanted: Wanted) => boolean} options.takesAnother whether it takes another network than the one at hand
 * @param {(wanted: Wanted) => Promise<void>} options.carryOut
 * @param {() => Promise<boolean>} options.bringBack the lost network; answers whether it is there
 * @param {(problem: Problem, wanted: Wanted) => void} options.onRefused
 */
export function createRequests({ takesAnother, carryOut, bringBack, onRefused }) {
  /** @type {Wanted | null} */
  let wanted = null;
  /** @type {Wanted | null} what the server did not answer to */
  let missed = null;
  let busy = false;
  let lost = false;

  async function work() {
    if (busy) return;
    busy = true;
    while (wanted || lost) {
      if (lost && !requests.wantsAnother()) lost = !(await bringBack());
      else if (wanted) await next(wanted);
    }
    busy = false;
  }

  /** @param {Wanted} first */
  async function next(first) {
    if (takesAnother(first)) await new Promise((resolve) => setTimeout(resolve, PATIENCE));
    const last = wanted ?? first;
    const isAnother = takesAnother(last);
    wanted = null;
    try {
      await carryOut(last);
      if (isAnother) lost = false;
    } catch (thrown) {
      const problem = Problem.from(thrown);
      if (problem.status === 0) missed = last;
      onRefused(problem, last);
    }
  }

  const requests = {
    /** @param {Wanted} asked */
    want(asked) {
      missed = null;
      wanted = { ...asked, fresh: asked.fresh || (wanted?.fresh ?? false) };
      void work();
    },

    /** The server no longer has the network. @param {Wanted} [then] what could not be done to it */
    lose(then) {
      lost = true;
      wanted ??= then ?? null;
      void work();
    },

    /** The server answers again: what it did not answer to is asked for once more. */
    again: () => missed && requests.want(missed),

    isBusy: () => busy,
    isWaiting: () => wanted !== null,
    wantsAnother: () => wanted !== null && takesAnother(wanted),
  };
  return requests;
}
