/** From the history of the runs to curves: the one place that says which are drawn, and how. */

import { EPOCHS } from '../core/quantities.js';
import { smoothed } from '../core/smoothing.js';
import { dataRange, notTooNarrow, padRange } from '../plots/axes.js';
import { runStyle } from '../plots/colour.js';
import { nearest } from '../plots/lines.js';

/** @typedef {import('../core/quantities.js').Quantity} Quantity */
/** @typedef {import('../core/types.js').Column} Column */
/** @typedef {import('../plots/lines.js').Series} Series */
/** @typedef {{name: string} & Record<string, any>} Run with a column for each curve, and one of what they go over */
/** @typedef {{parts: string | null, smoothing: number, strongTo?: number}} Look strongTo: curves are faint beyond, as a race that was gone back in */

const DASH = [4, 3];
/** As a quantity's `growth`, on a logarithmic axis. */
const LOG_GROWTH = 1000;

/**
 * The curves of a quantity that are shown.
 * @param {Quantity} quantity
 * @param {Look['parts']} parts the only part that is shown; null: all
 */
export const shownCurves = ({ curves }, parts) => curves.filter(({ part }) => !parts || !part || part === parts);

/**
 * Everything that is drawn of some runs: what is dashed below, a smoothed curve with the one as it is behind it.
 * @param {Run[]} runs
 * @param {import('../core/run-looks.js').Styles} styles of all runs
 * @param {Quantity} quantity
 * @param {Look} look
 * @param {string[]} colours
 * @returns {Series[]}
 */
export function seriesOf(runs, styles, quantity, { parts, smoothing, strongTo }, colours) {
  const { column: over } = quantity.over ?? EPOCHS;
  const shown = [...shownCurves(quantity, parts)].sort((a, b) => Number(b.dashed ?? false) - Number(a.dashed ?? false));
  return runs.flatMap((run) => {
    const { colour, mark } = runStyle(styles[run.name] ?? 0, colours);
    return shown.flatMap(({ dashed = false, column }) => {
      const y = scaled(run[column] ?? [], quantity.scale ?? 1);
      const curve = { x: run[over], y, colour, mark, hollow: dashed, strongTo, width: dashed ? 1.25 : 2, ...(dashed ? { dash: DASH } : {}) };
      return smoothing > 0 ? [{ ...curve, faint: true }, { ...curve, y: smoothed(y, smoothing) }] : [curve];
    });
  });
}

/** @param {Column} values @param {number} scale @returns {Column} */
const scaled = (values, scale) => (scale === 1 ? values : values.map((value) => value && value * scale));

/**
 * What the y axis shows: all that lies between two epochs, but for what has grown or fallen out of all proportion.
 * @param {Series[]} series
 * @param {Quantity} quantity
 * @param {boolean} log
 * @param {[number, number] | null} span of what they go over; null: all
 * @returns {[number, number] | null}
 */
export function valueRange(series, { growth, floor }, log, span) {
  const range = dataRange(series.map(({ x, y }) => (span ? within(x, y, span) : y)), log);
  if (!range) return null;
  const starts = span ? null : dataRange(series.map(({ y }) => (y.length ? [y[0] ?? null] : [])));
  const most = growth && starts && starts[1] > 0 ? starts[1] * (log ? LOG_GROWTH : growth) : Infinity;
  const low = Math.max(range[0], Math.min(floor ?? -Infinity, range[1]));
  const high = Math.max(low, Math.min(range[1], most));
  return padRange(low > 0 ? notTooNarrow([low, high], log) : [low, high], log);
}

/**
 * The values between two places, with one more at either side, for the line goes there.
 * @param {ArrayLike<number>} x
 * @param {ArrayLike<number | null>} y
 * @param {[number, number]} span
 */
function within(x, y, [from, to]) {
  const [first, last] = [nearest(x, from), nearest(x, to)];
  return first < 0 ? [] : Array.from(y).slice(Math.max(0, first - (Number(x[first]) > from ? 1 : 0)), last + 1 + (Number(x[last]) < to ? 1 : 0));
}
