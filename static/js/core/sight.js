/**
 * The part of the plane that a map shows, nearer or farther or moved: a way of looking, of which the race knows nothing; and places
 * on it, with as few digits as do.
 */

/** @typedef {import('./types.js').Domain} Domain */
/** @typedef {[number, number]} Point */

/** What is shown is no narrower than this share of the race's domain. */
const NARROWEST = 1e-4;
/** So many of its widths beyond the domain a run may go, and so far one can see; `MARGIN` of app/engine/walks.py. */
const BEYOND = 1;
/** A difference from the whole that nobody means, as a share of its width. */
const ALMOST = 0.01;
/** Places are told apart in steps of the width, about: as finely as a pointer can. */
const STEPS = 1000;

/**
 * So many times as near, about a place. Who was inside the race's domain and goes back arrives at the whole of it, and only then beyond.
 * @param {Domain} sight
 * @param {number} factor
 * @param {Point} about
 * @param {Domain} whole the race's domain
 * @returns {Domain}
 */
export function nearer(sight, factor, about, whole) {
  const width = share(sight, whole);
  const by = Math.max(width / (1 + 2 * BEYOND), Math.min(width / NARROWEST, factor));
  const spans = sight.map(([low, high], axis) => [at(about, axis) - (at(about, axis) - low) / by, at(about, axis) + (high - at(about, axis)) / by]);
  const next = held(spans, width / by <= 1 + ALMOST && covers(whole, sight) ? whole : reachOf(whole));
  return isAlmost(next, whole) ? whole : tidied(next);
}

/**
 * Moved by shares of its width and height, as far as runs may go.
 * @param {Domain} sight
 * @param {Point} shares
 * @param {Domain} whole the race's domain
 * @returns {Domain}
 */
export function moved(sight, shares, whole) {
  return tidied(held(sight.map(([low, high], axis) => [low, high].map((end) => end + at(shares, axis) * (high - low))), reachOf(whole)));
}

/** @param {Domain} outer @param {number[][]} inner */
export const covers = (outer, inner) => inner.every(([low, high], axis) => Number(low) >= at(outer, axis)[0] && Number(high) <= at(outer, axis)[1]);

/** So many times as wide and high, about its middle. @param {Domain} domain @param {number} times @returns {Domain} */
export const widened = (domain, times) => /** @type {Domain} */ (domain.map(([low, high]) => [-1, 1].map((side) => (low + high) / 2 + side * times * (high - low) / 2)));

/** Whether it is from and to of x and of y. @param {unknown} value @returns {value is Domain} */
export const isDomain = (value) => Array.isArray(value) && value.length === 2 && value.every((span) => isPoint(span) && span[0] < span[1]);

/** @param {unknown} value @returns {value is Point} */
export const isPoint = (value) => Array.isArray(value) && value.length === 2 && value.every(Number.isFinite);

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
 * A place with no more digits than a pointer can mean on what is shown.
 * @param {Domain} sight
 * @param {Point} place
 * @returns {Point}
 */
export function pointed(sight, place) {
  return pair((axis) => rounded(at(place, axis), stepOf(at(sight, axis))));
}

/** @param {Domain} whole */
const reachOf = (whole) => widened(whole, 1 + 2 * BEYOND);

/** As wide as before, moved inside; about the same middle where it is wider. @param {number[][]} spans @param {Domain} room */
function held(spans, room) {
  return spans.map(([low = 0, high = 0], axis) => {
    const [least, most] = [at(room, axis)[0] - low, at(room, axis)[1] - high];
    const by = least > most ? (least + most) / 2 : Math.max(least, Math.min(most, 0));
    return [low + by, high + by];
  });
}

/** @param {number[][]} spans @param {Domain} domain */
const isAlmost = (spans, domain) => domain.every((span, axis) => span.every((end, side) => Math.abs(end - at(at(spans, axis), side)) < ALMOST * (span[1] - span[0])));

/** @param {number[][]} spans @returns {Domain} with as few digits as tell its ends from their neighbours */
const tidied = (spans) => /** @type {Domain} */ (spans.map(([low = 0, high = 0]) => [low, high].map((end) => rounded(end, stepOf([low, high])))));

/** @param {ArrayLike<number>} span @returns {number} a power of ten */
const stepOf = (span) => 10 ** Math.floor(Math.log10((at(span, 1) - at(span, 0)) / STEPS));

/** @param {number} value @param {number} step a power of ten */
const rounded = (value, step) => Number((Math.round(value / step) * step).toPrecision(12));

/** @param {Domain} sight @param {Domain} whole @returns {number} how many times as wide */
const share = (sight, whole) => Math.max(...sight.map(([low, high], axis) => (high - low) / (at(whole, axis)[1] - at(whole, axis)[0])));

/** @template T @param {ArrayLike<T>} list @param {number} index @returns {T} */
const at = (list, index) => /** @type {T} */ (list[index]);

/** @param {(axis: number) => number} value @returns {Point} */
const pair = (value) => [value(0), value(1)];
