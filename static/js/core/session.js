/** One experiment at a time: its network on the server, its stream, and the changes asked for. */

import { createComparison, liveChanges } from './changes.js';
import { applyHistory } from './history.js';
import { createPoints } from './points.js';
import { Problem } from './problem.js';
import { SAYS } from './says.js';
import { whyEnded } from './state.js';
import { createSeeker } from './seeker.js';
import { TAKEN_OVER } from './stream.js';
import { servable } from './wishes.js';

/** @typedef {import('./types.js').FullSpec} FullSpec */
/** @typedef {import('./types.js').Spec} Spec */
/** @typedef {import('./types.js').NetworkState} NetworkState */
/** @typedef {import('./types.js').Frame} Frame */
/** @typedef {'push' | 'replace'} How what the address does */

/**
 * @typedef {object} SessionOptions
 * @property {import('./api.js').Api} api
 * @property {import('./store.js').Store<import('./state.js').AppState>} store
 * @property {typeof import('./stream.js').openStream} openStream
 * @property {(frame: Frame) => void} onFrame a frame arrived
 * @property {() => import('./types.js').View} view what the views want to see
 * @property {(spec: FullSpec, how: How) => void} onAccepted an experiment stands
 */

/** @typedef {ReturnType<typeof createSession>} Session */

const PATIENCE = 60; // changes within this time become one network

