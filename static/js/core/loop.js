/** The one animation-frame loop of the page: takes in what arrived, draws it, says so. */

/** @typedef {import('./types.js').Frame} Frame */

/**
 * @typedef {object} LoopOptions
 * @property {(frame: Frame) => void} take called for every frame, in order, before anything is drawn
 * @property {(frame: Frame) => void} done called for every frame after the drawing
 * @property {(callback: () => void) => unknown} [schedule] requestAnimationFrame
 */

/**
 * @typedef {object} Loop
 * @property {(frame: Frame) => void} push a frame arrived
 * @property {() => void} redraw something else changed: draw the last frame again
 * @property {(draw: (frame: Frame) => void) => (() => void)} onDraw
 */

/**
 * @param {LoopOptions} options
 * @returns {Loop}
 */
export function createLoop({ take, done, schedule = requestAnimationFrame.bind(globalThis) }) {
  /** @type {Set<(frame: Frame) => void>} */
  const drawers = new Set();
  /** @type {Frame[]} */
  let arrived = [];
  /** @type {Frame | null} */
  let last = null;
  let scheduled = false;

  function tick() {
    scheduled = false;
    const frames = arrived;
    arrived = [];
    for (const frame of frames) take(frame);
    last = frames.at(-1) ?? last;
    try {
      if (last) for (const draw of drawers) draw(last);
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
    redraw,
    onDraw(draw) {
      drawers.add(draw);
      redraw();
      return () => drawers.delete(draw);
    },
  };
}
