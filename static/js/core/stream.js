/**
 * The live connection: commands out, frames in. It comes back by itself when it is lost.
 *
 * The server keeps two frames under way and waits for the page to say that one was drawn: call
 * `ack(frame.header.frame)` after drawing, so that a slow page slows the training instead of falling behind.
 */
import { completeFeatures, decodeFrame } from './codec.js';
import { Problem } from './problem.js';

/** @typedef {import('./types.js').Frame} Frame */
/** @typedef {import('./types.js').View} View */
/** @typedef {import('./types.js').Pace} Pace */
/** @typedef {'connecting' | 'live' | 'lost' | 'closed'} Status lost: it will be tried again; closed: it will not */

/**
 * @typedef {object} StreamHandlers
 * @property {(frame: Frame) => void} onFrame
 * @property {(status: Status, reason: string, code?: number) => void} onStatus
 * @property {(problem: Problem) => void} onProblem
 */

/**
 * Each answers whether it was sent; nothing is sent while the connection is not live.
 * @typedef {object} Stream
 * @property {(pace: Pace) => boolean} play
 * @property {() => boolean} pause
 * @property {(by?: {steps: number} | {epochs: number}) => boolean} step one step, if nothing is said
 * @property {(step: number) => boolean} seek
 * @property {(seed?: number) => boolean} reset
 * @property {(view: View) => boolean} view remembered, and sent again on every new connection
 * @property {(frame: number) => boolean} ack frame of that number was drawn
 * @property {() => void} close for good
 */

/**
 * @typedef {object} StreamOptions
 * @property {(url: string) => WebSocket} [connect]
 * @property {(action: () => void, milliseconds: number) => any} [later]
 * @property {(timer: any) => void} [cancel]
 * @property {() => number} [random] 0 to 1
 */

const OPEN = 1;
const GONE = 4404;
export const TAKEN_OVER = 4409;
/** After these there is nothing to come back to. */
const FINAL = new Set([GONE, TAKEN_OVER]);
const REFUSED = new Set([1007, 1008, 1009]); // the server did not take what was sent
const FIRST_WAIT = 500;
const LONGEST_WAIT = 8000;

/**
 * Connects, and keeps connected until `close()` or until the server says that there is no point.
 * @param {string} url
 * @param {StreamHandlers} handlers
 * @param {StreamOptions} [options]
 * @returns {Stream}
 */
export function openStream(url, handlers, options = {}) {
  const connect = options.connect ?? ((address) => new WebSocket(address));
  const later = options.later ?? ((action, milliseconds) => setTimeout(action, milliseconds));
  const cancel = options.cancel ?? ((timer) => clearTimeout(timer));
  const random = options.random ?? Math.random;

  /** @type {WebSocket | null} */
  let socket = null;
  /** @type {View | null} */
  let view = null;
  /** Frames of this connection that are not acknowledged yet. @type {Set<number>} */
  const undrawn = new Set();
  /** The experiment as told last. @type {import('./types.js').FullSpec | null} */
  let spec = null;
  /** @type {import('./codec.js').FeatureMaps} */
  let features = new Map();
  /** @type {any} */
  let timer = null;
  let failures = 0;

  /** @param {object} message */
  function send(message) {
    if (socket?.readyState !== OPEN) return false;
    socket.send(JSON.stringify(message));
    return true;
  }

  function open() {
    handlers.onStatus('connecting', '');
    const own = connect(url);
    socket = own;
    undrawn.clear();
    features = new Map();
    own.binaryType = 'arraybuffer';
    own.onopen = () => {
      if (own !== socket) return;
      if (view) send({ type: 'view', ...view });
      handlers.onStatus('live', '');
    };
    own.onmessage = (event) => {
      if (own === socket) receive(own, event.data);
    };
    own.onclose = (event) => {
      if (own === socket) lose(event.code, event.reason);
    };
  }

  /**
   * @param {WebSocket} own
   * @param {ArrayBuffer | string} message text is a problem; the server closes after it
   */
  function receive(own, message) {
    /** @type {Frame} */
    let frame;
    try {
      if (typeof message === 'string') return handlers.onProblem(Problem.from(JSON.parse(message)));
      frame = decodeFrame(message);
      features = completeFeatures(frame, features);
    } catch (failure) {
      handlers.onProblem(Problem.from(failure, 'The server sent what could not be read'));
      return own.close();
    }
    failures = 0;
    // The spec comes only when it is new: whoever reads the frame finds the last one, always the same object.
    const { state } = frame.header;
    spec = state.spec ?? spec;
    if (spec) state.spec = spec;
    undrawn.add(frame.header.frame);
    handlers.onFrame(frame);
  }

  /**
   * @param {number} code
   * @param {string} reason
   */
  function lose(code, reason) {
    socket = null;
    undrawn.clear();
    if (FINAL.has(code)) return handlers.onStatus('closed', reason, code);
    let longest = FIRST_WAIT * 2 ** failures;
    if (REFUSED.has(code)) {
      view = null; // it may be what was refused, and would be again
      longest = LONGEST_WAIT;
    }
    failures += 1;
    // A room full of pages must not all come back in the same moment.
    const wait = Math.min(longest, LONGEST_WAIT) * (0.5 + random() / 2);
    timer = later(open, wait);
    handlers.onStatus('lost', reason);
  }

  open();

  return {
    play: (pace) =>
      send('epochsPerFrame' in pace
        ? { type: 'play', epochs_per_frame: pace.epochsPerFrame }
        : { type: 'play', steps_per_frame: pace.stepsPerFrame }),
    pause: () => send({ type: 'pause' }),
    step: (by) => send({ type: 'step', ...(by ?? { steps: 1 }) }),
    seek: (step) => send({ type: 'seek', step }),
    reset: (seed) => send(seed === undefined ? { type: 'reset' } : { type: 'reset', seed }),
    view(wanted) {
      view = wanted;
      return send({ type: 'view', ...wanted });
    },
    // A frame drawn late may be of a connection that is gone: the new one numbers its own.
    ack: (frame) => undrawn.delete(frame) && send({ type: 'ack', frame }),
    close() {
      cancel(timer);
      const own = socket;
      socket = null;
      own?.close();
      handlers.onStatus('closed', '');
    },
  };
}
