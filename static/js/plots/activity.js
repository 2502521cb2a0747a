/**
 * Where on the curve of its activation a layer works: a = g(z) with its slope, the histogram of z below it and that of a at its left,
 * all on the same axes.
 */
import { dataRange, drawAxes, labelRoom, makeFrame, padRange } from './axes.js';

/** @typedef {import('./axes.js').ChartFrame} ChartFrame */
/** @typedef {{counts: number[], edges: number[]}} Histogram */
/** @typedef {{z: number[], a: (number | null)[], slope: (number | null)[]}} Curve */
/** @typedef {{curve: Curve | null, z: Histogram, a: Histogram}} Spread */
/** @typedef {{of: 'z' | 'a', index: number}} Bin */

/** Room for the histograms beside the curve, as shares of what the curve has. */
const BELOW = 0.42;
const BESIDE = 0.36;
const FILLED = 0.9; // of that room, by the fullest bin
const DASH = [4, 3];
const PITCH = 4; // of the ticks, in sizes of letters, for small pictures
const LEAST_BAR = 1; // pixel, of a bin that is not empty

/**
 * The axes: the curve's own range, wider where units go beyond it.
 * @param {Spread} spread
 * @returns {{x: [number, number], y: [number, number]}} of the curve, without the room for the histograms
 */
export function rangesOf({ curve, z, a }) {
  const x = dataRange(curve ? [curve.z, z.edges] : [z.edges]) ?? [-1, 1];
  const y = dataRange(curve ? [curve.a, curve.slope, a.edges] : [a.edges, [0, 1]]) ?? [0, 1];
  return { x: curve ? x : padRange(x), y: padRange(y) };
}

/**
 * Draws it and answers its frame, for the pointer.
 * @param {CanvasRenderingContext2D} context
 * @param {Spread} spread
 * @param {{width: number, height: number, ratio?: number, style: import('./canvas.js').PlotStyle, accent: string, cursor?: Bin | null}} options
 * @returns {ChartFrame}
 */
export function drawActivity(context, spread, { width, height, ratio = 1, style, accent, cursor = null }) {
  const { x, y } = rangesOf(spread);
  const whole = /** @type {[number, number]} */ ([y[0] - BELOW * (y[1] - y[0]), y[1]]);
  const left = labelRoom(context, y, { height, style });
  const frame = makeFrame({ width, height, x: [x[0] - BESIDE * (x[1] - x[0]), x[1]], y: whole, left });
  drawAxes(context, { ...frame, x, y }, { style, ratio, pitch: PITCH }); // no ticks where the histograms are
  context.save();
  context.beginPath();
  context.rect(frame.rect.x, frame.rect.y - 2, frame.rect.width + 2, frame.rect.height + 4);
  context.clip();
  const bars = { z: barsOf(spread.z, 'z', frame, y), a: barsOf(spread.a, 'a', frame, x) };
  drawBars(context, bars.z, style.muted, accent, cursor?.of === 'z' ? cursor.index : -1);
  drawBars(context, bars.a, style.muted, accent, cursor?.of === 'a' ? cursor.index : -1);
  if (spread.curve) drawCurve(context, frame, spread.curve, spread.z, style, accent);
  context.restore();
  drawNames(context, frame, x[0], y[0], style);
  return frame;
}

/**
 * The bars of a histogram: of z upwards from the floor, of a to the right from the left side.
 * @param {Histogram} histogram
 * @param {'z' | 'a'} of
 * @param {ChartFrame} frame
 * @param {[number, number]} across range of the curve on the other axis, where the bars end
 * @returns {{x: number, y: number, width: number, height: number}[]} one a bin, empty ones without a size
 */
