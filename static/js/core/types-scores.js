/** What the server tells of how well runs do. Types only. */

/** @typedef {(number | null)[]} Row */

/**
 * On one set of labelled examples.
 * @typedef {object} ClassMetrics
 * @property {number} examples
 * @property {number | null} accuracy
 * @property {number[][] | null} confusion rows are the true classes, columns the predicted ones
 * @property {Row} precision
 * @property {Row} recall
 * @property {Row} f1
 */

/**
 * On one set of examples with numbers.
 * @typedef {object} NumberMetrics
 * @property {number} examples
 * @property {number | null} r2
 * @property {number | null} rmse
 * @property {number | null} mae
 * @property {number | null} largest_error
 * @property {number[]} true
 * @property {Row} predicted
 */

/** @typedef {{run: string, step: number, class_names: string[], train: ClassMetrics | NumberMetrics, test: ClassMetrics | NumberMetrics}} Metrics */
/** @typedef {{name: string, step: number[], epoch: number[], norm: Row, layers: Row[]}} RunNorms */
/** @typedef {{runs: RunNorms[], next: number | null}} Norms `next`: the `since` that goes on */
export {};
