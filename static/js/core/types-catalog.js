/** The catalog of what there is to choose, as docs/api.md describes it. Types only. */

/** @typedef {import('./types.js').FullSpec} FullSpec */
/** @typedef {import('./types.js').LabelledPoint} LabelledPoint */
/** @typedef {import('./types.js').Task} Task */

/**
 * @typedef {object} Parameter
 * @property {string} name
 * @property {string} label
 * @property {number | boolean | string | null} default
 * @property {number | null} minimum
 * @property {number | null} maximum of a text: its length
 * @property {'linear' | 'log'} scale
 * @property {'number' | 'integer' | 'boolean' | 'word' | 'text'} type
 * @property {string[]} words strings that are legal, besides the number where it is one
 * @property {string} help
 * @property {string} anchor of its place on the page of help
 */

/**
 * @typedef {object} CatalogEntry
 * @property {string} kind
 * @property {string} label
 * @property {string} summary
 * @property {string} formula LaTeX
 * @property {string} mathml the formula, ready for a page
 * @property {string} reference
 * @property {string} anchor of its place on the page of help
 * @property {Parameter[]} parameters
 * @property {Task} [task] of a dataset
 * @property {number} [classes] of a dataset: how many unless a hyperparameter of that name says so; 0 for regression
 * @property {string[]} [columns] of a dataset: names of its inputs
 * @property {boolean} [available] of a dataset: whether this server can draw it
 * @property {number} [samples] of a dataset: its usual number
 * @property {LabelledPoint[]} [preview] of a dataset: points for a thumbnail
 * @property {string[]} [tasks] of a loss
 * @property {{kind: string, tasks: string[], classes: number}[]} [outputs] of a loss: the usual one first; how many classes at most
 * @property {{z: number[], a: number[]}} [curve] of an activation
 * @property {import('./types.js').Domain} [domain] of a surface: what pictures show
 * @property {[number, number]} [start] of a surface: the usual one
 * @property {{name: string, symbol: string, label: string, is_arrow: boolean}[]} [slots] of an optimizer: what it remembers between steps
 * @property {boolean} [learned] of an activation: whether its hyperparameters are, one of each a unit
 */

/**
 * @typedef {object} Catalog
 * @property {CatalogEntry[]} activations
 * @property {CatalogEntry[]} clips
 * @property {CatalogEntry[]} datasets
 * @property {CatalogEntry[]} features
 * @property {CatalogEntry[]} initializers
 * @property {CatalogEntry[]} losses
 * @property {CatalogEntry[]} optimizers
 * @property {CatalogEntry[]} regularizers
 * @property {CatalogEntry[]} schedules
 * @property {CatalogEntry[]} surfaces
 * @property {{data: Parameter[], network: Parameter[], layer: Parameter[], stop?: Parameter[], plane?: Parameter[], descent?: Parameter[],
 *   limits: {features: [number, number], hidden: [number, number], runs: [number, number]}}} experiment
 * @property {FullSpec} defaults
 * @property {import('./types-race.js').RaceSpec} race the usual one, on a surface
 * @property {import('./conventions.js').Convention[]} conventions switches of runs on a surface
 */

export {};
