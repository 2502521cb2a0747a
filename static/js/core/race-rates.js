/** The fair sweep: what every run does at many learning rates. */

import { count, number } from './format.js';

/** @typedef {import('./types-race.js').RaceSpec} RaceSpec */
/** @typedef {import('./types-race.js').Racer} Racer */
/** @typedef {import('./types-race.js').RunRates} RunRates */
/** @typedef {import('./types-race.js').Rates} Rates */
/** @typedef {import('./types-race.js').Minimum} Minimum */
/** @typedef {import('./quantities.js').Quantity} Quantity */
/** @typedef {Pick<import('./types.js').Catalog, 'optimizers'>} Optimizers */
/** @typedef {{from: number, to: number, kind: 'never' | 'left' | 'diverged'}} Lane learning rates at which a run does not arrive */

/** The first hyperparameter of every optimizer. @param {Optimizers} catalog @param {Racer} racer */
const rateName = ({ optimizers }, { optimizer }) => optimizers.find(({ kind }) => kind === optimizer.kind)?.parameters[0]?.name ?? 'learning_rate';

/** @param {Optimizers} catalog @param {Racer} racer @returns {number} */
export const rateOf = (catalog, racer) => Number(racer.optimizer[rateName(catalog, racer)]);

/**
 * @param {RaceSpec} spec
 * @param {Optimizers} catalog
 * @param {(racer: Racer) => number | undefined} choose undefined: it keeps its own
 * @returns {RaceSpec} with those learning rates
 */
export function withRates(spec, catalog, choose) {
  const runs = spec.runs.map((racer) => {
    const rate = choose(racer);
    return rate === undefined ? racer : { ...racer, optimizer: { ...racer.optimizer, [rateName(catalog, racer)]: rate } };
  });
  return { ...spec, runs };
}

/** What a sweep depends on: all but the learning rates themselves. @param {RaceSpec} spec @param {Optimizers} catalog */
export const aboutRates = (spec, catalog) => withRates(spec, catalog, () => 0);

/** @type {import('./quantities.js').Over} */
const RATES = { column: 'rate', label: 'learning rate α', text: (value) => number(value, 3), log: true };
const figure = (/** @type {number | null | undefined} */ value) => number(value, 4);

/**
 * What is drawn against the learning rate.
 * @param {'steps' | 'value'} key
 * @param {boolean} hasMinima whether there is a lowest point to compare with
 * @returns {Quantity}
 */
export function measure(key, hasMinima) {
  if (key === 'steps') return { key: 'steps', label: 'Steps to the minimum', axis: 'steps to the minimum', over: RATES, curves: [{ part: null, column: 'steps' }], log: true, text: (value) => (Number.isFinite(value) ? count(value) : 'never') };
  const axis = hasMinima ? 'f − lowest f, at the end' : 'f at the end';
  return { key: 'value', label: 'Final value', axis, over: RATES, curves: [{ part: null, column: 'value' }], log: hasMinima, text: figure };
}

/**
 * The columns that are drawn; a run that diverged has no value.
 * @param {RunRates[]} runs
 * @param {Minimum[]} minima the lowest points
 */
export function rateColumns(runs, minima) {
  const lowest = minima[0]?.[2] ?? 0;
  return runs.map(({ name, rate, steps_to_minimum: steps, value, status }) => ({
    name, rate, steps, value: value.map((each, index) => (each === null || status[index] === 'diverged' ? null : each - lowest)),
  }));
}

/**
 * Where a run does not arrive, and why: stretches of neighbours that are alike.
 * @param {RunRates} run
 * @returns {Lane[]}
 */
export function lanesOf({ rate, steps_to_minimum: steps, status }) {
  /** @type {Lane[]} */
  const lanes = [];
  rate.forEach((at, index) => {
    if ((steps[index] ?? null) !== null) return;
    const kind = status[index] === 'ready' ? 'never' : /** @type {Lane['kind']} */ (status[index]);
    const last = lanes.at(-1);
    const half = (/** @type {number | undefined} */ other) => Math.sqrt(at * (other ?? at));
    if (last?.kind === kind && last.to >= half(rate[index - 1])) last.to = half(rate[index + 1]);
    else lanes.push({ kind, from: half(rate[index - 1]), to: half(rate[index + 1]) });
  });
  return lanes;
}

/** What became of a run at its best. @param {RunRates} run @returns {string} */
export function bestText({ best }) {
  if (!best) return 'diverges at every rate';
  const rate = `best at ${number(best.rate, 3)}`;
  return best.steps_to_minimum === null ? `never arrives; ${rate} it ends lowest` : `${rate}: ${count(best.steps_to_minimum)} steps`;
}
