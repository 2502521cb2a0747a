/** A plane that was fitted anew, seen from the same side as the one before it: principal components have no sign, and may change places. */

import { dot } from './landscape-basis.js';

/** @typedef {import('./landscape-basis.js').Basis} Basis */
/** @typedef {import('./types-landscape.js').Landscape} Landscape */
/** @typedef {import('./types-race.js').Heights} Heights */
/** @typedef {{swap: boolean, flip: [boolean, boolean]}} Turn first the axes change places, then the new ones their signs */

/** @type {Turn} */
const NO_TURN = { swap: false, flip: [false, false] };

/**
 * What makes the new directions agree with the old ones as far as possible.
 * @param {Basis} before
 * @param {Basis} after
 * @returns {Turn}
 */
export function turnBetween(before, after) {
  if (before.origin.length !== after.origin.length) return NO_TURN;
  const cosine = (/** @type {0 | 1} */ i, /** @type {0 | 1} */ j) => {
    const [a, b] = [after.directions[i], before.directions[j]];
    return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
  };
  const [xx, xy, yx, yy] = [cosine(0, 0), cosine(0, 1), cosine(1, 0), cosine(1, 1)];
  const swap = Math.abs(xy) + Math.abs(yx) > Math.abs(xx) + Math.abs(yy);
  return { swap, flip: swap ? [yx < 0, xy < 0] : [xx < 0, yy < 0] };
}

/**
 * The same landscape, seen otherwise.
 * @param {Landscape} landscape
 * @param {Turn} turn
 * @returns {Landscape}
 */
export function turned(landscape, turn) {
  const { swap, flip } = turn;
  if (!swap && !flip[0] && !flip[1]) return landscape;
  const { plane, heights, runs, basis } = landscape;
  const [first, second] = swap ? [1, 0] : [0, 1];
  /** @template T @param {readonly [T, T]} pair @returns {[T, T]} */
  const order = (pair) => [pair[first], pair[second]];
  return {
    ...landscape,
    plane: { ...plane, axes: order(plane.axes), explained: plane.explained && order(plane.explained) },
    heights: turnedHeights(heights, turn),
    runs: runs.map((run) => {
      const [x, y] = order([run.x, run.y]);
      return { ...run, x: flip[0] ? x.map(minus) : x, y: flip[1] ? y.map(minus) : y };
    }),
    basis: basis && { ...basis, directions: turnedDirections(order(basis.directions), flip) },
  };
}

/** Not −0. @param {number} value */
const minus = (value) => 0 - value;

/** @param {Basis['directions']} directions @param {Turn['flip']} flip @returns {Basis['directions']} */
const turnedDirections = ([a, b], flip) => [flip[0] ? a.map(minus) : a, flip[1] ? b.map(minus) : b];

/** @param {Heights} heights @param {Turn} turn @returns {Heights} */
function turnedHeights({ x, y, values, columns, rows }, { swap, flip: [flipX, flipY] }) {
  const [wide, high] = swap ? [rows, columns] : [columns, rows];
  const moved = new Float64Array(values.length);
  for (let i = 0; i < high; i += 1) {
    for (let j = 0; j < wide; j += 1) {
      const [row, column] = [flipY ? high - 1 - i : i, flipX ? wide - 1 - j : j];
      moved[i * wide + j] = Number(swap ? values[column * columns + row] : values[row * columns + column]);
    }
  }
  const axis = (/** @type {ArrayLike<number>} */ places, /** @type {boolean} */ isFlipped) => (isFlipped ? Array.from(places, minus).reverse() : places);
  return { x: axis(swap ? y : x, flipX), y: axis(swap ? x : y, flipY), values: moved, columns: wide, rows: high };
}
