/** Lines of equal height through a grid, by marching squares. */

/**
 * @typedef {object} Grid
 * @property {ArrayLike<number>} x of the columns, rising
 * @property {ArrayLike<number>} y of the rows, rising
 * @property {ArrayLike<number>} values `values[i * columns + j]` is that at (x[j], y[i]); what is not finite has no height
 * @property {number} columns
 * @property {number} rows
 */
/** @typedef {{level: number, lines: Float64Array[]}} Contour x, y, x, y … of each line; a closed one ends where it begins */
/** @typedef {Map<number, number[]>} Links from each edge of the grid that a line crosses to those that it crosses before and after */

/** Sides of a square: below, right, above, left. Where a line goes, by which corners lie above: 1 lower left, 2 lower right, 4 upper right, 8 upper left. */
const BELOW = 0;
const RIGHT = 1;
const ABOVE = 2;
const LEFT = 3;
const WAYS = [
  [], [LEFT, BELOW], [BELOW, RIGHT], [LEFT, RIGHT], [RIGHT, ABOVE], [], [BELOW, ABOVE], [LEFT, ABOVE],
  [ABOVE, LEFT], [BELOW, ABOVE], [], [RIGHT, ABOVE], [LEFT, RIGHT], [BELOW, RIGHT], [LEFT, BELOW], [],
];
/** Two opposite corners are high, two low: a line around either of one pair. */
const AROUND_LOWER_LEFT = [LEFT, BELOW, RIGHT, ABOVE];
const AROUND_LOWER_RIGHT = [BELOW, RIGHT, ABOVE, LEFT];

/**
 * The lines at some levels; none in a square of which a corner has no height.
 * @param {Grid} grid
 * @param {number[]} levels rising
 * @returns {Contour[]}
 */
export function contours(grid, levels) {
  const { values, columns, rows } = grid;
  const links = levels.map(() => /** @type {Links} */ (new Map()));
  for (let i = 0; i + 1 < rows; i += 1) {
    for (let j = 0; j + 1 < columns; j += 1) {
      const corner = i * columns + j;
      const a = values[corner];
      const b = values[corner + 1];
      const c = values[corner + columns + 1];
      const d = values[corner + columns];
      const low = Math.min(a, b, c, d);
      const high = Math.max(a, b, c, d);
      if (!Number.isFinite(high - low)) continue;
      for (let k = firstAbove(levels, low); k < levels.length && levels[k] <= high; k += 1) {
        const sides = waysThrough(a, b, c, d, levels[k]);
        for (let side = 0; side < sides.length; side += 2) link(links[k], edgeOf(sides[side], corner, columns), edgeOf(sides[side + 1], corner, columns));
      }
    }
  }
  return levels.map((level, k) => ({ level, lines: join(links[k]).map((edges) => placesOf(edges, grid, level)) }));
}

/** @param {number[]} levels rising @param {number} low @returns {number} index of the first level that is higher */
function firstAbove(levels, low) {
  let [from, to] = [0, levels.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (levels[middle] > low) to = middle;
    else from = middle + 1;
  }
  return from;
}

/**
 * Pairs of sides that the line joins. In a saddle the mean of the corners decides which of them belong together.
 * @param {number} a lower left corner
 * @param {number} b lower right
 * @param {number} c upper right
 * @param {number} d upper left
 * @param {number} level
 */
function waysThrough(a, b, c, d, level) {
  const above = (a >= level ? 1 : 0) + (b >= level ? 2 : 0) + (c >= level ? 4 : 0) + (d >= level ? 8 : 0);
  if (above !== 5 && above !== 10) return WAYS[above];
  return (above === 5) === (a + b + c + d) / 4 >= level ? AROUND_LOWER_RIGHT : AROUND_LOWER_LEFT;
}

/**
 * A number for a side that is the same in both squares that have it: even for those that run across, odd for upright ones.
 * @param {number} side
 * @param {number} corner index of the square's lower left corner
 * @param {number} columns
 */
function edgeOf(side, corner, columns) {
  if (side === BELOW) return 2 * corner;
  if (side === ABOVE) return 2 * (corner + columns);
  return 2 * (side === LEFT ? corner : corner + 1) + 1;
}

/** @param {Links} links @param {number} one @param {number} other */
function link(links, one, other) {
  addLink(links, one, other);
  addLink(links, other, one);
}

/** @param {Links} links @param {number} from @param {number} to */
function addLink(links, from, to) {
  const known = links.get(from);
  if (known) known.push(to);
  else links.set(from, [to]);
}

/**
 * The edges of every line in their order.
 * @param {Links} links used up
 * @returns {number[][]}
 */
function join(links) {
  const ends = [...links].filter(([, others]) => others.length === 1).map(([edge]) => edge);
  const open = ends.flatMap((edge) => (links.has(edge) ? [follow(links, edge)] : []));
  const closed = [];
  for (const edge of links.keys()) closed.push([...follow(links, edge), edge]);
  return [...open, ...closed];
}

/** @param {Links} links @param {number} from */
function follow(links, from) {
  const edges = [];
  for (let at = /** @type {number | undefined} */ (from); at !== undefined;) {
    edges.push(at);
    const others = links.get(at);
    links.delete(at);
    at = others?.find((edge) => links.has(edge));
  }
  return edges;
}

/**
 * Where a line crosses its edges, between their ends in proportion.
 * @param {number[]} edges
 * @param {Grid} grid
 * @param {number} level
 */
function placesOf(edges, { x, y, values, columns }, level) {
  const places = new Float64Array(2 * edges.length);
  edges.forEach((edge, index) => {
    const corner = edge >> 1;
    const [i, j] = [Math.floor(corner / columns), corner % columns];
    const upright = edge % 2;
    const from = values[corner];
    const share = (level - from) / (values[upright ? corner + columns : corner + 1] - from);
    places[2 * index] = upright ? x[j] : x[j] + share * (x[j + 1] - x[j]);
    places[2 * index + 1] = upright ? y[i] + share * (y[i + 1] - y[i]) : y[i];
  });
  return places;
}
