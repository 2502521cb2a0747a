/** How high values stand, from 0 to 1, and where lines of equal height go: the same in a map and in space. */

/**
 * @typedef {object} HeightScale
 * @property {(value: number) => number} of 0 for the lowest, 1 for the highest or beyond; NaN where there is no value
 * @property {number[]} levels values of the contour lines, rising: round, and nearly evenly spaced as `of` has them
 * @property {boolean} log whether heights go with the logarithm of how far a value is above the lowest
 * @property {number} low
 * @property {number} high
 */

/** A surface whose mean is this far below its middle is all floor on a linear scale. */
const FLAT = 0.2;
/** On a logarithmic scale the floor is this share of the height: what is lower looks level. */
const FLOOR = 1e-4;

/**
 * @param {ArrayLike<number>} values what is not finite has no height
 * @param {number} [count] of contour lines
 * @returns {HeightScale}
 */
export function makeHeightScale(values, count = 14) {
  let [low, high, sum, known] = [Infinity, -Infinity, 0, 0];
  for (let i = 0; i < values.length; i += 1) {
    const value = Number(values[i]);
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
    sum += value;
    known += 1;
  }
  if (!known) [low, high] = [0, 1];
  const span = high - low || 1;
  const log = known > 0 && (sum / known - low) / span < FLAT;
  const reach = Math.log1p(1 / FLOOR);
  const clamp = (/** @type {number} */ share) => Math.max(0, Math.min(1, share));
  const of = (/** @type {number} */ value) => {
    const share = clamp((value - low) / span);
    return log ? Math.log1p(share / FLOOR) / reach : share;
  };
  const back = (/** @type {number} */ height) => low + span * (log ? FLOOR * Math.expm1(height * reach) : height);
  const levels = rounded(Array.from({ length: count }, (_, index) => back((index + 0.5) / count)), low);
  return { of, levels, log, low, high };
}

/**
 * With few digits, so that a line can say its value, and yet no farther off than a tenth of the way to the one below.
 * @param {number[]} levels rising
 * @param {number} low below all of them
 */
function rounded(levels, low) {
  return levels.map((level, index) => {
    const power = Math.floor(Math.log10((level - (levels[index - 1] ?? low)) / 5));
    return Number.isFinite(power) ? Number(`${Math.round(level / 10 ** power)}e${power}`) : level;
  });
}
