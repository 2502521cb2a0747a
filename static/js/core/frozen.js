/** Which parameters hold still: places as the experiment lists them, put in, taken out, looked up. */

import { outputUnits } from './classes.js';
import { kindOf } from './facts.js';

/** @typedef {import('./types.js').FullSpec} FullSpec */
/** @typedef {import('./types.js').Place} Place */
/** @typedef {import('./types.js').Catalog} Catalog */
/** @typedef {{units: number, inputs: number, names: string[]}} LayerShape names: W, b, what its activation learns */

const FIELDS = /** @type {const} */ (['parameter', 'unit', 'input']);

/**
 * Whether the first place takes in all of the second.
 * @param {Place} wide
 * @param {Place} narrow
 */
export function covers(wide, narrow) {
  return wide.layer === narrow.layer && FIELDS.every((field) => (wide[field] ?? null) === null || wide[field] === narrow[field]);
}

/**
 * @param {readonly Place[] | undefined} frozen
 * @param {Place} place
 */
export const isFrozen = (frozen, place) => frozen?.some((each) => covers(each, place)) ?? false;

/**
 * The list with this place in it; what it takes in needs no mention of its own.
 * @param {readonly Place[]} frozen
 * @param {Place} place
 * @returns {Place[]}
 */
export function freeze(frozen, place) {
  const whole = { layer: place.layer, parameter: place.parameter ?? null, unit: place.unit ?? null, input: place.input ?? null };
  return isFrozen(frozen, whole) ? [...frozen] : [...frozen.filter((each) => !covers(whole, each)), whole];
}

/**
 * The list without this place: a wider one that takes it in is split into its other parts.
 * @param {readonly Place[]} frozen
 * @param {Place} place a layer, or a single parameter
 * @param {LayerShape} shape of its layer
 * @returns {Place[]}
 */
export function thaw(frozen, place, shape) {
  return frozen.filter((each) => !covers(place, each)).flatMap((each) => (covers(each, place) ? split(each, place, shape) : [each]));
}

/**
 * The parts of a place around a narrower one.
 * @param {Place} wide
 * @param {Place} narrow
 * @param {LayerShape} shape
 * @returns {Place[]}
 */
function split(wide, narrow, { units, inputs, names }) {
  const all = { unit: places(units), parameter: names, input: narrow.parameter === 'W' ? places(inputs) : [] };
  /** @type {Place[]} */
  const parts = [];
  let rest = wide;
  for (const field of /** @type {const} */ (['unit', 'parameter', 'input'])) {
    if ((rest[field] ?? null) !== null) continue;
    for (const other of all[field]) if (other !== narrow[field]) parts.push({ ...rest, [field]: other });
    rest = { ...rest, [field]: narrow[field] ?? null };
  }
  return parts;
}

/** @param {number} count */
const places = (count) => Array.from({ length: count }, (_, index) => index);

/**
 * How many units every layer has, the features first.
 * @param {FullSpec} spec
 */
export const unitsOf = (spec) => [spec.features.length, ...spec.hidden.map(({ units }) => units), outputUnits(spec)];

/**
 * @param {FullSpec} spec
 * @param {number} layer counted from 1
 * @param {Catalog} catalog
 * @param {string} [run] as it is in this run, which may have an activation for itself
 * @returns {LayerShape}
 */
export function shapeOf(spec, layer, catalog, run) {
  const units = unitsOf(spec);
  const hidden = spec.hidden[layer - 1];
  const own = spec.runs.find(({ name }) => name === run)?.activation;
  const activation = hidden ? own ?? hidden.activation ?? spec.activation : null;
  return { units: units[layer] ?? 0, inputs: units[layer - 1] ?? 0, names: ['W', 'b', ...learnedNames(activation, catalog)] };
}

/**
 * What units learn besides W and b, by the names of the hyperparameters of their activation.
 * @param {any} activation a kind, or the kind with its hyperparameters; null for the output
 * @param {Catalog} catalog
 */
export function learnedNames(activation, catalog) {
  const entry = catalog.activations.find(({ kind }) => kind === kindOf(activation));
  return entry?.learned ? entry.parameters.map(({ name }) => name) : [];
}

/**
 * Whether the network has such a place.
 * @param {Place} place
 * @param {FullSpec} spec
 */
export function fits({ layer, unit, input }, spec) {
  const units = unitsOf(spec);
  return layer >= 1 && layer < units.length && (unit ?? 0) < units[layer] && (input ?? 0) < units[layer - 1];
}

/** @typedef {(layer: number, parameter: string, unit: number, input?: number) => boolean} FrozenLookup */

/**
 * Looks single parameters up, as pictures do of every link in every frame.
 * @returns {(frozen: readonly Place[] | undefined) => FrozenLookup | null} null where nothing is frozen; the same as long as the
 *   list is the same
 */
export function createFrozenLookup() {
  /** @type {readonly Place[] | undefined} */
  let last;
  /** @type {FrozenLookup | null} */
  let lookup = null;
  return (frozen) => {
    if (frozen !== last) lookup = frozen?.length ? lookupIn(frozen) : null;
    last = frozen;
    return lookup;
  };
}

/** @param {readonly Place[]} frozen @returns {FrozenLookup} */
function lookupIn(frozen) {
  /** @type {Map<string, boolean>} */
  const known = new Map();
  return (layer, parameter, unit, input) => {
    const key = `${layer} ${parameter} ${unit} ${input}`;
    const found = known.get(key) ?? isFrozen(frozen, { layer, parameter, unit, input });
    known.set(key, found);
    return found;
  };
}
