/** The places where a slider can rest: round numbers between a parameter's limits. */

/** @typedef {import('../core/types.js').Parameter} Parameter */

const DECADE = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8];
const LINEAR_STOPS = 100;
/** Beyond this a slider could only guess: a number such as a seed is typed. */
const WIDEST = 1e6;

/**
 * Rising values from the least to the greatest; empty when the parameter has no useful slider.
 * @param {Pick<Parameter, 'minimum' | 'maximum' | 'scale' | 'type'>} parameter
 * @returns {number[]}
 */
export function stops({ minimum, maximum, scale, type }) {
  if (minimum === null || maximum === null || !(maximum > minimum)) return [];
  const whole = type === 'integer';
  if (scale !== 'log' && whole && maximum - minimum > WIDEST) return [];
  const inside = scale === 'log' && maximum > 0 ? decades(minimum, maximum) : even(minimum, maximum, whole);
  const values = [minimum, ...inside.map((value) => (whole ? Math.round(value) : value)), maximum];
  return values.filter((value, index) => value >= minimum && value <= maximum && (index === 0 || value > /** @type {number} */ (values[index - 1])));
}

/**
 * Index of the stop nearest to a value.
 * @param {number[]} values rising
 * @param {number} value
 */
export function nearestStop(values, value) {
  let best = 0;
  values.forEach((stop, index) => {
    if (Math.abs(stop - value) < Math.abs(/** @type {number} */ (values[best]) - value)) best = index;
  });
  return best;
}

/**
 * @param {number} minimum
 * @param {number} maximum
 */
function decades(minimum, maximum) {
  const lowest = minimum > 0 ? minimum : Math.min(maximum, 1) * 1e-6;
  const from = Math.floor(Math.log10(lowest));
  const to = Math.ceil(Math.log10(maximum));
  const values = [];
  // The power is written, not multiplied, so that 0.003 is 0.003 and not 0.0030000000000000005.
  for (let power = from; power <= to; power += 1) for (const digit of DECADE) values.push(Number(`${digit}e${power}`));
  return values.filter((value) => value >= lowest && value <= maximum);
}

/**
 * @param {number} minimum
 * @param {number} maximum
 * @param {boolean} whole
 */
function even(minimum, maximum, whole) {
  const rough = (maximum - minimum) / LINEAR_STOPS;
  const power = Math.floor(Math.log10(rough));
  const digit = [1, 2, 5, 10].find((one) => one * 10 ** power >= rough * 0.999) ?? 10;
  const step = whole ? Math.max(1, Math.round(digit * 10 ** power)) : digit * 10 ** power;
  const places = Math.max(0, -power);
  const values = [];
  for (let k = Math.ceil(minimum / step); k * step <= maximum; k += 1) values.push(Number((k * step).toFixed(places)));
  return values;
}
