/** Values on a grid as a smooth picture in the diverging scale. */
import { halfRange } from './colour.js';

/** @typedef {import('./canvas.js').Rect} Rect */
/** @typedef {import('./canvas.js').Range} Range */
/** @typedef {import('./colour.js').Scale} Scale */

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

const HATCH_DISTANCE = 6;

/**
 * A heat map that keeps its buffers from one drawing to the next; one may draw many maps in turn.
 * @param {{makeCanvas?: (width: number, height: number) => any}} [options]
 * @returns {Heatmap}
 */
export function createHeatmap({ makeCanvas = (width, height) => new OffscreenCanvas(width, height) } = {}) {
  /** One small canvas for every shape that was drawn. @type {Map<string, ReturnType<typeof makeBuffer>>} */
  const buffers = new Map();

  return {
    draw(context, rect, values, shape, options) {
      const [rows, columns] = shape;
      const key = `${rows}×${columns}`;
      const buffer = buffers.get(key) ?? makeBuffer(makeCanvas, rows, columns);
      buffers.set(key, buffer);
      const allFinite = paint(buffer.pixels, values, rows, columns, options);
      buffer.context.putImageData(buffer.image, 0, 0);

      context.save();
      if (!allFinite) hatch(context, rect, options.hatch ?? 'gray');
      context.imageSmoothingEnabled = options.smooth ?? true;
      // A pixel's colour belongs to its centre: half a pixel is cut off all around to put samples on the edges.
      const inset = rows > 1 && columns > 1 ? 0.5 : 0;
      context.drawImage(
        buffer.canvas, inset, inset, columns - 2 * inset, rows - 2 * inset, rect.x, rect.y, rect.width, rect.height,
      );
      context.restore();
    },
  };
}

/**
 * @param {(width: number, height: number) => any} makeCanvas
 * @param {number} rows
 * @param {number} columns
 */
function makeBuffer(makeCanvas, rows, columns) {
  const canvas = makeCanvas(columns, rows);
  const context = canvas.getContext('2d');
  const image = context.createImageData(columns, rows);
  return { canvas, context, image, pixels: new Uint32Array(image.data.buffer) };
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
  const last = scale.size - 1;
  const centre = last / 2;
  const stretch = centre / halfRange(range);
  let allFinite = true;
  for (let row = 0; row < rows; row += 1) {
    const source = (rows - 1 - row) * columns;
    const target = row * columns;
    for (let column = 0; column < columns; column += 1) {
      const offset = values[source + column] - range.middle;
      if (offset - offset !== 0) {
        pixels[target + column] = 0;
        allFinite = false;
      } else if (discretise) {
        pixels[target + column] = colours[offset >= 0 ? last : 0];
      } else {
        const index = Math.round(centre + offset * stretch);
        pixels[target + column] = colours[index < 0 ? 0 : index > last ? last : index];
      }
    }
  }
  return allFinite;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Rect} rect
 * @param {string} colour
 */
function hatch(context, { x, y, width, height }, colour) {
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.beginPath();
  for (let start = -height; start < width; start += HATCH_DISTANCE) {
    context.moveTo(x + start, y + height);
    context.lineTo(x + start + height, y);
  }
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.stroke();
  context.restore();
}
