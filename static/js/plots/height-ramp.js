/** The quiet colours of heights, dark in the valley, and the bar that explains them. */
import { number } from '../core/format.js';
import { makeScale, parseColour } from './colour.js';

/** @typedef {import('./colour.js').Scale} Scale */
/** @typedef {import('./canvas.js').PlotStyle} PlotStyle */
/** @typedef {import('./heights.js').HeightScale} HeightScale */

const STOPS = 12;
const LABEL_ROOM = 16;
const GAP = 8; // pixels between two labels

/**
 * The colours between the page's background and its ink, so that those of runs stand out; from −1, lowest, to 1, highest.
 * @param {PlotStyle} style
 * @returns {Scale}
 */
export function makeHeightRamp({ background, text }) {
  const isDark = lightness(background) < lightness(text);
  const low = isDark ? mix(background, '#000000', 0.5) : mix(background, text, 0.27);
  const high = isDark ? mix(background, text, 0.22) : background;
  return makeScale({ low, middle: mix(low, high, 0.5), high });
}

/** @param {Scale} ramp @param {number} height 0 to 1 @returns {string} */
export const heightColour = (ramp, height) => ramp.css(2 * height - 1);

/**
 * A bar from the lowest value to the highest, with the levels of the contour lines and the values of those that have room.
 * @param {CanvasRenderingContext2D} context
 * @param {import('./canvas.js').Rect} rect bar and labels
 * @param {{scale: HeightScale, ramp: Scale, style: PlotStyle}} options
 */
export function drawHeightLegend(context, { x, y, width, height }, { scale, ramp, style }) {
  const bar = Math.max(4, height - LABEL_ROOM);
  context.save();
  const gradient = context.createLinearGradient(x, 0, x + width, 0);
  for (let i = 0; i <= STOPS; i += 1) gradient.addColorStop(i / STOPS, heightColour(ramp, i / STOPS));
  context.fillStyle = gradient;
  context.fillRect(x, y, width, bar);
  context.strokeStyle = style.line;
  context.lineWidth = 1;
  context.beginPath();
  for (const level of scale.levels) {
    const at = x + scale.of(level) * width;
    context.moveTo(at, y);
    context.lineTo(at, y + bar);
  }
  context.stroke();
  context.strokeRect(x + 0.5, y + 0.5, width - 1, bar - 1);
  context.font = style.font;
  context.fillStyle = style.muted;
  context.textBaseline = 'top';
  for (const { text, left } of legendLabels(scale, width, (each) => context.measureText(each).width)) {
    context.textAlign = 'left';
    context.fillText(text, x + left, y + bar + 4);
  }
  context.restore();
}

/**
 * The lowest and the highest value, and of the levels between them as many as have room.
 * @param {HeightScale} scale
 * @param {number} width
 * @param {(text: string) => number} widthOf
 */
export function legendLabels(scale, width, widthOf) {
  /** @param {number} value @param {number} share of its width that is left of its place */
  const label = (value, share) => {
    const text = number(value, 3);
    const left = scale.of(value) * width - share * widthOf(text);
    return { text, left, right: left + widthOf(text) };
  };
  const first = label(scale.low, 0);
  const last = label(scale.high, 1);
  const labels = [first];
  for (const level of scale.levels) {
    const next = label(level, 0.5);
    if (next.left > labels[labels.length - 1].right + GAP && next.right < last.left - GAP) labels.push(next);
  }
  return [...labels, last];
}

/** @param {string} from @param {string} to @param {number} share */
function mix(from, to, share) {
  const [a, b] = [parseColour(from), parseColour(to)];
  return `rgb(${a.map((value, axis) => Math.round(value + (b[axis] - value) * share)).join(', ')})`;
}

/** @param {string} css */
const lightness = (css) => parseColour(css).reduce((sum, part) => sum + part, 0);
