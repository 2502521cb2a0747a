/** What is set, in one line: for the closed state of a disclosure. */

import { number } from '../core/format.js';

/** @typedef {import('../core/types.js').Parameter} Parameter */

/**
 * Parameters that are not at their default, with their values: `epochs 200 · target loss 0.1`.
 * @param {Parameter[]} parameters
 * @param {Record<string, any>} values
 */
export function changedInWords(parameters, values) {
  return parameters.filter(({ name, default: usual }) => values[name] !== undefined && values[name] !== usual)
    .map(({ name, label }) => `${label} ${inWords(values[name])}`).join(' · ');
}

/** @param {unknown} value */
function inWords(value) {
  return typeof value === 'number' ? number(value) : typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value ?? 'none');
}