/** @param {SessionOptions} options */
export function createSession({ api, store, openStream, onFrame, view, onAccepted }) {
  /** @type {import('./stream.js').Stream | null} */
  let stream = null;
  /** @type {NetworkState | null} the network as accepted */
  let accepted = null;
  /** @type {{spec: Spec, fresh: boolean, how: How} | null} */
  let wanted = null;
  let busy = false;
  let confirmed = false; // whether the server has said that it plays since it was asked to
  let settled = false; // whether a frame has shown our last change
  let connection = 0; // which one may still speak
  const same = createComparison();
  const points = createPoints(api, (result) => store.set(result));
  const seeker = createSeeker((step) => stream?.seek(step));

  /** @param {NetworkState} state */
  function attach(state) {
    const old = accepted;
    const mine = ++connection; // from here on the old connection is not listened to
    stream?.close();
    if (old && old.id !== state.id) void api.remove(old.id);
    accepted = state;
    confirmed = settled = false;
    seeker.forget();
    void points.fetchFor(state);
    stream = openStream(api.liveUrl(state.id), {
      onFrame: (frame) => mine === connection && onFrame(frame),
      onStatus: (status, _, code) => mine === connection && heard(status, code),
      onProblem: (problem) => mine === connection && store.set({ problem: Problem.from(problem) }),
    });
    look();
  }

  function look() {
    if (accepted) stream?.view(servable(view(), accepted.spec));
  }

  /** @param {import('./stream.js').Status} status @param {number} [code] */
  function heard(status, code) {
    if (status === 'live') {
      const again = store.get().connection === 'lost';
      store.set({ connection: 'live', ...(again ? { notice: { text: SAYS.again, tone: 'info' } } : {}) });
      confirmed = false;
      seeker.forget();
      look();
      if (store.get().playing) stream?.play(store.get().pace);
    } else if (status === 'lost') {
      warn(SAYS.lost);
      store.set({ connection: 'lost' });
    } else if (status === 'closed' && code === TAKEN_OVER) {
      warn(SAYS.taken, { label: 'Take it back', run: () => accepted && attach(accepted) });
      store.set({ connection: 'closed', playing: false });
    } else if (status === 'closed' && accepted) {
      store.set({ notice: { text: SAYS.gone, tone: 'info' } });
      want(accepted.spec, { fresh: true, how: 'replace' });
    }
  }

  /** @param {string} text @param {import('./state.js').Notice['action']} [action] */
  const warn = (text, action) => store.set({ notice: { text, tone: 'warning', ...(action ? { action } : {}) } });

  /**
   * @param {Spec} spec
   * @param {{fresh: boolean, how: How}} options fresh: a new network, whatever differs
   */
  function want(spec, { fresh, how }) {
    wanted = { spec, fresh: fresh || (wanted?.fresh ?? false), how };
    if (!busy) void work();
  }

  /** What to change in the network as it runs; null when it takes a new one. @param {Spec} spec @param {boolean} fresh */
  const running = (spec, fresh) => (fresh || !accepted ? null : liveChanges(accepted.spec, /** @type {FullSpec} */ (spec)));

  async function work() {
    busy = true;
    while (wanted) {
      if (accepted && !running(wanted.spec, wanted.fresh)) await new Promise((resolve) => setTimeout(resolve, PATIENCE));
      const { spec, fresh, how } = wanted;
      wanted = null;
      try {
        await carryOut(spec, fresh, how);
      } catch (thrown) {
        refused(Problem.from(thrown), spec);
      }
    }
    busy = false;
  }

  /** @param {Spec} spec @param {boolean} fresh @param {How} how */
  async function carryOut(spec, fresh, how) {
    const live = running(spec, fresh);
    if (live && accepted) {
      settled = false;
      if (Object.keys(live).length) accepted = await api.patch(accepted.id, live);
    } else attach(await api.create(spec));
    if (!accepted) return;
    const network = store.get().network;
    if (!wanted) store.set({ spec: accepted.spec });
    store.set({ problem: null, ...(live && network ? { network: { ...network, spec: accepted.spec } } : {}) });
    onAccepted(accepted.spec, how);
  }

  /** @param {Problem} problem @param {Spec} spec */
  function refused(problem, spec) {
    if (problem.status === 404 && accepted) {
      want(spec, { fresh: true, how: 'replace' });
      return;
    }
    // A new object even when nothing differs, so that every control falls back to what is in force.
    if (!wanted) store.set({ spec: { ...(accepted?.spec ?? store.get().spec) } });
    if (problem.status === 0) warn(SAYS.silent, { label: 'Try again', run: () => want(spec, { fresh: !accepted, how: 'replace' }) });
    store.set({ problem }); // after the notice, which says it already
  }

  function pause() {
    store.set({ playing: false });
    stream?.pause();
  }

  /** Whether no run can learn any more; it is said, for a button that does nothing is a riddle. */
  function ended() {
    const text = whyEnded(store.get());
    if (text) warn(text);
    return text !== null;
  }

  const session = {
    /**
     * Makes a network for a whole experiment, and switches to it.
     * @param {Spec} spec
     * @param {How} [how]
     */
    start: (spec, how = 'push') => want(spec, { fresh: true, how }),

    /**
     * Changes the experiment; the controls show it at once, the server is asked as soon as it is free.
     * @param {(spec: FullSpec) => FullSpec} edit must not touch what it is given
     */
    change(edit) {
      const spec = edit(store.get().spec);
      store.set({ spec, problem: null });
      want(spec, { fresh: false, how: 'push' });
    },

    play() {
      if (ended()) return;
      store.set({ playing: true });
      confirmed = false;
      stream?.play(store.get().pace);
    },
    pause,
    toggle: () => (store.get().playing ? pause() : session.play()),

    /** @param {import('./types.js').Pace} pace */
    setPace(pace) {
      store.set({ pace });
      if (store.get().playing) stream?.play(pace);
    },

    /** @param {{steps: number} | {epochs: number}} amount */
    step(amount) {
      pause();
      if (!ended()) stream?.step(amount);
    },

    /** Back to the same start. */
    reset: () => void stream?.reset(),

    /** @param {number} [seed] another start, the same data */
    newStart: (seed = Math.floor(Math.random() * 10000)) =>
      session.change((spec) => ({ ...spec, seed, data: { ...spec.data, seed: spec.data.seed ?? spec.seed } })),

    /** @param {number} step any that was reached; while one seek is under way only the last asked for is kept */
    seek(step) {
      if (store.get().playing) pause();
      seeker.to(step);
    },

    /** @param {Frame} frame takes its state in, before it is drawn */
    take({ header }) {
      const { state, playing, history } = header;
      if (accepted?.id !== state.id) return;
      confirmed ||= playing;
      const stopped = confirmed && !playing && store.get().playing;
      const known = same(state.spec, accepted.spec);
      // A seek brings the settings of that step back; frames made before our last change do not count.
      if (settled && !known && !busy) {
        accepted = state;
        store.set({ spec: state.spec });
        onAccepted(state.spec, 'replace');
      }
      settled ||= known;
      store.set({
        network: { ...state, spec: accepted.spec },
        history: applyHistory(store.get().history, history),
        ...(stopped ? { playing: false } : {}),
      });
      seeker.arrived();
    },

    /** @param {Frame} frame was drawn */
    done(frame) {
      if (frame.header.state.id === accepted?.id) stream?.ack(frame.header.frame);
    },

    look, // the views want to see something else

    /** Leaves the server tidy. */
    leave() {
      connection += 1;
      stream?.close();
      if (accepted) void api.remove(accepted.id);
      accepted = null;
    },
  };
  return session;
}
