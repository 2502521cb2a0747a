/** Values on a grid as a smooth picture in the colours of a scale. */
import { halfRange } from './colour.js';
import { createGridPicture } from './grid-picture.js';

/** @typedef {import('./canvas.js').Rect} Rect */
/** @typedef {import('./canvas.js').Range} Range */
/** @typedef {Pick<import('./colour.js').Scale, 'lut' | 'size'>} Scale */

/**
 * @typedef {object} HeatmapOptions
 * @property {Range} range
 * @property {Scale} scale
 * @property {boolean} [discretise] two colours, by the side of the middle
 * @property {boolean} [smooth] default true
 * @property {string} [hatch] colour of the hatch over values that are not finite
 */

/**
 * @typedef {object} Heatmap
 * @property {(context: CanvasRenderingContext2D, rect: Rect, values: ArrayLike<number>, shape: number[],
 *   options: HeatmapOptions) => void} draw `shape` is [rows, columns]; row 0 is the lowest x2.
 *   The first and the last sample lie on the edges of the rectangle.
 */

/**
 * A heat map that keeps its buffers from one drawing to the next; one may draw many maps in turn.
 * @param {import('./grid-picture.js').Making} [making]
 * @returns {Heatmap}
 */
export function createHeatmap(making) {
  const picture = createGridPicture(making);
  return {
    draw(context, rect, values, shape, options) {
      const [rows, columns] = shape;
      picture.draw(context, rect, [rows, columns], (pixels) => paint(pixels, values, rows, columns, options), options);
    },
  };
}

/**
 * @param {Uint32Array} pixels RGBA each, the top row first
 * @param {ArrayLike<number>} values the bottom row first
 * @param {number} rows
 * @param {number} columns
 * @param {HeatmapOptions} options
 * @returns {boolean} whether every value was finite; the others are left transparent
 */
function paint(pixels, values, rows, columns, { range, scale, discretise = false }) {
  const colours = new Uint32Array(scale.lut.buffer);
  const { middle } = range;
  const last = scale.size - 1;
  const centre = last / 2 + 0.5; // so that cutting rounds
  const stretch = last / 2 / halfRange(range);
  let allFinite = true;
  let target = 0;
  for (let source = (rows - 1) * columns; source >= 0; source -= columns) {
    for (let i = source; i < source + columns; i += 1) {
      const offset = values[i] - middle;
      if (offset - offset !== 0) {
        pixels[target] = 0;
        allFinite = false;
      } else {
        const place = discretise ? (offset >= 0 ? last : 0) : centre + offset * stretch;
        pixels[target] = colours[place < 0 ? 0 : place >= last ? last : place | 0];
      }
      target += 1;
    }
  }
  return allFinite;
}
