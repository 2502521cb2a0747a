/** Conventions: which of them a run can choose, on which side of each it stands, and what it is on the other side. */

import { number } from './format.js';

/** @typedef {import('./types-race.js').Racer} Racer */
/** @typedef {import('./types.js').Catalog} Catalog */
/** @typedef {import('./types.js').LongChoice} LongChoice */
/** @typedef {'optimizer' | 'regularizer'} Part */
/** @typedef {{label: string, short: string, has: {[part in Part]?: Record<string, any>}}} Side what a run has that stands on it; short: its name where there is little room, if it has one */

/**
 * A switch between two sides, as the catalog defines it.
 * @typedef {object} Convention
 * @property {string} key
 * @property {string} label
 * @property {string} line what it changes
 * @property {[Side, Side]} sides off and on
 * @property {string[]} optimizers kinds that have it
 * @property {[string, string][]} carries a number stands at the first place, or switched on at the second
 * @property {string} needs what to do first where a number would not be legal, if it says so
 * @property {Record<string, number>} rescales hyperparameter to the power of 1 − β that it takes when switched on
 */

const PARTS = /** @type {const} */ (['optimizer', 'regularizer']);

/**
 * Whether it is switched on; null where the run has no such choice.
 * @param {Convention} convention
 * @param {Racer} run
 */
export function isOn({ optimizers, sides }, run) {
  if (!optimizers.includes(run.optimizer.kind)) return null;
  const found = sides.findIndex(({ has }) => PARTS.every((part) => Object.entries(has[part] ?? {}).every(([name, value]) => run[part][name] === value)));
  return found < 0 ? null : found === 1;
}

/**
 * Whether a hyperparameter of an optimizer says yes or no to a convention, and nothing else: then the convention's switch will do.
 * @param {Convention[]} conventions
 * @param {string} kind of the optimizer
 * @param {string} name
 */
export const isSwitched = (conventions, kind, name) =>
  conventions.some(({ optimizers, sides }) => optimizers.includes(kind) && typeof sides[1].has.optimizer?.[name] === 'boolean');

/**
 * The run on the other side, with what makes it illegal there, if anything does.
 * @param {Convention} convention one that the run has
 * @param {Racer} run
 * @param {Pick<Catalog, 'optimizers' | 'regularizers'>} catalog
 * @param {boolean} [rescale] whether its numbers change so that the path stays the same, where that can be
 * @returns {{run: Racer, problem: string | null}}
 */
export function switched(convention, run, catalog, rescale = false) {
  const on = !isOn(convention, run);
  const { has } = convention.sides[on ? 1 : 0];
  const next = { ...run };
  for (const part of PARTS) next[part] = withHaving(run[part], has[part] ?? {}, entries(catalog, part));
  for (const [off, other] of convention.carries) put(next, on ? other : off, take(run, on ? off : other));
  if (rescale) rescaled(next.optimizer, convention.rescales, on);
  return { run: next, problem: problemOf(next, catalog) };
}

/** @param {Pick<Catalog, 'optimizers' | 'regularizers'>} catalog @param {Part} part */
const entries = (catalog, part) => (part === 'optimizer' ? catalog.optimizers : catalog.regularizers);

/**
 * A choice that has this; of another kind it keeps the numbers that go by the same name.
 * @param {LongChoice} choice
 * @param {Record<string, any>} has
 * @param {import('./types.js').CatalogEntry[]} family
 * @returns {LongChoice}
 */
function withHaving(choice, has, family) {
  const kind = has.kind ?? choice.kind;
  if (kind === choice.kind) return { ...choice, ...has };
  const parameters = family.find((entry) => entry.kind === kind)?.parameters ?? [];
  return { kind, ...Object.fromEntries(parameters.map(({ name, default: usual }) => [name, choice[name] ?? usual])), ...has };
}

/**
 * @param {LongChoice} optimizer changed in place
 * @param {Record<string, number>} powers
 * @param {boolean} on
 */
function rescaled(optimizer, powers, on) {
  for (const [name, power] of Object.entries(powers)) {
    const factor = (1 - optimizer.beta) ** (on ? power : -power);
    optimizer[name] = Number((optimizer[name] * factor).toPrecision(12)); // 0.1 times 0.1 is 0.01 for people
  }
}

/** @param {string} place such as `optimizer.weight_decay` @returns {[Part, string]} */
const split = (place) => /** @type {[Part, string]} */ (place.split('.'));

/** @param {Racer} run @param {string} place */
function take(run, place) {
  const [part, name] = split(place);
  return run[part][name];
}

/** @param {Racer} run its parts are changed in place @param {string} place @param {number} value */
function put(run, place, value) {
  const [part, name] = split(place);
  run[part][name] = value;
}

/**
 * The first number that is out of its range, in words.
 * @param {Racer} run
 * @param {Pick<Catalog, 'optimizers' | 'regularizers'>} catalog
 */
function problemOf(run, catalog) {
  for (const part of PARTS) {
    const entry = entries(catalog, part).find(({ kind }) => kind === run[part].kind);
    for (const { name, label, minimum, maximum } of entry?.parameters ?? []) {
      const value = run[part][name];
      if (minimum !== null && maximum !== null && !(value >= minimum && value <= maximum)) {
        return `${label} would be ${number(value)}; it can be ${number(minimum)} to ${number(maximum)}`;
      }
    }
  }
  return null;
}
