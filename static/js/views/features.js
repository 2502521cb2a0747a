/** What the network is given of an example: columns of the data, functions of the first two, formulas. */

import { same } from '../core/changes.js';
import { columnFeature, columnOf, usualFeatures } from '../core/facts.js';
import { featureName } from '../core/names.js';
import { entryOf, helpOf, withDefaults } from '../ui/choice.js';
import { all, h, setText } from '../ui/dom.js';
import { createFormulaField } from '../ui/formula-field.js';

/** @typedef {import('../ui/context.js').Context} Context */
/** @typedef {import('../core/types.js').LongChoice} LongChoice */
/** @typedef {{feature: LongChoice, name: string, button: HTMLButtonElement}} Chip */

const LAST = 'A network needs at least one feature.';

/**
 * @param {HTMLElement} root
 * @param {Context} context
 * @returns {() => void}
 */
export function mount(root, { catalog, store, session, help, fields }) {
  const title = /** @type {HTMLElement} */ (root.querySelector('h2'));
  const count = h('span', { class: 'feature-count' });
  const every = h('button', { type: 'button', class: 'word', click: toggleAll });
  const group = h('div', { class: 'features', role: 'group', 'aria-labelledby': 'features-title' });
  const problem = h('p', { class: 'control-problem', role: 'alert', hidden: true });
  const plain = catalog.features.filter(({ parameters }) => !parameters.length);
  const written = catalog.features.find(({ parameters }) => parameters.some(({ type }) => type === 'text'));
  const formula = written && createFormulaField(written, help, (feature) => choose([...store.get().spec.features, feature]));
  /** @type {Chip[]} */
  let chips = [];
  let shown = '';
  let saidOf = '';
  root.prepend(h('div', { class: 'panel-head' }, title, count, every, formula?.open));
  root.append(group, ...(formula ? [formula.element] : []), problem);

  const isOn = (/** @type {LongChoice} */ feature) => store.get().spec.features.some((each) => same(each, feature));
  const columns = () => chips.map(({ feature }) => feature).filter(columnOf);
  const areAllOn = () => columns().every(isOn);

  /** @param {LongChoice[]} features */
  function choose(features) {
    if (!features.length) return setProblem(LAST);
    setProblem(null);
    formula?.forget();
    session.change((spec) => ({ ...spec, features: inOrder(features) }));
  }

  /** @param {LongChoice} feature */
  function toggle(feature) {
    const { features } = store.get().spec;
    choose(isOn(feature) ? features.filter((each) => !same(each, feature)) : [...features, feature]);
  }

  /** All columns, or the first alone: a network needs one. */
  function toggleAll() {
    choose(areAllOn() ? [columnFeature(1)] : [...columns(), ...store.get().spec.features.filter((feature) => !columnOf(feature))]);
  }

  /** Columns first, as they stand in the data; then in the order of the catalog. @param {LongChoice[]} features */
  function inOrder(features) {
    const place = (/** @type {LongChoice} */ feature) => columnOf(feature) || 100 + catalog.features.findIndex(({ kind }) => kind === feature.kind);
    return [...features].sort((a, b) => place(a) - place(b));
  }

  /** Those of data with so many columns, and those that were written. */
  function offered() {
    const { features, data } = store.get().spec;
    const columns = data.columns?.length ?? features.reduce((most, feature) => Math.max(most, columnOf(feature)), 2);
    const own = columns > 2 ? usualFeatures(columns) : plain.map(withDefaults);
    return [...own, ...features.filter((feature) => !own.some((each) => same(each, feature)))];
  }

  /** @param {LongChoice} feature @returns {Chip} */
  function makeChip(feature) {
    const entry = entryOf(catalog.features, feature.kind);
    const name = featureName(feature, entry, store.get().spec.data.columns);
    const removable = written !== undefined && feature.kind === written.kind;
    const button = h('button', { type: 'button', class: 'chip', 'aria-label': removable ? `Remove ${name}` : null, click: () => toggle(feature) },
      h('span', {}, name), removable && h('span', { class: 'chip-remove', 'aria-hidden': 'true' }, '×'));
    help.attach(button, [button], () => helpOf(entry) && { .../** @type {import('../ui/help.js').HelpText} */ (helpOf(entry)), title: name });
    return { feature, name, button };
  }

  /** @param {string | null} message */
  function setProblem(message) {
    setText(problem, message ?? '');
    problem.hidden = !message;
    saidOf = subject();
  }

  /** What a refusal is about: the server's answer to an earlier change is no reason to take it back. */
  function subject() {
    const { features, data } = store.get().spec;
    return JSON.stringify([features, data.dataset]);
  }

  function show() {
    if (saidOf !== subject()) setProblem(null); // what was said of the last attempt
    const { features, data } = store.get().spec;
    const now = offered();
    const key = JSON.stringify([now, data.columns]);
    if (key !== shown) {
      chips = now.map(makeChip);
      group.replaceChildren(...chips.map(({ button }) => button));
    }
    shown = key;
    const many = (data.columns?.length ?? 2) > 2;
    for (const { feature, button } of chips) button.setAttribute('aria-pressed', String(isOn(feature)));
    for (const element of [count, every]) element.hidden = !many;
    setText(every, areAllOn() ? 'one' : 'all');
    every.title = areAllOn() ? 'Only the first column' : 'Every column';
    setText(count, `${features.length}/${chips.length}`);
    count.title = `${features.length} of ${chips.length} chosen`;
  }

  show();
  return all([
    store.subscribe((state) => state.spec, show),
    fields.add('features', {
      setProblem(message) {
        if (formula?.isRefused(store.get().spec.features)) formula.setProblem(message);
        else setProblem(message);
      },
    }),
  ]);
}
