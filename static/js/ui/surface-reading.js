/** What the map of a surface says: at a grid point, at a step of a path, and as a whole. */

import { number } from '../core/format.js';

/** @typedef {import('../core/types-race.js').Heights} Heights */
/** @typedef {import('../core/types-race.js').RunPath} RunPath */
/** @typedef {import('../core/types-race.js').Paths} Paths */

/**
 * The grid point nearest to a place: there the value is known exactly.
 * @param {Heights} heights
 * @param {[number, number]} place
 * @returns {{place: [number, number], value: number}}
 */
export function gridPoint({ x, y, values, columns }, [px, py]) {
  const [column, row] = [nearest(x, px), nearest(y, py)];
  return { place: [Number(x[column]), Number(y[row])], value: values[row * columns + column] ?? NaN };
}

/**
 * @param {ArrayLike<number>} ends evenly spaced, rising
 * @param {number} value
 */
function nearest(ends, value) {
  const [low, high] = [Number(ends[0]), Number(ends[ends.length - 1])];
  return Math.max(0, Math.min(ends.length - 1, Math.round(((value - low) / (high - low)) * (ends.length - 1))));
}

/** @param {[number, number]} place @param {number | undefined} value NaN where there is none, undefined where it is not known yet */
export const valueText = ([x, y], value) => `f(${number(x)}, ${number(y)}) = ${value === undefined ? '…' : Number.isFinite(value) ? number(value) : 'no value'}`;

/**
 * @param {RunPath} run
 * @param {number} step
 */
export function stepText(run, step) {
  const points = run.of('point') ?? [];
  return `${run.name}, step ${step}: ${valueText([points[2 * step] ?? NaN, points[2 * step + 1] ?? NaN], run.of('value')?.[step] ?? NaN)}`;
}

/**
 * @param {Paths} paths
 * @param {[number, number]} start as it is asked for: its value is known once the paths begin there
 */
export const startText = (paths, start) => `Start: ${valueText(start, startValue(paths, start))}`;

/** @param {Paths} paths @param {[number, number]} start */
const startValue = ({ spec, runs }, start) => (String(spec.start) === String(start) ? (runs[0]?.of('value')?.[0] ?? NaN) : undefined);

/**
 * The whole map in words, for those who do not see it.
 * @param {Paths} paths
 * @param {[number, number]} start
 */
export function mapText(paths, start) {
  const lowest = paths.surface.minima.map(([a, b]) => `(${number(a)}, ${number(b)})`).join(', ');
  return [
    `Surface from above. ${startText(paths, start)}.`,
    lowest && `Lowest at ${lowest}.`,
    'Arrow keys move the start, with Shift far; Home puts it back; plus and minus zoom, Ctrl with arrow keys moves the map, 0 shows all.',
  ].filter(Boolean).join(' ');
}
