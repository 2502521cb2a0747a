/** A menu of one family of the catalog, with the help of what is chosen. */

import { h } from './dom.js';
import { field } from './field.js';

/** @typedef {import('../core/types.js').CatalogEntry} CatalogEntry */
/** @typedef {import('../core/types.js').LongChoice} LongChoice */

/**
 * The choice with every hyperparameter at its default.
 * @param {CatalogEntry} entry
 * @returns {LongChoice}
 */
export function withDefaults(entry) {
  return { kind: entry.kind, ...Object.fromEntries(entry.parameters.map((parameter) => [parameter.name, parameter.default])) };
}

/**
 * @param {CatalogEntry[]} entries
 * @param {string | undefined} kind
 */
export function entryOf(entries, kind) {
  return entries.find((entry) => entry.kind === kind);
}

/** @param {CatalogEntry | undefined} entry */
export function helpOf(entry) {
  return entry ? { title: entry.label, text: entry.summary, mathml: entry.mathml, reference: entry.reference } : null;
}

/**
 * @param {object} options
 * @param {string} options.label
 * @param {CatalogEntry[]} options.entries
 * @param {string | undefined} options.kind
 * @param {(entry: CatalogEntry) => void} options.onChange
 * @param {import('./help.js').Help} options.help
 * @param {(entry: CatalogEntry) => boolean} [options.fits] those that do not are shown, but cannot be chosen
 * @returns {import('./field.js').Control<string | undefined> & {refresh: () => void}}
 */
export function choiceControl({ label, entries, kind, onChange, help, fits = () => true }) {
  let current = kind;
  const select = h('select', { change: changed }, ...entries.map((entry) => h('option', { value: entry.kind }, entry.label)));
  const { element, setProblem } = field({ label, fields: [select], kind: 'control-choice', help, text: () => helpOf(entryOf(entries, current)) });

  help.attach(select, [], () => helpOf(entryOf(entries, current)));

  function changed() {
    const entry = entryOf(entries, select.value);
    if (!entry) return;
    current = entry.kind;
    setProblem(null);
    onChange(entry);
  }

  function refresh() {
    for (const option of select.options) {
      const entry = entryOf(entries, option.value);
      option.disabled = entry !== undefined && !fits(entry);
    }
  }

  /** @param {string | undefined} next */
  function set(next) {
    current = next;
    select.value = next ?? '';
    refresh();
  }

  set(kind);
  return { element, set, setProblem, refresh };
}
