/** The map of starts as data: what becomes of a run from each of them, in classes, words and shares. */

import { count, number, percent } from './format.js';

/** @typedef {import('./types-race.js').Starts} Starts */
/** @typedef {import('./types-race.js').RunStarts} RunStarts */
/** @typedef {number | 'moving' | 'left' | 'diverged'} Outcome index of the minimum that it ends at; or still on its way, gone from the surface, diverged */
/** @typedef {{row: number, column: number}} Cell */

/** Where there is no minimum to end at. @type {Exclude<Outcome, number>[]} */
const OTHERS = ['moving', 'left', 'diverged'];
const WORDS = { moving: 'still on its way', left: 'leaves the surface', diverged: 'diverges' };

/** @param {RunStarts} run @param {number} row @param {number} column @returns {Outcome} */
export function outcomeAt({ end, status }, row, column) {
  const at = end[row]?.[column] ?? null;
  if (at !== null) return at;
  const how = status[row]?.[column];
  return how === 'left' || how === 'diverged' ? how : 'moving';
}

/** @param {Starts} answer @returns {Outcome[]} those that some start has: minima first */
export function outcomesOf({ minima, runs, y, x }) {
  const found = new Set(runs.flatMap((run) => y.flatMap((_, row) => x.map((__, column) => outcomeAt(run, row, column)))));
  return [...minima.keys(), ...OTHERS].filter((outcome) => found.has(outcome));
}

/** @param {Pick<Starts, 'minima'>} answer @param {Outcome} outcome @returns {string} “A (3, 2)”, or what happens instead */
export function outcomeText({ minima }, outcome) {
  if (typeof outcome !== 'number') return WORDS[outcome];
  const [x, y] = minima[outcome] ?? [NaN, NaN];
  return `${String.fromCharCode(65 + outcome)} (${number(x, 3)}, ${number(y, 3)})`;
}

/**
 * How much of the map has each outcome, the most first.
 * @param {Starts} answer
 * @param {RunStarts} run
 * @returns {string}
 */
export function sharesText(answer, run) {
  /** @type {Map<Outcome, number>} */
  const counts = new Map();
  answer.y.forEach((_, row) => answer.x.forEach((__, column) => {
    const outcome = outcomeAt(run, row, column);
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  }));
  const all = answer.x.length * answer.y.length;
  return [...counts].sort(([, a], [, b]) => b - a).map(([outcome, many]) => `${outcomeText(answer, outcome)} ${percent(many / all, 0)}`).join(', ');
}

/**
 * What one start leads to, in a sentence.
 * @param {Starts} answer
 * @param {RunStarts} run
 * @param {Cell} cell
 */
export function startText(answer, run, cell) {
  return `${run.name} from (${number(answer.x[cell.column], 3)}, ${number(answer.y[cell.row], 3)}): ${courseText(answer, run, cell)}`;
}

/** @param {Starts} answer @param {RunStarts} run @param {Cell} cell @returns {string} “ends at A (3, 2) after 40 steps”, or what happens instead */
function courseText(answer, run, { row, column }) {
  const outcome = outcomeAt(run, row, column);
  const text = outcomeText(answer, outcome);
  if (outcome === 'moving') return `${text}, f ${number(run.value[row]?.[column], 3)}`;
  if (typeof outcome !== 'number') return text;
  const steps = run.steps_to_minimum[row]?.[column] ?? null;
  return steps === null ? `ends at ${text}` : `ends at ${text} after ${count(steps)} steps`;
}

/**
 * The least and the most steps that any run takes from any start; null where none arrives.
 * @param {Starts} answer
 * @returns {[number, number] | null}
 */
export function stepsRange({ runs }) {
  let [low, high] = [Infinity, -Infinity];
  for (const run of runs) {
    for (const steps of run.steps_to_minimum.flat()) {
      if (steps === null) continue;
      low = Math.min(low, steps);
      high = Math.max(high, steps);
    }
  }
  return low <= high ? [low, high] : null;
}

/** Of the colour's strength, what is left for who takes longest: it is not as pale as where nobody arrives. */
const PALE = -0.5;

/** How soon that is: 1 for the fewest steps, less for more. @param {number} steps @param {[number, number]} range */
export const soonness = (steps, [low, high]) => 1 - (1 - PALE) * ((steps - low) / (high - low || 1));

/** The start nearest to a place. @param {Pick<Starts, 'x' | 'y'>} answer @param {[number, number]} place @returns {Cell} */
export function cellAt({ x, y }, [px, py]) {
  const index = (/** @type {number[]} */ axis, /** @type {number} */ value) => {
    const [from, to] = [Number(axis[0]), Number(axis.at(-1))];
    return Math.max(0, Math.min(axis.length - 1, Math.round(((value - from) / (to - from)) * (axis.length - 1))));
  };
  return { row: index(y, py), column: index(x, px) };
}
