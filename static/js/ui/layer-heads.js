/** Above each hidden layer of the network: fewer or more units, and its activation. */

import { entryOf, helpOf, withDefaults } from './choice.js';
import { h, setText } from './dom.js';
import { icon } from './icons.js';

/** @typedef {import('./context.js').Context} Context */
/** @typedef {import('../core/types.js').FullSpec} FullSpec */
/** @typedef {import('../plots/network-layout.js').ColumnLayout} ColumnLayout */

/**
 * @param {Pick<Context, 'catalog' | 'store' | 'session' | 'help'>} context
 */
export function createLayerHeads({ catalog, store, session, help }) {
  const element = h('div', { class: 'layer-heads' });
  const first = h('p', { class: 'layer-end' }, 'Features');
  const last = h('p', { class: 'layer-end' }, 'Output');
  element.append(first, last);
  /** @type {ReturnType<typeof createHead>[]} */
  let heads = [];

  /** @param {number} index */
  function createHead(index) {
    const name = `Layer ${index + 1}`;
    const units = h('span', { class: 'layer-units' });
    const fewer = h('button', { type: 'button', class: 'small', 'aria-label': `${name}: one unit fewer`, click: () => resize(index, -1) }, icon('minus'));
    const more = h('button', { type: 'button', class: 'small', 'aria-label': `${name}: one unit more`, click: () => resize(index, 1) }, icon('plus'));
    const activation = h('select', { class: 'layer-activation', 'aria-label': `${name}: activation`, change: () => activate(index, activation.value) },
      ...catalog.activations.map((entry) => h('option', { value: entry.kind }, entry.label)));
    help.attach(activation, [activation], () => helpOf(entryOf(catalog.activations, activation.value)));
    const head = h('div', { class: 'layer-head', role: 'group', 'aria-label': name }, h('div', { class: 'layer-count' }, fewer, units, more), activation);
    element.append(head);
    return { head, units, fewer, more, activation };
  }

  /**
   * @param {number} index
   * @param {number} by
   */
  function resize(index, by) {
    session.change((spec) => withLayer(spec, index, (layer) => ({ ...layer, units: Math.max(1, layer.units + by) })));
  }

  /**
   * @param {number} index
   * @param {string} kind
   */
  function activate(index, kind) {
    const entry = entryOf(catalog.activations, kind);
    if (entry) session.change((spec) => withLayer(spec, index, (layer) => ({ ...layer, activation: withDefaults(entry) })));
  }

  return {
    element,
    /** Shows the layers that were asked for. */
    show() {
      const { hidden, activation } = store.get().spec;
      while (heads.length > hidden.length) heads.pop()?.head.remove();
      while (heads.length < hidden.length) heads.push(createHead(heads.length));
      hidden.forEach((layer, index) => {
        const head = heads[index];
        if (!head) return;
        setText(head.units, String(layer.units));
        head.fewer.disabled = layer.units <= 1;
        head.activation.value = (layer.activation ?? activation).kind;
      });
    },
    /**
     * Puts every head above its column.
     * @param {ColumnLayout[]} columns
     */
    place(columns) {
      const ends = [columns[0], columns.at(-1)];
      [first, last].forEach((end, index) => {
        const column = ends[index];
        if (column) end.style.left = `${column.x}px`;
      });
      heads.forEach(({ head }, index) => {
        const column = columns[index + 1];
        head.hidden = !column || index + 1 === columns.length - 1;
        if (column) head.style.left = `${column.x}px`;
      });
    },
  };
}

/**
 * @param {FullSpec} spec
 * @param {number} index
 * @param {(layer: FullSpec['hidden'][number]) => FullSpec['hidden'][number]} edit
 * @returns {FullSpec}
 */
function withLayer(spec, index, edit) {
  return { ...spec, hidden: spec.hidden.map((layer, at) => (at === index ? edit(layer) : layer)) };
}
