/** Where parameters lie in a plane, and how far off it: what the server does for a whole path, for those of one frame. */

/** @typedef {import('./types.js').LayerNumbers} LayerNumbers */
/** @typedef {import('./types-landscape.js').BasisNumbers} BasisNumbers */
/** @typedef {{x: number, y: number, distance: number}} Shadow */
/** @typedef {{layer: number, name: string, length: number}} Part of a vector of parameters, as the frames name their arrays */
/** @typedef {{parts: Part[], origin: Float64Array, directions: [Float64Array, Float64Array]}} Basis */

/**
 * All parameters behind one another: layer by layer W row by row, b, then what is learned besides.
 * @param {LayerNumbers[]} layers
 */
export const flatten = (layers) => Float64Array.from(layers.flatMap(({ W, b, learned = {} }) => [W.flat(), b, ...Object.values(learned)].flat()), (value) => value ?? NaN);

/** @param {BasisNumbers} numbers @returns {Basis} */
export function readBasis({ origin, directions }) {
  const parts = origin.layers.flatMap(({ W, b, learned = {} }, index) => [
    { layer: index + 1, name: 'W', length: W.length * (W[0]?.length ?? 0) },
    ...Object.entries({ b, ...learned }).map(([name, { length }]) => ({ layer: index + 1, name, length })),
  ]);
  return { parts, origin: flatten(origin.layers), directions: [flatten(directions[0].layers), flatten(directions[1].layers)] };
}

/**
 * The parameters of a run in a frame, as one vector.
 * @param {Part[]} parts
 * @param {import('./types.js').FrameArrays} arrays
 * @param {string} run
 * @returns {Float64Array | null} null where the frame lacks some, or has them of another network
 */
export function gather(parts, arrays, run) {
  const theta = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const { layer, name, length } of parts) {
    const data = arrays.get(name, run, layer)?.data;
    if (data?.length !== length) return null;
    theta.set(data, at);
    at += length;
  }
  return theta;
}

/**
 * The foot of the perpendicular from parameters to the plane, in multiples of its directions, which need not be at right angles.
 * @param {Basis} basis
 * @returns {(theta: Float64Array) => Shadow}
 */
export function makeProjection({ origin, directions: [a, b] }) {
  const [aa, ab, bb] = [dot(a, a), dot(a, b), dot(b, b)];
  const determinant = aa * bb - ab * ab;
  return (theta) => {
    const rest = theta.map((value, index) => value - Number(origin[index]));
    const [ra, rb] = [dot(rest, a), dot(rest, b)];
    const [x, y] = [(ra * bb - rb * ab) / determinant, (rb * aa - ra * ab) / determinant];
    // The rest itself, for squares that are subtracted from each other leave nothing but rounding when it is small.
    const off = rest.map((value, index) => value - x * Number(a[index]) - y * Number(b[index]));
    return { x, y, distance: Math.sqrt(dot(off, off)) };
  };
}

/** @param {Float64Array} a @param {Float64Array} b */
export function dot(a, b) {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += Number(a[i]) * Number(b[i]);
  return sum;
}
