/** What is fetched and made when somebody first asks for it, so that the first picture need not wait for it. */

import { Problem } from '../core/problem.js';

/**
 * @template T
 * @param {string} what the beginning of a sentence: “Painting”
 * @param {() => Promise<T>} make fetches a module by `import()`, and makes what it is for
 * @param {Pick<import('../core/store.js').Store<Pick<import('../core/state.js').AppState, 'notice'>>, 'get' | 'set'>} store
 */
export function createLate(what, make, store) {
  /** @type {Promise<T> | null} */
  let coming = null;
  /** @type {T | null} */
  let made = null;
  let told = '';
  return {
    /** What was made so far. */
    now: () => made,
    /** @returns {Promise<T | null>} null where it could not be fetched: that has been said, and the next call tries again */
    async get() {
      coming ??= make();
      try {
        made = await coming;
        if (told && store.get().notice?.text === told) store.set({ notice: null });
      } catch (thrown) {
        coming = null;
        told = `${what} could not be loaded: ${Problem.from(thrown).message}. Try again.`;
        store.set({ notice: { text: told, tone: 'warning' } });
      }
      return made;
    },
  };
}
