/** Numbers for people: as exact as they can be read, as wide as the ones before. */

const NOTHING = '–';
const FIGURE_SPACE = '\u2007'; // as wide as a digit

/** @param {number | null | undefined} value @returns {value is number} */
const isFinite = (value) => typeof value === 'number' && Number.isFinite(value);

/** @param {string} text @returns {string} with the sign that is as wide as a plus */
const withMinus = (text) => text.replaceAll('-', '−');

/**
 * A number with so many significant digits: 0.03125, −12.5, 3.1e−7; a dash for none.
 * @param {number | null | undefined} value
 * @param {number} [digits]
 * @returns {string}
 */
export function number(value, digits = 4) {
  if (!isFinite(value)) return NOTHING;
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size < 1e-4 || size >= 1e6) return withMinus(value.toExponential(digits - 1).replace(/\.?0+e/, 'e').replace('e+', 'e'));
  return withMinus(String(Number(value.toPrecision(digits))));
}

/**
 * A loss, always six characters wide: 0.0312, 12.346, 3.1e−5.
 * @param {number | null | undefined} value
 * @returns {string}
 */
export function loss(value) {
  return lossText(value).padStart(6, FIGURE_SPACE);
}

/** @param {number | null | undefined} value @returns {string} */
function lossText(value) {
  if (!isFinite(value)) return NOTHING;
  const size = Number(Math.abs(value).toPrecision(5)); // 9.99999 has two digits before the point once it is rounded
  if (size !== 0 && (size < 0.00095 || size >= 1e5)) {
    const digits = size < 1e-9 || size >= 1e10 ? 0 : 1;
    return withMinus(value.toExponential(digits).replace('e+', 'e'));
  }
  const whole = Math.floor(Math.log10(Math.max(size, 1))) + 1;
  return withMinus(value.toFixed(5 - whole));
}

/**
 * A share of one as a percentage: 98.4%.
 * @param {number | null | undefined} value
 * @param {number} [decimals]
 * @returns {string}
 */
export function percent(value, decimals = 1) {
  return isFinite(value) ? withMinus(`${(value * 100).toFixed(decimals)}%`) : NOTHING;
}

/**
 * A whole number with its thousands apart: 3,200.
 * @param {number | null | undefined} value
 * @returns {string}
 */
export function count(value) {
  if (!isFinite(value)) return NOTHING;
  return withMinus(Math.round(value).toString().replace(/\B(?=(\d{3})+$)/g, ','));
}

/**
 * An epoch: 1,234 when it is whole, else 0.40.
 * @param {number | null | undefined} value
 * @returns {string}
 */
export function epoch(value) {
  if (!isFinite(value)) return NOTHING;
  if (Math.abs(value - Math.round(value)) < 1e-9) return count(value);
  // Cut, not rounded: 0.999 is not yet the first epoch.
  const whole = Math.floor(value);
  return `${count(whole)}.${String(Math.floor((value - whole) * 100 + 1e-6)).padStart(2, '0')}`;
}

/**
 * A weight or another number whose sign matters: +0.42, −1.3.
 * @param {number | null | undefined} value
 * @param {number} [digits]
 * @returns {string}
 */
export function signed(value, digits = 3) {
  return isFinite(value) && value > 0 ? `+${number(value, digits)}` : number(value, digits);
}
