/** A network that the server no longer has, made again and trained to the step where it was. */

import { liveChanges, withSettings } from './changes.js';
import { Problem } from './problem.js';
import { SAYS } from './says.js';

/** @typedef {import('./types.js').NetworkState} NetworkState */
/** @typedef {import('./journal.js').Story} Story */
/** @typedef {(state: NetworkState, goal: number) => boolean} Tell called after every piece; answers whether to go on */
/** @typedef {{state: NetworkState, outcome: 'same' | 'other' | 'stopped'}} Recovered */

const SOON = 250; // ms: a piece takes about as long, so that progress is told and stopping is prompt
const FIRST_PIECE = 500; // steps
const LARGEST_PIECE = 100_000;
/** Relative: what one arithmetic's rounding may come to. */
const ALIKE = 1e-6;
/** Milliseconds between two tellings of how far it is: they are read aloud, too. */
const TELLING = 1000;
const AGAIN = 2000; // ms until a server that does not answer is asked again

/**
 * @param {object} options
 * @param {import('./api.js').Api} options.api
 * @param {import('./store.js').Store<import('./state.js').AppState>} options.store
 * @param {import('./journal.js').Journal} options.journal
 * @param {() => boolean} options.isVain whether something else is wanted by now
 */
export function createRecovery({ api, store, journal, isVain }) {
  return {
    /**
     * Tells how far it is, and what came of it.
     * @param {NetworkState} lost as it was accepted
     * @returns {Promise<NetworkState | null | undefined>} the new network; null: there is none, and will be none; undefined: to be
     *   tried again
     */
    async run(lost) {
      const { network } = store.get();
      const goal = { ...(network?.id === lost.id ? network : lost), spec: lost.spec };
      let stopped = false;
      let told = performance.now();
      /** @type {Tell} */
      const tell = ({ step }, of) => {
        if (performance.now() > told + TELLING) {
          told = performance.now();
          store.set({ notice: { text: SAYS.comesBack(step, of), tone: 'info', action: { label: 'Stop here', run: () => { stopped = true; } } } });
        }
        return !stopped && !isVain();
      };
      try {
        const recovered = await recover({ api, story: journal.story() ?? { base: lost.spec, entries: [] }, goal, tell });
        // A new connection, not one that comes back: what came of it is what is said.
        store.set({ connection: 'starting', notice: { text: SAYS.isBack(recovered), tone: recovered.outcome === 'other' ? 'warning' : 'info' } });
        return recovered.state;
      } catch (thrown) {
        const problem = Problem.from(thrown);
        if (problem.status !== 0 && problem.status !== 404) {
          store.set({ problem, playing: false });
          return null;
        }
        if (store.get().connection !== 'lost') store.set({ connection: 'lost', notice: { text: SAYS.lost, tone: 'warning' } });
        await new Promise((resolve) => setTimeout(resolve, AGAIN));
        return undefined;
      }
    },
  };
}

/**
 * @param {object} options
 * @param {Pick<import('./api.js').Api, 'create' | 'patch' | 'step' | 'seek'>} options.api
 * @param {Story} options.story
 * @param {Pick<NetworkState, 'step' | 'reached' | 'spec' | 'runs' | 'backend'>} options.goal as it was seen last
 * @param {Tell} options.tell
 * @param {() => number} [options.now]
 * @returns {Promise<Recovered>}
 */
export async function recover({ api, story, goal, tell, now = () => performance.now() }) {
  const reached = Math.max(goal.reached, goal.step);
  let state = await api.create(story.base);
  let piece = FIRST_PIECE;
  let goesOn = true;

  /** @param {number} step */
  async function trainTo(step) {
    while (goesOn && state.step < step) {
      const from = state.step;
      const begun = now();
      state = await api.step(state.id, { steps: Math.min(piece, step - from) });
      piece = Math.min(LARGEST_PIECE, Math.max(1, Math.round((piece * SOON) / Math.max(now() - begun, SOON / 4))));
      if (state.step === from) return; // every run has ended
      goesOn = tell(state, reached) || state.step >= reached;
    }
  }

  for (const { step, settings, acts } of story.entries) {
    await trainTo(step);
    if (state.step !== step) break;
    const changes = settings && liveChanges(state.spec, withSettings(state.spec, settings));
    if (changes && Object.keys(changes).length) state = await api.patch(state.id, changes);
    for (const act of acts.values()) await act(state);
    if (acts.size) state = await api.seek(state.id, step); // as it is after them
  }
  await trainTo(reached);
  if (!goesOn) return { state, outcome: 'stopped' };
  if (goal.step < state.step) state = await api.seek(state.id, goal.step);
  const rest = liveChanges(state.spec, goal.spec); // the names, at most
  if (rest && Object.keys(rest).length) state = await api.patch(state.id, rest);
  return { state, outcome: isAlike(state, goal) ? 'same' : 'other' };
}

/**
 * Whether two states tell the same losses, as far as their arithmetic can.
 * @param {Pick<NetworkState, 'step' | 'runs' | 'backend'>} a
 * @param {Pick<NetworkState, 'step' | 'runs' | 'backend'>} b
 */
export function isAlike(a, b) {
  if (a.backend !== b.backend) return true; // the server makes them again by the same arithmetic when they train on
  return a.step === b.step && a.runs.every(({ loss }, index) => isClose(loss.train, b.runs[index]?.loss.train ?? null));
}

/** @param {number | null} a @param {number | null} b */
const isClose = (a, b) => (a === null || b === null ? a === b : Math.abs(a - b) <= ALIKE * Math.max(Math.abs(a), Math.abs(b)));
