/**
 * The race on a surface: asks for the paths of all runs whenever something changes. The server keeps nothing of it.
 *
 * While one answer is under way only the last of further changes waits, and what comes is shown at once: the picture follows
 * a hand that drags.
 */

import { same } from './changes.js';
import { Problem } from './problem.js';
import { lastStep } from './race-state.js';
import { SAYS } from './says.js';

/** @typedef {import('./types-race.js').RaceSpec} RaceSpec */
/** @typedef {import('./types-race.js').Paths} Paths */
/** @typedef {import('./race-state.js').RaceState} RaceState */
/** @typedef {'push' | 'replace'} How what the address does */
/** @typedef {{spec: Partial<RaceSpec>, how: How, anew: boolean, whole: boolean}} Wanted anew: shown from its start; whole: all of its surface */
/** @typedef {ReturnType<typeof createRace>} Race */

/**
 * @param {object} options
 * @param {Pick<import('./api.js').Api, 'descents' | 'heights'>} options.api
 * @param {import('./store.js').Store<RaceState>} options.store
 * @param {(spec: RaceSpec, how: How) => void} options.onAccepted
 */
export function createRace({ api, store, onAccepted }) {
  /** @type {Wanted | null} */
  let wanted = null;
  let busy = false;
  /** The race as it was accepted last. @type {RaceSpec | null} */
  let accepted = null;
  /** What the heights that are known are of. */
  let shown = '';
  /** A step beyond the end of a race that is shorter now: the next one that is long enough is shown there again. */
  const beyond = { step: 0, wanted: 0 };

  async function work() {
    busy = true;
    while (wanted) {
      const asked = wanted;
      wanted = null;
      try {
        show(await answerTo(asked.spec), asked);
      } catch (thrown) {
        if (!wanted) refuse(Problem.from(thrown, 'The race could not be run'), asked);
      }
    }
    busy = false;
  }

  /** Paths, and the surface where it is another one: both are asked for at once. @param {Partial<RaceSpec>} spec */
  async function answerTo(spec) {
    const sight = { surface: spec.surface ?? store.get().spec.surface, domain: spec.domain ?? null };
    const coming = JSON.stringify(sight) === shown ? null : api.heights(sight);
    coming?.catch(() => {}); // what is wrong with the surface, the paths say too
    const paths = await api.descents(spec);
    const heights = coming ? await coming : store.get().heights;
    shown = JSON.stringify({ surface: paths.spec.surface, domain: paths.spec.domain });
    return { paths, heights };
  }

  /** @param {{paths: Paths, heights: RaceState['heights']}} answer @param {Wanted} asked */
  function show({ paths, heights }, { how, anew, whole }) {
    accepted = paths.spec;
    const step = anew ? 0 : placeIn(paths);
    const sight = whole ? null : store.get().sight;
    if (wanted) {
      store.set({ paths, heights, step, sight });
      return;
    }
    onAccepted(paths.spec, how); // before the store: how the race before was looked at stays in its own address
    const { runs } = paths.spec;
    const { selected, notice, spec } = store.get();
    store.set({
      spec: same(spec, paths.spec) ? spec : paths.spec, // the same object, for somebody may be typing in a control
      paths, heights, problem: null, step, sight,
      selected: runs.some(({ name }) => name === selected) ? selected : runs[0]?.name ?? '',
      ...(notice?.text === SAYS.silent ? { notice: null } : {}),
    });
  }

  /** Where it is looked at, as near as the race has it. @param {Paths} paths */
  function placeIn(paths) {
    const { step } = store.get();
    const goal = step === beyond.step ? Math.max(step, beyond.wanted) : step;
    const place = Math.min(goal, lastStep({ paths }));
    Object.assign(beyond, { step: place, wanted: goal });
    return place;
  }

  /** What is in force stays; what was wrong is said. @param {Problem} problem @param {Wanted} asked */
  function refuse(problem, asked) {
    if (problem.status === 0) {
      store.set({ notice: { text: SAYS.silent, tone: 'warning', action: { label: 'Try again', run: () => ask(asked) } } });
    } else if (accepted) {
      store.set({ spec: { ...accepted } }); // a new object, so that every control falls back to what is in force
    } else {
      store.set({ notice: { text: `The address asks for a race that cannot be run: ${problem.message} This is the usual one.`, tone: 'warning' } });
      if (Object.keys(asked.spec).length) ask({ spec: {}, how: 'replace', anew: false, whole: false });
    }
    store.set({ problem }); // after the notice, which may say it already, and after the controls, which show it
  }

  /** @param {Wanted} next */
  function ask(next) {
    wanted = { ...next, anew: next.anew || (wanted?.anew ?? false), whole: next.whole || (wanted?.whole ?? false) };
    if (!busy) void work();
  }

  return {
    /** Another race; where it is looked at, the store says. @param {Partial<RaceSpec>} spec @param {How} [how] */
    start(spec, how = 'push') {
      ask({ spec, how, anew: false, whole: false });
    },

    /**
     * Changes the race; the controls show it at once, the pictures as soon as the server has answered.
     * @param {(spec: RaceSpec) => RaceSpec} edit must not touch what it is given
     * @param {{anew?: boolean}} [how] anew: the race is another one, and shown from its start
     */
    change(edit, { anew = false } = {}) {
      const before = store.get().spec;
      const spec = edit(before);
      store.set({ spec, problem: null });
      ask({ spec, how: 'push', anew, whole: spec.surface.kind !== before.surface.kind || !same(spec.domain, before.domain) });
    },
  };
}
