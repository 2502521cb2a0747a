/** What was predicted against what is true: good predictions lie on the diagonal. */
import { dataRange, drawAxes, labelRoom, makeFrame, padRange } from './axes.js';

/**
 * @param {CanvasRenderingContext2D} context
 * @param {object} options
 * @param {number} options.width
 * @param {number} options.height
 * @param {number} options.ratio
 * @param {number[]} options.truth
 * @param {(number | null)[]} options.predicted
 * @param {import('./canvas.js').PlotStyle} options.style
 * @param {string} options.colour
 */
export function drawScatter(context, { truth, predicted, style, colour, ...size }) {
  const labels = { xLabel: 'true', yLabel: 'predicted' };
  const range = padRange(dataRange([truth, predicted]) ?? [0, 1]);
  const frame = makeFrame({ ...size, ...labels, x: range, y: range, left: labelRoom(context, range, { height: size.height, style, ...labels }) });
  drawAxes(context, frame, { ...labels, style, ratio: size.ratio });
  context.save();
  context.strokeStyle = style.muted;
  context.lineWidth = 1;
  context.setLineDash([4, 3]);
  context.beginPath();
  context.moveTo(frame.toX(range[0]), frame.toY(range[0]));
  context.lineTo(frame.toX(range[1]), frame.toY(range[1]));
  context.stroke();
  context.fillStyle = colour;
  context.globalAlpha = truth.length > 200 ? 0.5 : 0.8;
  truth.forEach((value, index) => {
    const answer = predicted[index];
    if (answer === null || answer === undefined) return;
    context.beginPath();
    context.arc(frame.toX(value), frame.toY(answer), 2, 0, 2 * Math.PI);
    context.fill();
  });
  context.restore();
}
