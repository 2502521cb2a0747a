/** Curves without their noise. */

/** @typedef {import('./types.js').Column} Column */

/**
 * The exponential moving average, corrected for its start as Adam's averages are:
 * m = w m + (1 − w) y, divided by 1 − wⁿ after n numbers. What is no number stays a gap and is passed over.
 * @param {Column} values
 * @param {number} weight w, of what came before: from 0 (nothing is smoothed) to less than 1
 * @returns {Column}
 */
export function smoothed(values, weight) {
  if (!(weight > 0)) return values;
  let [average, known] = [0, 0]; // known: 1 − wⁿ
  return values.map((value) => {
    if (value === null || !Number.isFinite(value)) return value;
    average = weight * average + (1 - weight) * value;
    known = weight * known + (1 - weight);
    return average / known;
  });
}
