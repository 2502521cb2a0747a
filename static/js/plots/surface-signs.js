/** What stands on the map of a surface beside the paths: its lowest points, and the handle of the start. */

import { project } from './canvas.js';
import { drawMark } from './marks.js';

/** @typedef {'minimum' | 'local' | 'start'} Sign */
/** @typedef {import('./canvas.js').PlotStyle} PlotStyle */

const HALO = 3;
const SIZES = { minimum: 15, local: 9, start: 18 };

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Sign} sign
 * @param {number} x
 * @param {number} y
 * @param {PlotStyle} style
 */
export function drawSign(context, sign, x, y, style) {
  const weight = style.weight ?? 1;
  const size = SIZES[sign] * weight;
  context.save();
  context.setLineDash([]);
  if (sign === 'minimum') {
    for (const [colour, wide] of /** @type {const} */ ([[style.background, size + HALO], [style.text, size]])) {
      context.fillStyle = colour;
      drawMark(context, 'star', x, y, wide);
    }
  } else {
    for (const [colour, width] of /** @type {const} */ ([[style.background, 2 + HALO], [style.text, 2]])) {
      context.strokeStyle = colour;
      context.lineWidth = width * weight;
      context.beginPath();
      context.arc(x, y, size / 2, 0, 2 * Math.PI);
      if (sign === 'start') addTicks(context, x, y, size / 2, 5 * weight);
      context.stroke();
    }
  }
  context.restore();
}

/** @param {CanvasRenderingContext2D} context @param {number} x @param {number} y @param {number} radius @param {number} length */
function addTicks(context, x, y, radius, length) {
  for (const [dx, dy] of [[1, 0], [0, 1], [-1, 0], [0, -1]]) {
    context.moveTo(x + dx * radius, y + dy * radius);
    context.lineTo(x + dx * (radius + length), y + dy * (radius + length));
  }
}

/**
 * Signs at places of the plane, those that the map shows.
 * @param {CanvasRenderingContext2D} context
 * @param {import('./canvas.js').Rect} area
 * @param {{sign: Sign, places: ArrayLike<number>[], domain: import('./canvas.js').Domain, style: PlotStyle}} options
 */
export function drawSigns(context, area, { sign, places, domain, style }) {
  const at = project(domain, area);
  for (const [x, y] of Array.from(places, (place) => [at.x(place[0]), at.y(place[1])])) {
    if (x >= area.x && x <= area.x + area.width && y >= area.y && y <= area.y + area.height) drawSign(context, sign, x, y, style);
  }
}
