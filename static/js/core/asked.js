/** What the server works out about the present race for a panel: asked for while the panel is open, and again for another race. */

import { Problem } from './problem.js';

/** @typedef {import('./types-race.js').RaceSpec} RaceSpec */
/** @template T @typedef {{answer: T | null, isOld: boolean, isBusy: boolean, problem: Problem | null}} Asked isOld: of another race than the present one */

/** Milliseconds in which a race may change again before it is asked about. */
const CALM = 250;

/**
 * @template T
 * @param {object} options
 * @param {Pick<import('./store.js').Store<import('./race-state.js').RaceState>, 'get' | 'subscribe'>} options.store
 * @param {(spec: RaceSpec) => Promise<T>} options.ask
 * @param {(spec: RaceSpec) => unknown} options.about the part of a race that the answer depends on
 * @param {() => boolean} options.isWanted whether somebody looks
 * @param {() => void} options.onChange
 * @param {(act: () => void, milliseconds: number) => unknown} [options.later]
 */
export function createAsked({ store, ask, about, isWanted, onChange, later = setTimeout }) {
  /** @type {T | null} */
  let answer = null;
  /** @type {Problem | null} */
  let problem = null;
  /** What the answer, or the refusal, is about. */
  let of = '';
  let isBusy = false;
  let isWaiting = false;

  const now = () => {
    const { paths } = store.get();
    return paths ? JSON.stringify(about(paths.spec)) : '';
  };

  async function work() {
    isWaiting = false;
    const [key, spec] = [now(), store.get().paths?.spec];
    if (isBusy || !spec || key === of || !isWanted()) return;
    isBusy = true;
    onChange();
    try {
      const found = await ask(spec);
      [answer, problem] = [found, null];
    } catch (thrown) {
      problem = Problem.from(thrown);
    }
    of = key;
    isBusy = false;
    onChange();
    check();
  }

  /** To be called when somebody begins to look. */
  function check() {
    if (isBusy || isWaiting || !isWanted() || now() === of) return;
    if (!of) return void work();
    isWaiting = true;
    onChange();
    later(work, CALM);
  }

  return {
    check,
    /** Once more, after a failure. */
    again() {
      of = '';
      check();
    },
    /** @returns {Asked<T>} */
    look: () => ({ answer, problem, isBusy: isBusy || isWaiting, isOld: now() !== of }),
    dispose: store.subscribe(({ paths }) => paths, check),
  };
}
