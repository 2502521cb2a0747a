/** What follows from the data and the loss of an experiment, so that menus and addresses need not ask the server. */

/** @typedef {import('./types.js').Catalog} Catalog */
/** @typedef {import('./types.js').CatalogEntry} CatalogEntry */
/** @typedef {import('./types.js').LongChoice} LongChoice */
/** @typedef {{task: import('./types.js').Task | undefined, classes: number, columns: number}} Facts classes: 0 for regression */

export const MOST_CLASSES = 10;

/** The first columns have features of their own. */
const FIRST = ['x1', 'x2'];

/** @param {any} choice a kind, or with its hyperparameters @returns {string | undefined} */
export const kindOf = (choice) => choice?.kind ?? choice ?? undefined;

/**
 * @param {any} data short or long
 * @param {Catalog} catalog
 * @returns {Facts}
 */
export function factsOf(data, catalog) {
  if (data?.points) {
    const found = classesIn(data.points.map((/** @type {number[]} */ row) => row.at(-1)));
    const classes = data.task === 'regression' ? 0 : found;
    return { task: classes ? 'classification' : 'regression', classes, columns: (data.points[0]?.length ?? 3) - 1 };
  }
  const dataset = data?.dataset ?? catalog.defaults.data.dataset;
  const entry = catalog.datasets.find(({ kind }) => kind === kindOf(dataset));
  const usual = entry?.parameters.find(({ name }) => name === 'classes')?.default;
  const classes = entry?.task === 'regression' ? 0 : dataset?.classes ?? usual ?? entry?.classes ?? 2;
  return { task: entry?.task, classes, columns: entry?.columns?.length ?? 2 };
}

/**
 * Whether the columns are standardised when nothing is said of it: what was measured comes in many units.
 * @param {any} data
 * @param {number} columns
 */
export function isStandardized(data, columns) {
  return !data?.points && columns > 2;
}

/**
 * How many classes these labels are: 0, 1 … without a gap, or none.
 * @param {number[]} labels
 */
function classesIn(labels) {
  const found = [...new Set(labels)].sort((a, b) => a - b);
  return found.length > 1 && found.length <= MOST_CLASSES && found.every((label, index) => label === index) ? found.length : 0;
}

/**
 * The feature that is a column as it is.
 * @param {number} column counted from 1
 * @returns {LongChoice}
 */
export function columnFeature(column) {
  const kind = FIRST[column - 1];
  return kind ? { kind } : { kind: 'column', column };
}

/**
 * The column, counted from 1, that a feature is as it is; 0 for any other feature.
 * @param {LongChoice} feature
 * @returns {number}
 */
export function columnOf({ kind, column }) {
  return kind === 'column' ? column : FIRST.indexOf(kind) + 1;
}

/**
 * What the network is given of data with so many columns, unless it is said.
 * @param {number} columns
 */
export function usualFeatures(columns) {
  return Array.from({ length: columns }, (_, index) => columnFeature(index + 1));
}

/**
 * Why an output cannot serve such data; null where it can.
 * @param {{tasks: string[], classes: number}} output
 * @param {Facts} facts
 */
function outputMisfit({ tasks, classes }, facts) {
  if (facts.task && !tasks.includes(facts.task)) return `for ${tasks.join(' and ')}`;
  return facts.classes > classes ? `for ${classes === 2 ? 'two' : `up to ${classes}`} classes` : null;
}

/**
 * Why a loss cannot serve such data; null where it can.
 * @param {CatalogEntry} entry
 * @param {Facts} facts
 * @returns {string | null}
 */
export function lossMisfit({ outputs, tasks }, facts) {
  if (!outputs?.length) return tasks && facts.task && !tasks.includes(facts.task) ? `for ${tasks.join(' and ')}` : null;
  const reasons = outputs.map((output) => outputMisfit(output, facts));
  return reasons.includes(null) ? null : reasons.at(-1) ?? null;
}

/**
 * Why an output does not go with a loss and such data; null where it does.
 * @param {string} kind
 * @param {CatalogEntry | undefined} loss
 * @param {Facts} facts
 * @returns {string | null}
 */
export function pairMisfit(kind, loss, facts) {
  if (!loss?.outputs) return null;
  const output = loss.outputs.find((each) => each.kind === kind);
  return output ? outputMisfit(output, facts) : `not with ${loss.label}`;
}

/**
 * The loss that the server takes for such data, when none is asked for.
 * @param {Facts} facts
 * @param {Catalog} catalog
 */
export function usualLoss(facts, catalog) {
  return catalog.losses.find((entry) => lossMisfit(entry, facts) === null)?.kind;
}

/**
 * The output that goes with a loss and such data, when none is asked for.
 * @param {CatalogEntry | undefined} loss
 * @param {Facts} facts
 */
export function usualOutput(loss, facts) {
  return loss?.outputs?.find((output) => outputMisfit(output, facts) === null)?.kind;
}

/**
 * An experiment on other data: what no longer fits goes back to what the server finds.
 * @template {import('./types.js').FullSpec} S
 * @param {S} spec
 * @param {S['data']} data
 * @param {Catalog} catalog
 * @returns {S}
 */
export function withData(spec, data, catalog) {
  const [before, after] = [factsOf(spec.data, catalog), factsOf(data, catalog)];
  const next = { ...spec, data };
  if (before.task !== after.task || before.classes !== after.classes) Object.assign(next, { loss: null, output: null });
  if (before.columns !== after.columns) next.features = usualFeatures(after.columns);
  return next;
}

/**
 * An experiment with another loss; an output that it does not offer goes back to its usual one.
 * @template {import('./types.js').FullSpec} S
 * @param {S} spec
 * @param {LongChoice} loss
 * @param {Catalog} catalog
 * @returns {S}
 */
export function withLoss(spec, loss, catalog) {
  const entry = catalog.losses.find(({ kind }) => kind === loss.kind);
  const fits = spec.output !== null && pairMisfit(spec.output, entry, factsOf(spec.data, catalog)) === null;
  return { ...spec, loss, output: fits ? spec.output : null };
}
