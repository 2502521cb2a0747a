/** A grid of heights as triangles, and what lies on them: the one ground of a relief. */

import { difference, HIGH, onward, span } from './relief-box.js';

/** @typedef {import('./relief-box.js').Triple} Triple */
/** @typedef {{x: ArrayLike<number>, y: ArrayLike<number>, values: ArrayLike<number>, columns: number, rows: number}} Grid evenly spaced, y rising */

/**
 * @typedef {object} Mesh
 * @property {Float32Array} vertices five numbers each: x, y, z of the box, and the slopes ∂z/∂x, ∂z/∂y there
 * @property {Uint32Array} triangles three vertices each, counterclockwise from above; cells without a value have none
 * @property {(x: number, y: number) => [number, number]} place of a point of the plane in the box
 * @property {(x: number, y: number) => [number, number]} back from the box to the plane
 * @property {(x: number, y: number) => number} ground z of the surface over a place of the box; NaN beside it and in its holes
 * @property {(x: number, y: number, z: number, eye: Triple) => boolean} hides whether the upper side of the surface is before a point
 * @property {(ray: {from: Triple, along: Triple}) => [number, number] | null} hit where a ray from the eye first meets the upper side
 * @property {number} cell width of a cell of the grid in the box
 */

/** Numbers of a vertex. */
export const STRIDE = 5;
/** Parts of the way of a ray through the box. */
const MARCH = 96;
/** What rays go through: a little more than the box, for what lies on its floor or its lid. @type {import('./relief-box.js').Limits} */
const BOX = [[-1, 1], [-1, 1], [-0.001, HIGH + 0.02]];
/** How far above the surface something is that lies on it. */
const LIFT = 0.01;

/**
 * @param {Grid} grid
 * @param {(value: number) => number} heightOf 0..1
 * @returns {Mesh}
 */
export function makeMesh(grid, heightOf) {
  const { columns, rows, values } = grid;
  const z = Float32Array.from({ length: columns * rows }, (_, at) => (Number.isFinite(values[at]) ? HIGH * heightOf(Number(values[at])) : NaN));
  const [left, bottom] = [Number(grid.x[0]), Number(grid.y[0])];
  const [wide, tall] = [(Number(grid.x[columns - 1]) - left) / 2, (Number(grid.y[rows - 1]) - bottom) / 2];

  /** @param {number} x @param {number} y */
  function ground(x, y) {
    const [u, v] = [((x + 1) / 2) * (columns - 1), ((y + 1) / 2) * (rows - 1)];
    if (!(u >= 0 && v >= 0 && u <= columns - 1 && v <= rows - 1)) return NaN;
    const [column, row] = [Math.min(columns - 2, Math.floor(u)), Math.min(rows - 2, Math.floor(v))];
    return inCell(z, row * columns + column, columns, u - column, v - row);
  }

  /**
   * Goes from one point to another and tells of each crossing of the surface.
   * @param {(share: number) => Triple} at
   * @param {(share: number, upwards: boolean) => boolean} cross true to stop
   */
  function march(at, cross) {
    let [before, known] = [0, NaN];
    for (let i = 0; i <= MARCH; i += 1) {
      const [x, y, height] = at(i / MARCH);
      const above = height - ground(x, y);
      if (known * above < 0 && cross((i - 1 + before / (before - above)) / MARCH, above > 0)) return;
      [before, known] = [above, above];
    }
  }

  return {
    vertices: verticesOf(z, columns, rows),
    triangles: trianglesOf(z, columns, rows),
    place: (x, y) => [(x - left) / wide - 1, (y - bottom) / tall - 1],
    back: (x, y) => [left + (x + 1) * wide, bottom + (y + 1) * tall],
    ground,
    cell: 2 / (Math.max(columns, rows) - 1),
    hides(x, y, height, eye) {
      const start = /** @type {Triple} */ ([x, y, height + LIFT]);
      const along = difference(start, eye);
      const [, last] = span(start, along, BOX);
      let hidden = false;
      // Where the way to the eye comes up through the surface, the eye sees its upper side; a lower side can be seen through.
      march((share) => onward(start, along, share * last), (_, upwards) => (hidden ||= upwards));
      return hidden;
    },
    hit({ from, along }) {
      const [first, last] = span(from, along, BOX);
      if (first >= last) return null;
      const at = (/** @type {number} */ share) => onward(from, along, first + (last - first) * share);
      /** @type {[number, number] | null} */
      let found = null;
      march(at, (share, upwards) => {
        if (upwards) return false;
        const [x, y] = at(share);
        found = [x, y];
        return true;
      });
      return found;
    },
  };
}

/**
 * The diagonal of a cell goes where it is more level, so that a narrow valley across the grid stays one.
 * @param {ArrayLike<number>} z
 * @param {number} at lower left corner
 * @param {number} columns
 */
const rises = (z, at, columns) => Math.abs(z[at] - z[at + columns + 1]) <= Math.abs(z[at + 1] - z[at + columns]);

/**
 * z over a place of a cell, on its two triangles.
 * @param {ArrayLike<number>} z
 * @param {number} at lower left corner
 * @param {number} columns
 * @param {number} u 0..1 across the cell
 * @param {number} v
 */
function inCell(z, at, columns, u, v) {
  const [a, b, c, d] = [z[at], z[at + 1], z[at + columns], z[at + columns + 1]];
  if (!Number.isFinite(a + b + c + d)) return NaN;
  if (rises(z, at, columns)) return u >= v ? a + u * (b - a) + v * (d - b) : a + v * (c - a) + u * (d - c);
  return u + v <= 1 ? a + u * (b - a) + v * (c - a) : d + (1 - u) * (c - d) + (1 - v) * (b - d);
}

/** @param {Float32Array} z @param {number} columns @param {number} rows */
function verticesOf(z, columns, rows) {
  const vertices = new Float32Array(z.length * STRIDE);
  /** The slope at a point between two neighbours, or at one where there is no other. @param {number} at @param {number} step @param {number} index @param {number} count */
  const slope = (at, step, index, count) => {
    const before = index > 0 && Number.isFinite(z[at - step]) ? 1 : 0;
    const after = index < count - 1 && Number.isFinite(z[at + step]) ? 1 : 0;
    return before + after ? (((z[at + step * after] - z[at - step * before]) / (before + after)) * (count - 1)) / 2 : 0;
  };
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const at = row * columns + column;
      if (!Number.isFinite(z[at])) continue;
      const place = [(2 * column) / (columns - 1) - 1, (2 * row) / (rows - 1) - 1];
      vertices.set([...place, z[at], slope(at, 1, column, columns), slope(at, columns, row, rows)], at * STRIDE);
    }
  }
  return vertices;
}

/** @param {Float32Array} z @param {number} columns @param {number} rows */
function trianglesOf(z, columns, rows) {
  const triangles = new Uint32Array((columns - 1) * (rows - 1) * 6);
  let length = 0;
  for (let row = 0; row < rows - 1; row += 1) {
    for (let column = 0; column < columns - 1; column += 1) {
      const at = row * columns + column;
      const [b, c, d] = [at + 1, at + columns, at + columns + 1];
      if (!Number.isFinite(z[at] + z[b] + z[c] + z[d])) continue;
      triangles.set(rises(z, at, columns) ? [at, b, d, at, d, c] : [at, b, c, b, d, c], length);
      length += 6;
    }
  }
  return triangles.slice(0, length);
}
