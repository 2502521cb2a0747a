/** How to learn: batches, the start, the loss, the activation of the whole network. */

import { choiceControl, entryOf, withDefaults } from '../ui/choice.js';
import { parameterControl } from '../ui/controls.js';
import { all, h } from '../ui/dom.js';

/** @typedef {import('../ui/context.js').Context} Context */
/** @typedef {import('../core/types.js').FullSpec} FullSpec */
/** @typedef {import('../core/types.js').CatalogEntry} CatalogEntry */

/** Set elsewhere: the seed stands beside the button that changes it. */
const ELSEWHERE = ['seed'];

/**
 * @param {HTMLElement} root
 * @param {Context} context
 * @returns {() => void}
 */
export function mount(root, { catalog, store, session, help, fields }) {
  const task = () => {
    const { data } = store.get().spec;
    if (data.dataset) return entryOf(catalog.datasets, data.dataset.kind)?.task;
    return data.points?.every(([, , label]) => label === 0 || label === 1) ? 'classification' : 'regression';
  };
  /** @type {{name: 'activation' | 'loss' | 'initializer', label: string, entries: CatalogEntry[], edit: (spec: FullSpec, entry: CatalogEntry) => FullSpec, fits?: (entry: CatalogEntry) => boolean}[]} */
  const menus = [
    { name: 'activation', label: 'Activation', entries: catalog.activations, edit: activateAll },
    { name: 'loss', label: 'Loss', entries: catalog.losses, edit: (spec, entry) => ({ ...spec, loss: withDefaults(entry) }), fits: (entry) => entry.tasks?.includes(task() ?? '') ?? true },
    { name: 'initializer', label: 'Initializer', entries: catalog.initializers, edit: (spec, entry) => ({ ...spec, initializer: withDefaults(entry) }) },
  ];
  const choices = menus.map(({ name, edit, ...menu }) => {
    const control = choiceControl({ ...menu, help, kind: store.get().spec[name]?.kind, onChange: (entry) => session.change((spec) => edit(spec, entry)) });
    return { name, control, show: () => control.set(store.get().spec[name]?.kind) };
  });
  const numbers = catalog.experiment.network.filter(({ name }) => !ELSEWHERE.includes(name)).map((parameter) => {
    const value = () => /** @type {Record<string, any>} */ (store.get().spec)[parameter.name] ?? null;
    const control = parameterControl({
      parameter, help, value: value(),
      onChange: (next) => session.change((spec) => ({ ...spec, [parameter.name]: next })),
    });
    return { name: parameter.name, control, show: () => control.set(value()) };
  });
  const controls = [...numbers, ...choices];
  root.append(h('div', { class: 'controls' }, ...controls.map(({ control }) => control.element)));

  return all([
    store.subscribe((state) => state.spec, () => {
      for (const { show } of controls) show();
    }),
    ...controls.map(({ name, control }) => fields.add(name, control)),
  ]);
}

/**
 * The network's activation is every layer's, until a layer is given its own.
 * @param {FullSpec} spec
 * @param {CatalogEntry} entry
 * @returns {FullSpec}
 */
function activateAll(spec, entry) {
  const activation = withDefaults(entry);
  return { ...spec, activation, hidden: spec.hidden.map((layer) => ({ ...layer, activation })) };
}
