/**
 * The experiment in the address bar: what differs from the defaults, as `path=value` pairs.
 *
 * `data.dataset=spiral&hidden=8,8&runs.0.name=Adam&runs.0.optimizer=adam&runs.0.optimizer.beta1=0.95`
 *
 * A choice stands as its kind, its hyperparameters below it. A list that differs is there as a whole; nothing
 * after the `=` means that the field is left out.
 */
import { same } from './changes.js';
import { shorten } from './shorthand.js';
import { sift } from './url-check.js';
import { escapeText, readValue, unescapeText, writeValue } from './url-text.js';

/** @typedef {import('./types.js').Catalog} Catalog */
/**
 * What an address is about: how a description is shortened, and what is kept of a handmade one.
 * @typedef {object} Subject
 * @property {(spec: any, catalog: Catalog) => any} shorten
 * @property {(read: Record<string, any>, usual: any, given: Set<string>, problems: string[], catalog: Catalog) => any} sift
 */
/** @typedef {{text?: string, children: Map<string, Branch>}} Branch what an address says of a path and of what is below */

/** A network on data. @type {Subject} */
const EXPERIMENT = { shorten, sift };

/**
 * A spec as the part of an address after the `#`.
 * @param {object} spec
 * @param {object} defaults
 * @param {Catalog} catalog
 * @param {Subject} [subject]
 * @returns {string}
 */
export function encode(spec, defaults, catalog, subject = EXPERIMENT) {
  /** @type {string[]} */
  const pairs = [];
  writeDifference('', subject.shorten(spec, catalog), subject.shorten(defaults, catalog), pairs);
  return pairs.join('&');
}

/**
 * The spec that an address holds, as short as `shorten` makes it. What cannot be understood is left at its default
 * and named in `problems`.
 * @param {string} hash with or without the `#`
 * @param {object} defaults
 * @param {Catalog} catalog
 * @param {Subject} [subject]
 * @returns {{spec: any, problems: string[]}} spec: as `subject` has it
 */
export function decode(hash, defaults, catalog, subject = EXPERIMENT) {
  /** @type {string[]} */
  const problems = [];
  const tree = grow(hash.replace(/^#/, ''), problems);
  const usual = subject.shorten(defaults, catalog);
  const read = tree.children.size ? build(tree, usual, '', problems) : usual;
  const spec = subject.sift(/** @type {Record<string, any>} */ (read), usual, new Set(tree.children.keys()), problems, catalog);
  return { spec: structuredClone(spec), problems };
}

/** @param {unknown} value @returns {value is Record<string, any>} */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param {unknown} value @returns {value is {kind: string} & Record<string, any>} */
const isChoice = (value) => isObject(value) && typeof value.kind === 'string';

/** @param {string} path @param {string} key @returns {string} */
const below = (path, key) => (path ? `${path}.` : '') + escapeText(key).replaceAll('.', '%2E');

/**
 * @param {string} path
 * @param {any} value
 * @param {any} usual
 * @param {string[]} pairs
 */
function writeDifference(path, value, usual, pairs) {
  if (same(value, usual)) return;
  if (value === undefined) {
    pairs.push(`${path}=`);
  } else if (isObject(value) && isObject(usual) && !isChoice(value) && !isChoice(usual)) {
    for (const key of new Set([...Object.keys(usual), ...Object.keys(value)])) {
      writeDifference(below(path, key), value[key], usual[key], pairs);
    }
  } else {
    writeWhole(path, value, Array.isArray(usual), pairs);
  }
}

/**
 * @param {string} path
 * @param {any} value
 * @param {boolean} listExpected
 * @param {string[]} pairs
 */
function writeWhole(path, value, listExpected, pairs) {
  if (value === undefined) return;
  const text = writeValue(value, listExpected);
  if (text !== undefined) {
    pairs.push(`${path}=${text}`);
    return;
  }
  let parts = Object.entries(value);
  if (isChoice(value) && parts.length > 1) {
    pairs.push(`${path}=${writeValue(value.kind)}`);
    parts = parts.filter(([key]) => key !== 'kind');
  }
  for (const [key, part] of parts) writeWhole(below(path, key), part, false, pairs);
}

/**
 * @param {string} hash
 * @param {string[]} problems
 * @returns {Branch}
 */
function grow(hash, problems) {
  /** @type {Branch} */
  const root = { children: new Map() };
  for (const pair of hash.split('&').filter(Boolean)) {
    const cut = pair.indexOf('=');
    const path = cut < 0 ? pair : pair.slice(0, cut);
    const text = cut < 0 ? null : pair.slice(cut + 1);
    try {
      const keys = path.split('.').map(unescapeText);
      unescapeText(text ?? '');
      if (text === null) throw new Error('nothing is given for it');
      if (keys.includes('')) throw new Error('it names no field');
      if (keys.includes('__proto__')) throw new Error('no such field');
      if (keys.length > 12) throw new Error('it goes too deep');
      const branch = keys.reduce(descend, root);
      if (branch.text !== undefined) problems.push(`${path}: given twice, the last one counts`);
      branch.text = text;
    } catch (failure) {
      const reason = failure instanceof URIError ? 'cannot be read' : /** @type {Error} */ (failure).message;
      problems.push(`${path || pair}: ${reason}`);
    }
  }
  return root;
}

/** @param {Branch} branch @param {string} key @returns {Branch} */
function descend(branch, key) {
  const child = branch.children.get(key) ?? { children: new Map() };
  branch.children.set(key, child);
  return child;
}

/**
 * @param {Branch} branch
 * @param {any} usual
 * @param {string} path
 * @param {string[]} problems
 * @returns {any} undefined for a field that is left out
 */
function build(branch, usual, path, problems) {
  const { text, children } = branch;
  if (children.size === 0) return text ? readValue(text, Array.isArray(usual)) : undefined;
  const keys = [...children.keys()];
  if (path && keys.every((key) => /^\d+$/.test(key))) {
    const inOrder = keys.sort((a, b) => Number(a) - Number(b));
    const items = inOrder.map((key) => build(childOf(branch, key), undefined, below(path, key), problems));
    return items.filter((item) => item !== undefined);
  }
  /** @type {Record<string, any>} */
  const value = {};
  if (text) value.kind = readValue(text);
  else if (typeof usual === 'string') value.kind = usual;
  else if (isObject(usual) && !children.has('kind')) Object.assign(value, usual);
  for (const key of keys) {
    const part = build(childOf(branch, key), value[key], below(path, key), problems);
    if (part === undefined) delete value[key];
    else value[key] = part;
  }
  return value;
}

/** @param {Branch} branch @param {string} key @returns {Branch} */
const childOf = (branch, key) => /** @type {Branch} */ (branch.children.get(key));
