/** What is set, in one line: for the closed state of a disclosure. */

import { number } from '../core/format.js';

/** @typedef {import('../core/types.js').Parameter} Parameter */

/**
 * Parameters that are not at their default, with their values: `epochs 200 · target loss 0.1`.
 * @param {Parameter[]} parameters
 * @param {Record<string, any>} values
 */
export function changedInWords(parameters, values) {
  return allInWords(parameters.filter(({ name, default: usual }) => values[name] !== usual), values);
}

/**
 * Every parameter with its value; a switch that is off and usually is says nothing.
 * @param {Parameter[]} parameters
 * @param {Record<string, any>} values
 */
export function allInWords(parameters, values) {
  return parameters.filter(({ name, default: usual }) => values[name] !== undefined && (values[name] !== false || usual !== false)).map(({ name, label }) => inWords(label, values[name])).join(' · ');
}

/** @param {string} label @param {unknown} value */
function inWords(label, value) {
  if (typeof value === 'boolean') return value ? label : `no ${label}`;
  return `${label} ${typeof value === 'number' ? number(value) : String(value ?? 'none')}`;
}
