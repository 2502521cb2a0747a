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
      of: (/** @type {string} */ name) => arrays.get(name, run.name)?.data,
      names: namesOf(header, run.name),
    })),
  };
}

/** @param {any} header @param {string} run @returns {import('./types-race.js').RunPath['names']} */
function namesOf(header, run) {
  const own = header.arrays.filter((/** @type {any} */ entry) => entry.run === run);
  return own.map((/** @type {any} */ { name, shape }) => ({ name, pairs: shape.length > 1 }));
}

/**
 * @param {{x: number[], y: number[], values: (number | null)[][]}} answer
 * @returns {Heights}
 */
export function readHeights({ x, y, values }) {
  return { x, y, columns: x.length, rows: y.length, values: Float64Array.from(values.flat(), (value) => value ?? NaN) };
}
