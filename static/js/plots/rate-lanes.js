/** Above a chart over learning rates, a lane a run: where it does not arrive. */
import { drawMark } from './marks.js';

/** @typedef {import('./canvas.js').Rect} Rect */
/**
 * @typedef {object} LaneRow
 * @property {string} colour
 * @property {import('./marks.js').Mark} mark
 * @property {{from: number, to: number, kind: 'never' | 'left' | 'diverged'}[]} lanes
 */

const HATCH = 4;

/** How high a lane is where there are so many, at most a third of the height. @param {number} count @param {number} height */
export const lanePitch = (count, height) => Math.max(3, Math.min(11, Math.floor(height / 3 / Math.max(1, count))));

/**
 * A line where a run never arrives, a dotted one where it leaves the surface, a hatched bar where it diverges.
 * @param {CanvasRenderingContext2D} context
 * @param {Pick<import('./axes.js').ChartFrame, 'rect' | 'toX'>} frame of the chart below
 * @param {LaneRow[]} rows
 * @param {number} pitch
 */
export function drawLanes(context, { rect, toX }, rows, pitch) {
  rows.forEach(({ colour, mark, lanes }, row) => {
    const middle = (row + 0.5) * pitch;
    context.save();
    context.fillStyle = context.strokeStyle = colour;
    drawMark(context, mark, rect.x - 10, middle, Math.min(8, pitch));
    for (const { from, to, kind } of lanes) {
      const [left, right] = [Math.max(rect.x, toX(from)), Math.min(rect.x + rect.width, toX(to))];
      if (kind === 'diverged') hatch(context, { x: left, y: row * pitch + 1, width: right - left, height: pitch - 2 });
      else line(context, left, right, middle, kind === 'left' ? [2, 3] : []);
    }
    context.restore();
  });
}

/** @param {CanvasRenderingContext2D} context @param {number} left @param {number} right @param {number} y @param {number[]} dash */
function line(context, left, right, y, dash) {
  context.lineWidth = 2;
  context.setLineDash(dash);
  context.beginPath();
  context.moveTo(left, y);
  context.lineTo(right, y);
  context.stroke();
}

/** @param {CanvasRenderingContext2D} context @param {Rect} bar */
function hatch(context, { x, y, width, height }) {
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.lineWidth = 1.25;
  context.setLineDash([]);
  context.beginPath();
  for (let at = x - height; at < x + width; at += HATCH) {
    context.moveTo(at, y + height);
    context.lineTo(at + height, y);
  }
  context.rect(x, y, width, height);
  context.stroke();
  context.restore();
}
