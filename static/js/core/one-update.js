/** One update of a run, taken apart: which numbers there are, in the order in which they come about, and what they were. */

import { number } from './format.js';

/** @typedef {import('./types-race.js').RunPath} RunPath */
/** @typedef {import('./types-race.js').UpdatePart} UpdatePart */
/** @typedef {'start' | 'way' | 'end' | 'none'} Place of the step that is shown: before the first, on the way, at the end; or no step at all */

/**
 * Numbers of one name in both coordinates.
 * @typedef {object} Quantity
 * @property {string} symbol
 * @property {string} label
 * @property {'one' | 'pair' | 'product' | 'sum'} form how much room its numbers take
 * @property {(update: number, axis: 0 | 1) => string} text of an update, counted from 0
 */

/** @typedef {{title: string, quantities: Quantity[]}} Stage */

/** Of the numbers of a product: each stands with more of them beside it. */
const DIGITS = 3;

/**
 * The update that is shown where the race stands at this step: the one that comes next, at the end the last.
 * @param {Pick<RunPath, 'steps'>} run
 * @param {number} step
 * @returns {{update: number, place: Place}}
 */
export function updateAt({ steps }, step) {
  if (steps === 0) return { update: 0, place: 'none' };
  const update = Math.min(Math.floor(step), steps - 1);
  if (step >= steps) return { update, place: 'end' };
  return { update, place: step < 1 ? 'start' : 'way' };
}

/**
 * What a run's updates consist of.
 * @param {Pick<RunPath, 'parts' | 'of'>} run
 * @returns {Stage[]}
 */
export function stagesOf(run) {
  const named = (/** @type {string} */ start) => run.parts.filter(({ name }) => name.startsWith(start)).map((part) => quantity(run, part));
  return [
    { title: 'Sees', quantities: [placeOf(run, 'where it is', 0), ...named('gradient')] },
    { title: 'Remembers', quantities: named('slot:') },
    { title: 'Works out', quantities: [...named('insight:'), ...named('effective_rate')] },
    { title: 'Steps', quantities: [stepOf(run), placeOf(run, 'then', 1)] },
  ].filter(({ quantities }) => quantities.length > 0);
}

/**
 * @param {Pick<RunPath, 'of'>} run
 * @param {string} name
 * @returns {(row: number, axis: 0 | 1) => number | undefined}
 */
const read = (run, name) => (row, axis) => run.of(name)?.[2 * row + axis];

/**
 * @param {Pick<RunPath, 'of'>} run
 * @param {string} label
 * @param {0 | 1} later updates from now
 * @returns {Quantity}
 */
function placeOf(run, label, later) {
  const point = read(run, 'point');
  return { symbol: 'θ', label, form: 'one', text: (update, axis) => number(point(update + later, axis)) };
}

/**
 * @param {Pick<RunPath, 'parts' | 'of'>} run
 * @param {UpdatePart} part
 * @returns {Quantity}
 */
function quantity(run, { name, symbol, label, start }) {
  const value = read(run, name);
  const after = (/** @type {number} */ update, /** @type {0 | 1} */ axis) => number(value(update, axis));
  if (start === null) return { symbol, label, form: 'one', text: after };
  return { symbol, label, form: 'pair', text: (update, axis) => `${number(update > 0 ? value(update - 1, axis) : start)} → ${after(update, axis)}` };
}

/**
 * The step as the product that it is.
 * @param {Pick<RunPath, 'parts' | 'of'>} run
 * @returns {Quantity}
 */
function stepOf(run) {
  const [rate, direction, step] = ['effective_rate', 'direction', 'step'].map((name) => read(run, name));
  const part = (/** @type {string} */ name) => run.parts.find((each) => each.name === name);
  const decay = part('decay');
  const lost = read(run, 'decay');
  return {
    symbol: 'Δθ',
    label: `effective rate · ${part('direction')?.symbol ?? ''}${decay ? ` + ${decay.symbol}` : ''}`,
    form: decay ? 'sum' : 'product',
    text(update, axis) {
      const factors = `${number(rate?.(update, axis), DIGITS)} · ${bracketed(direction?.(update, axis))}`;
      return `${factors}${decay ? ` + ${bracketed(lost(update, axis))}` : ''} = ${number(step?.(update, axis), DIGITS)}`;
    },
  };
}

/** @param {number | undefined} value */
const bracketed = (value) => (value !== undefined && value < 0 ? `(${number(value, DIGITS)})` : number(value, DIGITS));
