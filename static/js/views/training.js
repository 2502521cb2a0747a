/** How to learn: the loss and its output, batches, the start, the activation of the whole network, when to stop. */

import { factsOf, lossMisfit, pairMisfit, withLoss } from '../core/facts.js';
import { choiceWithParameters, entryOf } from '../ui/choice.js';
import { parameterControl } from '../ui/controls.js';
import { all, h } from '../ui/dom.js';
import { createStopRules } from '../ui/stop-rules.js';

/** @typedef {import('../ui/context.js').Context} Context */
/** @typedef {import('../core/types.js').FullSpec} FullSpec */
/** @typedef {import('../core/types.js').LongChoice} LongChoice */
/** @typedef {'activation' | 'initializer' | 'loss' | 'regularizer'} Part */

/** Set elsewhere: the seed stands beside the button that changes it. */
const ELSEWHERE = ['seed'];
/** One that is switched stands in the head of the panel. */
const isSwitch = (/** @type {import('../core/types.js').Parameter} */ { type }) => type === 'boolean';

/**
 * @param {HTMLElement} root
 * @param {Context} context
 * @returns {() => void}
 */
export function mount(root, context) {
  const { catalog, store, session, help, fields } = context;
  const facts = () => factsOf(store.get().spec.data, catalog);
  const loss = () => entryOf(catalog.losses, store.get().spec.loss?.kind);

  /**
   * @param {Part} part
   * @param {object} menu
   * @param {string} menu.label
   * @param {import('../core/types.js').CatalogEntry[]} menu.entries
   * @param {(spec: FullSpec, choice: LongChoice) => FullSpec} [menu.put] how a choice comes into the experiment
   * @param {import('../ui/choice.js').Misfit} [menu.misfit]
   */
  function menu(part, { label, entries, put = (spec, choice) => ({ ...spec, [part]: choice }), misfit }) {
    const control = choiceWithParameters({
      label, entries, misfit, help, fields, path: part, choice: store.get().spec[part],
      onChange: (edit) => session.change((spec) => put(spec, edit(spec[part] ?? { kind: '' }))),
    });
    return { elements: control.elements, show: () => control.set(store.get().spec[part]), dispose: control.dispose };
  }

  /** @param {import('../core/types.js').Parameter} parameter */
  function number(parameter) {
    const { name } = parameter;
    const value = () => /** @type {Record<string, any>} */ (store.get().spec)[name] ?? null;
    const control = parameterControl({
      parameter, help, value: value(), none: null,
      onChange: (next) => session.change((spec) => ({ ...spec, [name]: next })),
      ...(name === 'output' ? { misfit: (/** @type {string} */ word) => pairMisfit(word, loss(), facts()) } : {}),
    });
    return { elements: [control.element], show: () => control.set(value()), dispose: fields.add(name, control) };
  }

  const stop = createStopRules(context);
  const own = catalog.experiment.network.filter(({ name }) => !ELSEWHERE.includes(name));
  const switches = own.filter(isSwitch).map(number);
  const parts = [
    menu('loss', { label: 'Loss', entries: catalog.losses, put: (spec, choice) => withLoss(spec, choice, catalog), misfit: (entry) => lossMisfit(entry, facts()) }),
    ...own.filter((parameter) => !isSwitch(parameter)).map(number),
    menu('activation', { label: 'Activation', entries: catalog.activations, put: activateAll }),
    menu('initializer', { label: 'Initializer', entries: catalog.initializers }),
    menu('regularizer', { label: 'Regularizer', entries: catalog.regularizers }),
    ...(stop ? [stop] : []),
  ];
  const title = /** @type {HTMLElement} */ (root.querySelector('h2'));
  root.prepend(h('div', { class: 'panel-head' }, title, ...switches.flatMap(({ elements }) => elements)));
  root.append(h('div', { class: 'controls' }, ...parts.flatMap(({ elements }) => elements)));
  const every = [...switches, ...parts];

  return all([
    store.subscribe((state) => state.spec, () => {
      for (const { show } of every) show();
    }),
    ...every.map(({ dispose }) => dispose),
  ]);
}

/**
 * The network's activation is every layer's, until a layer is given its own.
 * @param {FullSpec} spec
 * @param {LongChoice} activation
 * @returns {FullSpec}
 */
function activateAll(spec, activation) {
  return { ...spec, activation, hidden: spec.hidden.map((layer) => ({ ...layer, activation })) };
}
