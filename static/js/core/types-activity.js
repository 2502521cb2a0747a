/** What the units do on the training set, as docs/api.md describes it. Types only. */

/** @typedef {{counts: number[], edges: number[]}} Histogram one more edge than counts; both empty where nothing is finite */
/** @typedef {{z: number[], a: (number | null)[], slope: (number | null)[], learned: Record<string, number | null>}} ActivationCurve */

/**
 * A layer, or one of its units.
 * @typedef {object} Spread
 * @property {number} layer from 1, the output last
 * @property {number} [unit]
 * @property {string} activation
 * @property {ActivationCurve | null} curve null for a softmax
 * @property {Histogram} z
 * @property {Histogram} a
 * @property {number | null} mean of a
 * @property {number | null} std of a
 * @property {number | null} saturated share of pairs of unit and example; null for the output
 * @property {number | null} dead share of units; null for the output
 * @property {number | null} gradient_norm
 */

/** @typedef {{step: number, layers: Spread[], unit: Spread | null}} Activations */
/** @typedef {{run?: string, layer?: number, unit?: number}} ActivationsQuery layer and unit: of one unit too */

export {};
