/** The part of a plane that pictures show: steady while it can be, as the paths grow and the plane is fitted anew. */

/** @typedef {import('./types.js').Domain} Domain */
/** @typedef {import('./types-race.js').Heights} Heights */
/** @typedef {import('./types-landscape.js').Path} Path */
/** @typedef {[number, number]} Range */

/** How much more than needed is asked for, so that there are heights when the paths grow into it. */
export const SPAN = 1.3;
/** Of the width of the paths, that is kept free at either side before the picture makes room. */
const ROOM = 0.05;

/** @param {Heights} heights @returns {Domain} */
const extentOf = ({ x, y, columns, rows }) => [[Number(x[0]), Number(x[columns - 1])], [Number(y[0]), Number(y[rows - 1])]];

/**
 * The domain before, if the paths fit into it and heights are known everywhere in it, else one with room around the paths. (Heights
 * are known around the paths, so that these never get lost in it.)
 * @param {Domain | null} before
 * @param {Heights} heights asked for with `SPAN`
 * @param {Path[]} paths
 * @returns {Domain}
 */
export function steadyDomain(before, heights, paths) {
  const known = extentOf(heights);
  const needed = /** @type {const} */ (['x', 'y']).map((axis) => reachOf(paths.map((path) => path[axis])));
  const isFine = before?.every(([low, high], axis) => {
    const [from, to] = needed[axis] ?? [low, high];
    const room = ROOM * (to - from);
    const [least, most] = /** @type {Range} */ (known[axis]);
    return low <= from - room && high >= to + room && least <= low && most >= high;
  });
  return before && isFine ? before : /** @type {Domain} */ (known.map(([low, high]) => about(low, high, 1 / SPAN)));
}

/** The least and the largest of all columns. @param {number[][]} columns @returns {Range | null} */
function reachOf(columns) {
  let [low, high] = [Infinity, -Infinity];
  for (const column of columns) {
    for (const value of column) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  return low <= high ? [low, high] : null;
}

/** A range about the same middle. @param {number} low @param {number} high @param {number} by @returns {Range} */
function about(low, high, by) {
  const [middle, half] = [(low + high) / 2, ((high - low) / 2) * by];
  return [middle - half, middle + half];
}

/**
 * Heights on as fine a grid, of a part that lies inside: straight between the points that are known.
 * @param {Heights} heights
 * @param {Domain} domain
 * @returns {Heights}
 */
export function heightsIn(heights, domain) {
  const { values, columns, rows } = heights;
  const known = extentOf(heights);
  const places = (/** @type {Range} */ [from, to], /** @type {number} */ count) => Float64Array.from({ length: count }, (_, index) => from + ((to - from) * index) / (count - 1));
  const [x, y] = [places(domain[0], columns), places(domain[1], rows)];
  const cells = (/** @type {Float64Array} */ all, /** @type {Range} */ [from, to], /** @type {number} */ count) => Array.from(all, (place) => {
    const at = Math.max(0, Math.min(count - 1, ((place - from) / (to - from)) * (count - 1)));
    const cell = Math.min(count - 2, Math.floor(at));
    return { cell, share: at - cell };
  });
  const [across, upwards] = [cells(x, known[0], columns), cells(y, known[1], rows)];
  const within = new Float64Array(columns * rows);
  upwards.forEach(({ cell: i, share: up }, row) => across.forEach(({ cell: j, share: right }, column) => {
    const line = (/** @type {number} */ at) => Number(values[at * columns + j]) * (1 - right) + Number(values[at * columns + j + 1]) * right;
    within[row * columns + column] = line(i) * (1 - up) + line(i + 1) * up;
  }));
  return { x, y, values: within, columns, rows };
}
