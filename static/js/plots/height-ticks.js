/** Round values for an axis of heights. */

import { number } from '../core/format.js';
import { linearTicks, logTicks } from './ticks.js';

/** @typedef {import('./ticks.js').Tick} Tick */

/** Below this share of the range a logarithmic axis has no tick but the lowest value. */
const LEAST = 1e-3;

/**
 * Ticks of a scale of heights: round values; where heights go with a logarithm, the lowest value and those that are round
 * numbers above it.
 * @param {import('./heights.js').HeightScale} scale
 * @param {number} [count] about how many
 * @returns {Tick[]} rising
 */
export function heightTicks({ low, high, log }, count = 5) {
  if (!log) return linearTicks(low, high, count);
  const span = high - low;
  const base = Math.abs(low) < LEAST * span ? 0 : low;
  const above = logTicks(LEAST * span, span, count).map(({ value }) => ({ value: base + value, label: number(base + value, 3) }));
  const first = { value: low, label: number(base, 3) };
  return [first, ...above.filter(({ label, value }) => label !== first.label && value <= high)];
}
