/** The server's answers about surfaces, as the page works with them. */

import { decodeFrame } from './codec.js';

/** @typedef {import('./types-race.js').Paths} Paths */
/** @typedef {import('./types-race.js').Heights} Heights */

/**
 * @param {ArrayBuffer} buffer a frame
 * @returns {Paths}
 */
export function readPaths(buffer) {
  const { header, arrays } = decodeFrame(buffer);
  const { surface, spec, runs } = /** @type {any} */ (header);
  return {
    surface,
    spec,
    runs: runs.map((/** @type {any} */ run) => ({
      ...run,
      steps: (arrays.get('value', run.name)?.data.length ?? 1) - 1,
      of: kept((name) => arrays.get(name, run.name)?.data),
    })),
  };
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
