/** Round numbers for axes. */
import { count as thousands } from '../core/format.js';

/** @typedef {{value: number, label: string}} Tick */

/**
 * Ticks on multiples of 1, 2 or 5 times a power of ten, within low..high.
 * @param {number} low
 * @param {number} high
 * @param {number} [count] about how many
 * @returns {Tick[]}
 */
export function linearTicks(low, high, count = 5) {
  if (!(high > low) || !Number.isFinite(high - low)) return [];
  const step = roundStep((high - low) / Math.max(1, count));
  const slack = 1e-9; // an end that misses its tick by rounding still has it
  const first = Math.ceil(low / step - slack);
  const last = Math.floor(high / step + slack);
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const value = tidy((first + i) * step);
    return { value, label: tickLabel(value, step) };
  });
}

/** What a logarithmic axis may have in each decade, and how many decades a tick there may be for it: then the nearest two have room. */
const FAMILIES = [{ multiples: [1, 2, 3, 4, 5, 6, 7, 8, 9], most: 0.09 }, { multiples: [1, 2, 5], most: 1 / 3 }, { multiples: [1], most: Infinity }];
const FEW = 6;

/**
 * Ticks for a logarithmic axis: powers of ten, with round multiples of them when there is room; a few linear ones where that gives
 * none to compare, as within a decade.
 * @param {number} low positive
 * @param {number} high positive
 * @param {number} [count] about how many
 * @returns {Tick[]}
 */
export function logTicks(low, high, count = 5) {
  if (!(low > 0) || !(high > low) || !Number.isFinite(high)) return [];
  const decades = Math.log10(high / low);
  const { multiples } = FAMILIES.find(({ most }) => decades / count <= most) ?? { multiples: [1] };
  const every = Math.max(1, Math.ceil(decades / count));
  const slack = 1e-9;
  /** @type {Tick[]} */
  const ticks = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high) + slack; power += 1) {
    if (power % every) continue;
    for (const multiple of multiples) {
      const value = Number(`${multiple}e${power}`);
      if (value >= low * (1 - slack) && value <= high * (1 + slack)) ticks.push({ value, label: plain(value) });
    }
  }
  return ticks.length >= (decades < 1 ? 3 : 2) ? ticks : linearTicks(low, high, Math.min(count, FEW));
}

/**
 * A tick's text with no more digits than its step needs: 0.2, 1,500, −2, 3e−7.
 * @param {number} value
 * @param {number} step distance of the ticks: 1, 2 or 5 times a power of ten
 * @returns {string}
 */
export function tickLabel(value, step) {
  if (value === 0) return '0';
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  if (decimals > 5 || Math.abs(value) >= 1e6) return power(value);
  return decimals === 0 ? thousands(value) : value.toFixed(decimals).replace('-', '−');
}

/** @param {number} rough @returns {number} the nearest 1, 2 or 5 times a power of ten */
function roundStep(rough) {
  const exponent = Math.floor(Math.log10(rough));
  const share = rough / 10 ** exponent;
  const multiple = share < Math.SQRT2 ? 1 : share < Math.sqrt(10) ? 2 : share < Math.sqrt(50) ? 5 : 10;
  return Number(`${multiple}e${exponent}`);
}

/** @param {number} value @returns {number} 0.3 for 0.30000000000000004 */
const tidy = (value) => Number(value.toPrecision(12));

/** @param {number} value @returns {string} */
function plain(value) {
  if (value < 1e-3 || value >= 1e5) return power(value);
  return value >= 1 ? thousands(value) : String(value);
}

/** @param {number} value @returns {string} */
const power = (value) => tidy(value).toExponential().replace('e+', 'e').replaceAll('-', '−');
