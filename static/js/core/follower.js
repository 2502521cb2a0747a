/** Answers of the server that go with the present state of a network, asked for again as that changes. */

import { Problem } from './problem.js';

/** Milliseconds between the starts of two requests. */
const CALM = 200;

/**
 * @template T
 * @typedef {object} Wanted
 * @property {string} what another subject: what is still under way is of no use
 * @property {string} when another moment of the same: what is under way is better than nothing
 * @property {() => Promise<T>} ask
 */

/**
 * One request is under way at most, and only what was wanted last comes after it. What is there already is not asked for again,
 * nor what was refused.
 * @template T
 * @param {object} options
 * @param {(answer: T) => void} options.take
 * @param {(problem: Problem) => void} options.fail
 * @param {number} [options.every]
 * @param {(action: () => void, milliseconds: number) => any} [options.later]
 * @param {() => number} [options.now] milliseconds
 */
export function createFollower({ take, fail, every = CALM, later = setTimeout, now = () => performance.now() }) {
  /** @type {Wanted<T> | null} */
  let wanted = null;
  /** @type {Wanted<T> | null} */
  let asked = null;
  let started = -Infinity;
  let busy = false; // a request is under way, or its time has not come

  function next() {
    if (busy || !wanted || isSame(wanted, asked)) return;
    busy = true;
    const left = started + every - now();
    if (left > 0) later(free, left);
    else void ask(wanted);
  }

  function free() {
    busy = false;
    next();
  }

  /** @param {Wanted<T>} one */
  async function ask(one) {
    asked = one;
    started = now();
    try {
      const answer = await one.ask();
      if (wanted?.what === one.what) take(answer);
    } catch (thrown) {
      if (wanted?.what === one.what) fail(Problem.from(thrown));
    }
    free();
  }

  return {
    /** @param {Wanted<T> | null} one null: nothing any more, and what comes back to be wanted is asked for anew */
    follow(one) {
      wanted = one;
      if (!one) asked = null;
      next();
    },
  };
}

/**
 * @template T
 * @param {Wanted<T>} a
 * @param {Wanted<T> | null} b
 */
const isSame = (a, b) => a.what === b?.what && a.when === b.when;
