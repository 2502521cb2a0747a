/** Which points to learn: the dataset, how many, how noisy, how they are split. */

import { count } from '../core/format.js';
import { parameterControl } from '../ui/controls.js';
import { entryOf, helpOf, withDefaults } from '../ui/choice.js';
import { all, h, setText } from '../ui/dom.js';
import { drawThumbnail } from '../ui/thumbnail.js';

/** @typedef {import('../ui/context.js').Context} Context */
/** @typedef {import('../core/types.js').CatalogEntry} CatalogEntry */

/** Points of one's own bring their number, and stay where they are. */
const OF_A_DATASET = ['samples', 'noise'];

/**
 * @param {HTMLElement} root
 * @param {Context} context
 * @returns {() => void}
 */
export function mount(root, { catalog, store, session, help, fields, theme }) {
  const group = h('div', { class: 'datasets', role: 'group', 'aria-label': 'Dataset' });
  const buttons = catalog.datasets.map((entry) => {
    const canvas = h('canvas', { class: 'thumbnail', 'aria-hidden': 'true' });
    const button = h('button', { type: 'button', class: 'dataset', 'aria-label': entry.label, click: () => choose(entry) }, canvas, h('span', { class: 'dataset-name' }, entry.label));
    help.attach(button, [button], () => helpOf(entry));
    group.append(button);
    return { entry, button, canvas };
  });
  const controls = catalog.experiment.data.map((parameter) => {
    const control = parameterControl({
      parameter, help,
      value: valueOf(parameter.name),
      onChange: (value) => session.change((spec) => ({ ...spec, data: { ...spec.data, [parameter.name]: value } })),
    });
    return { parameter, control };
  });
  const own = h('p', { class: 'own-points', hidden: true });
  root.append(group, own, h('div', { class: 'controls' }, ...controls.map(({ control }) => control.element)));

  /** @param {string} name */
  function valueOf(name) {
    return /** @type {Record<string, any>} */ (store.get().spec.data)[name] ?? null;
  }

  /** @param {CatalogEntry} entry */
  function choose(entry) {
    const before = entryOf(catalog.datasets, store.get().spec.data.dataset?.kind);
    session.change((spec) => {
      const { points: _, ...data } = spec.data;
      // Another dataset has its own usual number of points, and another task its own loss.
      const next = { ...spec, data: { ...data, dataset: withDefaults(entry), samples: null } };
      return before?.task === entry.task ? next : { ...next, loss: /** @type {any} */ (null) };
    });
  }

  function show() {
    const { dataset, points } = store.get().spec.data;
    const kind = dataset?.kind;
    for (const { entry, button } of buttons) button.setAttribute('aria-pressed', String(entry.kind === kind));
    for (const { parameter, control } of controls) {
      control.set(valueOf(parameter.name));
      control.setDisabled(Boolean(points) && OF_A_DATASET.includes(parameter.name));
    }
    own.hidden = !points;
    setText(own, points ? `Your own points (${count(points.length)})` : '');
  }

  function draw() {
    const palette = theme.palette();
    for (const { entry, button, canvas } of buttons) {
      button.classList.toggle('has-picture', entry.preview !== undefined);
      if (entry.preview) drawThumbnail(canvas, entry.preview, palette);
    }
  }

  show();
  draw();
  return all([
    store.subscribe((state) => state.spec, show),
    theme.onChange(draw),
    ...controls.map(({ parameter, control }) => fields.add(`data.${parameter.name}`, control)),
  ]);
}
