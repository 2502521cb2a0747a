/** The stream of the network at hand: when it is lost, the page says so; when it comes back, it goes on as before. */

import { SAYS } from './says.js';
import { TAKEN_OVER } from './stream.js';
import { Problem } from './problem.js';

/** @typedef {import('./stream.js').Stream} Stream */

/**
 * @param {object} options
 * @param {import('./api.js').Api} options.api
 * @param {import('./store.js').Store<import('./state.js').AppState>} options.store
 * @param {typeof import('./stream.js').openStream} options.openStream
 * @param {(frame: import('./types.js').Frame) => void} options.onFrame
 * @param {(again: boolean) => void} options.onLive again: it had been lost
 * @param {() => void} options.onGone the server no longer has the network
 */
export function createConnection({ api, store, openStream, onFrame, onLive, onGone }) {
  /** @type {Stream | null} */
  let stream = null;
  let turn = 0; // which stream may still speak

  /** @param {string} id of the network @param {import('./stream.js').Status} status @param {number} [code] */
  function heard(id, status, code) {
    const before = store.get().connection;
    if (status === 'live') {
      const again = before === 'lost';
      store.set({ connection: 'live', ...(again ? { notice: { text: SAYS.again, tone: 'info' } } : {}) });
      onLive(again);
    } else if (status === 'lost') {
      // Told once, not at every attempt.
      if (before !== 'lost') store.set({ connection: 'lost', notice: { text: SAYS.lost, tone: 'warning' } });
    } else if (status === 'closed' && code === TAKEN_OVER) {
      const action = { label: 'Take it back', run: () => connection.open(id) };
      store.set({ connection: 'closed', playing: false, notice: { text: SAYS.taken, tone: 'warning', action } });
    } else if (status === 'closed') onGone();
  }

  const connection = {
    /** From here on the stream before is not listened to. @param {string} id */
    open(id) {
      connection.close();
      const mine = turn;
      stream = openStream(api.liveUrl(id), {
        onFrame: (frame) => mine === turn && onFrame(frame),
        onStatus: (status, _, code) => mine === turn && heard(id, status, code),
        onProblem: (problem) => mine === turn && store.set({ problem: Problem.from(problem) }),
      });
    },

    close() {
      turn += 1;
      stream?.close();
      stream = null;
    },

    /** @returns {Stream | null} */
    stream: () => stream,
  };
  return connection;
}
