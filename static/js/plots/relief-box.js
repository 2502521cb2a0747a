/** The box that a relief stands in: −1..1 along x and y, 0..`HIGH` upwards. */

/** @typedef {[number, number, number]} Triple */
/** @typedef {[number, number][]} Limits of each coordinate: lowest and highest */

/** A little flat, so that valleys can be looked into. */
export const HIGH = 0.75;

/**
 * Between which multiples of its direction a line is within limits.
 * @param {Triple} from
 * @param {Triple} along
 * @param {Limits} limits
 * @returns {[first: number, last: number]} first > last where it is nowhere
 */
export function span(from, along, limits) {
  let [first, last] = [-Infinity, Infinity];
  limits.forEach(([low, high], axis) => {
    if (along[axis] === 0) {
      if (from[axis] < low || from[axis] > high) last = -Infinity;
      return;
    }
    const ends = [(low - from[axis]) / along[axis], (high - from[axis]) / along[axis]];
    first = Math.max(first, Math.min(...ends));
    last = Math.min(last, Math.max(...ends));
  });
  return [first, last];
}

/** @param {Triple} from @param {Triple} to @returns {Triple} */
export const difference = (from, to) => [to[0] - from[0], to[1] - from[1], to[2] - from[2]];

/** The point after a share of the direction. @param {Triple} from @param {Triple} along @param {number} share @returns {Triple} */
export const onward = (from, along, share) => [from[0] + along[0] * share, from[1] + along[1] * share, from[2] + along[2] * share];
