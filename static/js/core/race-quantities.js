/** What the chart can show of the runs over the steps: all that the server tells of some run, whatever its optimizer remembers. */

import { count, number } from './format.js';

/** @typedef {import('./types-race.js').Paths} Paths */
/** @typedef {import('./types-race.js').RunPath} RunPath */
/** @typedef {import('./quantities.js').Quantity} Quantity */
/** @typedef {Quantity & {name: string, pairs: boolean}} RaceQuantity of the array of that name; pairs: a curve for each coordinate */
/** @typedef {{name: string, step: ArrayLike<number>} & Record<string, any>} RunColumns */

/** @type {import('./quantities.js').Over} */
export const STEPS = { column: 'step', label: 'step', text: count };

/** The first is the usual one. `signed`: a logarithm would hide what matters. */
const KNOWN = /** @type {Record<string, {label: string, axis: string, signed?: boolean, growth?: number}>} */ ({
  excess: { label: 'Above the minimum', axis: 'f − lowest f', growth: 3 },
  value: { label: 'Value f', axis: 'f(x, y)', signed: true, growth: 3 },
  distance: { label: 'Distance to the minimum', axis: 'distance to the nearest minimum' },
  length: { label: 'Step length', axis: '‖step‖, of the step that led there' },
  rate: { label: 'Learning rate', axis: 'learning rate α' },
  point: { label: 'Place', axis: 'x and y', signed: true },
  gradient: { label: 'Gradient', axis: '∂f/∂x and ∂f/∂y, as the optimizer gets it', signed: true },
  step: { label: 'Step', axis: 'what is subtracted from x and y', signed: true },
});
const USUAL = Object.keys(KNOWN);

/**
 * All quantities that some run has, the usual ones first.
 * @param {Paths | null} paths
 * @returns {RaceQuantity[]}
 */
export function raceQuantities(paths) {
  const told = new Map((paths?.runs ?? []).flatMap(({ names }) => names.map(({ name, pairs }) => [name, pairs])));
  if (told.has('step')) told.set('length', false);
  if (!paths?.surface.minima.length) told.delete('distance');
  const place = (/** @type {string} */ name) => (USUAL.includes(name) ? USUAL.indexOf(name) : USUAL.length);
  return [...told].sort(([a], [b]) => place(a) - place(b)).map(([name, pairs]) => quantityFor(name, pairs, paths));
}

/** @param {string} name @param {boolean} pairs @param {Paths | null} paths @returns {RaceQuantity} */
function quantityFor(name, pairs, paths) {
  const known = KNOWN[name] ?? labelsOf(name);
  const short = name.replace(/^.*:/, '');
  const log = !known.signed && (paths?.runs ?? []).every((run) => !run.of(name)?.some((value) => value < 0));
  return {
    key: name, name, pairs, log, over: STEPS, label: known.label, axis: known.axis, text: (value) => number(value, 4),
    ...(known.growth ? { growth: known.growth } : {}),
    curves: pairs ? [{ part: 'x', column: `${short}_x` }, { part: 'y', column: `${short}_y`, dashed: true }] : [{ part: null, column: short }],
  };
}

/** Of what an optimizer remembers. @param {string} name such as `slot:m` @returns {{label: string, axis: string, signed?: boolean, growth?: number}} */
function labelsOf(name) {
  const [kind, own = kind] = name.split(':');
  const words = own.replaceAll('_', ' ');
  return kind === 'slot' ? { label: `Memory ${words}`, axis: `${words}, as the optimizer remembers it` } : { label: words, axis: words };
}

/**
 * The one of that key, else the first.
 * @param {RaceQuantity[]} quantities
 * @param {string} key
 */
export const raceQuantityOf = (quantities, key) => quantities.find((each) => each.key === key) ?? quantities[0];

/**
 * The runs that have the quantity, with a column for each of its curves, a number a step.
 * @param {Paths} paths
 * @param {RaceQuantity} quantity
 * @returns {RunColumns[]}
 */
export function columnsOf({ runs }, { name, pairs, curves }) {
  const steps = Float64Array.from({ length: 1 + Math.max(0, ...runs.map((run) => run.steps)) }, (_, step) => step);
  return runs.flatMap((run) => {
    const values = name === 'length' ? afterStart(lengths(run.of('step'))) : run.of(name);
    if (!values) return [];
    const columns = curves.map(({ column }, axis) => [column, pairs ? values.filter((_, index) => index % 2 === axis) : values]);
    return [{ name: run.name, step: steps, ...Object.fromEntries(columns) }];
  });
}

/** With nothing at the start: what led to each step. @param {Float32Array | undefined} values */
const afterStart = (values) => values && Float32Array.of(NaN, ...values);

/** @param {Float32Array | undefined} pairs @returns {Float32Array | undefined} how long each is */
export const lengths = (pairs) => pairs && Float32Array.from({ length: pairs.length / 2 }, (_, row) => Math.hypot(pairs[2 * row] ?? 0, pairs[2 * row + 1] ?? 0));

/**
 * The first steps of all columns: nothing of what comes later is in them.
 * @param {RunColumns[]} runs
 * @param {number} last step
 * @returns {RunColumns[]}
 */
export function upTo(runs, last) {
  return runs.map((run) => Object.fromEntries(Object.entries(run).map(([key, value]) => [key, ArrayBuffer.isView(value) ? /** @type {Float32Array} */ (value).subarray(0, last + 1) : value]))).map((run) => /** @type {RunColumns} */ (run));
}
