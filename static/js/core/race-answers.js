/** The server's answers about surfaces, as the page works with them. */

import { decodeFrame } from './codec.js';

/** @typedef {import('./types-race.js').Paths} Paths */
/** @typedef {import('./types-race.js').Heights} Heights */

/**
 * What a frame says of its arrays, and of the race they belong to.
 * @typedef {object} Header
 * @property {Paths['surface']} surface
 * @property {Paths['spec']} spec
 * @property {Omit<Paths['runs'][number], 'steps' | 'of' | 'names'>[]} runs
 * @property {{run: string, name: string, shape: number[]}[]} arrays
 */

/**
 * @param {ArrayBuffer} buffer a frame
 * @returns {Paths}
 */
export function readPaths(buffer) {
  const { header: told, arrays } = decodeFrame(buffer);
  const header = /** @type {Header} */ (/** @type {unknown} */ (told));
  const { surface, spec, runs } = header;
  return {
    surface,
    spec,
    runs: runs.map((run) => ({
      ...run,
      steps: (arrays.get('value', run.name)?.data.length ?? 1) - 1,
      of: kept((name) => arrays.get(name, run.name)?.data),
      names: namesOf(header, run.name),
    })),
  };
}

/** @param {Header} header @param {string} run @returns {import('./types-race.js').RunPath['names']} */
function namesOf({ arrays }, run) {
  return arrays.filter((entry) => entry.run === run).map(({ name, shape }) => ({ name, pairs: shape.length > 1 }));
}

/**
 * The same array for the same name every time, so that pictures can tell by it whether anything changed.
 * @param {(name: string) => Float32Array | undefined} find
 */
function kept(find) {
  /** @type {Map<string, Float32Array | undefined>} */
  const known = new Map();
  return (/** @type {string} */ name) => {
    if (!known.has(name)) known.set(name, find(name));
    return known.get(name);
  };
}

/**
 * @param {{x: number[], y: number[], values: (number | null)[][]}} answer
 * @returns {Heights}
 */
export function readHeights({ x, y, values }) {
  return { x, y, columns: x.length, rows: y.length, values: Float64Array.from(values.flat(), (value) => value ?? NaN) };
}
