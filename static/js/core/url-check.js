/** Keeps of a handmade address what an experiment can have; the rest goes back to its default, by name. */
import { FAMILIES } from './shorthand.js';
import { siftFrozen } from './url-frozen.js';

/** @typedef {import('./types.js').Spec} Spec */
/** @typedef {import('./types.js').Catalog} Catalog */
/** @typedef {import('./types.js').Parameter} Parameter */
/** @typedef {import('./shorthand.js').Family} Family */

const MOST_COLUMNS = 64;

/**
 * The spec without what no experiment can have.
 * @param {Record<string, any>} read
 * @param {Spec} usual what refused fields go back to
 * @param {Set<string>} given fields that the address names
 * @param {string[]} problems grows by what was ignored
 * @param {Catalog} catalog
 * @returns {Spec}
 */
export function sift(read, usual, given, problems, catalog) {
  const spec = siftFields(new Sieve(problems, catalog), read, usual, given);
  if (spec.frozen) spec.frozen = siftFrozen(spec.frozen, spec, catalog, problems);
  return spec;
}

/**
 * @param {Sieve} sieve
 * @param {Record<string, any>} read
 * @param {Record<string, any>} standard
 * @param {Set<string>} given
 */
export function siftFields(sieve, read, standard, given) {
  const spec = { ...standard };
  for (const field of given) {
    const value = read[field];
    if (value === undefined && Object.hasOwn(standard, field)) delete spec[field];
    if (value === undefined) continue;
    const kept = sieve.field(field, value, standard[field]);
    if (kept !== undefined) spec[field] = kept;
  }
  return spec;
}

/** What is refused is named and answered as undefined. */
export class Sieve {
  /**
   * @param {string[]} problems
   * @param {Catalog} catalog
   */
  constructor(problems, catalog) {
    this.problems = problems;
    this.catalog = catalog;
  }

  /** @param {string} path @param {string} message @returns {undefined} */
  refuse(path, message) {
    this.problems.push(`${path}: ${message}`);
  }

  /** @param {string} field @param {any} value @param {any} usual @returns {any} */
  field(field, value, usual) {
    if (value === null && ['loss', 'features'].includes(field)) return null; // the server's own for the data
    if (field === 'data') return this.data(value, usual);
    if (field === 'features') return this.list(field, value, (item, path) => this.choice('features', item, path));
    if (field === 'hidden') return this.list(field, value, (item, path) => this.layer(item, path));
    if (field === 'runs') return this.list(field, value, (item, path) => this.run(item, path)) ?? usual;
    if (field === 'frozen') return this.list(field, value, (item) => item) ?? usual; // what there is to freeze, all fields say together
    if (field === 'stop') return this.group('stop', value, field);
    if (Object.hasOwn(FAMILIES, field)) return this.choice(FAMILIES[field], value, field);
    return this.one('network', field, value, field);
  }

  /** @param {any} value @param {any} usual @returns {any} */
  data(value, usual) {
    if (!isObject(value)) return this.refuse('data', 'has fields of its own, such as data.dataset');
    /** @type {Record<string, any>} */
    const data = {};
    for (const [key, part] of Object.entries(value)) {
      const kept = part === null ? undefined : this.dataField(key, part); // null: left to the server
      if (kept !== undefined) data[key] = kept;
      else if (part !== null && usual?.[key] !== undefined) data[key] = usual[key];
    }
    if (data.points) {
      // Points stand instead of a dataset and bring their own number; the defaults have those of a dataset.
      if (data.dataset) delete data.dataset;
      delete data.samples;
    }
    return data;
  }

  /** @param {string} key @param {any} part @returns {any} */
  dataField(key, part) {
    const path = `data.${key}`;
    if (key === 'dataset') return this.choice('datasets', part, path);
    if (key === 'points') return arePoints(part) ? part : this.refuse(path, 'is a list of x1,x2,label;');
    if (key === 'columns' || key === 'class_names') return this.list(path, part, (item) => String(item));
    if (key === 'standardize') return typeof part === 'boolean' ? part : this.refuse(path, 'is true or false');
    if (key === 'plane') return this.group('plane', isObject(part) ? part : { by: part }, path);
    return this.one('data', key, part, path);
  }

  /**
   * Parameters of a part of the experiment that is no choice.
   * @param {'stop' | 'plane'} part
   * @param {any} value
   * @param {string} path
   * @returns {any}
   */
  group(part, value, path) {
    if (!isObject(value)) return this.refuse(path, 'has fields of its own');
    return this.fields(value, path, null, (key, each, at) => this.one(part, key, each, at));
  }

