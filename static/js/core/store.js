/** The state of a page and who listens to which part of it. */

/**
 * @template S
 * @typedef {object} Store
 * @property {() => S} get
 * @property {(patch: Partial<S> | ((state: S) => Partial<S>)) => void} set merges the patch, then tells the listeners
 * @property {<T>(selector: (state: S) => T, listener: (value: T, previous: T) => void) => () => void} subscribe
 *   the listener is called when what it selects changes (Object.is), not at once; answers how to stop it
 */

/**
 * A store with a first state.
 * @template {object} S
 * @param {S} initial
 * @returns {Store<S>}
 */
export function createStore(initial) {
  let state = initial;
  /** @type {Set<() => void>} */
  const checks = new Set();

  return {
    get: () => state,

    set(patch) {
      state = { ...state, ...(typeof patch === 'function' ? patch(state) : patch) };
      /** @type {unknown[]} */
      const failures = [];
      for (const check of [...checks]) {
        if (!checks.has(check)) continue; // an earlier listener unsubscribed it
        try {
          check();
        } catch (failure) {
          failures.push(failure); // one broken view must not keep the others from the news
        }
      }
      if (failures.length) throw failures[0];
    },

    subscribe(selector, listener) {
      let seen = selector(state);
      const check = () => {
        // The present state, not the one that was set: a listener may itself have set another.
        const value = selector(state);
        if (Object.is(value, seen)) return;
        const previous = seen;
        seen = value;
        listener(value, previous);
      };
      checks.add(check);
      return () => void checks.delete(check);
    },
  };
}
