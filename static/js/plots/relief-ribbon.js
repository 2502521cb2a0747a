/** The path of a run over a relief as points in its box, in order: made once, and longer when the run goes on. */

import { difference, HIGH, onward, span } from './relief-box.js';

/** @typedef {import('./relief-mesh.js').Mesh} Mesh */
/** @typedef {import('./relief-box.js').Triple} Triple */

/**
 * The path of a run. Where `value` is left out it lies on the surface, as its shadow on a map does; else it is as high as its values are.
 * @typedef {object} Path
 * @property {ArrayLike<number>} x a number a step, the start first; the same array, longer, when the run went on
 * @property {ArrayLike<number>} y
 * @property {ArrayLike<number | null>} [value]
 */

/**
 * @typedef {object} Ribbon
 * @property {() => Float32Array} data four numbers a point: x, y, z of the box, and the step with its fraction; z is `GAP` where the path is cut
 * @property {() => number} length points
 * @property {(path: Path, mesh: Mesh, scale: Scale) => number} update answers the first point that is another than before
 * @property {(step: number) => number} pairs how many pairs of neighbours begin before a step
 */
/** @typedef {Pick<import('./heights.js').HeightScale, 'of' | 'high'>} Scale */

export const GAP = -9;
/** Numbers of a point. */
export const SIZE = 4;
/** Steps shorter than this in the box, a fraction of a pixel, are one with those before. */
const TINY = 0.005;
/** Short steps that go on straight, but for a fraction of a pixel, are one up to this length. */
const [LONGEST, STRAY] = [0.03, 0.002];
const MOST_PIECES = 64;

/** @returns {Ribbon} */
export function createRibbon() {
  let data = new Float32Array(256 * SIZE);
  let length = 0;
  /** Steps that are in it. */
  let known = 0;
  /** The first point that the last update changed. */
  let changed = 0;
  /** @type {{x: ArrayLike<number>, y: ArrayLike<number>, value: ArrayLike<number | null> | undefined, mesh: Mesh} | null} */
  let made = null;
  /** The last point that is in it. */
  let end = [0, 0];

  /** @param {Triple} point @param {number} step */
  function add(point, step) {
    const goesOn = length > 1 && isStraight(at(length - 2), at(length - 1), point);
    if (goesOn) length -= 1;
    changed = Math.min(changed, length);
    put(point, step);
  }

  /** @param {number} index @returns {Triple} */
  const at = (index) => [data[index * SIZE], data[index * SIZE + 1], data[index * SIZE + 2]];

  /** @param {Triple} point @param {number} step */
  function put([x, y, z], step) {
    if ((length + 1) * SIZE > data.length) {
      const larger = new Float32Array(data.length * 2);
      larger.set(data);
      data = larger;
    }
    data.set([x, y, z, step], length * SIZE);
    length += 1;
  }

  /** @param {number} step */
  function cut(step) {
    if (length && data[length * SIZE - 2] !== GAP) put([0, 0, GAP], step);
  }

  /** Whether the last point is all but that. @param {Triple} point */
  const isLast = (point) => length > 0 && Math.hypot(...difference(at(length - 1), point)) < TINY;

  return {
    data: () => data,
    length: () => length,
    update(path, mesh, scale) {
      const { x, y, value } = path;
      const same = made && made.mesh === mesh && made.x === x && made.y === y && made.value === value;
      const grown = same && x.length >= known && (known === 0 || (x[known - 1] === end[0] && y[known - 1] === end[1]));
      if (!grown) [length, known] = [0, 0];
      made = { x, y, value, mesh };
      changed = length;
      for (; known < x.length; known += 1) {
        const pieces = piecesOf(path, Math.max(0, known - 1), known, mesh, scale);
        if (!pieces.length || pieces[0].share > 0) cut(known - 1);
        for (const { point, share } of pieces) {
          if (Number.isNaN(point[2])) cut(known - 1 + share);
          else if (!isLast(point)) add(point, Math.max(0, known - 1 + share));
        }
        if ((pieces.at(-1)?.share ?? 0) < 1) cut(known);
        end = [x[known], y[known]];
      }
      return changed;
    },
    pairs(step) {
      let [low, high] = [0, length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (data[middle * SIZE + 3] < step) low = middle + 1;
        else high = middle;
      }
      return Math.max(0, Math.min(low, length - 1));
    },
  };
}

