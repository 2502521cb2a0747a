/** Where the values of a chart are read: under the pointer, or moved from point to point by the keys. */

import { nearest } from '../plots/lines.js';

/** @typedef {import('../plots/axes.js').ChartFrame} ChartFrame */

/** A long step of the keys goes through so many in all. */
const LONG = 20;

/**
 * @param {HTMLCanvasElement} canvas
 * @param {object} options
 * @param {() => ChartFrame | null} options.frame as drawn last
 * @param {() => ArrayLike<number>} options.places rising: where the curves have points
 * @param {() => number} options.here where the keys begin
 * @param {(at: number | null, byKey: boolean) => void} options.onMove null: nothing is read
 * @param {(at: number) => void} [options.onEnter]
 * @returns {() => number | null} where values are read
 */
export function attachCursor(canvas, { frame, places, here, onMove, onEnter }) {
  /** @type {number | null} */
  let cursor = null;

  /** @param {number | null} at @param {boolean} [byKey] */
  function moveTo(at, byKey = false) {
    cursor = at;
    onMove(at, byKey);
  }

  canvas.addEventListener('pointermove', ({ offsetX }) => {
    const chart = frame();
    if (chart) moveTo(Math.max(chart.x[0], Math.min(chart.x[1], chart.fromX(offsetX))));
  });
  canvas.addEventListener('pointerleave', () => moveTo(null));
  canvas.addEventListener('blur', () => moveTo(null));
  canvas.addEventListener('keydown', (event) => {
    const known = places();
    const last = known.length - 1;
    if (last < 0) return;
    const index = nearest(known, cursor ?? here());
    const big = Math.max(1, Math.round(known.length / LONG));
    const next = { ArrowLeft: index - 1, ArrowRight: index + 1, PageUp: index + big, PageDown: index - big, Home: 0, End: last }[event.key];
    if (event.key === 'Enter' && cursor !== null) onEnter?.(cursor);
    if (next === undefined) return;
    event.preventDefault();
    moveTo(Number(known[Math.max(0, Math.min(last, next))]), true);
  });
  return () => cursor;
}
