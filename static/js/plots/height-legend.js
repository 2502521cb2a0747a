/** The bar that explains the colours of heights. */
import { number } from '../core/format.js';

/** @typedef {import('./heights.js').HeightScale} HeightScale */

const STOPS = 12;
const LABEL_ROOM = 16;
const GAP = 8; // pixels between two labels

/**
 * A bar from the lowest value to the highest, with the levels of the contour lines and the values of those that have room.
 * @param {CanvasRenderingContext2D} context
 * @param {import('./canvas.js').Rect} rect bar and labels
 * @param {{scale: HeightScale, colours: import('./height-colours.js').HeightColours, style: import('./canvas.js').PlotStyle}} options
 */
export function drawHeightLegend(context, { x, y, width, height }, { scale, colours, style }) {
  const bar = Math.max(4, height - LABEL_ROOM);
  context.save();
  const gradient = context.createLinearGradient(x, 0, x + width, 0);
  for (let i = 0; i <= STOPS; i += 1) gradient.addColorStop(i / STOPS, colours.css(i / STOPS));
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
