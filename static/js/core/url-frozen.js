/** Keeps of the frozen parameters that an address names those that its network has. */
import { factsOf } from './facts.js';
import { learnedNames } from './frozen.js';

/** @typedef {import('./types.js').Spec} Spec */
/** @typedef {import('./types.js').Catalog} Catalog */
/** @typedef {import('./types.js').Place} Place */

const FIELDS = ['layer', 'parameter', 'unit', 'input'];

/**
 * @param {unknown[]} places as they were read
 * @param {Spec} spec short, all else of it kept already
 * @param {Catalog} catalog
 * @param {string[]} problems grows by what was ignored
 * @returns {Place[]}
 */
export function siftFrozen(places, spec, catalog, problems) {
  const layers = layersOf(spec, catalog);
  return /** @type {Place[]} */ (places.filter((place, index) => {
    const problem = problemOf(place, layers);
    if (problem) problems.push(`frozen.${index}: ${problem}`);
    return !problem;
  }));
}

/**
 * @param {any} place
 * @param {{units: number, inputs: number, names: string[]}[]} layers
 * @returns {string | null}
 */
function problemOf(place, layers) {
  if (typeof place !== 'object' || place === null || Array.isArray(place)) return 'has a layer';
  const unknown = Object.keys(place).find((key) => !FIELDS.includes(key));
  if (unknown) return `no such field as ${unknown}`;
  const { layer, parameter = null, unit = null, input = null } = place;
  const shape = layers[layer - 1];
  if (!shape) return `its layer is from 1 to ${layers.length}`;
  if (parameter !== null && !shape.names.includes(parameter)) return `its parameter is one of ${shape.names.join(', ')}`;
  if (unit !== null && !isIn(unit, shape.units)) return `its unit is from 0 to ${shape.units - 1}`;
  if (input === null) return null;
  return parameter === 'W' && isIn(input, shape.inputs) ? null : `an input goes with parameter W and is from 0 to ${shape.inputs - 1}`;
}

/** @param {unknown} number @param {number} count */
const isIn = (number, count) => Number.isInteger(number) && Number(number) >= 0 && Number(number) < count;

/**
 * @param {Spec} spec
 * @param {Catalog} catalog
 */
function layersOf({ data, features, hidden = [], activation, output }, catalog) {
  const { classes, columns } = factsOf(data, catalog);
  const outputs = output === 'softmax' || (classes > 2 && !output) ? classes : 1;
  const units = [features?.length ?? columns, ...hidden.map((layer) => (typeof layer === 'number' ? layer : layer.units)), outputs];
  return units.slice(1).map((count, index) => {
    const layer = hidden[index];
    const own = typeof layer === 'object' ? layer.activation : null;
    return { units: count, inputs: units[index], names: ['W', 'b', ...learnedNames(index < hidden.length ? own ?? activation : null, catalog)] };
  });
}
