/** A dataset in the size of a button. */

import { fit } from '../plots/canvas.js';
import { relate } from '../plots/colour.js';

const SIZE = 36;
const HALF_WIDTH = 6;
const MOST = 160;
/** Sides of a point: the colours of numbers are pale, they show as patches. */
const POINT = { classes: 2.1, numbers: 3.4 };

/**
 * @param {HTMLCanvasElement} canvas
 * @param {number[][]} points [x1, x2, label] each
 * @param {import('./theme.js').Palette} palette
 * @param {{task?: string, classes?: number}} [entry] of the dataset: more than two classes have colours of their own
 */
export function drawThumbnail(canvas, points, palette, { task, classes = 0 } = {}) {
  const context = fit(canvas, SIZE, SIZE, Math.max(2, devicePixelRatio));
  const labels = points.map((point) => point[2] ?? 0);
  const most = Math.max(...labels.map(Math.abs)) || 1;
  const several = task === 'classification' && classes > 2;
  const two = labels.every((label) => label === 0 || label === 1);
  const range = two ? { low: 0, middle: 0.5, high: 1 } : { low: -most, middle: 0, high: most };
  const side = task === 'regression' ? POINT.numbers : POINT.classes;
  const every = Math.max(1, Math.ceil(points.length / MOST));
  for (let index = 0; index < points.length; index += every) {
    const [x1 = 0, x2 = 0, label = 0] = points[index] ?? [];
    context.fillStyle = several ? palette.classes.css(label) : palette.scale.css(relate(label, range));
    context.fillRect(((x1 + HALF_WIDTH) / (2 * HALF_WIDTH)) * SIZE - side / 2, ((HALF_WIDTH - x2) / (2 * HALF_WIDTH)) * SIZE - side / 2, side, side);
  }
}
