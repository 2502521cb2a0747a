/** Names of units, weights and biases: in words, and as the lectures write them. */

import { h } from './dom.js';

/**
 * A unit in words; both numbers count from 1, the features go by their own names where those are known.
 * @param {number} layer
 * @param {number} unit from 0
 * @param {string[]} [features] labels
 */
export function placeName(layer, unit, features = []) {
  return layer === 0 ? (features[unit] ?? `Feature ${unit + 1}`) : `Layer ${layer}, unit ${unit + 1}`;
}

/**
 * A unit as it stands in a formula; the features go by their own names.
 * @param {number} layer
 * @param {number} unit from 0
 * @param {string[]} features labels
 */
export function unitSymbol(layer, unit, features) {
  return layer === 0 ? (features[unit] ?? '') : symbol('a', layer, unit);
}

/** What a unit of a softmax answers. @param {string} name of its class */
export const outputName = (name) => `P(${name})`;

/**
 * A symbol with the layer above and the indices below, as elements.
 * @param {string} letter
 * @param {number} layer
 * @param {...number} indices from 0
 */
export function symbol(letter, layer, ...indices) {
  return h('span', { class: 'symbol' }, h('i', {}, letter),
    h('span', { class: 'scripts' }, h('sup', {}, `[${layer}]`), h('sub', {}, indices.map((index) => index + 1).join(','))));
}
