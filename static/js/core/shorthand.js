/** The shortest spec that means the same: what the server fills in by itself is left out. */

import { same } from './changes.js';
import { factsOf, isStandardized, kindOf, usualFeatures, usualLoss, usualOutput } from './facts.js';

/** @typedef {import('./types.js').Spec} Spec */
/** @typedef {import('./types.js').FullSpec} FullSpec */
/** @typedef {import('./types.js').Catalog} Catalog */
/** @typedef {import('./types.js').CatalogEntry} CatalogEntry */
/** @typedef {'activations' | 'clips' | 'datasets' | 'features' | 'initializers' | 'losses' | 'optimizers' | 'regularizers' | 'schedules' | 'surfaces'} Family */

/** The family that a field chooses from. @type {Record<string, Family>} */
export const FAMILIES = {
  activation: 'activations',
  clip: 'clips',
  dataset: 'datasets',
  initializer: 'initializers',
  loss: 'losses',
  optimizer: 'optimizers',
  regularizer: 'regularizers',
  schedule: 'schedules',
};

/**
 * Leaves out of a spec what the server fills in anyway: `{kind: 'adam', …all defaults}` is 'adam',
 * `{units: 4, activation: null, dropout: 0}` is 4, the loss is that of the data.
 * @param {Spec | FullSpec} spec
 * @param {Catalog} catalog
 * @returns {Spec}
 */
export function shorten(spec, catalog) {
  /** @type {Spec} */
  const short = shortenFields(spec, catalog);
  const facts = factsOf(spec.data, catalog);
  if (short.data) short.data = shortenData(short.data, short.seed, catalog);
  if (short.features) short.features = short.features.map((feature) => shortenChoice(feature, 'features', catalog));
  if (short.hidden) short.hidden = short.hidden.map((layer) => shortenLayer(layer, short.activation, catalog));
  if (short.frozen) short.frozen = short.frozen.map((place) => /** @type {any} */ (withoutNothing(place)));
  if (short.runs) short.runs = short.runs.map((run) => shortenRun(run, catalog.defaults.runs[0], catalog));
  const loss = catalog.losses.find(({ kind }) => kind === (kindOf(short.loss) ?? usualLoss(facts, catalog)));
  const features = usualFeatures(facts.columns).map((feature) => shortenChoice(feature, 'features', catalog));
  leaveOut(short, { loss: usualLoss(facts, catalog), output: usualOutput(loss, facts), features });
  return short;
}

/** @param {Record<string, any>} fields */
const withoutNothing = (fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));

/**
 * @param {any} fields loses those that are null or what they would be anyway
 * @param {Record<string, unknown>} usual
 */
export function leaveOut(fields, usual) {
  for (const [name, value] of Object.entries(usual)) {
    if (fields[name] === null || (name in fields && same(fields[name], value))) delete fields[name];
  }
}

/**
 * A dataset has its names and its number of points; points of one's own bring theirs.
 * @param {any} given
 * @param {number | undefined} seed of the network
 * @param {Catalog} catalog
 * @returns {import('./types.js').DataSpec}
 */
function shortenData(given, seed, catalog) {
  const data = shortenFields(given, catalog);
  const { classes, columns } = factsOf(data, catalog);
  const { task } = factsOf({ ...data, task: null }, catalog);
  const entry = catalog.datasets.find(({ kind }) => kind === kindOf(data.dataset));
  if (!data.points) for (const own of ['columns', 'class_names', 'task']) delete data[own];
  leaveOut(data, {
    seed, task, dataset: undefined, points: undefined, plane: undefined,
    samples: data.points ? data.samples : entry?.samples,
    columns: Array.from({ length: columns }, (_, index) => `x${index + 1}`),
    class_names: Array.from({ length: classes }, (_, index) => String(index)),
    standardize: isStandardized(data, columns),
  });
  if (data.plane?.by) data.plane = withoutDefaults(data.plane, catalog.experiment.plane ?? []);
  return data;
}

/**
 * @param {{by: string} & Record<string, unknown>} group its kind stays
 * @param {import('./types.js').Parameter[]} parameters
 */
function withoutDefaults({ by, ...rest }, parameters) {
  const special = Object.entries(rest).filter(([name, value]) => !parameters.some((each) => each.name === name && each.default === value));
  return { by, ...Object.fromEntries(special) };
}

/**
 * @param {any} run
 * @param {Record<string, any> | undefined} usual what a run has around its optimizer unless it is said
 * @param {Catalog} catalog
 * @returns {any}
 */
export function shortenRun(run, usual, catalog) {
  const { name, optimizer, ...around } = shortenFields(usual ?? {}, catalog);
  const short = shortenFields(run, catalog);
  leaveOut(short, { activation: null, initializer: null, ...around });
  return short;
}

/**
 * @param {any} fields those named in FAMILIES are choices
 * @param {Catalog} catalog
 * @returns {any}
 */
export function shortenFields(fields, catalog) {
  const pairs = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    pairs.map(([key, value]) => [key, Object.hasOwn(FAMILIES, key) ? shortenChoice(value, FAMILIES[key], catalog) : value]),
  );
}

/**
 * @param {any} choice
 * @param {Family} family
 * @param {Catalog} catalog
 * @returns {any}
 */
export function shortenChoice(choice, family, catalog) {
  const entry = catalog[family]?.find((each) => each.kind === choice?.kind);
  if (!entry) return choice;
  const { kind, ...rest } = shortenFields(choice, catalog);
  const special = Object.entries(rest).filter(([name, value]) => !isDefault(entry, name, value));
  return special.length ? { kind, ...Object.fromEntries(special) } : kind;
}

/**
 * @param {CatalogEntry} entry
 * @param {string} name
 * @param {unknown} value
 * @returns {boolean}
 */
function isDefault(entry, name, value) {
  const parameter = entry.parameters.find((each) => each.name === name);
  return parameter !== undefined && parameter.default === value;
}

/**
 * @param {number | import('./types.js').LayerSpec} layer
 * @param {unknown} networkActivation already short
 * @param {Catalog} catalog
 * @returns {number | import('./types.js').LayerSpec}
 */
function shortenLayer(layer, networkActivation, catalog) {
  if (typeof layer === 'number') return layer;
  const { units, activation, dropout, ...rest } = shortenFields(layer, catalog);
  const usual = catalog.experiment.layer.find((each) => each.name === 'dropout')?.default ?? 0;
  const own = activation !== undefined && activation !== null && JSON.stringify(activation) !== JSON.stringify(networkActivation);
  if (own) rest.activation = activation;
  if (dropout !== undefined && dropout !== usual) rest.dropout = dropout;
  return Object.keys(rest).length ? { units, ...rest } : units;
}
