/** What the server tells of a network as it learns: frames, history, data. Types only. */

/** @typedef {import('./types.js').NetworkState} NetworkState */

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
 * @property {Column} train_r2
 * @property {Column} test_r2
 * @property {Column} penalty
 * @property {Column} learning_rate of the step that follows
 * @property {number[]} seconds of a processor, up to there
 */

/** @typedef {{restart: boolean, runs: HistoryRun[]}} FrameHistory points since the last frame, or all of them */

/**
 * @typedef {object} ArrayEntry
 * @property {string} name 'output', 'units', 'unit', 'W', 'b' or 'mask'
 * @property {string} [run] a mask has none: it is the same for all
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
 * @property {(name: string, run: string | undefined, layer?: number) => FrameArray | undefined} get the first of that name;
 *   `layer` left out matches any layer
 * @property {ArrayEntry[]} entries what the frame carries
 */

/** @typedef {{header: FrameHeader, arrays: FrameArrays}} Frame */
/** @typedef {{run: string, resolution: number, units?: boolean, layer?: number, unit?: number}} MapRequest */
/** @typedef {{maps: MapRequest[], parameters: string[], masks?: boolean}} View which arrays the frames are to carry */
/** @typedef {{epochsPerFrame: number} | {stepsPerFrame: number}} Pace */

/** @typedef {{X: number[][], y: number[], points: [number, number][], inputs?: number[][]}} DataPart X as the network sees it, inputs the columns */
/** @typedef {{train: DataPart, test: DataPart}} Data */
export {};
