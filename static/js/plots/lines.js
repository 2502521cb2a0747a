/** A chart of many curves over one axis. */
import { dataRange, drawAxes, labelRoom, makeFrame, padRange } from './axes.js';
import { crisp } from './canvas.js';
import { createPath } from './line-path.js';
import { drawMark } from './marks.js';

/** @typedef {import('./canvas.js').PlotStyle} PlotStyle */
/** @typedef {import('./axes.js').ChartFrame} ChartFrame */

const FAINT = 0.3;

/**
 * @typedef {object} Series
 * @property {ArrayLike<number>} x rising
 * @property {ArrayLike<number | null>} y null, non-finite (and on a log axis non-positive) values make gaps
 * @property {string} colour
 * @property {number[]} [dash]
 * @property {number} [width]
 * @property {import('./marks.js').Mark} [mark] drawn at the cursor
 * @property {boolean} [hollow] the mark is an outline
 * @property {boolean} [faint] in the background of another curve, without a mark
 * @property {number} [strongTo] x from which on it is faint
 */

/**
 * @typedef {object} LinesOptions
 * @property {number} width
 * @property {number} height
 * @property {Series[]} series
 * @property {PlotStyle} style
 * @property {boolean} [log] y logarithmic
 * @property {boolean} [logX] x logarithmic
 * @property {[number, number] | null} [xRange] the data's, if left out
 * @property {[number, number] | null} [yRange] the data's, if left out
 * @property {string} [xLabel]
 * @property {string} [yLabel]
 * @property {number | null} [cursor] x of the cursor line
 * @property {string} [empty] words for a chart without data
 * @property {number} [ratio] devicePixelRatio
 */

/**
 * Draws the chart and answers its frame, for the pointer.
 * @param {CanvasRenderingContext2D} context
 * @param {LinesOptions} options
 * @returns {ChartFrame}
 */
export function drawLines(context, options) {
  const { series, style, log = false, cursor = null, empty = '', ratio = 1 } = options;
  const xData = dataRange(series.map((each) => each.x));
  const yData = dataRange(series.map((each) => each.y), log);
  const y = options.yRange ?? (yData ? padRange(yData, log) : log ? [0.01, 1] : [0, 1]);
  const frame = makeFrame({
    ...options,
    x: options.xRange ?? widened(xData),
    y,
    left: labelRoom(context, y, options),
  });
  drawAxes(context, frame, options);
  context.save();
  if (yData) {
    context.beginPath();
    // A line along the edge keeps its whole width.
    context.rect(frame.rect.x, frame.rect.y - 2, frame.rect.width + 2, frame.rect.height + 4);
    context.clip();
    for (const each of series) drawSeries(context, frame, each, style.weight, ratio);
    context.restore();
    if (cursor !== null) drawCursor(context, frame, series, cursor, style, ratio);
    return frame;
  }
  context.font = style.font;
  context.fillStyle = style.muted;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(empty, frame.rect.x + frame.rect.width / 2, frame.rect.y + frame.rect.height / 2);
  context.restore();
  return frame;
}

/**
 * @param {[number, number] | null} range
 * @returns {[number, number]} from the first x to the last; never empty
 */
function widened(range) {
  if (!range) return [0, 1];
  return range[0] === range[1] ? [range[0], range[0] + 1] : range;
}

/**
 * @param {number | null} value
 * @param {boolean} log
 * @returns {value is number}
 */
function isShown(value, log) {
  return value !== null && Number.isFinite(value) && !(log && value <= 0);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {ChartFrame} frame
 * @param {Series} series
 * @param {number | undefined} weight
 * @param {number} ratio
 */
function drawSeries(context, frame, series, weight = 1, ratio) {
  const { x, y, colour, dash = [], width = 1.75, faint, strongTo } = series;
  const length = Math.min(x.length, y.length);
  const strong = faint ? 0 : strongTo === undefined ? length : countUpTo(x, strongTo, length);
  context.strokeStyle = colour;
  context.lineWidth = width * weight;
  context.lineJoin = 'round';
  context.setLineDash(dash.map((length) => length * weight));
  if (strong < length) {
    context.globalAlpha = FAINT;
    stroke(context, frame, series, Math.max(0, strong - 1), length, ratio);
    context.globalAlpha = 1;
  }
  if (strong) stroke(context, frame, series, 0, strong, ratio);
}

/**
 * The points from one index to before another.
 * @param {CanvasRenderingContext2D} context
 * @param {ChartFrame} frame
 * @param {Series} series
 * @param {number} from
 * @param {number} end
 * @param {number} ratio
 */
function stroke(context, { toX, toY, log }, { x, y }, from, end, ratio) {
  const path = createPath(context, ratio);
  context.beginPath();
  for (let i = from; i < end; i += 1) {
    const value = y[i];
    if (isShown(value, log)) path.to(toX(x[i]), toY(value));
    else path.end();
  }
  path.end();
  context.stroke();
}

/** How many of the first entries of a rising column are not beyond a value. @param {ArrayLike<number>} x @param {number} value @param {number} length */
function countUpTo(x, value, length) {
  const at = nearest(x, value);
  return Math.min(length, at < 0 || x[at] > value ? at : at + 1);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {ChartFrame} frame
 * @param {Series[]} series
 * @param {number} cursor
 * @param {PlotStyle} style
 * @param {number} ratio
 */
function drawCursor(context, frame, series, cursor, style, ratio) {
  const { rect, toX, toY } = frame;
  if (cursor < frame.x[0] || cursor > frame.x[1]) return;
  const across = crisp(toX(cursor), ratio);
  context.save();
  context.strokeStyle = style.muted;
  context.lineWidth = 1;
  context.setLineDash([]);
  context.beginPath();
  context.moveTo(across, rect.y);
  context.lineTo(across, rect.y + rect.height);
  context.stroke();
  for (const { x, y, colour, mark = 'circle', hollow, faint } of series) {
    const index = faint ? -1 : nearest(x, cursor);
    const value = index < 0 ? null : y[index];
    if (!isShown(value, frame.log)) continue;
    context.fillStyle = colour;
    drawMark(context, mark, toX(x[index]), toY(value), 8 * (style.weight ?? 1), hollow ? style.background : undefined);
  }
  context.restore();
}

/**
 * Index of the entry of a rising column nearest to a value (the earlier of two); −1 when it is empty.
 * @param {ArrayLike<number>} x
 * @param {number} value
 * @returns {number}
 */
export function nearest(x, value) {
  let low = 0;
  let high = x.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (x[middle] <= value) low = middle;
    else high = middle;
  }
  if (high < 0) return -1;
  return value - x[low] <= x[high] - value ? low : high;
}
