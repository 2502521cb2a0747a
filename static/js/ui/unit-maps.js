/** The map and the colour range of every unit, out of a frame, and how either kind of map is drawn. */

import { outputUnits } from '../core/classes.js';
import { activationOf } from '../core/own.js';
import { createClassMap } from '../plots/class-map.js';
import { createHeatmap } from '../plots/heatmap.js';
import { entryOf } from './choice.js';

/** @typedef {import('../core/types.js').Frame} Frame */
/** @typedef {import('../plots/canvas.js').Range} Range */
/** @typedef {import('../plots/canvas.js').Rect} Rect */

/**
 * @typedef {object} UnitMap
 * @property {Float32Array} values
 * @property {number[]} shape [rows, columns], with the classes before where it shows several
 * @property {Range} range
 * @property {number} classes how many it shows together; 0: the values of one unit
 * @property {number | null} of the class whose probability it is
 */

/** Activations this close to one count as bounded by one. */
const BOUND = 1.001;
/** Values no larger than this are rounding: a column that stands at its mean is 0 all over the plane. */
const NOTHING = 1e-6;

/**
 * @param {Frame} frame
 * @param {string} run
 * @param {number} layer
 * @param {number} unit
 * @param {import('../core/types.js').Catalog} catalog
 * @returns {UnitMap | undefined}
 */
export function unitMap(frame, run, layer, unit, catalog) {
  const { output, spec } = frame.header.state;
  const isOutput = layer > spec.hidden.length;
  if (isOutput && output.kind !== 'softmax') return outputMap(frame, run);
  const maps = frame.arrays.get('units', run, layer);
  const [units = 0, rows = 0, columns = 0] = maps?.shape ?? [];
  if (!maps || unit >= units) return undefined;
  const values = maps.data.subarray(unit * rows * columns, (unit + 1) * rows * columns);
  if (isOutput) return probabilityMap(values, [rows, columns], unit);
  const kind = layer > 0 ? activationOf(spec, run, layer).kind : undefined;
  return { values, shape: [rows, columns], range: unitRange(values, kind, catalog), classes: 0, of: null };
}

/**
 * Of a softmax all classes together.
 * @param {Frame} frame
 * @param {string} run
 * @returns {UnitMap | undefined}
 */
export function outputMap(frame, run) {
  const map = frame.arrays.get('output', run);
  const classes = map?.shape.length === 3 ? (map.shape[0] ?? 0) : 0;
  return map && { values: map.data, shape: map.shape, range: frame.header.state.output, classes, of: null };
}

/**
 * @param {Float32Array} values
 * @param {number[]} shape
 * @param {number} of the class
 * @returns {UnitMap}
 */
export function probabilityMap(values, shape, of) {
  return { values, shape, range: { low: 0, middle: 0.5, high: 1 }, classes: 0, of };
}

/** More classes than this are told apart by coarser maps, so that all together are no more numbers. */
const FINE_CLASSES = 4;

/**
 * How many points along each side of a map of the output.
 * @param {number} most of few classes
 * @param {import('../core/types.js').FullSpec} spec
 */
export function outputResolution(most, spec) {
  return Math.round(most * Math.sqrt(Math.min(1, FINE_CLASSES / outputUnits(spec))));
}

/** Draws maps of either kind, and keeps what that needs. */
export function createMapPainter() {
  const heatmap = createHeatmap();
  const classMap = createClassMap();

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Rect} rect
   * @param {UnitMap} map
   * @param {{palette: import('./theme.js').Palette, discretise: boolean}} options
   */
  return function drawMap(context, rect, map, { palette, discretise }) {
    if (map.classes) classMap.draw(context, rect, map.values, map.shape, { colours: palette.classes, discretise });
    else heatmap.draw(context, rect, map.values, map.shape, { range: map.range, scale: scaleOf(map, palette), discretise });
  };
}

/**
 * @param {UnitMap} map of one unit
 * @param {import('./theme.js').Palette} palette
 */
export function scaleOf({ of }, palette) {
  return of === null ? palette.scale : palette.classes.scale(of);
}

/**
 * A bounded activation has the range −1 to 1; any other unit its own largest value, the same on either side of 0.
 * @param {Float32Array} values
 * @param {string | undefined} kind activation; none for a feature
 * @param {import('../core/types.js').Catalog} catalog
 * @returns {Range}
 */
export function unitRange(values, kind, catalog) {
  const bounded = isBounded(entryOf(catalog.activations, kind)?.curve);
  let most = bounded ? 1 : 0;
  if (!bounded) {
    for (let index = 0; index < values.length; index += 1) {
      const size = Math.abs(/** @type {number} */ (values[index]));
      if (size > most && size < Infinity) most = size;
    }
  }
  if (most <= NOTHING) most = 1;
  return { low: -most, middle: 0, high: most };
}

/** Asked of every unit in every frame. @type {WeakMap<{a: number[]}, boolean>} */
const known = new WeakMap();

/** @param {{a: number[]} | undefined} curve */
function isBounded(curve) {
  if (!curve) return false;
  const bounded = known.get(curve) ?? Math.max(...curve.a.map(Math.abs)) <= BOUND;
  known.set(curve, bounded);
  return bounded;
}
