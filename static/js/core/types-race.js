/** The shapes of descents on surfaces, as docs/api.md describes them. Types only. */

/** @typedef {import('./types.js').LongChoice} LongChoice */
/** @typedef {import('./types.js').Domain} Domain */
/** @typedef {[number, number]} Point */

/** @typedef {{name: string, optimizer: LongChoice, schedule: LongChoice, clip: LongChoice}} Guided what runs of networks and of surfaces have in common */
/** @typedef {Guided & {regularizer: LongChoice}} Racer */

/**
 * A race on a surface as the server answers it, everything filled in; as a request every field is optional.
 * @typedef {object} RaceSpec
 * @property {LongChoice} surface
 * @property {Domain | null} domain the surface's own, if null
 * @property {Point | null} start the surface's own, if null
 * @property {number} steps
 * @property {number} noise
 * @property {number} seed
 * @property {number} tolerance
 * @property {Racer[]} runs
 */

/** @typedef {[x: number, y: number, value: number]} Minimum */
/** @typedef {{kind: string, formula: string, mathml: string, domain: Domain, minima: Minimum[], local_minima: Minimum[]}} SurfaceInfo */

/**
 * What a step of an optimizer is made of: `gradient`, `slot:m` … as remembered after the step, `insight:m_hat` … as worked out of it,
 * `direction` (which of these it is, its symbol says) times `effective_rate`, perhaps `decay`, which make `step`.
 * @typedef {object} UpdatePart
 * @property {string} name
 * @property {string} symbol
 * @property {string} label
 * @property {boolean} is_arrow whether it points somewhere, as a gradient does; else it is the size of something
 * @property {number | null} start of what is remembered: its value before the first step
 */

/**
 * The path of one run. `of(name)` has what a frame holds of it, a row a step; of pairs, x and y next to each other:
 * `point`, `value`, `excess` (f − the least f, where there is one), `distance` (start included: steps + 1 rows); `rate` and all of
 * `parts` (steps rows).
 * @typedef {object} RunPath
 * @property {string} name
 * @property {'ready' | 'diverged' | 'left'} status
 * @property {string | null} detail why it ended early
 * @property {number | null} steps_to_minimum
 * @property {UpdatePart[]} parts what an update is made of, in the order in which it comes about
 * @property {number} steps that it made
 * @property {(name: string) => Float32Array | undefined} of
 * @property {{name: string, pairs: boolean}[]} names that `of` knows; whether there are two numbers a step
 */

/** @typedef {{surface: SurfaceInfo, spec: RaceSpec, runs: RunPath[]}} Paths */

/**
 * Heights on a grid: `values[i * columns + j]` is f(x[j], y[i]), y rising; NaN where there is no value.
 * @typedef {object} Heights
 * @property {ArrayLike<number>} x
 * @property {ArrayLike<number>} y
 * @property {Float64Array} values
 * @property {number} columns
 * @property {number} rows
 */

/** How soon and where a run ends at each of many learning rates; `best` is null where it diverges at all of them. */
/** @typedef {{rate: number, steps_to_minimum: number | null, value: number | null, by: 'steps' | 'value'}} BestRate */
/**
 * @typedef {object} RunRates a list has an entry a rate
 * @property {string} name
 * @property {number[]} rate rising
 * @property {(number | null)[]} steps_to_minimum
 * @property {(number | null)[]} value at the end
 * @property {RunPath['status'][]} status
 * @property {BestRate | null} best
 */
/** @typedef {{runs: RunRates[]}} Rates */

/**
 * @typedef {object} RunStarts where one run ends from each start: `[i][j]` is of the start at (x[j], y[i])
 * @property {string} name
 * @property {(number | null)[][]} end which of the minima
 * @property {RunPath['status'][][]} status
 * @property {(number | null)[][]} value
 * @property {(number | null)[][]} steps_to_minimum
 */
/** @typedef {{x: number[], y: number[], minima: Minimum[], runs: RunStarts[]}} Starts */

export {};
