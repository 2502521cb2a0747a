/** Marks on a relief, drawn flat over the picture: heads of runs, minima, the start. */

import { drawMark } from './marks.js';

/**
 * A place that is marked.
 * @typedef {object} Sign
 * @property {import('./relief-box.js').Triple} at in the box
 * @property {import('./marks.js').Mark} mark
 * @property {string} colour
 * @property {number} size CSS pixels
 * @property {boolean} [hollow]
 * @property {string} [label]
 */

/** Behind the surface. */
const FAINT = 0.4;

/**
 * Marks with their labels; fainter where the surface hides them.
 * @param {CanvasRenderingContext2D} context
 * @param {import('./relief-camera.js').View} view
 * @param {{mesh: Pick<import('./relief-mesh.js').Mesh, 'hides'>, signs: Sign[], style: import('./canvas.js').PlotStyle}} options
 */
export function drawSigns(context, view, { mesh, signs, style }) {
  context.save();
  context.font = style.font;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  context.lineJoin = 'round';
  for (const { at, mark, colour, size, hollow, label } of signs) {
    const [px, py] = view.project(...at);
    context.globalAlpha = mesh.hides(...at, view.eye) ? FAINT : 1;
    context.fillStyle = style.background;
    drawMark(context, mark, px, py, size + 4);
    context.fillStyle = colour;
    drawMark(context, mark, px, py, size, hollow ? style.background : undefined);
    if (!label) continue;
    context.strokeStyle = style.background;
    context.lineWidth = 3;
    context.strokeText(label, px + size * 0.75 + 2, py);
    context.fillStyle = style.text;
    context.fillText(label, px + size * 0.75 + 2, py);
  }
  context.restore();
}
