/** The race on a surface: asks for the ways of all runs whenever something changes. The server keeps nothing of it. */

import { Problem } from './problem.js';

/** @typedef {import('./types-race.js').RaceSpec} RaceSpec */
/** @typedef {import('./race-state.js').RaceState} RaceState */
/** @typedef {ReturnType<typeof createRace>} Race */

/**
 * @param {object} options
 * @param {Pick<import('./api.js').Api, 'descents' | 'heights'>} options.api
 * @param {import('./store.js').Store<RaceState>} options.store
 * @param {(spec: RaceSpec, how: 'push' | 'replace') => void} options.onAccepted
 */
export function createRace({ api, store, onAccepted }) {
  /** @type {{spec: Partial<RaceSpec>, how: 'push' | 'replace'} | null} */
  let wanted = null;
  let busy = false;
  /** What the heights that are known are of. */
  let shown = '';

  async function work() {
    busy = true;
    while (wanted) {
      const { spec, how } = wanted;
      wanted = null;
      try {
        const paths = await api.descents(spec);
        const of = JSON.stringify([paths.spec.surface, paths.spec.domain]);
        const heights = of === shown ? store.get().heights : await api.heights({ surface: paths.spec.surface, domain: paths.spec.domain });
        shown = of;
        if (!wanted) {
          store.set({ spec: paths.spec, paths, heights, problem: null });
          onAccepted(paths.spec, how);
        }
      } catch (thrown) {
        if (!wanted) store.set({ problem: Problem.from(thrown, 'The race could not be run') });
      }
    }
    busy = false;
  }

  /**
   * @param {Partial<RaceSpec>} spec
   * @param {'push' | 'replace'} [how] what the address does
   */
  function ask(spec, how = 'push') {
    wanted = { spec, how };
    if (!busy) void work();
  }

  return {
    /** Another race from its first step. @param {Partial<RaceSpec>} spec @param {'push' | 'replace'} [how] */
    start(spec, how) {
      store.set({ step: 0 });
      ask(spec, how);
    },
    /** @param {(spec: RaceSpec) => RaceSpec} edit */
    change(edit) {
      const spec = edit(store.get().spec);
      store.set({ spec });
      ask(spec);
    },
  };
}
