/** What the chart can show of the runs over the steps: all that the server tells of some run, whatever its optimizer remembers. */

import { count, number } from './format.js';

/** @typedef {import('./types-race.js').Paths} Paths */
/** @typedef {import('./types-race.js').RunPath} RunPath */
/** @typedef {import('./quantities.js').Quantity} Quantity */
/** @typedef {{name: string, pairs: boolean, symbol?: string, label?: string, signed?: boolean}} Told an array that a run has, and what it is called */
/** @typedef {Quantity & {of: (run: RunPath) => Told | undefined, pairs: boolean}} RaceQuantity pairs: a curve for each coordinate */
/** @typedef {{name: string, step: ArrayLike<number>} & Record<string, any>} RunColumns */

/** @type {import('./quantities.js').Over} */
export const STEPS = { column: 'step', label: 'step', text: count };

export const USUAL_QUANTITY = 'excess';

/** The usual order. `signed`: a logarithm would hide what matters; where it is false, only rounding makes a number negative. */
const KNOWN = /** @type {Record<string, {label: string, axis: string, signed?: boolean | undefined, growth?: number}>} */ ({
  excess: { label: 'Above the minimum', axis: 'f − lowest f', signed: false, growth: 3 },
  value: { label: 'Value f', axis: 'f(x, y)', signed: true, growth: 3 },
  distance: { label: 'Distance to the minimum', axis: 'distance to the nearest minimum' },
  length: { label: 'Step length', axis: '‖step‖, of the step that led there' },
  rate: { label: 'Learning rate α', axis: 'learning rate α' },
  point: { label: 'Position x, y', axis: 'x and y', signed: true },
  gradient: { label: 'Gradient g', axis: '∂f/∂x and ∂f/∂y, as the optimizer gets it', signed: true },
  step: { label: 'Step Δθ', axis: 'what is subtracted from x and y', signed: true },
});
const USUAL = Object.keys(KNOWN);

/**
 * What a run has, with its name among people. The direction of a step is one of the others, too.
 * @param {RunPath} run
 * @returns {Told[]}
 */
function toldOf({ names, parts }) {
  const all = names.map(({ name, pairs }) => {
    const part = parts.find((each) => each.name === name);
    return { name, pairs, ...(part ? { symbol: part.symbol, label: part.label, signed: part.is_arrow } : {}) };
  });
  const isAnother = (/** @type {Told} */ told) => told.name === 'direction' && all.some(({ name, label }) => name !== 'direction' && label && label === told.label);
  return [...all.filter((told) => !isAnother(told)), ...(names.some(({ name }) => name === 'step') ? [{ name: 'length', pairs: false }] : [])];
}

/** Two optimizers may have one letter for two things, as v: it is the words that tell them apart. @param {Told} told */
const keyOf = ({ name, label }) => (USUAL.includes(name) ? name : label ?? name);

/**
 * All quantities that some run has, the usual ones first.
 * @param {Paths | null} paths
 * @returns {RaceQuantity[]}
 */
export function raceQuantities(paths) {
  const runs = paths?.runs ?? [];
  const told = new Map(runs.flatMap(toldOf).map((each) => [keyOf(each), each]));
  if (!paths?.surface.minima.length) told.delete('distance');
  const place = (/** @type {string} */ key) => (USUAL.includes(key) ? USUAL.indexOf(key) : USUAL.length);
  return [...told].sort(([a], [b]) => place(a) - place(b)).map(([key, each]) => quantityFor(key, each, runs));
}

/** @param {string} key @param {Told} told @param {RunPath[]} runs @returns {RaceQuantity} */
function quantityFor(key, { name, pairs, symbol, label = name.replace(/^.*:/, '').replaceAll('_', ' '), signed }, runs) {
  const known = KNOWN[key] ?? { label: symbol ? `${symbol} · ${label}` : label, axis: symbol ? `${symbol}, ${label}` : label, signed };
  const short = name.replace(/^.*:/, '');
  const of = (/** @type {RunPath} */ run) => toldOf(run).find((each) => keyOf(each) === key);
  const log = known.signed === false || (!known.signed && runs.every((run) => !run.of(of(run)?.name ?? '')?.some((value) => value < 0)));
  return {
    key, of, pairs, log, over: STEPS, label: known.label, axis: known.axis, text: (value) => number(value, 4),
    ...(known.growth ? { growth: known.growth } : {}),
    curves: pairs ? [{ part: 'x', column: `${short}_x` }, { part: 'y', column: `${short}_y`, dashed: true }] : [{ part: null, column: short }],
  };
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
export function columnsOf({ runs }, { of, pairs, curves }) {
  const steps = Float64Array.from({ length: 1 + Math.max(0, ...runs.map((run) => run.steps)) }, (_, step) => step);
  return runs.flatMap((run) => {
    const name = of(run)?.name ?? '';
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
  const cut = (/** @type {unknown} */ column) => (ArrayBuffer.isView(column) ? /** @type {Float32Array} */ (column).subarray(0, last + 1) : column);
  return runs.map((run) => /** @type {RunColumns} */ (Object.fromEntries(Object.entries(run).map(([key, column]) => [key, cut(column)]))));
}
