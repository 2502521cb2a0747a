/** The frame of a chart: from data to pixels, axes, ticks, labels. */
import { crisp } from './canvas.js';
import { linearTicks, logTicks } from './ticks.js';

/** @typedef {import('./canvas.js').Rect} Rect */
/** @typedef {import('./canvas.js').PlotStyle} PlotStyle */

/**
 * @typedef {object} ChartFrame
 * @property {Rect} rect the plot area
 * @property {[number, number]} x range shown
 * @property {[number, number]} y range shown
 * @property {boolean} log whether y is logarithmic
 * @property {(x: number) => number} toX data to pixels
 * @property {(y: number) => number} toY data to pixels
 * @property {(px: number) => number} fromX pixels to data
 * @property {(py: number) => number} fromY pixels to data
 */

/**
 * @typedef {object} FrameOptions
 * @property {number} width
 * @property {number} height
 * @property {[number, number]} x
 * @property {[number, number]} y
 * @property {boolean} [log]
 * @property {string} [xLabel]
 * @property {string} [yLabel]
 */

// Wide enough for any tick label, so that the plot area stays where it is while numbers change.
const LEFT = 46;
const RIGHT = 12;
const TICK_ROOM = 20;
const LABEL_ROOM = 14;
const TOP = 8;

/**
 * Smallest and largest number of some columns that an axis can show; null when there is none.
 * @param {ArrayLike<number | null>[]} columns
 * @param {boolean} [log] only positive numbers count
 * @returns {[number, number] | null}
 */
export function dataRange(columns, log = false) {
  let low = Infinity;
  let high = -Infinity;
  for (const column of columns) {
    for (let i = 0; i < column.length; i += 1) {
      const value = column[i];
      if (value === null || !Number.isFinite(value) || (log && value <= 0)) continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return low <= high ? [low, high] : null;
}

/**
 * A range with room around it; a single value gets a range of its own.
 * @param {[number, number]} range
 * @param {boolean} [log]
 * @param {number} [share] of the range, added at either end
 * @returns {[number, number]}
 */
export function padRange([low, high], log = false, share = 0.05) {
  if (log) {
    const [from, to] = padRange([Math.log10(low), Math.log10(high)], false, share);
    return low === high ? [low / 2, high * 2] : [10 ** from, 10 ** to];
  }
  if (low === high) return [low - (Math.abs(low) / 2 || 1), high + (Math.abs(high) / 2 || 1)];
  const room = (high - low) * share;
  return [low - room, high + room];
}

/**
 * Places a plot area and its projections.
 * @param {FrameOptions} options
 * @returns {ChartFrame}
 */
export function makeFrame({ width, height, x, y, log = false, xLabel, yLabel }) {
  const top = TOP + (yLabel ? LABEL_ROOM : 0);
  const bottom = TICK_ROOM + (xLabel ? LABEL_ROOM : 0);
  const rect = { x: LEFT, y: top, width: Math.max(1, width - LEFT - RIGHT), height: Math.max(1, height - top - bottom) };
  const floor = rect.y + rect.height;
  const scaled = log ? Math.log10 : (/** @type {number} */ value) => value;
  const [low, high] = [scaled(y[0]), scaled(y[1])];
  const perX = rect.width / (x[1] - x[0] || 1);
  const perY = rect.height / (high - low || 1);
  return {
    rect, x, y, log,
    toX: (value) => rect.x + (value - x[0]) * perX,
    toY: (value) => floor - (scaled(value) - low) * perY,
    fromX: (px) => x[0] + (px - rect.x) / perX,
    fromY(py) {
      const value = low + (floor - py) / perY;
      return log ? 10 ** value : value;
    },
  };
}

/**
 * Draws grid, axes, ticks and labels.
 * @param {CanvasRenderingContext2D} context
 * @param {ChartFrame} frame
 * @param {{style: PlotStyle, xLabel?: string, yLabel?: string, ratio?: number}} options
 */
export function drawAxes(context, frame, { style, xLabel, yLabel, ratio = 1 }) {
  const { rect } = frame;
  const right = rect.x + rect.width;
  const floor = rect.y + rect.height;
  const xTicks = linearTicks(...frame.x, Math.max(2, rect.width / 80));
  const yTicks = (frame.log ? logTicks : linearTicks)(...frame.y, Math.max(2, rect.height / 36));
  context.save();
  context.font = style.font;
  context.lineWidth = 1;
  context.setLineDash([]);

  context.strokeStyle = style.grid;
  context.beginPath();
  for (const { value } of yTicks) {
    const y = crisp(frame.toY(value), ratio);
    segment(context, rect.x, y, right, y);
  }
  context.stroke();

  context.strokeStyle = style.line;
  context.beginPath();
  segment(context, crisp(rect.x, ratio), rect.y, crisp(rect.x, ratio), floor);
  segment(context, rect.x, crisp(floor, ratio), right, crisp(floor, ratio));
  for (const { value } of xTicks) {
    const x = crisp(frame.toX(value), ratio);
    segment(context, x, floor, x, floor + 4);
  }
  context.stroke();

  context.fillStyle = style.muted;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const { value, label } of yTicks) context.fillText(label, rect.x - 6, frame.toY(value));
  context.textBaseline = 'top';
  for (const { value, label } of xTicks) {
    const x = frame.toX(value);
    context.textAlign = x > right - 12 ? 'right' : 'center';
    context.fillText(label, Math.min(x, right + RIGHT - 2), floor + 6);
  }
  context.fillStyle = style.text;
  context.textAlign = 'right';
  if (xLabel) context.fillText(xLabel, right, floor + TICK_ROOM);
  context.textAlign = 'left';
  if (yLabel) context.fillText(yLabel, 4, 2);
  context.restore();
}

/** @param {CanvasRenderingContext2D} context @param {number} x0 @param {number} y0 @param {number} x1 @param {number} y1 */
function segment(context, x0, y0, x1, y1) {
  context.moveTo(x0, y0);
  context.lineTo(x1, y1);
}
