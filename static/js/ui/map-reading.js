/** What a map says at one place of the plane. */

import { number, percent } from '../core/format.js';

/** @typedef {import('./unit-maps.js').UnitMap} UnitMap */
/** @typedef {import('../plots/canvas.js').Domain} Domain */

/**
 * The values of the grid point nearest to a place: of each class one, else a single one.
 * @param {UnitMap} map
 * @param {Domain} domain
 * @param {[number, number]} place
 * @returns {number[]}
 */
export function valuesAt({ values, shape }, [[left, right], [bottom, top]], [x1, x2]) {
  const [rows = 1, columns = 1] = shape.slice(-2);
  const column = nearest((x1 - left) / (right - left), columns);
  const row = nearest((x2 - bottom) / (top - bottom), rows);
  const count = shape.length === 3 ? (shape[0] ?? 0) : 1;
  return Array.from({ length: count }, (_, label) => values[(label * rows + row) * columns + column] ?? NaN);
}

/** @param {number} share @param {number} count */
const nearest = (share, count) => Math.max(0, Math.min(count - 1, Math.round(share * (count - 1))));

/**
 * The place and the value, or the likeliest class.
 * @param {[number, number]} place
 * @param {Domain} domain
 * @param {number[]} values
 * @param {string[]} names of the classes, where there is a value for each
 */
export function readingText(place, domain, values, names) {
  const [x1, x2] = place.map((value, axis) => fixed(value, decimals(domain[axis] ?? [0, 1])));
  const most = likeliest(values);
  const said = values.length === 1 ? number(values[0], 3) : most < 0 ? '–' : `${names[most] ?? most} ${percent(values[most])}`;
  return `(${x1}, ${x2}) ${said}`.replaceAll('-', '−');
}

/**
 * Every class with its probability, the likeliest first.
 * @param {number[]} values
 * @param {string[]} names
 */
export function ranking(values, names) {
  const order = values.map((_, label) => label).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0));
  return order.map((label) => `${names[label] ?? label} ${percent(values[label])}`).join(', ');
}

/**
 * How the values of a scale are labelled on which one unit tells two classes apart: with the class that lies there.
 * @param {string[]} names of the classes
 * @param {number} middle where the decision falls
 * @returns {(value: number) => string}
 */
export function labelClasses(names, middle) {
  const told = names.length === 2 && names.some((name, label) => name !== String(label));
  return (value) => {
    const text = number(value, 3);
    if (!told || value === middle) return text;
    return value < middle ? `${text} ${names[0]}` : `${names[1]} ${text}`;
  };
}

/** @param {number[]} values @returns {number} −1 where one is not a number */
function likeliest(values) {
  return values.every(Number.isFinite) ? values.indexOf(Math.max(...values)) : -1;
}

/** @param {number} value @param {number} digits @returns {string} without the sign of a zero */
const fixed = (value, digits) => value.toFixed(digits).replace(/^-(0(\.0*)?)$/, '$1');

/** Digits in which a place differs from its neighbours. @param {[number, number]} range */
function decimals([low, high]) {
  return Math.max(0, Math.min(6, 1 - Math.floor(Math.log10((high - low) / 4 || 1))));
}
