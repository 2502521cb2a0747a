/** What is asked for of a plane: two parameters that the network has, another run; as the API takes it. */

import { fits, unitsOf } from './frozen.js';
import { spelling } from './landscape-plane.js';

/** @typedef {import('./types.js').FullSpec} FullSpec */
/** @typedef {import('./types.js').One} One */
/** @typedef {import('./types-landscape.js').PlaneChoice} PlaneChoice */

/**
 * The two parameters of the plane: those chosen, as far as the network has them, else the first that it has.
 * @param {PlaneChoice} choice
 * @param {FullSpec} spec
 * @returns {[One, One]}
 */
export function slotsOf({ first, second }, spec) {
  const [inputs = 1] = unitsOf(spec);
  /** @type {One[]} */
  const usual = [{ layer: 1, parameter: 'W', unit: 0, input: 0 }, inputs > 1 ? { layer: 1, parameter: 'W', unit: 0, input: 1 } : { layer: 1, parameter: 'b', unit: 0 }];
  const has = (/** @type {One | null} */ place) => (place && fits(place, spec) ? place : null);
  const free = (/** @type {One | null} */ taken) => /** @type {One} */ (usual.find((place) => !taken || spelling(place) !== spelling(taken)));
  const one = has(first) ?? free(has(second));
  return [one, has(second) ?? free(one)];
}

/**
 * The choice with a parameter in one of its slots; where the other has it already, they change places.
 * @param {PlaneChoice} choice
 * @param {FullSpec} spec
 * @param {0 | 1} slot
 * @param {One} place
 * @returns {PlaneChoice}
 */
export function withParameter(choice, spec, slot, place) {
  const before = slotsOf(choice, spec);
  const other = before[slot ? 0 : 1];
  const kept = spelling(other) === spelling(place) ? before[slot] : other;
  const [first, second] = slot ? [kept, place] : [place, kept];
  return { ...choice, kind: 'parameters', first, second };
}

/**
 * The run whose end is in the plane besides that of the run shown; null where there is no other.
 * @param {PlaneChoice} choice
 * @param {FullSpec} spec
 * @param {string} run the run shown
 */
export function otherRun({ other }, { runs }, run) {
  const names = runs.map(({ name }) => name).filter((name) => name !== run);
  return names.find((name) => name === other) ?? names[0] ?? null;
}

/**
 * Why there is no such plane, as far as the page knows: nobody need be asked.
 * @param {PlaneChoice} choice
 * @param {FullSpec} spec
 * @param {string} run the run shown
 */
export function whyNone(choice, spec, run) {
  return choice.kind === 'ends' && otherRun(choice, spec, run) === null ? 'This plane goes through the ends of two runs: add another run, or choose another plane.' : '';
}

/**
 * The query of a landscape.
 * @param {PlaneChoice} choice
 * @param {FullSpec} spec
 * @param {string} run the run shown
 * @returns {Record<string, string>}
 */
export function queryOf(choice, spec, run) {
  /** @type {Record<string, string>} */
  const query = { plane: choice.kind, run };
  const [first, second] = slotsOf(choice, spec).map(spelling);
  if (choice.kind === 'random') return { ...query, seed: String(choice.seed) };
  if (choice.kind === 'parameters') return { ...query, first: String(first), second: String(second) };
  const other = otherRun(choice, spec, run);
  return choice.kind === 'ends' && other !== null ? { ...query, other } : query;
}
