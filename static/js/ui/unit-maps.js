/** The map and the colour range of every unit, out of a frame. */

import { entryOf } from './choice.js';

/** @typedef {import('../core/types.js').Frame} Frame */
/** @typedef {import('../plots/canvas.js').Range} Range */
/** @typedef {{values: Float32Array, shape: number[], range: Range}} UnitMap */

/** Activations this close to one count as bounded by one. */
const BOUND = 1.001;

/**
 * @param {Frame} frame
 * @param {string} run
 * @param {number} layer
 * @param {number} unit
 * @param {import('../core/types.js').Catalog} catalog
 * @returns {UnitMap | undefined}
 */
export function unitMap(frame, run, layer, unit, catalog) {
  const { hidden, activation } = frame.header.state.spec;
  if (layer > hidden.length) return outputMap(frame, run);
  const maps = frame.arrays.get('units', run, layer);
  const [units = 0, rows = 0, columns = 0] = maps?.shape ?? [];
  if (!maps || unit >= units) return undefined;
  const values = maps.data.subarray(unit * rows * columns, (unit + 1) * rows * columns);
  const kind = layer > 0 ? (hidden[layer - 1]?.activation ?? activation).kind : undefined;
  return { values, shape: [rows, columns], range: unitRange(values, kind, catalog) };
}

/**
 * @param {Frame} frame
 * @param {string} run
 * @returns {UnitMap | undefined}
 */
export function outputMap(frame, run) {
  const map = frame.arrays.get('output', run);
  return map && { values: map.data, shape: map.shape, range: frame.header.state.output };
}

/**
 * A bounded activation has the range −1 to 1; any other unit its own largest value, the same on either side of 0.
 * @param {Float32Array} values
 * @param {string | undefined} kind activation; none for a feature
 * @param {import('../core/types.js').Catalog} catalog
 * @returns {Range}
 */
export function unitRange(values, kind, catalog) {
  const curve = entryOf(catalog.activations, kind)?.curve;
  const bounded = curve !== undefined && Math.max(...curve.a.map(Math.abs)) <= BOUND;
  let most = bounded ? 1 : 0;
  if (!bounded) {
    for (let index = 0; index < values.length; index += 1) {
      const size = Math.abs(/** @type {number} */ (values[index]));
      if (size > most && size < Infinity) most = size;
    }
  }
  most ||= 1;
  return { low: -most, middle: 0, high: most };
}
