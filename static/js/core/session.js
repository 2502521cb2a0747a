/** One experiment at a time: its network on the server, its stream, and the changes asked for. */

import { createComparison, keepFrozen, liveChanges } from './changes.js';
import { createConnection } from './connection.js';
import { applyHistory } from './history.js';
import { createJournal } from './journal.js';
import { createPoints } from './points.js';
import { Problem } from './problem.js';
import { createRecovery } from './recovery.js';
import { createRemoval } from './removal.js';
import { createRequests } from './requests.js';
import { SAYS } from './says.js';
import { stepBefore, whyEnded } from './state.js';
import { createSeeker } from './seeker.js';
import { servable } from './wishes.js';

/** @typedef {import('./types.js').FullSpec} FullSpec */
/** @typedef {import('./types.js').Spec} Spec */
/** @typedef {import('./types.js').NetworkState} NetworkState */
/** @typedef {import('./types.js').Frame} Frame */
/** @typedef {import('./requests.js').How} How */
/** @typedef {import('./requests.js').Wanted} Wanted */

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

/** @param {SessionOptions} options */
export function createSession({ api, store, openStream, onFrame, view, onAccepted }) {
  let accepted = /** @type {NetworkState | null} */ (null); // the network as it stands
  let confirmed = false; // whether the server has said that it plays since it was asked to
  let settled = false; // whether a frame has shown our last change
  let seen = /** @type {FullSpec | null} */ (null); // what the last frame has shown
  const [same, removal] = [createComparison(), createRemoval(api)];
  const journal = createJournal();
  const points = createPoints(api, (result) => store.set(result));
  const requests = createRequests({ takesAnother: (asked) => !running(asked), carryOut, bringBack, onRefused });
  const recovery = createRecovery({ api, store, journal, isVain: requests.wantsAnother });
  const connection = createConnection({ api, store, openStream, onFrame, onLive, onGone: () => accepted && requests.lose() });
  const seeker = createSeeker((step) => {
    journal.asked('seek');
    return connection.stream()?.seek(step);
  });

  /** @param {NetworkState} state */
  function attach(state) {
    accepted = state;
    [confirmed, settled, seen] = [false, false, null];
    seeker.forget();
    void points.fetchFor(state);
    connection.open(state.id);
    look();
  }

  function look() {
    if (accepted) connection.stream()?.view(servable(view(), accepted.spec));
  }

  /** @param {boolean} again */
  function onLive(again) {
    confirmed = false;
    seeker.forget();
    look();
    if (store.get().playing) train();
    if (again) requests.again();
  }

  function train() {
    journal.asked('train');
    connection.stream()?.play(store.get().pace);
  }

  /** @param {string} text @param {import('./state.js').Notice['action']} [action] */
  const warn = (text, action) => store.set({ notice: { text, tone: 'warning', ...(action ? { action } : {}) } });

  /** What to change in the network as it runs; null when it takes a new one. @param {Wanted} wanted */
  const running = ({ spec, fresh }) => (fresh || !accepted ? null : liveChanges(accepted.spec, /** @type {FullSpec} */ (spec)));

  /** @param {Wanted} wanted */
  async function carryOut(wanted) {
    const live = running(wanted);
    if (live && accepted) {
      const before = accepted.spec;
      if (Object.keys(live).length) accepted = await api.patch(accepted.id, live);
      settled = same(seen, accepted.spec); // if not, frames made before the change may still come
      journal.changed(accepted.step, before, accepted.spec);
      look(); // a run that was renamed can be seen by its new name only now
    } else {
      const state = await api.create(wanted.spec);
      if (accepted) removal.soon(accepted.id);
      journal.begin(state.spec);
      attach(state);
    }
    if (!accepted) return;
    const { network } = store.get();
    if (!requests.isWaiting()) store.set({ spec: accepted.spec });
    store.set({ problem: null, ...(live && network ? { network: { ...network, spec: accepted.spec } } : {}) });
    onAccepted(accepted.spec, wanted.how);
  }

  /** Makes the network again that the server no longer has; answers whether it need not be tried once more. */
  async function bringBack() {
    if (!accepted) return true;
    const state = await recovery.run(accepted);
    if (state) attach(state);
    if (state && !requests.isWaiting()) store.set({ spec: state.spec });
    return state !== undefined;
  }

  /** @param {Problem} problem @param {Wanted} asked */
  function onRefused(problem, asked) {
    if (problem.status === 404 && accepted) return requests.lose(asked);
    // A new object even when nothing differs, so that every control falls back to what is in force.
    if (!requests.isWaiting()) store.set({ spec: { ...(accepted?.spec ?? store.get().spec) } });
    if (problem.status === 0) warn(SAYS.silent, { label: 'Try again', run: () => requests.want({ ...asked, fresh: !accepted, how: 'replace' }) });
    store.set({ problem }); // after the notice, which says it already
  }

  function pause() {
    store.set({ playing: false });
    connection.stream()?.pause();
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
    start: (spec, how = 'push') => requests.want({ spec, fresh: true, how }),

    /**
     * Changes the experiment; the controls show it at once, the server is asked as soon as it is free.
     * @param {(spec: FullSpec) => FullSpec} edit must not touch what it is given
     */
    change(edit) {
      const spec = keepFrozen(store.get().spec, edit(store.get().spec));
      store.set({ spec, problem: null });
      requests.want({ spec, fresh: false, how: 'push' });
    },

    play() {
      if (ended()) return;
      store.set({ playing: true });
      confirmed = false;
      train();
    },
    pause,
    toggle: () => (store.get().playing ? pause() : session.play()),

    /** @param {import('./types.js').Pace} pace */
    setPace(pace) {
      store.set({ pace });
      if (store.get().playing) train();
    },

    /** @param {{steps: number} | {epochs: number}} amount */
    step(amount) {
      pause();
      if (ended()) return;
      journal.asked('train');
      connection.stream()?.step(amount);
    },

    /** Back to the same start. */
    reset() {
      if (connection.stream()?.reset() && accepted) journal.restarted(accepted.spec);
    },

    /**
     * Says that something else was done by hand to a network, so that it is done again should the server lose it.
     * @param {string} id of the network
     * @param {number} step at which it was done
     * @param {string} to what: of several acts at one step that are done to the same thing the last one counts
     * @param {import('./journal.js').Act} act does it to such a network
     */
    repeatable: (id, step, to, act) => void (id === accepted?.id && journal.done(step, to, act)),
    goesBeyondAddress: journal.goesBeyond,
    /** @param {number} [seed] another start, the same data */
    newStart: (seed = Math.floor(Math.random() * 10000)) =>
      session.change((spec) => ({ ...spec, seed, data: { ...spec.data, seed: spec.data.seed ?? spec.seed } })),

    /** @param {number} step any that was reached; while one seek is under way only the last asked for is kept */
    seek(step) {
      if (store.get().playing) pause();
      seeker.to(step);
    },

    /** One step or epoch towards the start. @param {'step' | 'epoch'} unit */
    back(unit) {
      const to = stepBefore(store.get(), unit);
      if (to !== null) session.seek(to);
    },

    /** @param {Frame} frame takes its state in, before it is drawn */
    take({ header }) {
      const { state, playing, history } = header;
      if (accepted?.id !== state.id) return;
      confirmed ||= playing;
      seen = state.spec;
      const stopped = confirmed && !playing && store.get().playing;
      const known = same(state.spec, accepted.spec);
      // A seek brings the settings of that step back; frames made before our last change do not count.
      if (settled && !known && !requests.isBusy()) {
        accepted = state;
        store.set({ spec: state.spec });
        onAccepted(state.spec, 'replace');
      }
      settled ||= known;
      if (settled) journal.saw({ ...state, spec: accepted.spec });
      store.set({
        network: { ...state, spec: accepted.spec },
        history: applyHistory(store.get().history, history),
        ...(stopped ? { playing: false } : {}),
      });
      seeker.arrived();
    },

    /** @param {Frame} frame was drawn */
    done(frame) {
      if (frame.header.state.id === accepted?.id) connection.stream()?.ack(frame.header.frame);
    },

    look, // the views want to see something else

    /** Leaves the server tidy. */
    leave() {
      connection.close();
      removal.now();
      if (accepted) void api.remove(accepted.id);
      accepted = null;
    },
  };
  return session;
}
