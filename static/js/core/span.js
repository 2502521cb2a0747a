/** The part of an axis that is looked at. */

/** @typedef {[number, number]} Span from, to */

/** The narrowest, as a share of the whole. */
const NARROWEST = 1 / 2000;

/**
 * A span held within the whole and not too narrow; null when it is the whole.
 * @param {Span} span
 * @param {Span} whole
 * @returns {Span | null}
 */
export function held([from, to], [low, high]) {
  const width = Math.max(Math.abs(to - from), (high - low) * NARROWEST);
  if (!(high > low) || width >= (high - low) * (1 - NARROWEST)) return null;
  const start = Math.min(Math.max(Math.min(from, to), low), high - width);
  return [start, start + width];
}

/**
 * Nearer to a place by a factor, or away from it; the place stays where it is on the screen.
 * @param {Span | null} span null: the whole
 * @param {Span} whole
 * @param {number} factor above 1: nearer
 * @param {number} at
 * @returns {Span | null}
 */
export function nearer(span, whole, factor, at) {
  const [from, to] = span ?? whole;
  return held([at - (at - from) / factor, at + (to - at) / factor], whole);
}

/**
 * The span moved, no farther than needed, until a place is in it.
 * @param {Span | null} span
 * @param {number} at
 * @returns {Span | null}
 */
export function showing(span, at) {
  if (!span || (at >= span[0] && at <= span[1])) return span;
  const by = at < span[0] ? at - span[0] : at - span[1];
  return [span[0] + by, span[1] + by];
}

/**
 * The span, where anything of the whole lies in it.
 * @param {Span | null} span
 * @param {Span} whole
 * @returns {Span | null}
 */
export const touching = (span, whole) => (span && span[0] < whole[1] && span[1] > whole[0] ? span : null);
