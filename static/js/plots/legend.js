/** The bar that explains the colours. */
import { number } from '../core/format.js';
import { halfRange } from './colour.js';
import { shorten } from './text.js';

const STOPS = 16;
const LABEL_ROOM = 16;
const SIDE = 0.42; // of the width for the label of either end

/**
 * Draws the diverging scale with its ends and middle labelled below.
 * @param {CanvasRenderingContext2D} context
 * @param {import('./canvas.js').Rect} rect bar and labels
 * @param {object} options
 * @param {import('./canvas.js').Range} options.range
 * @param {import('./colour.js').Scale} options.scale
 * @param {import('./canvas.js').PlotStyle} options.style
 * @param {boolean} [options.discretise] two colours
 * @param {(value: number) => string} [options.format]
 */
export function drawLegend(context, rect, { range, scale, style, discretise = false, format = (value) => number(value, 3) }) {
  const { x, y, width } = rect;
  const bar = Math.max(4, rect.height - LABEL_ROOM);
  const half = halfRange(range);
  context.save();
  if (discretise) {
    context.fillStyle = scale.css(-1);
    context.fillRect(x, y, width / 2, bar);
    context.fillStyle = scale.css(1);
    context.fillRect(x + width / 2, y, width / 2, bar);
  } else {
    const gradient = context.createLinearGradient(x, 0, x + width, 0);
    for (let i = 0; i <= STOPS; i += 1) gradient.addColorStop(i / STOPS, scale.css((2 * i) / STOPS - 1));
    context.fillStyle = gradient;
    context.fillRect(x, y, width, bar);
  }
  context.strokeStyle = style.line;
  context.lineWidth = 1;
  context.strokeRect(x + 0.5, y + 0.5, width - 1, bar - 1);

  context.font = style.font;
  context.fillStyle = style.muted;
  context.textBaseline = 'top';
  // The ends of the scale: one of them lies beyond the range when the middle is not in its middle.
  context.textAlign = 'left';
  const most = width * SIDE;
  context.fillText(shorten(context, format(range.middle - half), most), x, y + bar + 4);
  context.textAlign = 'center';
  context.fillText(format(range.middle), x + width / 2, y + bar + 4);
  context.textAlign = 'right';
  context.fillText(shorten(context, format(range.middle + half), most), x + width, y + bar + 4);
  context.restore();
}