/** Whether a path from one point over another to a third is short and all but straight. @param {Triple} from @param {Triple} over @param {Triple} to */
function isStraight(from, over, to) {
  const [whole, part] = [difference(from, to), difference(from, over)];
  const length = Math.hypot(...whole);
  if (!(length < LONGEST)) return false;
  const share = whole.reduce((sum, value, axis) => sum + value * part[axis], 0) / (length * length);
  return share > 0 && share < 1 && Math.hypot(...difference(part, onward([0, 0, 0], whole, share))) < STRAY;
}

/**
 * Where a path is after so many steps, in the box; null where that is beside the surface or above the box.
 * @param {Path} path
 * @param {Mesh} mesh
 * @param {Scale} scale
 * @param {number} step with a fraction while it plays
 * @returns {Triple | null}
 */
export function pointAt(path, mesh, scale, step) {
  const last = path.x.length - 1;
  if (last < 0) return null;
  const at = Math.max(0, Math.min(last, step));
  const [from, to] = [Math.floor(at), Math.ceil(at)];
  const point = /** @type {Triple} */ (onward(inBox(path, from, mesh), difference(inBox(path, from, mesh), inBox(path, to, mesh)), at - from));
  const inside = point.every((value, axis) => value >= limits(path, scale)[axis][0] && value <= limits(path, scale)[axis][1]);
  const placed = raised(point, path, mesh, scale);
  return inside && Number.isFinite(placed[2]) ? placed : null;
}

/**
 * The part of a step that can be seen, in pieces that are short enough to follow the surface.
 * @param {Path} path
 * @param {number} from step
 * @param {number} to the same for the start
 * @param {Mesh} mesh
 * @param {Scale} scale
 * @returns {{point: Triple, share: number}[]} from where it comes into sight to where it leaves it
 */
function piecesOf(path, from, to, mesh, scale) {
  const start = inBox(path, from, mesh);
  const along = difference(start, inBox(path, to, mesh));
  if (![...start, ...along].every(Number.isFinite)) return [];
  const [enters, leaves] = span(start, along, limits(path, scale));
  const [first, last] = [Math.max(0, enters), Math.min(1, leaves)];
  if (first > last) return [];
  if (from === to) return [{ point: raised(start, path, mesh, scale), share: 1 }];
  const long = Math.hypot(along[0], along[1]) * (last - first);
  const count = path.value ? 1 : Math.min(MOST_PIECES, Math.max(1, Math.ceil(long / mesh.cell)));
  return Array.from({ length: count + 1 }, (_, index) => {
    const share = first + ((last - first) * index) / count;
    return { point: raised(onward(start, along, share), path, mesh, scale), share };
  });
}

/** A point in the box, but for its third coordinate, which is its value. @param {Path} path @param {number} step @param {Mesh} mesh @returns {Triple} */
function inBox({ x, y, value }, step, mesh) {
  const [across, up] = mesh.place(x[step], y[step]);
  return [across, up, value ? (value[step] ?? NaN) : 0];
}

/** What a path is cut at. @param {Path} path @param {Scale} scale @returns {import('./relief-box.js').Limits} */
const limits = ({ value }, { high }) => [[-1, 1], [-1, 1], [-Infinity, value ? high : Infinity]];

/** The point with its height. @param {Triple} point @param {Path} path @param {Mesh} mesh @param {Scale} scale @returns {Triple} */
const raised = ([x, y, value], path, mesh, scale) => [x, y, path.value ? HIGH * scale.of(value) : mesh.ground(x, y)];
