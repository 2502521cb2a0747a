/** The one animation-frame loop of the page: takes in what arrived, draws it, says so. */

/** @typedef {import('./types.js').Frame} Frame */

/** Milliseconds between two writings of the figures while it plays: nobody reads faster, and to lay text out costs more than to draw. */
const READABLE = 80;

/**
 * @typedef {object} LoopOptions
 * @property {(frame: Frame) => void} take called for every frame, in order, before anything is drawn
 * @property {(frame: Frame) => void} done called for every frame after the drawing
 * @property {(callback: () => void) => unknown} [schedule] requestAnimationFrame
 * @property {(callback: () => void, milliseconds: number) => any} [later] setTimeout
 * @property {() => number} [now] milliseconds
 */

/**
 * @typedef {object} Loop
 * @property {(frame: Frame) => void} push a frame arrived
 * @property {() => Frame | null} last the frame drawn last
 * @property {() => void} redraw something else changed: draw the last frame again
 * @property {(draw: (frame: Frame) => void) => (() => void)} onDraw
 * @property {(tell: (frame: Frame) => void) => (() => void)} onTell for what is read as text: with every frame when it stands
 *   still, while it plays as often as can be read; after the drawing, which so never waits for a layout
 */

/**
 * @param {LoopOptions} options
 * @returns {Loop}
 */
export function createLoop({ take, done, schedule = requestAnimationFrame.bind(globalThis), later = setTimeout, now = () => performance.now() }) {
  /** @type {Set<(frame: Frame) => void>} */
  const drawers = new Set();
  /** @type {Set<(frame: Frame) => void>} */
  const tellers = new Set();
  /** @type {Frame[]} */
  let arrived = [];
  /** @type {Frame | null} */
  let last = null;
  let scheduled = false;
  let told = -Infinity;
  let waiting = false; // whether it will be told by the clock

  /** Now, or with a frame soon; if none comes, all the same. */
  function tell() {
    if (!last) return;
    if (last.header.playing && now() < told + READABLE) {
      if (!waiting) later(overdue, READABLE);
      waiting = true;
      return;
    }
    told = now();
    for (const each of tellers) each(last);
  }

  function overdue() {
    waiting = false;
    tell();
  }

  function tick() {
    scheduled = false;
    const frames = arrived;
    arrived = [];
    for (const frame of frames) take(frame);
    last = frames.at(-1) ?? last;
    try {
      if (last) for (const draw of drawers) draw(last);
      if (tellers.size) tell();
    } finally {
      for (const frame of frames) done(frame);
    }
  }

  function redraw() {
    if (scheduled) return;
    scheduled = true;
    schedule(tick);
  }

  return {
    push(frame) {
      arrived.push(frame);
      redraw();
    },
    last: () => last,
    redraw,
    onDraw(draw) {
      drawers.add(draw);
      redraw();
      return () => drawers.delete(draw);
    },
    onTell(tell) {
      tellers.add(tell);
      redraw();
      return () => tellers.delete(tell);
    },
  };
}
