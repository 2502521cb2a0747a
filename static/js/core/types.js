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
 * @property {RunSpec[]} [runs]
 */

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
 * @property {{name: string, optimizer: LongChoice, schedule: LongChoice, clip: LongChoice}[]} runs
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
 */

/** @typedef {{train: number | null, test: number | null}} Pair a number on either part of the data */

/**
 * @typedef {object} RunState
 * @property {string} name
 * @property {'ready' | 'diverged' | 'stopped'} status
 * @property {number} step
 * @property {number} epoch
 * @property {number} [learning_rate] of the next step
 * @property {Pair} loss the whole cost, regularisation included
 * @property {number | null} penalty the regularisation's part of it
 * @property {Pair | null} accuracy null for regression
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
 */

/**
 * @typedef {object} CatalogEntry
 * @property {string} kind
 * @property {string} label
 * @property {string} summary
 * @property {string} formula LaTeX
 * @property {string} mathml the formula, ready for a page
 * @property {string} reference
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
 * @property {{data: Parameter[], network: Parameter[], layer: Parameter[], stop?: Parameter[], plane?: Parameter[],
 *   limits: {features: [number, number], hidden: [number, number], runs: [number, number]}}} experiment
 * @property {FullSpec} defaults
 */

/** @typedef {(number | null)[]} Column numbers of a history; null where one was not finite */

/**
 * The history of one run: columns of the same length.
 * @typedef {object} HistoryRun
 * @property {string} name
 * @property {number[]} step
 * @property {number[]} epoch
 * @property {Column} train_loss
 * @property {Column} test_loss
 * @property {Column} train_accuracy
 * @property {Column} test_accuracy
 * @property {Column} penalty
 */

/** @typedef {{restart: boolean, runs: HistoryRun[]}} FrameHistory points since the last frame, or all of them */

/**
 * @typedef {object} ArrayEntry
 * @property {string} name 'output', 'units', 'unit', 'W' or 'b'
 * @property {string} run
 * @property {number} [layer]
 * @property {number} [unit]
 * @property {number[]} shape
 * @property {number} offset bytes from the end of the header
 */

/**
 * @typedef {object} FrameHeader
 * @property {number} frame
 * @property {boolean} playing
 * @property {NetworkState} state
 * @property {FrameHistory} history
 * @property {ArrayEntry[]} arrays
 * @property {{train?: number | null, maps?: number | null, encode?: number | null}} [work] ms at the server; `encode` of the frame before
 */

/** @typedef {{shape: number[], data: Float32Array}} FrameArray a view into the frame, row by row */

/**
 * @typedef {object} FrameArrays
 * @property {(name: string, run: string, layer?: number) => FrameArray | undefined} get the first of that name;
 *   `layer` left out matches any layer
 * @property {ArrayEntry[]} entries what the frame carries
 */

/** @typedef {{header: FrameHeader, arrays: FrameArrays}} Frame */
/** @typedef {{run: string, resolution: number, units?: boolean, layer?: number, unit?: number}} MapRequest */
/** @typedef {{maps: MapRequest[], parameters: string[]}} View which arrays the frames are to carry */
/** @typedef {{epochsPerFrame: number} | {stepsPerFrame: number}} Pace */

/** @typedef {{X: number[][], y: number[], points: [number, number][]}} DataPart X as the network sees it */
/** @typedef {{train: DataPart, test: DataPart}} Data */
/** @typedef {{location: (string | number)[], message: string, value?: unknown}} FieldError */
/** @typedef {{type?: string, title: string, status: number, detail: string, errors?: FieldError[]}} ProblemJson */

export {};
