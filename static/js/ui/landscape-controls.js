/** Which plane through the parameters is shown: its kind, and what that needs. */

import { otherRun, slotsOf, withParameter } from '../core/landscape-query.js';
import { shownRun } from '../core/state.js';
import { choiceControl } from './choice.js';
import { all, h, setText } from './dom.js';
import { featureLabels } from './feature-labels.js';
import { field } from './field.js';
import { icon } from './icons.js';
import { createParameterSlot } from './parameter-slot.js';

/** @typedef {import('./context.js').Context} Context */
/** @typedef {import('../core/types-landscape.js').PlaneChoice} PlaneChoice */
/** @typedef {import('../core/types-landscape.js').PlaneKind} PlaneKind */

/** @param {PlaneKind} kind @param {string} label @param {string} summary @param {string} [reference] */
const plane = (kind, label, summary, reference = '') => ({ kind, label, summary, reference, formula: '', mathml: '', anchor: 'page', parameters: [] });

/** @type {(import('../core/types.js').CatalogEntry & {kind: PlaneKind})[]} */
const PLANES = [
  plane('pca', 'Principal components', 'The two directions in which the paths of all runs spread most.'),
  plane('random', 'Random directions', 'Two, filter-normalised: around this run’s present parameters, each as long as the weights of the unit that it changes.', 'Li et al. 2018, arXiv:1712.09913'),
  plane('parameters', 'Two parameters', 'What the cost does when only these two change, around this run’s present parameters.'),
  plane('ends', 'Start and two ends', 'The plane through the common start and where two runs are now.'),
];

/** What the controls show. @type {((state: import('../core/state.js').AppState) => unknown)[]} */
const LOOKED_AT = [({ landscape }) => landscape, ({ spec }) => spec, ({ focus }) => focus, ({ tab }) => tab, shownRun];

/**
 * @param {Context} context
 */
export function createLandscapeControls(context) {
  const { catalog, store, help } = context;
  const put = (/** @type {Partial<PlaneChoice>} */ patch) => store.set((state) => ({ landscape: { ...state.landscape, ...patch } }));
  const menu = choiceControl({
    label: 'Plane', entries: PLANES, kind: store.get().landscape.kind, help,
    onChange: ({ kind }) => put({ kind: /** @type {PlaneKind} */ (kind) }),
    misfit: ({ kind }) => (kind === 'ends' && store.get().spec.runs.length < 2 ? 'needs two runs' : null),
  });
  const explained = h('p', { class: 'landscape-plane quiet' });
  const features = () => featureLabels(catalog, store.get().spec);
  const slots = /** @type {const} */ ([0, 1]).map((slot) => createParameterSlot(context, {
    label: slot ? 'Upwards' : 'Across', features,
    onChoose: (place) => store.set((state) => ({ landscape: withParameter(state.landscape, state.spec, slot, place) })),
  }));
  const seed = h('span', { class: 'quiet' });
  const draw = h('button', { type: 'button', click: () => put({ seed: store.get().landscape.seed + 1 }) }, icon('dice'), 'Other directions');
  const random = h('div', { class: 'landscape-random' }, draw, seed);
  const other = h('select', { change: () => put({ other: other.value }) });
  const ends = field({
    label: 'Other run', fields: [other], kind: 'control-choice', help,
    text: () => ({ title: 'Other run', text: 'The plane goes through the start that the runs have in common, where the run shown is now, and where this one is.', anchor: 'page' }),
  });

  function show() {
    const { landscape, spec } = store.get();
    const { kind } = landscape;
    menu.set(kind);
    setText(explained, PLANES.find((each) => each.kind === kind)?.summary ?? '');
    slotsOf(landscape, spec).forEach((place, index) => slots[index]?.show(place, spec));
    for (const { element, disarm } of slots) {
      element.hidden = kind !== 'parameters';
      if (element.hidden || store.get().tab !== 'landscape') disarm();
    }
    random.hidden = kind !== 'random';
    setText(seed, `seed ${landscape.seed}`);
    const run = shownRun(store.get());
    const names = spec.runs.map(({ name }) => name).filter((name) => name !== run);
    if (names.join('\n') !== [...other.options].map(({ value }) => value).join('\n')) other.replaceChildren(...names.map((name) => h('option', { value: name }, name)));
    other.value = otherRun(landscape, spec, run) ?? '';
    ends.element.hidden = kind !== 'ends' || names.length === 0;
  }

  show();
  return {
    elements: [menu.element, explained, ...slots.map(({ element }) => element), random, ends.element],
    dispose: all([
      ...LOOKED_AT.map((of) => store.subscribe(of, show)),
      ...slots.map(({ dispose }) => dispose),
    ]),
  };
}
