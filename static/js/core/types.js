/**
 * The shapes that travel between server and page, as docs/api.md describes them. Types only.
 */

/** @typedef {string | ({kind: string} & Record<string, any>)} Choice a kind, or the kind with its hyperparameters */
/** @typedef {{kind: string} & Record<string, any>} LongChoice a choice with everything spelt out */
/** @typedef {number[]} LabelledPoint the columns, then the label */
/** @typedef {'classification' | 'regression'} Task */

/**
 * @typedef {object} DataSpec
 * @property {Choice | null} [dataset]
 * @property {LabelledPoint[] | null} [points] points of one's own, instead of a dataset
 * @property {number | null} [samples]
 * @property {number} [noise]
 * @property {number} [train_ratio]
 * @property {number | null} [seed]
 * @property {Task | null} [task] left out, the data decide
 * @property {number} [imbalance]
 * @property {string[] | null} [columns] names of the inputs
 * @property {string[] | null} [class_names]
 * @property {boolean | null} [standardize]
 * @property {string | {by: string, x?: number, y?: number} | null} [plane] what pictures show of many columns
 */

/**
 * When a run has learned enough; null: no such rule.
 * @typedef {object} StopSpec
 * @property {number | null} [epochs]
 * @property {number | null} [target_loss]
 * @property {number | null} [patience]
 * @property {number} [threshold]
 * @property {string} [watch]
 */

/**
 * Parameters of one layer: all, or those of a kind (`W`, `b`, what is learned, by its name), of a unit, of an input.
 * @typedef {object} Place
 * @property {number} layer from 1
 * @property {string | null} [parameter]
 * @property {number | null} [unit] from 0
 * @property {number | null} [input] of W, from 0
 */
/** @typedef {{layer: number, parameter: string, unit: number, input?: number | null}} One a single parameter */
/** @typedef {{W: (number | null)[][], b: (number | null)[], learned?: Record<string, (number | null)[]>}} LayerNumbers null: not finite */

/**
 * @typedef {object} LayerSpec
 * @property {number} units
 * @property {Choice | null} [activation] the network's, if left out
 * @property {number} [dropout]
 */

/**
 * @typedef {object} RunSpec
 * @property {string} name
 * @property {Choice} optimizer
 * @property {Choice} [schedule]
 * @property {Choice} [clip]
 * @property {Choice | null} [activation] of all its hidden layers; the network's, if left out
 * @property {Choice | null} [initializer] the network's, if left out
 */

/**
 * An experiment as it may be asked for: every field is optional.
 * @typedef {object} Spec
 * @property {number} [seed]
 * @property {DataSpec} [data]
 * @property {Choice[] | null} [features] left out, the columns of the data
 * @property {(number | LayerSpec)[]} [hidden]
 * @property {Choice} [activation]
 * @property {Choice | null} [loss]
 * @property {string | null} [output] left out, what loss and data go with
 * @property {Choice} [initializer]
 * @property {Choice | null} [regularizer]
 * @property {number | string} [batch_size]
 * @property {boolean} [shuffle]
 * @property {StopSpec} [stop]
 * @property {Place[]} [frozen] parameters that no step changes
 * @property {RunSpec[]} [runs]
 */

/** @typedef {{name: string, optimizer: LongChoice, schedule: LongChoice, clip: LongChoice, activation?: LongChoice | null, initializer?: LongChoice | null}} FullRun */

/**
 * An experiment as the server answers it: everything filled in, every choice in its long form.
 * @typedef {object} FullSpec
 * @property {number} seed
 * @property {{dataset: LongChoice | null, points?: LabelledPoint[] | null, samples: number | null, noise: number,
 *   train_ratio: number, seed: number | null, task: Task | null, imbalance: number, columns: string[] | null,
 *   class_names: string[] | null, standardize: boolean | null, plane: any}} data
 * @property {LongChoice[]} features
 * @property {{units: number, activation: LongChoice | null, dropout: number}[]} hidden
 * @property {LongChoice} activation
 * @property {LongChoice | null} loss null while the page waits for the server's own
 * @property {string | null} output
 * @property {LongChoice} initializer
 * @property {LongChoice | null} regularizer
 * @property {number | string} batch_size
 * @property {boolean} shuffle
 * @property {StopSpec} stop
 * @property {Place[]} frozen
 * @property {FullRun[]} runs
 */

