/** What of the network a run has for itself. */

/** @typedef {import('./types.js').FullSpec} FullSpec */
/** @typedef {import('./types.js').LongChoice} LongChoice */

/** @param {FullSpec} spec @param {string} name @returns {LongChoice | null} */
export const ownActivation = (spec, name) => spec.runs.find((run) => run.name === name)?.activation ?? null;

/**
 * The activation of a hidden layer in the network of a run.
 * @param {FullSpec} spec
 * @param {string} name of the run
 * @param {number} layer counted from 1
 * @returns {LongChoice}
 */
export function activationOf(spec, name, layer) {
  return ownActivation(spec, name) ?? spec.hidden[layer - 1]?.activation ?? spec.activation;
}
