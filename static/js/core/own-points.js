/** Points of one's own as an experiment has them: where they come from, and what can be learned from them. */

import { count } from './format.js';
import { rounded } from './brush.js';

/** @typedef {import('./types.js').FullSpec} FullSpec */
/** @typedef {import('./types.js').LabelledPoint} LabelledPoint */
/** @typedef {import('./types.js').Catalog} Catalog */
/** @typedef {import('./types.js').Task} Task */

const FEWEST = 2;

/** How many points there may be. @param {Catalog} catalog */
export const mostPoints = (catalog) => catalog.experiment.data.find(({ name }) => name === 'samples')?.maximum ?? Infinity;

/**
 * The points of an experiment as rows: its own as they are; those of a dataset rounded to what the map can show.
 * @param {FullSpec['data']} data
 * @param {import('./types.js').Data | null} drawn
 * @param {import('./types.js').Domain} domain
 * @returns {LabelledPoint[]}
 */
export function pointsOf(data, drawn, domain) {
  if (data.points) return data.points;
  return [drawn?.train, drawn?.test].flatMap((part) => (part?.points ?? []).map((point, index) => [
    ...rounded([point[0] ?? 0, point[1] ?? 0], domain), Number((part?.y[index] ?? 0).toFixed(3)),
  ]));
}

/**
 * What is still missing before a network can learn from points; null where nothing is.
 * @param {LabelledPoint[]} points
 * @param {Task} task
 * @param {string[]} names of the classes
 * @param {number} most
 */
export function whyNoTraining(points, task, names, most) {
  if (points.length > most) return `${count(points.length)} points are too many: at most ${count(most)} can be learned from.`;
  if (points.length < FEWEST) return `Put at least ${FEWEST} points on the map.`;
  if (task === 'regression') return null;
  const there = new Set(points.map((point) => point.at(-1)));
  const highest = Math.max(1, ...points.map((point) => point.at(-1) ?? 0));
  const absent = Array.from({ length: highest + 1 }, (_, label) => label).filter((label) => !there.has(label));
  return absent.length ? `Put at least one point of class ${absent.map((label) => names[label] ?? label).join(' and of class ')} on the map.` : null;
}

/**
 * The data of an experiment on these points instead of what it had.
 * @param {FullSpec['data']} data
 * @param {LabelledPoint[]} points
 * @param {Task} task
 * @param {string[]} names of classes, perhaps more than there are points of
 * @returns {FullSpec['data']}
 */
export function withPoints({ train_ratio, seed, columns, points: before }, points, task, names) {
  const classes = task === 'classification' ? new Set(points.map((point) => point.at(-1))).size : 0;
  return {
    train_ratio, seed, points, task, dataset: null, samples: points.length, noise: 0, imbalance: 0, standardize: false, plane: null,
    columns: before ? columns : null, class_names: classes ? names.slice(0, classes) : null,
  };
}

/**
 * The name of one class more.
 * @param {string[]} names
 */
export function nextClass(names) {
  let number = names.length;
  while (names.includes(String(number))) number += 1;
  return String(number);
}
