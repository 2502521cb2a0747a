/** A grid made finer for pictures: smooth between its points, whose values stay as they are. */

/** @typedef {import('./marching-squares.js').Grid} Grid */

/** A picture has about so many points a side: more could not be seen. */
const POINTS = 300;

/**
 * The same grid, with as many points between any two as a picture can show. Through a narrow valley, which a coarse grid cuts into
 * beads, its lines run whole: cubic convolution is exact for quadratics. Beside a point without a value it is linear, or has none.
 *
 * Source: Keys 1981, https://doi.org/10.1109/TASSP.1981.1163711
 * @param {Grid} grid
 * @returns {Grid}
 */
export function finer(grid) {
  const times = Math.floor(POINTS / Math.max(grid.columns, grid.rows));
  if (times < 2 || grid.columns < 2 || grid.rows < 2) return grid;
  const across = stretched(grid.values, { lines: grid.rows, count: grid.columns, line: grid.columns, point: 1 }, times);
  const columns = (grid.columns - 1) * times + 1;
  const values = stretched(across, { lines: columns, count: grid.rows, line: 1, point: columns }, times);
  return { x: between(grid.x, grid.columns, times), y: between(grid.y, grid.rows, times), values, columns, rows: (grid.rows - 1) * times + 1 };
}

/** @param {ArrayLike<number>} ends @param {number} count @param {number} times */
function between(ends, count, times) {
  return Float64Array.from({ length: (count - 1) * times + 1 }, (_, i) => {
    const k = Math.floor(i / times);
    return i % times ? ends[k] + ((ends[k + 1] - ends[k]) * (i % times)) / times : ends[k];
  });
}

/**
 * More points on every line of a grid, in one direction.
 * @param {ArrayLike<number>} values
 * @param {{lines: number, count: number, line: number, point: number}} layout how many lines of how many points, and how far apart lines and points lie
 * @param {number} times
 */
function stretched(values, { lines, count, line, point }, times) {
  const longer = (count - 1) * times + 1;
  const lineAfter = line === 1 ? 1 : longer;
  const pointAfter = line === 1 ? lines : 1;
  const made = new Float64Array(lines * longer);
  const weights = Array.from({ length: times }, (_, step) => weightsAt(step / times));
  for (let i = 0; i < lines; i += 1) {
    for (let k = 0; k < count; k += 1) {
      const here = values[i * line + k * point];
      made[i * lineAfter + k * times * pointAfter] = here;
      if (k + 1 === count) continue;
      const next = values[i * line + (k + 1) * point];
      // Beyond the ends a parabola goes on, through the three points that are there.
      const third = (/** @type {number} */ index) => values[i * line + index * point];
      const before = k > 0 ? third(k - 1) : count > 2 ? 3 * here - 3 * next + third(2) : 2 * here - next;
      const after = k + 2 < count ? third(k + 2) : count > 2 ? 3 * next - 3 * here + third(count - 3) : 2 * next - here;
      for (let step = 1; step < times; step += 1) {
        const [a, b, c, d] = weights[step];
        const smooth = a * before + b * here + c * next + d * after;
        made[i * lineAfter + (k * times + step) * pointAfter] = Number.isFinite(smooth) ? smooth : here + (next - here) * (step / times);
      }
    }
  }
  return made;
}

/** Of the point before, the two around, and the one after. @param {number} t share of the way between the two @returns {[number, number, number, number]} */
function weightsAt(t) {
  return [(-t + 2 * t * t - t ** 3) / 2, (2 - 5 * t * t + 3 * t ** 3) / 2, (t + 4 * t * t - 3 * t ** 3) / 2, (t ** 3 - t * t) / 2];
}
