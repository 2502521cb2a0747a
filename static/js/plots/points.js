/** Data points over a map. */
import { project } from './canvas.js';
import { relate } from './colour.js';
import { traceMark } from './marks.js';

/** @typedef {import('./canvas.js').Rect} Rect */
/** @typedef {import('./canvas.js').Domain} Domain */

/**
 * @typedef {object} PointsOptions
 * @property {ArrayLike<number>[]} points [x1, x2] each
 * @property {ArrayLike<number>} labels classes, or targets
 * @property {'train' | 'test'} kind train: discs; test: diamonds with a wider outline. With `classes`, train: the mark
 *   of the class; test: the same, hollow
 * @property {Domain} domain
 * @property {{low: number, high: number, middle: number}} range of the labels: {low: 0, high: 1, middle: 0.5} for classes
 * @property {import('./colour.js').Scale} scale
 * @property {import('./class-colour.js').ClassColours} [classes] colours and marks of the labels, instead of the scale
 * @property {string} outline
 * @property {number} [radius] default 3
 * @property {number | null} [highlight] index of the point to stress
 */

/**
 * Draws the points inside the rectangle that shows the domain.
 * @param {CanvasRenderingContext2D} context
 * @param {Rect} rect
 * @param {PointsOptions} options
 */
export function drawPoints(context, rect, options) {
  const { points, labels, kind, range, scale, classes, outline, radius = 3, highlight = null } = options;
  const at = project(options.domain, rect);
  context.save();
  context.beginPath();
  context.rect(rect.x, rect.y, rect.width, rect.height);
  context.clip();
  context.strokeStyle = outline;
  context.lineWidth = kind === 'train' ? 1 : 1.75;
  for (let i = 0; i < points.length; i += 1) {
    const x = at.x(points[i][0]);
    const y = at.y(points[i][1]);
    const size = i === highlight ? radius * 1.8 : radius;
    if (classes) {
      const colour = classes.css(labels[i]);
      context.fillStyle = kind === 'train' ? colour : outline;
      context.strokeStyle = kind === 'train' ? outline : colour;
      traceMark(context, classes.mark(labels[i]), x, y, size);
    } else {
      context.fillStyle = scale.css(relate(labels[i], range));
      outlinePoint(context, kind, x, y, size);
    }
    context.fill();
    context.stroke();
  }
  context.restore();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {'train' | 'test'} kind
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 */
function outlinePoint(context, kind, x, y, radius) {
  context.beginPath();
  if (kind === 'train') {
    context.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  const reach = radius * 1.35; // a diamond of the disc's radius would look smaller
  context.moveTo(x, y - reach);
  context.lineTo(x + reach, y);
  context.lineTo(x, y + reach);
  context.lineTo(x - reach, y);
  context.closePath();
}

/**
 * Index of the point nearest to a place on the canvas, −1 when none is within reach.
 * @param {Rect} rect
 * @param {ArrayLike<number>[]} points
 * @param {Domain} domain
 * @param {number} px
 * @param {number} py
 * @param {number} [reach] pixels
 * @returns {number}
 */
export function pointAt(rect, points, domain, px, py, reach = 6) {
  const at = project(domain, rect);
  let found = -1;
  let least = reach;
  for (let i = 0; i < points.length; i += 1) {
    const distance = Math.hypot(at.x(points[i][0]) - px, at.y(points[i][1]) - py);
    if (distance <= least) {
      found = i;
      least = distance;
    }
  }
  return found;
}
