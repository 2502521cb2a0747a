/** From one experiment to another: what a running network can take over, and what needs a new one. */

import { fits } from './frozen.js';

/** @typedef {import('./types.js').FullSpec} FullSpec */
/** @typedef {import('./types.js').Spec} Spec */

/** What may change while training runs, besides what follows of each run. */
const LIVE = /** @type {const} */ (['batch_size', 'regularizer', 'stop', 'frozen']);
const LIVE_OF_A_RUN = /** @type {const} */ (['optimizer', 'schedule', 'clip']);

/**
 * The changes that lead from one experiment to the other while it runs; `null` when only a new
 * network will do, an empty object when nothing differs.
 * @param {FullSpec} from
 * @param {FullSpec} to
 * @returns {import('./types.js').Adjustment | null}
 */
export function liveChanges(from, to) {
  if (!same(structure(from), structure(to))) return null;
  /** @type {Record<string, unknown>} */
  const changes = {};
  for (const name of LIVE) if (!same(from[name], to[name])) changes[name] = to[name];
  const runs = to.runs.flatMap((run, index) => tuning(from.runs[index], run));
  if (runs.length) changes.runs = runs;
  return changes;
}

/** What may change while training runs, of the network and of each run. @param {FullSpec} spec */
export function settingsOf({ batch_size, regularizer, stop, frozen, runs }) {
  return { batch_size, regularizer, stop, frozen, runs: runs.map(({ optimizer, schedule, clip }) => ({ optimizer, schedule, clip })) };
}

/** The same experiment with these settings. @param {FullSpec} spec @param {ReturnType<typeof settingsOf>} settings @returns {FullSpec} */
export function withSettings(spec, { runs, ...rest }) {
  return { ...spec, ...rest, runs: spec.runs.map((run, index) => ({ ...run, ...runs[index] })) };
}

/**
 * An experiment after a change of its layers, with what of the frozen parameters is still there: those of the output where
 * the output is now, a weight at the feature that it belongs to.
 * @param {FullSpec} before
 * @param {FullSpec} after
 * @returns {FullSpec}
 */
export function keepFrozen(before, after) {
  if (!after.frozen?.length || !same(after.frozen, before.frozen)) return after;
  const [last, now] = [before.hidden.length + 1, after.hidden.length + 1];
  const frozen = after.frozen.flatMap((place) => {
    const moved = { ...place };
    if (place.layer === last) moved.layer = now;
    else if (place.layer >= now) return [];
    if (place.layer === 1 && typeof place.input === 'number') {
      const feature = before.features[place.input];
      moved.input = after.features.findIndex((each) => same(each, feature));
    }
    return moved.input !== -1 && fits(moved, after) && learnsAsBefore(place, before, after) ? [moved] : [];
  });
  return same(frozen, after.frozen) ? after : { ...after, frozen };
}

/**
 * What an activation learns goes with it.
 * @param {import('./types.js').Place} place
 * @param {FullSpec} before
 * @param {FullSpec} after
 */
function learnsAsBefore({ layer, parameter }, before, after) {
  if (!parameter || parameter === 'W' || parameter === 'b') return true;
  const [was, is] = [before, after].map(({ hidden, activation }) => (hidden[layer - 1]?.activation ?? activation).kind);
  return was === is;
}

/**
 * @param {unknown} a
 * @param {unknown} b
 */
export function same(a, b) {
  if (JSON.stringify(a) === JSON.stringify(b)) return true;
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

/**
 * `same` for what is compared in every frame: worked out anew only for others than the last time.
 * @returns {(a: unknown, b: unknown) => boolean}
 */
export function createComparison() {
  /** @type {unknown[]} */
  let last = [];
  let answer = true;
  return (a, b) => {
    if (a === b) return true;
    if (last[0] !== a || last[1] !== b) answer = same(a, b);
    last = [a, b];
    return answer;
  };
}

/**
 * @param {FullSpec['runs'][number] | undefined} from
 * @param {FullSpec['runs'][number]} to
 * @returns {import('./types.js').Tuning[]} what one run's change asks of the server: one entry, or none
 */
function tuning(from, to) {
  if (!from || same(from, to)) return [];
  const changed = LIVE_OF_A_RUN.filter((name) => !same(from[name], to[name]));
  return [{
    name: from.name,
    ...(from.name === to.name ? {} : { rename: to.name }),
    ...Object.fromEntries(changed.map((name) => [name, to[name]])),
  }];
}

/** @param {FullSpec} spec */
function structure({ batch_size, regularizer, stop, frozen, runs, ...rest }) {
  return { ...rest, runs: runs.map(({ activation = null, initializer = null }) => ({ activation, initializer })) };
}

/**
 * The same value with its keys in order, so that two of them compare as text.
 * @param {unknown} value
 * @returns {unknown}
 */
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, sorted(one)]));
}