  /**
   * @param {string} path
   * @param {any} items
   * @param {(item: any, path: string) => any} keep
   * @returns {any[] | undefined}
   */
  list(path, items, keep) {
    if (!Array.isArray(items)) return this.refuse(path, 'is a list');
    const kept = items.map((item, index) => keep(item, `${path}.${index}`)).filter((item) => item !== undefined);
    return items.length && !kept.length ? undefined : kept;
  }

  /** @param {any} item @param {string} path @returns {any} */
  layer(item, path) {
    if (!isObject(item)) return this.one('layer', 'units', item, path);
    return this.fields(item, path, 'units', (key, value, at) => {
      if (key === 'activation') return value === null ? null : this.choice('activations', value, at);
      return this.one('layer', key, value, at);
    });
  }

  /** @param {any} item @param {string} path @returns {any} */
  run(item, path) {
    if (!isObject(item)) return this.refuse(path, 'a run has a name and an optimizer');
    return this.fields(item, path, 'optimizer', (key, value, at) => {
      if (key === 'name') return String(value); // a handmade name may be a number
      return Object.hasOwn(FAMILIES, key) ? this.choice(FAMILIES[key], value, at) : this.refuse(at, 'no such field');
    });
  }

  /**
   * @param {Record<string, any>} item
   * @param {string} path
   * @param {string | null} needed without it there is no item
   * @param {(key: string, value: any, path: string) => any} keep
   * @returns {any}
   */
  fields(item, path, needed, keep) {
    const pairs = Object.entries(item).map(([key, value]) => [key, keep(key, value, `${path}.${key}`)]);
    const kept = Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
    return needed === null || Object.hasOwn(kept, needed) ? kept : this.refuse(path, `nothing without its ${needed}`);
  }

  /** @param {Family} family @param {any} choice @param {string} path @returns {any} */
  choice(family, choice, path) {
    const kind = isObject(choice) ? choice.kind : choice;
    if (typeof kind !== 'string') return this.refuse(path, 'is named by a word');
    const entry = this.catalog[family].find((each) => each.kind === kind);
    if (!entry) return this.refuse(path, `there is no ${kind}`);
    if (!isObject(choice)) return choice;
    return this.fields(choice, path, 'kind', (key, value, at) => {
      if (key === 'kind') return value;
      const parameter = entry.parameters.find((each) => each.name === key);
      if (parameter) return this.parameter(parameter, value, at);
      if (Object.hasOwn(FAMILIES, key)) return this.choice(FAMILIES[key], value, at);
      return this.refuse(at, `${kind} has no such parameter`);
    });
  }

  /** @param {'data' | 'network' | 'layer' | 'stop' | 'plane' | 'descent'} part @param {string} name @param {any} value @param {string} path @returns {any} */
  one(part, name, value, path) {
    const parameter = this.catalog.experiment[part]?.find((each) => each.name === name);
    return parameter ? this.parameter(parameter, value, path) : this.refuse(path, 'no such field');
  }

  /** @param {Parameter} parameter @param {any} value @param {string} path @returns {any} */
  parameter({ default: usual, type, words, minimum, maximum }, value, path) {
    if (words.includes(value) || (value === null && usual === null)) return value;
    if (type === 'boolean') return typeof value === 'boolean' ? value : this.refuse(path, 'is true or false');
    if (type === 'word') return this.refuse(path, `is one of ${words.join(', ')}`);
    if (type === 'text') return this.text(maximum, value, path);
    if (!Number.isFinite(value)) return this.refuse(path, ['is a number', ...words].join(' or '));
    if (type === 'integer' && !Number.isInteger(value)) return this.refuse(path, 'is a whole number');
    if (minimum !== null && value < minimum) return this.refuse(path, `is at least ${minimum}`);
    if (maximum !== null && value > maximum) return this.refuse(path, `is at most ${maximum}`);
    return value;
  }

  /** @param {number | null} longest @param {any} value @param {string} path @returns {any} */
  text(longest, value, path) {
    if (typeof value === 'object') return this.refuse(path, 'is a text');
    const text = String(value); // a handmade text may look like a number
    return text.length >= 1 && text.length <= (longest ?? Infinity) ? text : this.refuse(path, `has 1 to ${longest} characters`);
  }
}

/** @param {unknown} value @returns {value is Record<string, any>} */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param {unknown} value @returns {boolean} whether all rows have as many numbers, the last of them the label */
function arePoints(value) {
  if (!Array.isArray(value) || !Array.isArray(value[0])) return Array.isArray(value) && value.length === 0;
  const { length } = value[0];
  return length >= 3 && length <= MOST_COLUMNS + 1
    && value.every((row) => Array.isArray(row) && row.length === length && row.every(Number.isFinite));
}
