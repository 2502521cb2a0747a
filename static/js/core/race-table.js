/** The table of a race as data: of every run how it ended, as far as that was shown. */

import { lengths } from './race-quantities.js';
import { isKnown } from './seen.js';

/** @typedef {import('./run-table.js').Row} Row */

/** So many digits survive the way to the page. */
const DIGITS = 7;

/** @type {readonly import('./run-table.js').Column[]} */
export const RACE_COLUMNS = [
  { key: 'run', label: 'Run', kind: 'text' },
  { key: 'optimizer', label: 'Optimizer', kind: 'text' },
  { key: 'learning_rate', label: 'α', help: 'The learning rate; a schedule may change it', kind: 'number' },
  { key: 'steps_to_minimum', label: 'Steps to minimum', help: 'From which step on it stays near a minimum', kind: 'count' },
  { key: 'final_value', label: 'Final f', help: 'At its last step, without noise or penalty', kind: 'number' },
  { key: 'final_distance', label: 'Final distance', help: 'To the nearest of the lowest minima', kind: 'number' },
  { key: 'path_length', label: 'Path length', help: 'All of its steps together', kind: 'number' },
  { key: 'steps', label: 'Steps', help: 'That it made', kind: 'count' },
  { key: 'status', label: 'How it ended', kind: 'text' },
];

/**
 * @param {import('./types-race.js').RunPath} run
 * @param {Pick<import('./race-state.js').RaceState, 'seen'>} state
 * @param {{optimizer: string, rate: number | null}} says
 * @returns {Row} what comes after the learning rate only of a path that was shown to its end
 */
export function raceRow(run, state, { optimizer, rate }) {
  const row = { run: run.name, optimizer, learning_rate: rate };
  if (!isKnown(state, run)) return row;
  const path = lengths(run.of('step'))?.reduce((sum, length) => sum + length, 0);
  return {
    ...row,
    steps_to_minimum: run.steps_to_minimum, final_value: told(run.of('value')?.at(-1)), final_distance: told(run.of('distance')?.at(-1)),
    path_length: told(path), steps: run.steps, status: run.detail ?? (run.steps_to_minimum === null ? 'on its way' : 'at the minimum'),
  };
}

/** @param {number | undefined} value @returns {number | null} */
const told = (value) => (value !== undefined && Number.isFinite(value) ? Number(value.toPrecision(DIGITS)) : null);
