/** The part of the plane that a map shows, nearer or farther or moved, with one point always on it; and places on it, with as few digits as do. */

/** @typedef {import('./types.js').Domain} Domain */
/** @typedef {[number, number]} Point */

/** The point that stays is kept this share of the width away from the edges. */
const EDGE = 0.03;
/** What is shown is no narrower than this share of the surface's own domain, and no wider than so many of it. */
const NARROWEST = 1e-4;
const WIDEST = 10;
/** Places are told apart in steps of the width, about: as finely as a pointer can. */
const STEPS = 1000;

/**
 * So many times as near, about a place: as far as the point that stays, and the limits, allow.
 * @param {Domain} domain
 * @param {number} factor
 * @param {Point} about
 * @param {{stays: Point, own: Domain}} limits
 * @returns {{domain: Domain, held: boolean}} `held`: the point that stays was in the way
 */
export function nearer(domain, factor, about, { stays, own }) {
  const most = Math.min(...domain.map((span, axis) => mostFactor(span, at(about, axis), at(stays, axis))));
  const width = ratio(domain, own);
  const wanted = Math.max(width / WIDEST, Math.min(width / NARROWEST, factor));
  const by = Math.min(wanted, Math.max(1, most));
  const spans = domain.map(([low, high], axis) => [at(about, axis) - (at(about, axis) - low) / by, at(about, axis) + (high - at(about, axis)) / by]);
  return { domain: by === 1 ? domain : tidied(spans), held: by < wanted };
}

/**
 * How much nearer one may come before the point that stays is at the edge.
 * @param {Point} span
 * @param {number} about
 * @param {number} stays
 */
function mostFactor([low, high], about, stays) {
  // Wanted: stays = edge + EDGE · width with edge = about − (about − low) / f and width = (high − low) / f; the same above.
  const inset = Math.min(EDGE * (high - low), Math.abs(stays - (stays < about ? low : high)));
  if (stays < about) return (about - low - inset) / (about - stays);
  return stays > about ? (high - about - inset) / (stays - about) : Infinity;
}

/**
 * Moved by shares of its width and height, as far as the point that stays allows.
 * @param {Domain} domain
 * @param {Point} shares
 * @param {Point} stays
 * @returns {Domain}
 */
export function moved(domain, shares, stays) {
  return tidied(domain.map(([low, high], axis) => {
    const inset = EDGE * (high - low);
    const least = Math.min(0, at(stays, axis) + inset - high);
    const most = Math.max(0, at(stays, axis) - inset - low);
    const by = Math.max(least, Math.min(most, at(shares, axis) * (high - low)));
    return [low + by, high + by];
  }));
}

/**
 * The nearest place inside.
 * @param {Domain} domain
 * @param {Point} place
 * @returns {Point}
 */
export function inside(domain, place) {
  return pair((axis) => Math.max(at(domain, axis)[0], Math.min(at(domain, axis)[1], at(place, axis))));
}

/**
 * A place inside with no more digits than a pointer can mean.
 * @param {Domain} domain
 * @param {Point} place
 * @returns {Point}
 */
export function pointed(domain, place) {
  return inside(domain, pair((axis) => rounded(at(place, axis), stepOf(at(domain, axis)))));
}

/** @param {number[][]} spans @returns {Domain} with as few digits as tell its ends from their neighbours */
const tidied = (spans) => /** @type {Domain} */ (spans.map(([low, high]) => [low, high].map((end) => rounded(end, stepOf([low, high])))));

/** @param {ArrayLike<number>} span @returns {number} a power of ten */
const stepOf = (span) => 10 ** Math.floor(Math.log10((span[1] - span[0]) / STEPS));

/** @param {number} value @param {number} step a power of ten */
const rounded = (value, step) => Number((Math.round(value / step) * step).toPrecision(12));

/** @param {Domain} domain @param {Domain} own @returns {number} how many times as wide as its own */
const ratio = (domain, own) => Math.max(...domain.map(([low, high], axis) => (high - low) / (at(own, axis)[1] - at(own, axis)[0])));

/** @template T @param {ArrayLike<T>} list @param {number} index @returns {T} */
const at = (list, index) => /** @type {T} */ (list[index]);

/** @param {(axis: number) => number} value @returns {Point} */
const pair = (value) => [value(0), value(1)];
