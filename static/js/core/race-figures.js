/** How a run on a surface stands at a step: the numbers and the sentence of its card. */

import { count, number } from './format.js';
import { lastStep } from './race-state.js';

/** @typedef {import('./types-race.js').RunPath} RunPath */
/** @typedef {{step: number, value: number, distance: number, length: number, rate: number}} Standing NaN where there is no such number */

/**
 * @param {RunPath} path
 * @param {number} step shown; a run that ended before stands at its end
 * @returns {Standing}
 */
export function standing(path, step) {
  const at = Math.min(Math.floor(step), path.steps);
  /** @param {string} name @param {number} index */
  const one = (name, index) => path.of(name)?.[index] ?? NaN;
  return {
    step: at,
    value: one('value', at),
    distance: one('distance', at),
    length: at > 0 ? Math.hypot(one('step', 2 * at - 2), one('step', 2 * at - 1)) : NaN,
    rate: one('rate', at),
  };
}

/**
 * What has become of the run by this step; null while it is on its way.
 * @param {RunPath} path
 * @param {number} step
 * @returns {{text: string, isGood: boolean} | null}
 */
export function outcome(path, step) {
  const { status, detail, steps, steps_to_minimum: arrived } = path;
  if (status !== 'ready' && step >= steps) return { text: sentence(detail ?? status), isGood: false };
  if (arrived === null || step < arrived) return null;
  return { text: arrived === 0 ? 'At the minimum from the start on.' : `At the minimum after ${count(arrived)} ${arrived === 1 ? 'step' : 'steps'}.`, isGood: true };
}

/** Of how far two paths go, for them to be one: what arithmetic in another order leaves. */
const SAME = 1e-5;

/**
 * The first of the other runs before this one that takes the same steps: what a convention's other side with rescaled numbers does.
 * @param {Pick<RunPath, 'name' | 'steps' | 'of'>[]} runs
 * @param {string} name
 * @returns {string | null}
 */
export function twinOf(runs, name) {
  const place = runs.findIndex((run) => run.name === name);
  const points = runs[place]?.of('point');
  if (!points) return null;
  const near = SAME * points.reduce((most, value) => Math.max(most, Math.abs(value - (points[0] ?? 0))), 0);
  const isAlike = (/** @type {Float32Array | undefined} */ others) => others?.length === points.length && points.every((value, index) => Math.abs(value - (others[index] ?? NaN)) <= near);
  return runs.slice(0, place).find((run) => isAlike(run.of('point')))?.name ?? null;
}

/**
 * The race in words, short enough to be listened to: where it is shown, and how each run stands there.
 * @param {Pick<import('./race-state.js').RaceState, 'paths' | 'playing' | 'step' | 'hiddenRuns'>} state
 */
export function tellRace({ paths, playing, step, hiddenRuns }) {
  if (!paths) return '';
  if (playing) return 'Playing.';
  const runs = paths.runs.filter(({ name }) => !hiddenRuns.includes(name)).map((path) => {
    const came = outcome(path, step);
    return [`${path.name}: f is ${number(standing(path, step).value, 3)}.`, came?.text].filter(Boolean).join(' ');
  });
  return [`Paused at step ${count(Math.floor(step))} of ${count(lastStep({ paths }))}.`, ...runs].join(' ');
}

/**
 * What has become of the runs between two steps, in words; empty where nothing has.
 * @param {Pick<import('./race-state.js').RaceState, 'paths' | 'hiddenRuns'>} state
 * @param {number} from
 * @param {number} to
 */
export function tellOutcomes({ paths, hiddenRuns }, from, to) {
  const runs = (paths?.runs ?? []).filter(({ name }) => !hiddenRuns.includes(name));
  return runs.flatMap((path) => {
    const came = outcome(path, to);
    return came && came.text !== outcome(path, from)?.text ? [`${path.name}: ${came.text}`] : [];
  }).join(' ');
}

/** @param {string} text */
const sentence = (text) => text.slice(0, 1).toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? '' : '.');
