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
 * @property {boolean} logX whether x is
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
 * @property {boolean} [logX]
 * @property {string} [xLabel]
 * @property {string} [yLabel]
 * @property {number} [left] room for the labels of y
 * @property {PlotStyle} [style] its type, where it may be larger than usual
 */

/** Room is kept for this, so that the plot area stays where it is while numbers change; a wider label gets more. */
const USUAL_LABEL = '0.000';
const LABEL_GAP = 6;
const LEFT = 46;
const RIGHT = 12;
const TICK_ROOM = 20;
const LABEL_ROOM = 14;
const TOP = 8;
const USUAL_FONT = 13; // px
/** Room for each tick, in sizes of letters. */
const LINES_A_TICK = 36 / USUAL_FONT;
const WIDTH_A_TICK = 80 / USUAL_FONT;

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
 * A range that is no narrower than a share of its largest value, so that noise in the last digits does not look like
 * a slope; what is missing is added below.
 * @param {[number, number]} range positive
 * @param {boolean} [log]
 * @param {number} [share]
 * @returns {[number, number]}
 */
export function notTooNarrow([low, high], log = false, share = 0.2) {
  return [Math.min(low, high * (log ? 0.5 : 1 - share)), high];
}

/**
 * The room that the labels of the y axis take at the left.
 * @param {CanvasRenderingContext2D} context
 * @param {[number, number]} y range shown
 * @param {{height: number, style: PlotStyle, log?: boolean, xLabel?: string, yLabel?: string}} options
 * @returns {number}
 */
export function labelRoom(context, y, { style, log = false, ...options }) {
  context.font = style.font;
  const labels = ticksOf(y, log, upright({ ...options, style }).tall, style).map(({ label }) => label);
  const widest = Math.max(...[USUAL_LABEL, ...labels].map((label) => context.measureText(label).width));
  return Math.ceil(widest) + LABEL_GAP + 2;
}

/** @param {{height: number, xLabel?: string, yLabel?: string, style?: PlotStyle}} options where the plot area starts, and its height */
function upright({ height, xLabel, yLabel, style }) {
  const { ticks, label } = rooms(style);
  const top = TOP + (yLabel ? label : 0);
  return { top, tall: Math.max(1, height - top - ticks - (xLabel ? label : 0)) };
}

/** The height of the numbers below an axis, and that of its name. @param {PlotStyle} [style] */
function rooms(style) {
  const size = style ? letters(style) : 0;
  return { ticks: Math.max(TICK_ROOM, Math.round(1.6 * size)), label: Math.max(LABEL_ROOM, Math.round(1.15 * size)) };
}

/** @param {PlotStyle} [style] @returns {number} size of its letters in pixels */
const letters = (style) => parseFloat(/[\d.]+(?=px)/.exec(style?.font ?? '')?.[0] ?? '') || USUAL_FONT;

/** @param {[number, number]} y @param {boolean} log @param {number} height @param {PlotStyle} style */
function ticksOf(y, log, height, style) {
  return (log ? logTicks : linearTicks)(...y, Math.max(2, height / (LINES_A_TICK * letters(style))));
}

/**
 * Places a plot area and its projections.
 * @param {FrameOptions} options
 * @returns {ChartFrame}
 */
export function makeFrame({ width, height, x, y, log = false, logX = false, xLabel, yLabel, left = LEFT, style }) {
  const { top, tall } = upright({ height, xLabel, yLabel, ...(style ? { style } : {}) });
  const rect = { x: left, y: top, width: Math.max(1, width - left - RIGHT), height: tall };
  const floor = rect.y + rect.height;
  const [across, up] = [scaleOf(x, logX), scaleOf(y, log)];
  return {
    rect, x, y, log, logX,
    toX: (value) => rect.x + across.share(value) * rect.width,
    toY: (value) => floor - up.share(value) * rect.height,
    fromX: (px) => across.value((px - rect.x) / rect.width),
    fromY: (py) => up.value((floor - py) / rect.height),
  };
}

/** Between values and shares of a range. @param {[number, number]} range @param {boolean} log */
function scaleOf(range, log) {
  const scaled = log ? Math.log10 : (/** @type {number} */ value) => value;
  const low = scaled(range[0]);
  const span = scaled(range[1]) - low || 1;
  return {
    share: (/** @type {number} */ value) => (scaled(value) - low) / span,
    value: (/** @type {number} */ share) => (log ? 10 ** (low + share * span) : low + share * span),
  };
}

/**
 * Ticks of the x axis, fewer where their labels would run into each other.
 * @param {Pick<ChartFrame, 'x' | 'toX' | 'rect'> & {logX?: boolean}} frame
 * @param {number} most about how many
 * @param {(label: string) => number} widthOf in pixels
 * @returns {import('./ticks.js').Tick[]}
 */
export function apart({ x, toX, rect, logX }, most, widthOf) {
  const ticksFor = logX ? logTicks : linearTicks;
  for (let ask = most; ask >= 1; ask -= 1) {
    const ticks = ticksFor(...x, ask);
    const widest = Math.max(0, ...ticks.map(({ label }) => widthOf(label)));
    const [before, last] = ticks.slice(-2);
    if (!before || !last) return ticks;
    const moved = atEnd(toX(last.value), rect) ? widest / 2 : 0;
    if (toX(last.value) - toX(before.value) >= widest + moved + LABEL_GAP) return ticks;
  }
  return ticksFor(...x, 1);
}

/** Whether a label there is set to the left of its tick, not to be cut off. @param {number} x @param {ChartFrame['rect']} rect */
const atEnd = (x, rect) => x > rect.x + rect.width - 12;

/**
 * Draws grid, axes, ticks and labels.
 * @param {CanvasRenderingContext2D} context
 * @param {ChartFrame} frame
 * @param {{style: PlotStyle, xLabel?: string, yLabel?: string, ratio?: number, pitch?: number}} options pitch: from one tick of x to the next, about, in sizes of letters
 */
export function drawAxes(context, frame, { style, xLabel, yLabel, ratio = 1, pitch = WIDTH_A_TICK }) {
  const { rect } = frame;
  const right = rect.x + rect.width;
  const floor = rect.y + rect.height;
  const yTicks = ticksOf(frame.y, frame.log, rect.height, style);
  context.save();
  context.font = style.font;
  const xTicks = apart(frame, Math.max(2, rect.width / (pitch * letters(style))), (label) => context.measureText(label).width);
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
  for (const { value, label } of yTicks) context.fillText(label, rect.x - LABEL_GAP, frame.toY(value));
  context.textBaseline = 'top';
  for (const { value, label } of xTicks) {
    const x = frame.toX(value);
    context.textAlign = atEnd(x, rect) ? 'right' : 'center';
    context.fillText(label, Math.min(x, right + RIGHT - 2), floor + 6);
  }
  context.fillStyle = style.text;
  context.textAlign = 'right';
  if (xLabel) context.fillText(xLabel, right, floor + rooms(style).ticks);
  context.textAlign = 'left';
  if (yLabel) context.fillText(yLabel, 4, 2);
  context.restore();
}

/** @param {CanvasRenderingContext2D} context @param {number} x0 @param {number} y0 @param {number} x1 @param {number} y1 */
function segment(context, x0, y0, x1, y1) {
  context.moveTo(x0, y0);
  context.lineTo(x1, y1);
}
