/** Probabilities of classes on a grid as one picture: the colour says which is likeliest, its strength how surely. */
import { createGridPicture } from './grid-picture.js';

/** @typedef {import('./canvas.js').Rect} Rect */
/** @typedef {import('./class-colour.js').ClassColours} ClassColours */

/**
 * @typedef {object} ClassMapOptions
 * @property {ClassColours} colours
 * @property {boolean} [discretise] pure colours
 * @property {boolean} [smooth] default true
 * @property {string} [hatch] colour of the hatch over what is not finite
 */

/**
 * @typedef {object} ClassMap
 * @property {(context: CanvasRenderingContext2D, rect: Rect, probabilities: ArrayLike<number>, shape: number[],
 *   options: ClassMapOptions) => void} draw `shape` is [classes, rows, columns]; row 0 is the lowest x2
 */

/**
 * A map of classes that keeps its buffers, as a heat map does.
 * @param {import('./grid-picture.js').Making} [making]
 * @returns {ClassMap}
 */
export function createClassMap(making) {
  const picture = createGridPicture(making);
  let best = new Float32Array(0);
  let which = new Uint8Array(0);

  return {
    draw(context, rect, probabilities, shape, options) {
      const [classes, rows, columns] = shape;
      if (best.length < rows * columns) {
        best = new Float32Array(rows * columns);
        which = new Uint8Array(rows * columns);
      }
      decide(probabilities, classes, rows * columns, best, which);
      picture.draw(context, rect, [rows, columns], (pixels) => paint(pixels, best, which, shape, options), options);
    },
  };
}

/**
 * How sure the likeliest of so many classes is: 0 when all are alike, 1 when no other is possible.
 * @param {number} most its probability
 * @param {number} classes
 * @returns {number}
 */
export function certainty(most, classes) {
  return (classes * most - 1) / (classes - 1);
}

/**
 * The likeliest class of every point and its probability, NaN where one of them is not finite. Class by class: each map
 * is read from its first number to its last.
 * @param {ArrayLike<number>} probabilities
 * @param {number} classes
 * @param {number} points
 * @param {Float32Array} best
 * @param {Uint8Array} which
 */
function decide(probabilities, classes, points, best, which) {
  for (let i = 0; i < points; i += 1) {
    best[i] = probabilities[i];
    which[i] = 0;
  }
  for (let c = 1; c < classes; c += 1) {
    const start = c * points;
    for (let i = 0; i < points; i += 1) {
      const value = probabilities[start + i];
      if (value > best[i]) {
        best[i] = value;
        which[i] = c;
      } else if (value - value !== 0) {
        best[i] = NaN;
      }
    }
  }
}

/**
 * @param {Uint32Array} pixels RGBA each, the top row first
 * @param {Float32Array} best the bottom row first
 * @param {Uint8Array} which
 * @param {number[]} shape
 * @param {ClassMapOptions} options
 * @returns {boolean} whether all was finite; the rest is left transparent
 */
function paint(pixels, best, which, [classes, rows, columns], { colours, discretise = false }) {
  const { lut, levels } = colours;
  const stretch = (levels * classes) / (classes - 1);
  const even = 1 / classes;
  let allFinite = true;
  for (let row = 0; row < rows; row += 1) {
    const source = (rows - 1 - row) * columns;
    const target = row * columns;
    for (let column = 0; column < columns; column += 1) {
      const most = best[source + column];
      if (most - most !== 0) {
        pixels[target + column] = 0;
        allFinite = false;
        continue;
      }
      const level = discretise ? levels : Math.round((most - even) * stretch);
      pixels[target + column] = lut[which[source + column] * (levels + 1) + (level < 0 ? 0 : level > levels ? levels : level)];
    }
  }
  return allFinite;
}