function barsOf({ counts, edges }, of, { rect, toX, toY }, [start]) {
  const most = Math.max(1, ...counts);
  const floor = rect.y + rect.height;
  const room = FILLED * (of === 'z' ? floor - toY(start) : toX(start) - rect.x);
  return counts.map((count, index) => {
    const [from, to] = [/** @type {number} */ (edges[index]), /** @type {number} */ (edges[index + 1])];
    const size = count ? Math.max(LEAST_BAR, (room * count) / most) : 0;
    if (of === 'z') return { x: toX(from), y: floor - size, width: Math.max(LEAST_BAR, toX(to) - toX(from)), height: size };
    return { x: rect.x, y: toY(to), width: size, height: Math.max(LEAST_BAR, toY(from) - toY(to)) };
  });
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {ReturnType<typeof barsOf>} bars
 * @param {string} colour
 * @param {string} accent
 * @param {number} marked
 */
function drawBars(context, bars, colour, accent, marked) {
  context.globalAlpha = 0.65;
  context.fillStyle = colour;
  for (const { x, y, width, height } of bars) if (width && height) context.fillRect(x, y, width, height);
  context.globalAlpha = 1;
  const bar = bars[marked];
  if (!bar) return;
  context.fillStyle = accent;
  context.fillRect(bar.x, bar.y, Math.max(2, bar.width), Math.max(2, bar.height));
}

/**
 * The curve, thick where the units are, and its slope.
 * @param {CanvasRenderingContext2D} context
 * @param {ChartFrame} frame
 * @param {Curve} curve
 * @param {Histogram} z
 * @param {import('./canvas.js').PlotStyle} style
 * @param {string} accent
 */
function drawCurve(context, frame, { z: places, a, slope }, { counts, edges }, style, accent) {
  context.lineJoin = 'round';
  context.lineWidth = 1.25;
  context.strokeStyle = style.muted;
  context.setLineDash(DASH);
  strokeThrough(context, frame, places, slope);
  context.setLineDash([]);
  context.lineWidth = 1.5;
  context.strokeStyle = style.text;
  strokeThrough(context, frame, places, a);
  const most = Math.max(1, ...counts);
  context.strokeStyle = accent;
  context.lineWidth = 4;
  counts.forEach((count, index) => {
    if (!count) return;
    const [from, to] = [/** @type {number} */ (edges[index]), /** @type {number} */ (edges[index + 1])];
    const between = places.filter((place) => place > from && place < to);
    const through = [from, ...between, to];
    context.globalAlpha = 0.25 + 0.75 * Math.sqrt(count / most);
    strokeThrough(context, frame, through, through.map((place) => valueAt(places, a, place)));
  });
  context.globalAlpha = 1;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {ChartFrame} frame
 * @param {number[]} xs
 * @param {(number | null)[]} ys null is a gap
 */
function strokeThrough(context, { toX, toY }, xs, ys) {
  let open = false;
  context.beginPath();
  xs.forEach((x, index) => {
    const y = ys[index] ?? null;
    if (y === null) open = false;
    else if (open) context.lineTo(toX(x), toY(y));
    else {
      context.moveTo(toX(x), toY(y));
      open = true;
    }
  });
  context.stroke();
}

/**
 * Between two points of a curve, on the line from one to the other.
 * @param {number[]} xs rising
 * @param {(number | null)[]} ys
 * @param {number} x
 * @returns {number | null} null outside, and in a gap
 */
export function valueAt(xs, ys, x) {
  const after = xs.findIndex((each) => each >= x);
  const [left, right] = [ys[Math.max(0, after - 1)], ys[after]];
  if (after < 0 || left === null || left === undefined || right === null || right === undefined) return null;
  if (after === 0) return xs[0] === x ? right : null;
  const [from, to] = [/** @type {number} */ (xs[after - 1]), /** @type {number} */ (xs[after])];
  return left + ((right - left) * (x - from)) / (to - from);
}

/**
 * What the axes are, beside the histograms.
 * @param {CanvasRenderingContext2D} context
 * @param {ChartFrame} frame
 * @param {number} x where the curve begins
 * @param {number} y
 * @param {import('./canvas.js').PlotStyle} style
 */
function drawNames(context, { rect, toX, toY }, x, y, style) {
  context.save();
  context.font = style.font;
  context.fillStyle = style.text;
  context.textAlign = 'right';
  context.textBaseline = 'top';
  context.fillText('z', rect.x + rect.width, toY(y));
  context.textAlign = 'left';
  context.fillText('a', toX(x) + 2, rect.y - 2);
  context.restore();
}

/**
 * The bin under the pointer: left of the curve one of a, elsewhere one of z.
 * @param {Spread} spread
 * @param {ChartFrame} frame as it was drawn
 * @param {number} px
 * @param {number} py
 * @returns {Bin | null}
 */
export function binAt(spread, { toX, toY, fromX, fromY }, px, py) {
  const { x, y } = rangesOf(spread);
  const of = px < toX(x[0]) && py < toY(y[0]) ? 'a' : 'z';
  const index = binOf(spread[of], of === 'a' ? fromY(py) : fromX(px));
  return index < 0 ? null : { of, index };
}

/** @param {Histogram} histogram @param {number} value @returns {number} −1 outside */
function binOf({ counts, edges }, value) {
  const past = edges.findIndex((edge) => edge > value);
  if (past > 0) return past - 1;
  return past < 0 && value === edges.at(-1) ? counts.length - 1 : -1;
}
