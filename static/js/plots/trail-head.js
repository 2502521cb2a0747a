/** Where a run is, on a map: its mark, crossed out where it has ended; at the edge and hollow where it is outside. */

import { drawMark } from './marks.js';

const SIZE = 11; // pixels
const HALO = 2;
const OUT = 8; // from the edge, for what is outside
const CROSS = 8; // half of its width

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import('./canvas.js').Rect} area
 * @param {[number, number]} place
 * @param {{colour: string, mark: import('./marks.js').Mark}} look
 * @param {object} options
 * @param {boolean} options.stopped
 * @param {ReturnType<typeof import('./canvas.js').project>} options.at
 * @param {import('./canvas.js').PlotStyle} options.style
 */
export function drawHead(context, area, place, { colour, mark }, { stopped, at, style }) {
  const weight = style.weight ?? 1;
  const [px, py] = [at.x(place[0]), at.y(place[1])];
  if (!Number.isFinite(px + py)) return;
  const outside = px < area.x || px > area.x + area.width || py < area.y || py > area.y + area.height;
  const x = outside ? held(px, area.x + OUT, area.x + area.width - OUT) : px;
  const y = outside ? held(py, area.y + OUT, area.y + area.height - OUT) : py;
  context.save();
  context.setLineDash([]);
  context.fillStyle = style.background;
  context.beginPath();
  context.arc(x, y, (SIZE / 2 + HALO) * weight, 0, 2 * Math.PI);
  context.globalAlpha = 0.85;
  context.fill();
  context.globalAlpha = 1;
  context.fillStyle = context.strokeStyle = colour;
  drawMark(context, mark, x, y, SIZE * weight, outside ? style.background : undefined);
  if (stopped) drawCross(context, x, y, CROSS * weight, style);
  context.restore();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {number} half
 * @param {import('./canvas.js').PlotStyle} style
 */
function drawCross(context, x, y, half, style) {
  for (const [colour, width] of /** @type {const} */ ([[style.background, 5], [style.text, 2]])) {
    context.beginPath();
    for (const side of [-1, 1]) {
      context.moveTo(x - half, y - side * half);
      context.lineTo(x + half, y + side * half);
    }
    context.strokeStyle = colour;
    context.lineWidth = width * (style.weight ?? 1);
    context.stroke();
  }
}

/** @param {number} value @param {number} low @param {number} high */
const held = (value, low, high) => Math.max(low, Math.min(high, value));
