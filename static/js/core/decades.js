/** A logarithmic scale of whole decades for bars side by side. */

/** @typedef {{low: number, high: number}} Decades powers of ten */

/** Bars shorter than this share of the longest are nothing. */
const MOST = 12;

/**
 * The decades that hold all positive numbers, the smallest with a bar that can be seen.
 * @param {(number | null)[]} values
 * @returns {Decades | null} null where none is positive
 */
export function decadesOf(values) {
  const powers = values.flatMap((value) => (value !== null && value > 0 && value < Infinity ? [Math.log10(value)] : []));
  if (!powers.length) return null;
  const high = Math.ceil(Math.max(...powers));
  const low = Math.max(high - MOST, Math.min(high, Math.ceil(Math.min(...powers))) - 1);
  return { low: 10 ** low, high: 10 ** high };
}

/**
 * How far along the scale a number lies, from 0 to 1.
 * @param {number | null} value
 * @param {Decades | null} decades
 */
export function shareOf(value, decades) {
  if (!decades || value === null || !(value > 0)) return 0;
  const share = Math.log10(value / decades.low) / Math.log10(decades.high / decades.low);
  return Math.max(0, Math.min(1, share));
}
