/** Above each hidden layer of the network: fewer or more units, its activation, and a box with the rest of it. */

import { ownActivation } from '../core/own.js';
import { shownRun } from '../core/state.js';
import { entryOf, helpOf, parameterControls, withDefaults } from './choice.js';
import { parameterControl } from './controls.js';
import { disclosure } from './disclosure.js';
import { all, h, setText } from './dom.js';
import { icon } from './icons.js';

/** @typedef {import('./context.js').Context} Context */
/** @typedef {import('../core/types.js').FullSpec} FullSpec */
/** @typedef {FullSpec['hidden'][number]} Layer */
/** @typedef {import('../plots/network-layout.js').ColumnLayout} ColumnLayout */

/**
 * @param {Pick<Context, 'catalog' | 'store' | 'session' | 'help' | 'fields'>} context
 */
export function createLayerHeads({ catalog, store, session, help, fields }) {
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
    const box = createBox(index, name);
    const head = h('div', { class: 'layer-head', role: 'group', 'aria-label': name },
      h('div', { class: 'layer-count' }, fewer, units, more), activation, ...box.elements);
    element.append(head);
    return { head, units, fewer, more, activation, box };
  }

  /**
   * The numbers of a layer, and those of its activation.
   * @param {number} index
   * @param {string} name
   */
  function createBox(index, name) {
    const controls = catalog.experiment.layer.map((parameter) => {
      const control = parameterControl({
        parameter, help, value: parameter.default,
        onChange: (value) => session.change((spec) => withLayer(spec, index, (layer) => ({ ...layer, [parameter.name]: value }))),
      });
      return { name: parameter.name, control };
    });
    const parameters = parameterControls({
      entries: catalog.activations, choice: null, help, fields, path: `hidden.${index}.activation`,
      onTune: (parameter, value) => session.change((spec) => withLayer(spec, index, (layer) => (
        { ...layer, activation: { ...(layer.activation ?? spec.activation), [parameter]: value } }))),
    });
    const box = disclosure({
      title: name, kind: 'layer-more',
      content: [h('div', { class: 'controls' }, ...controls.map(({ control }) => control.element)), parameters.element],
    });
    return {
      elements: [box.button, box.box],
      /** @param {Layer} layer @param {import('../core/types.js').LongChoice} activation */
      show(layer, activation) {
        for (const { name: parameter, control } of controls) control.set(/** @type {Record<string, any>} */ (layer)[parameter] ?? null);
        parameters.set(activation);
        box.show(layer.dropout ? `dropout ${String(layer.dropout).replace(/^0/, '')}` : '…');
      },
      dispose: all([
        parameters.dispose, box.dispose,
        ...controls.map(({ name: parameter, control }) => fields.add(`hidden.${index}.${parameter}`, control)),
      ]),
    };
  }

  /** @param {ReturnType<typeof createHead> | undefined} head */
  function drop(head) {
    head?.box.dispose();
    head?.head.remove();
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
      const run = shownRun(store.get());
      const ofRun = ownActivation(store.get().spec, run);
      while (heads.length > hidden.length) drop(heads.pop());
      while (heads.length < hidden.length) heads.push(createHead(heads.length));
      hidden.forEach((layer, index) => {
        const head = heads[index];
        if (!head) return;
        setText(head.units, String(layer.units));
        head.fewer.disabled = layer.units <= 1;
        const own = ofRun ?? layer.activation ?? activation;
        head.activation.value = own.kind;
        head.activation.disabled = ofRun !== null;
        head.activation.title = ofRun ? `${run} has an activation of its own: More settings in its card` : '';
        head.box.show(layer, layer.activation ?? activation);
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
 * @param {(layer: Layer) => Layer} edit
 * @returns {FullSpec}
 */
function withLayer(spec, index, edit) {
  return { ...spec, hidden: spec.hidden.map((layer, at) => (at === index ? edit(layer) : layer)) };
}
