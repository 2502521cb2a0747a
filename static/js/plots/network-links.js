/** Which links of a network are drawn: all, or between wide layers the strongest of every unit. */
import { makeLink } from './network-layout.js';

/** @typedef {import('./network-layout.js').Layout} Layout */
/** @typedef {import('./network-layout.js').Node} Node */
/** @typedef {import('./network-layout.js').Link} Link */
/** @typedef {{shape: number[], data: ArrayLike<number>}} Matrix */
/** @typedef {(layer: number) => {W: Matrix, b: Matrix} | undefined} Weights of a layer (from 1) */

const SHOWN = 128; // about as many between two wide layers
const LEAST = 2; // of a unit
const OF_ONE = 24; // of a unit that is pointed at

/** Links that were made once, so that a link is the same object as long as the layout is. @type {WeakMap<Layout, Map<string, Link>>} */
const made = new WeakMap();

/**
 * The links to draw and to hit.
 * @param {Layout} layout
 * @param {Weights} weights
 * @returns {Link[]}
 */
export function visibleLinks(layout, weights) {
  if (layout.wide.length === 0) return layout.links;
  const chosen = layout.wide.flatMap((layer) => {
    const W = weights(layer)?.W;
    if (!W) return [];
    const [targets, sources] = [unitsOf(layout, layer), unitsOf(layout, layer - 1)];
    const most = Math.max(LEAST, Math.round(SHOWN / targets));
    return Array.from({ length: targets }, (_, to) =>
      strongest(sources, most, (from) => size(W, to, from)).map((from) => linkOf(layout, layer, from, to))).flat();
  });
  return layout.links.concat(chosen);
}

/**
 * The links of one unit: those drawn, and of a unit between wide layers the strongest of all it has.
 * @param {Layout} layout
 * @param {Weights} weights
 * @param {Node} node
 * @returns {Link[]}
 */
export function linksOf(layout, weights, { layer, unit }) {
  const narrow = layout.links.filter((link) => (link.layer === layer && link.to === unit) || (link.layer === layer + 1 && link.from === unit));
  const into = layout.wide.includes(layer) ? weights(layer)?.W : undefined;
  const outOf = layout.wide.includes(layer + 1) ? weights(layer + 1)?.W : undefined;
  const before = into ? strongest(unitsOf(layout, layer - 1), OF_ONE, (from) => size(into, unit, from)) : [];
  const after = outOf ? strongest(unitsOf(layout, layer + 1), OF_ONE, (to) => size(outOf, to, unit)) : [];
  return [
    ...narrow,
    ...before.map((from) => linkOf(layout, layer, from, unit)),
    ...after.map((to) => linkOf(layout, layer + 1, unit, to)),
  ];
}

/** @param {Layout} layout @param {number} layer */
const unitsOf = (layout, layer) => layout.columns[layer]?.units ?? 0;

/** @param {Matrix} W @param {number} to @param {number} from @returns {number} 0 for what is not finite */
function size(W, to, from) {
  const weight = Math.abs(W.data[to * W.shape[1] + from]);
  return weight < Infinity ? weight : 0;
}

/**
 * The places of the largest of some numbers, in their order; of equals the first.
 * @param {number} length how many numbers there are
 * @param {number} count how many places are wanted
 * @param {(place: number) => number} value
 * @returns {number[]}
 */
function strongest(length, count, value) {
  /** Places found so far, the largest first. @type {number[]} */
  const found = [];
  const sizes = new Float64Array(Math.min(length, count) + 1);
  for (let place = 0; place < length; place += 1) {
    const here = value(place);
    if (found.length === count && here <= sizes[count - 1]) continue;
    let at = Math.min(found.length, count - 1);
    for (; at > 0 && sizes[at - 1] < here; at -= 1) {
      sizes[at] = sizes[at - 1];
      found[at] = found[at - 1];
    }
    sizes[at] = here;
    found[at] = place;
  }
  return found.sort((a, b) => a - b);
}

/**
 * @param {Layout} layout
 * @param {number} layer
 * @param {number} from
 * @param {number} to
 * @returns {Link}
 */
function linkOf(layout, layer, from, to) {
  const known = made.get(layout) ?? new Map();
  made.set(layout, known);
  const key = `${layer} ${from} ${to}`;
  let link = known.get(key);
  if (!link) {
    link = makeLink(nodeOf(layout, layer - 1, from), nodeOf(layout, layer, to), unitsOf(layout, layer - 1), unitsOf(layout, layer));
    known.set(key, link);
  }
  return link;
}

/**
 * @param {Layout} layout
 * @param {number} layer
 * @param {number} unit
 * @returns {Node}
 */
function nodeOf(layout, layer, unit) {
  const before = layout.columns.slice(0, layer).reduce((sum, column) => sum + column.units, 0);
  return layout.nodes[before + unit];
}
