/** Which examples to learn: the dataset, its own numbers, how many, how noisy, how they are split. */

import { factsOf, isStandardized, withData } from '../core/facts.js';
import { count } from '../core/format.js';
import { entryOf, parameterControls, withDefaults } from '../ui/choice.js';
import { parameterControl } from '../ui/controls.js';
import { createDatasetMenu } from '../ui/dataset-menu.js';
import { all, h, setText } from '../ui/dom.js';
import { stops } from '../ui/stops.js';

/** @typedef {import('../ui/context.js').Context} Context */
/** @typedef {import('../core/types.js').FullSpec} FullSpec */

/** Points of one's own bring their number, and stay where they are. */
const OF_A_DATASET = ['samples', 'noise', 'imbalance'];
/** What has a slider stands first, a line each; the rest shares lines. @param {import('../core/types.js').Parameter} parameter */
const slides = (parameter) => Number(stops(parameter).length > 0);

/**
 * @param {HTMLElement} root
 * @param {Context} context
 * @returns {() => void}
 */
export function mount(root, context) {
  const { catalog, store, session, help, fields } = context;
  const menu = createDatasetMenu(context, (entry) => edit((data) => withoutOwn(data, entry)));
  const own = parameterControls({
    entries: catalog.datasets, choice: store.get().spec.data.dataset, help, fields, path: 'data.dataset',
    onTune: (name, value) => edit((data) => ({ ...data, dataset: data.dataset && { ...data.dataset, [name]: value } })),
  });
  const controls = [...catalog.experiment.data].sort((a, b) => slides(b) - slides(a)).map((parameter) => {
    const control = parameterControl({
      parameter, help, value: valueOf(parameter.name), none: null,
      onChange: (value) => edit((data) => ({ ...data, [parameter.name]: value })),
    });
    return { parameter, control };
  });
  const points = h('p', { class: 'own-points', hidden: true });
  const title = /** @type {HTMLElement} */ (root.querySelector('h2'));
  root.prepend(h('div', { class: 'panel-head' }, title, menu.caption));
  root.append(menu.element, points, own.element, h('div', { class: 'controls' }, ...controls.map(({ control }) => control.element)));

  /** @param {(data: FullSpec['data']) => FullSpec['data']} change */
  function edit(change) {
    session.change((spec) => withData(spec, change(spec.data), catalog));
  }

  /** @param {string} name */
  function valueOf(name) {
    const { data } = store.get().spec;
    const value = /** @type {Record<string, any>} */ (data)[name] ?? null;
    // Known before the server says so: a switch must not blink.
    return name === 'standardize' ? value ?? isStandardized(data, factsOf(data, catalog).columns) : value;
  }

  function show() {
    const { data } = store.get().spec;
    const { classes } = factsOf(data, catalog);
    menu.show(data.dataset?.kind);
    own.set(data.dataset);
    for (const { parameter: { name }, control } of controls) {
      control.set(valueOf(name));
      control.setDisabled(Boolean(data.points) && OF_A_DATASET.includes(name) || (name === 'imbalance' && !classes));
      if (name === 'task') control.element.hidden = !data.points; // a dataset has its own
    }
    points.hidden = !data.points;
    setText(points, data.points ? `Your own points (${count(data.points.length)})` : '');
  }

  show();
  return all([
    store.subscribe((state) => state.spec, show),
    menu.dispose,
    own.dispose,
    fields.add('data.dataset', menu),
    ...controls.map(({ parameter, control }) => fields.add(`data.${parameter.name}`, control)),
  ]);
}

/**
 * Data of another dataset, which has its own usual number of points and its own names.
 * @param {FullSpec['data']} data
 * @param {import('../core/types.js').CatalogEntry} entry
 * @returns {FullSpec['data']}
 */
function withoutOwn({ noise, train_ratio, seed, imbalance }, entry) {
  const unknown = { points: null, samples: null, task: null, columns: null, class_names: null, standardize: null, plane: null };
  return { ...unknown, dataset: withDefaults(entry), noise, train_ratio, seed, imbalance: entry.classes ? imbalance : 0 };
}
