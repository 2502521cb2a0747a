/** The cost of a network on a plane through its parameters, as docs/api.md describes it. Types only. */

/** @typedef {import('./types.js').One} One */
/** @typedef {import('./types.js').LayerNumbers} LayerNumbers */
/** @typedef {import('./types-race.js').Heights} Heights */
/** @typedef {'pca' | 'random' | 'parameters' | 'ends'} PlaneKind */

/**
 * Which plane is looked at; what another kind needs is kept for when it is wanted again.
 * @typedef {object} PlaneChoice
 * @property {PlaneKind} kind
 * @property {number} seed of the random directions
 * @property {One | null} first of the two parameters; null: one that every network has
 * @property {One | null} second
 * @property {string | null} other run whose end is in the plane too; null: the first that is another
 */

/** @typedef {{layers: LayerNumbers[]}} Layers */
/** @typedef {{origin: Layers, directions: [Layers, Layers]}} BasisNumbers */
/** @typedef {{kind: PlaneKind, run: string, axes: [string, string], explained: [number, number] | null}} Plane */

/**
 * The path of a run: where its shadow falls on the plane, its true cost there, and how far off the plane it is.
 * @typedef {object} Path
 * @property {string} name
 * @property {number[]} step rising
 * @property {number[]} x
 * @property {number[]} y
 * @property {number[]} loss NaN where it is not finite
 * @property {number[]} distance
 * @property {number | null} share of the variance of the path that lies in the plane; null where it has not moved
 */

/** @typedef {Omit<Path, 'loss'> & {loss: (number | null)[]}} PathAnswer */

/**
 * @typedef {object} LandscapeAnswer
 * @property {number} step
 * @property {Plane} plane
 * @property {number[]} x
 * @property {number[]} y
 * @property {(number | null)[][]} values the cost J of the training set; null: not finite
 * @property {PathAnswer[]} runs
 * @property {string[]} others runs that have another network
 * @property {BasisNumbers | null} basis null for very large networks
 */

/** @typedef {Omit<LandscapeAnswer, 'x' | 'y' | 'values' | 'runs' | 'basis'> & {heights: Heights, runs: Path[], basis: import('./landscape-basis.js').Basis | null}} Landscape an answer as the page works with it */

export {};
