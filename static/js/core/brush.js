/** Points put down and taken away along strokes over the plane. Nothing here changes what it is given. */

/** @typedef {import('./types.js').LabelledPoint} LabelledPoint */
/** @typedef {import('./types.js').Domain} Domain */
/** @typedef {[number, number]} Place */
/** @typedef {{label: string, reach: number, each: number}} Brush reach: of the spray, as a share of the map's width; each: points a stop */

/** @type {Brush[]} */
export const BRUSHES = [
  { label: 'Single points', reach: 0, each: 1 },
  { label: 'Small spray', reach: 0.04, each: 2 },
  { label: 'Wide spray', reach: 0.1, each: 3 },
  { label: 'Dense spray', reach: 0.06, each: 6 },
];

/** Between two stops of a stroke, as a share of the map's width. */
const STRIDE = 0.03;
/** How near the eraser takes points away. */
const RUB = 0.035;
const DIGITS = 3; // of a map that spans about ten

/**
 * The stops of a stroke from one place to the next, without the first; and how far the last one is left behind.
 * @param {Place} from the last stop
 * @param {Place} to
 * @param {Domain} domain
 * @returns {Place[]}
 */
export function stopsBetween(from, to, domain) {
  const length = distance(from, to, domain);
  const count = Math.floor(length / STRIDE + 1e-9);
  return Array.from({ length: count }, (_, index) => {
    const share = ((index + 1) * STRIDE) / length;
    return /** @type {Place} */ (from.map((start, axis) => start + ((to[axis] ?? 0) - start) * share));
  });
}

/**
 * Places around a stop, evenly over a disc, the same for the same seed; the stop itself for a brush without reach.
 * @param {Place} stop
 * @param {Brush} brush
 * @param {Domain} domain
 * @param {number} seed
 * @returns {Place[]} those inside the domain
 */
export function spray(stop, { reach, each }, domain, seed) {
  const random = randomFrom(seed);
  const places = Array.from({ length: each }, () => {
    const [angle, far] = [2 * Math.PI * random(), reach * Math.sqrt(random())];
    return /** @type {Place} */ ([stop[0] + far * Math.cos(angle) * widthOf(domain[0]), stop[1] + far * Math.sin(angle) * widthOf(domain[1])]);
  });
  return places.filter((place) => inside(place, domain)).map((place) => rounded(place, domain));
}

/**
 * A place in as few digits as the map can show, so that an address can hold many of them.
 * @param {Place} place
 * @param {Domain} domain
 * @returns {Place}
 */
export function rounded(place, domain) {
  return /** @type {Place} */ (place.map((value, axis) => {
    const digits = DIGITS + 1 - Math.round(Math.log10(widthOf(domain[axis] ?? [0, 1])));
    return Number(value.toFixed(Math.max(0, Math.min(15, digits)))) + 0; // no −0
  }));
}

/**
 * The points that an eraser leaves at these places.
 * @param {LabelledPoint[]} points
 * @param {Place[]} places
 * @param {Domain} domain
 */
export function erase(points, places, domain) {
  return points.filter((point) => places.every((place) => distance(placeOf(point), place, domain) > RUB));
}

/**
 * The points without the one that is nearest to a place.
 * @param {LabelledPoint[]} points
 * @param {Place} place
 * @param {Domain} domain
 */
export function withoutNearest(points, place, domain) {
  const far = points.map((point) => distance(placeOf(point), place, domain));
  const least = far.indexOf(Math.min(...far));
  return points.filter((_, index) => index !== least);
}

/** @param {Place} place @param {Domain} domain */
export const inside = (place, domain) => domain.every(([low, high], axis) => (place[axis] ?? 0) >= low && (place[axis] ?? 0) <= high);

/** @param {LabelledPoint} point @returns {Place} */
const placeOf = ([x1 = 0, x2 = 0]) => [x1, x2];

/** @param {[number, number]} range */
const widthOf = ([low, high]) => high - low;

/** As a share of the map's width. @param {Place} a @param {Place} b @param {Domain} domain */
const distance = (a, b, domain) => Math.hypot((a[0] - b[0]) / widthOf(domain[0]), (a[1] - b[1]) / widthOf(domain[1]));

/**
 * Numbers from 0 to 1, one after the other (Mulberry32).
 * @param {number} seed
 */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
