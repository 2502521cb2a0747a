/** Above the matrices of every layer: which it is, and whether all of it is frozen. */

import { freeze, isFrozen, thaw } from '../core/frozen.js';
import { h } from './dom.js';
import { symbol } from './notation.js';

/** @typedef {import('../plots/matrix-layout.js').Block} Block */
/** @typedef {import('../core/frozen.js').LayerShape} LayerShape */

const LEAST = 4.2; // widths of a head, in its height
const MOST = 150;

/** @param {Pick<import('./context.js').Context, 'store' | 'session'>} context */
export function createMatrixHeads({ store, session }) {
  const element = h('div', { class: 'matrix-heads' });
  /** @type {{layer: number, shape: LayerShape, box: HTMLInputElement}[]} */
  let heads = [];
  let size = { height: 0, least: 0 };
  const sizes = new ResizeObserver(() => {
    const height = element.offsetHeight;
    size = { height, least: Math.min(MOST, height * LEAST) };
  });
  sizes.observe(element);

  /** @param {Block} block @param {LayerShape} shape */
  function create({ layer, x }, shape) {
    const box = h('input', {
      type: 'checkbox', 'aria-label': `Freeze layer ${layer}`,
      change: () => session.change((spec) => ({ ...spec, frozen: box.checked ? freeze(spec.frozen, { layer }) : thaw(spec.frozen, { layer }, shape) })),
    });
    const head = h('div', { class: 'matrix-head' }, symbol('W', layer), symbol('b', layer), h('label', { class: 'toggle', title: `No step changes layer ${layer}` }, box, 'freeze'));
    head.style.left = `${x}px`;
    element.append(head);
    return { layer, shape, box };
  }

  function show() {
    const { frozen } = store.get().spec;
    for (const { layer, shape, box } of heads) {
      box.checked = isWhole(frozen, layer, shape);
      box.indeterminate = !box.checked && frozen?.some((place) => place.layer === layer);
    }
  }
  const stop = store.subscribe(({ spec }) => spec.frozen, show);

  return {
    element,
    /** Its height, and how much room across one of them takes. */
    size: () => size,
    /** @param {Block[]} blocks @param {LayerShape[]} shapes */
    place(blocks, shapes) {
      element.replaceChildren();
      heads = blocks.map((block, index) => create(block, shapes[index]));
      show();
    },
    dispose() {
      sizes.disconnect();
      stop();
    },
  };
}

/**
 * Whether every parameter of a layer is frozen, by one place or by many.
 * @param {import('../core/types.js').Place[] | undefined} frozen
 * @param {number} layer
 * @param {LayerShape} shape
 */
function isWhole(frozen, layer, { units, inputs, names }) {
  const here = frozen?.filter((place) => place.layer === layer);
  if (!here?.length || isFrozen(here, { layer })) return Boolean(here?.length);
  const each = (/** @type {number} */ count, /** @type {(index: number) => boolean} */ test) => Array.from({ length: count }, (_, index) => index).every(test);
  return each(units, (unit) => isFrozen(here, { layer, unit }) || names.every((parameter) => isFrozen(here, { layer, parameter, unit })
    || (parameter === 'W' && each(inputs, (input) => isFrozen(here, { layer, parameter, unit, input })))));
}
