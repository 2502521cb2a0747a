/** The shortest spec that means the same: what the server fills in by itself is left out. */

/** @typedef {import('./types.js').Spec} Spec */
/** @typedef {import('./types.js').FullSpec} FullSpec */
/** @typedef {import('./types.js').Catalog} Catalog */
/** @typedef {import('./types.js').CatalogEntry} CatalogEntry */
/** @typedef {'activations' | 'datasets' | 'features' | 'initializers' | 'losses' | 'optimizers' | 'regularizers' | 'schedules'} Family */

/** The family that a field chooses from. @type {Record<string, Family>} */
export const FAMILIES = {
  activation: 'activations',
  dataset: 'datasets',
  initializer: 'initializers',
  loss: 'losses',
  optimizer: 'optimizers',
  regularizer: 'regularizers',
  schedule: 'schedules',
};

/**
 * Leaves out of a spec what the catalog gives anyway: `{kind: 'adam', …all defaults}` is 'adam',
 * `{units: 4, activation: null, dropout: 0}` is 4.
 * @param {Spec | FullSpec} spec
 * @param {Catalog} catalog
 * @returns {Spec}
 */
export function shorten(spec, catalog) {
  /** @type {Spec} */
  const short = shortenFields(spec, catalog);
  if (short.data) {
    const data = shortenFields(short.data, catalog);
    if (data.seed === short.seed) delete data.seed; // the data have the network's
    for (const source of ['dataset', 'points']) if (data[source] === null) delete data[source]; // it is the other one
    if (data.points || data.samples === usualSamples(data.dataset, catalog)) delete data.samples; // they bring their own number
    short.data = data;
  }
  if (short.features) short.features = short.features.map((feature) => shortenChoice(feature, 'features', catalog));
  if (short.hidden) short.hidden = short.hidden.map((layer) => shortenLayer(layer, short.activation, catalog));
  if (short.runs) short.runs = short.runs.map((run) => shortenFields(run, catalog));
  return short;
}

/**
 * @param {any} dataset
 * @param {Catalog} catalog
 * @returns {number | undefined}
 */
function usualSamples(dataset, catalog) {
  return catalog.datasets.find(({ kind }) => kind === (dataset?.kind ?? dataset))?.samples;
}

/**
 * @param {any} fields those named in FAMILIES are choices
 * @param {Catalog} catalog
 * @returns {any}
 */
function shortenFields(fields, catalog) {
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
function shortenChoice(choice, family, catalog) {
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
