/** What the frames cost: how many come, how long each part of one takes, how large they are. */

/** @typedef {import('./types.js').Frame} Frame */

/** Rates and means are of about so many milliseconds, */
const WINDOW = 1000;
/** of so many times the distance of two frames where that is more, so that slow ones have a rate too, */
const FEW = 2.5;
/** but never of more than this; the longest drawing is of so long, too. */
const HORIZON = 5000;

/**
 * @typedef {object} Seen what is kept of a frame
 * @property {number} time when it was drawn, or passed over for a later one
 * @property {number | null} draw milliseconds; null: passed over
 * @property {boolean} playing
 * @property {number} updates of all runs so far
 * @property {number} epoch
 * @property {NonNullable<import('./types.js').FrameHeader['work']>} work
 * @property {number | null} bytes
 * @property {string | null} backend
 */

/**
 * Rates are a second; null is not known. Times are means, in milliseconds.
 * @typedef {object} Budget
 * @property {number} updates steps of all runs together
 * @property {number} epochs
 * @property {number} frames
 * @property {number} drawn frames drawn: of two that arrive together the later
 * @property {number | null} train
 * @property {number | null} maps
 * @property {number | null} encode
 * @property {number | null} draw the page's own part: what the browser then does with the canvases is not in it
 * @property {number | null} longest drawing of the last seconds
 * @property {number | null} bytes a frame
 * @property {number | null} traffic bytes a second
 * @property {string | null} backend the server's arithmetic
 */

/** @typedef {ReturnType<typeof createMeter>} Meter */

/** @param {() => number} [now] milliseconds */
export function createMeter(now = () => performance.now()) {
  /** In their order; the first may be older than all that is asked for. @type {Seen[]} */
  let seen = [];
  /** Taken in and not drawn yet. @type {Frame[]} */
  let taken = [];
  let started = 0;

  /** @param {Seen} one */
  function keep(one) {
    const before = seen.at(-1);
    // What happened in a pause, or before a step back, says nothing of how fast it goes.
    if (before && (!before.playing || one.updates < before.updates)) seen = [];
    seen.push(one);
    // One from before the horizon stays: the first inside is measured from it.
    while ((seen[1]?.time ?? Infinity) < one.time - HORIZON) seen.shift();
  }

  return {
    /** A frame is about to be taken in and drawn. @param {Frame} frame */
    begin(frame) {
      if (!taken.length) started = now();
      taken.push(frame);
    },

    /** All frames begun have been dealt with: the last was drawn. */
    end() {
      const time = now();
      taken.forEach((frame, index) => keep(whatOf(frame, time, index === taken.length - 1 ? time - started : null)));
      taken = [];
    },

    /** @returns {Budget} of the time just gone */
    read: () => summarise(seen, now()),
  };
}

/**
 * @param {Frame} frame
 * @param {number} time
 * @param {number | null} draw
 * @returns {Seen}
 */
function whatOf({ header, arrays }, time, draw) {
  const { state, playing, work } = header;
  const updates = state.runs.reduce((sum, { step }) => sum + step, 0);
  // The arrays are views into the message.
  const [entry] = arrays.entries;
  const bytes = entry ? arrays.get(entry.name, entry.run, entry.layer)?.data.buffer.byteLength ?? null : null;
  return { time, draw, playing, updates, epoch: state.epoch, work: work ?? {}, bytes, backend: state.backend ?? null };
}

/**
 * @param {Seen[]} seen
 * @param {number} now
 * @returns {Budget}
 */
function summarise(seen, now) {
  const last = seen.at(-1);
  const gap = last ? last.time - (seen.at(-2)?.time ?? last.time) : 0;
  const start = now - Math.min(HORIZON, Math.max(WINDOW, FEW * gap));
  const inside = seen.filter(({ time }) => time > start);
  // The last one before what is asked for: from there on it is counted.
  const base = seen[seen.length - inside.length - 1] ?? inside[0];
  const counted = base === inside[0] ? inside.slice(1) : inside;
  const seconds = base ? (now - base.time) / 1000 : 0;
  /** @param {number} amount */
  const rate = (amount) => (last?.playing && counted.length && seconds > 0 ? amount / seconds : 0);
  /** @param {(number | null | undefined)[]} values */
  const mean = (values) => {
    const known = values.filter(isNumber);
    return known.length ? sum(known) / known.length : null;
  };
  const bytes = mean(inside.map((one) => one.bytes));
  const drawings = seen.filter(({ time }) => time > now - HORIZON).map(({ draw }) => draw).filter(isNumber);
  return {
    updates: rate((last?.updates ?? 0) - (base?.updates ?? 0)),
    epochs: rate((last?.epoch ?? 0) - (base?.epoch ?? 0)),
    frames: rate(counted.length),
    drawn: rate(counted.filter(({ draw }) => draw !== null).length),
    train: mean(inside.map(({ work }) => work.train)),
    maps: mean(inside.map(({ work }) => work.maps)),
    encode: mean(inside.map(({ work }) => work.encode)),
    draw: mean(inside.map(({ draw }) => draw)),
    longest: drawings.length ? Math.max(...drawings) : null,
    bytes,
    traffic: bytes === null ? null : rate(sum(counted.map((one) => one.bytes ?? 0))),
    backend: last?.backend ?? null,
  };
}

/** @param {unknown} value @returns {value is number} */
const isNumber = (value) => typeof value === 'number' && Number.isFinite(value);

/** @param {number[]} values */
const sum = (values) => values.reduce((total, value) => total + value, 0);
