/** Names: of runs, each its own, and those that nobody chose follow the optimizer; of what a network is given. */

import { columnOf } from './facts.js';

/** @typedef {import('./types.js').LongChoice} LongChoice */
/** @typedef {import('./types.js').CatalogEntry} CatalogEntry */

/**
 * @param {string[]} taken
 * @param {string} label
 * @returns {string} the label itself, or with the first number that makes it new
 */
export function freeName(taken, label) {
  let name = label;
  for (let number = 2; taken.includes(name); number += 1) name = `${label} ${number}`;
  return name;
}

/**
 * Whether a name is one that `freeName` gives to this label.
 * @param {string} name
 * @param {string} label
 */
export function isNamedAfter(name, label) {
  return name === label || (name.startsWith(`${label} `) && /^\d+$/.test(name.slice(label.length + 1)));
}

/**
 * What a feature is called: a text of its own, the name of its column, else what the catalog calls it.
 * @param {LongChoice} feature
 * @param {CatalogEntry | undefined} entry
 * @param {string[] | null | undefined} columns names of the data's columns
 */
export function featureName(feature, entry, columns) {
  const text = entry?.parameters.find(({ type }) => type === 'text');
  if (text) return String(feature[text.name]);
  const column = columnOf(feature);
  const named = (columns?.length ?? 0) > 2; // two columns go by the catalog's x₁ and x₂
  if (!column || (!named && !entry?.parameters.length)) return entry?.label ?? feature.kind;
  return columns?.[column - 1] ?? `x${column}`;
}
