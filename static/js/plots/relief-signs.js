/** Marks on a relief, drawn flat over the picture: heads of runs, minima, the start. */

import { drawMark } from './marks.js';
import { letters } from './relief-axes.js';

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

/** @typedef {import('./canvas.js').Rect} Rect */

/** Behind the surface. */
const FAINT = 0.4;
/** Of a label, in sizes of letters. */
const LINE = 1.2;

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
  /** @type {Rect[]} */
  const taken = [];
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
    const place = freePlace(taken, [px, py], { away: size * 0.75 + 2, width: context.measureText(label).width, height: LINE * letters(style) });
    if (!place) continue;
    taken.push(place);
    const [left, middle] = [place.x, place.y + place.height / 2];
    context.strokeText(label, left, middle);
    context.fillStyle = style.text;
    context.fillText(label, left, middle);
  }
  context.restore();
}

/**
 * Where a label stands beside its mark: at the right, else at the left, else below or above, where no other label is.
 * @param {Rect[]} taken by other labels
 * @param {[number, number]} mark
 * @param {{away: number, width: number, height: number}} label away: from the middle of its mark
 * @returns {Rect | undefined} nowhere, where there is none
 */
export function freePlace(taken, [px, py], { away, width, height }) {
  const [middle, beside] = [px - width / 2, py - height / 2];
  const places = [[px + away, beside], [px - away - width, beside], [middle, py + away], [middle, py - away - height]].map(([x, y]) => ({ x, y, width, height }));
  return places.find((place) => !taken.some((other) => other.x < place.x + width && place.x < other.x + other.width && other.y < place.y + height && place.y < other.y + other.height));
}
