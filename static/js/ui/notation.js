/** Names of units, weights and biases as the lectures write them: a[1]₂ is unit 2 of layer 1. */

import { h } from './dom.js';

const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';

/** @param {number} number */
function subscript(number) {
  return String(number).replace(/\d/g, (digit) => SUBSCRIPTS[Number(digit)] ?? digit);
}

/**
 * A unit in plain text; the features go by their own names.
 * @param {number} layer
 * @param {number} unit from 0
 * @param {string[]} features labels
 */
export function unitName(layer, unit, features) {
  return layer === 0 ? (features[unit] ?? '') : `a[${layer}]${subscript(unit + 1)}`;
}

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