/**
 * What may change of one run while it trains; what is left out stays.
 * @typedef {object} Tuning
 * @property {string} name the run it is about
 * @property {string} [rename]
 * @property {Choice} [optimizer]
 * @property {Choice} [schedule]
 * @property {Choice} [clip]
 */

/**
 * What may change while training.
 * @typedef {object} Adjustment
 * @property {Tuning[]} [runs]
 * @property {number | string} [batch_size]
 * @property {Choice | null} [regularizer]
 * @property {StopSpec} [stop]
 * @property {Place[]} [frozen]
 */

/** @typedef {{train: number | null, test: number | null}} Pair a number on either part of the data */

/**
 * @typedef {object} RunState
 * @property {string} name
 * @property {'ready' | 'diverged' | 'stopped'} status
 * @property {number} step
 * @property {number} epoch
 * @property {number} [seconds] of a processor that its steps took
 * @property {number} [size] how many parameters it has
 * @property {number} [learning_rate] of the next step
 * @property {Pair} loss the whole cost, regularisation included
 * @property {number | null} penalty the regularisation's part of it
 * @property {Pair | null} accuracy null for regression
 * @property {Pair | null} [r2] null for classes
 * @property {string | null} detail why it diverged or stopped
 */

/** @typedef {{low: number, high: number, middle: number, kind?: string, classes?: number}} OutputRange `middle` is where one unit decides */
/** @typedef {[[number, number], [number, number]]} Domain the part of the plane that maps show: [x1 from, to], [x2 from, to] */

/**
 * @typedef {object} NetworkState
 * @property {string} id
 * @property {number} step
 * @property {number} epoch counts with fractions
 * @property {number} reached the last step that seek can go to
 * @property {FullSpec} spec
 * @property {Task} [task]
 * @property {number} size how many parameters
 * @property {OutputRange} output
 * @property {string[]} [class_names]
 * @property {[string, string]} [axes] names of the axes of the plane that maps show
 * @property {Domain} domain
 * @property {RunState[]} runs
 * @property {string | null} [backend] the arithmetic that trains
 */

/** @typedef {{location: (string | number)[], message: string, value?: unknown}} FieldError */
/** @typedef {{type?: string, title: string, status: number, detail: string, errors?: FieldError[]}} ProblemJson */

/** @typedef {import('./types-catalog.js').Parameter} Parameter */
/** @typedef {import('./types-catalog.js').CatalogEntry} CatalogEntry */
/** @typedef {import('./types-catalog.js').Catalog} Catalog */
/** @typedef {import('./types-frames.js').HistoryRun} HistoryRun */
/** @typedef {import('./types-frames.js').ArrayEntry} ArrayEntry */
/** @typedef {import('./types-frames.js').FrameHeader} FrameHeader */
/** @typedef {import('./types-frames.js').FrameArrays} FrameArrays */
/** @typedef {import('./types-frames.js').Column} Column */
/** @typedef {import('./types-frames.js').FrameHistory} FrameHistory */
/** @typedef {import('./types-frames.js').FrameArray} FrameArray */
/** @typedef {import('./types-frames.js').Frame} Frame */
/** @typedef {import('./types-frames.js').MapRequest} MapRequest */
/** @typedef {import('./types-frames.js').View} View */
/** @typedef {import('./types-frames.js').Pace} Pace */
/** @typedef {import('./types-frames.js').DataPart} DataPart */
/** @typedef {import('./types-frames.js').Data} Data */

export {};
