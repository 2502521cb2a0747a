/** The surface, the start, the noise: what the race is run on. */

import { same } from '../core/changes.js';
import { choiceWithParameters, entryOf, helpOf, withDefaults } from '../ui/choice.js';
import { parameterControl } from '../ui/controls.js';
import { all, h, handFocus } from '../ui/dom.js';
import { icon } from '../ui/icons.js';
import { createDomainControls } from '../ui/domain-controls.js';
import { createStartControls } from '../ui/start-controls.js';

/** @typedef {import('../core/types-race.js').RaceSpec} RaceSpec */
/** @typedef {import('../core/types.js').LongChoice} LongChoice */

/** Set elsewhere: how many steps there are stands beside the timeline. */
const ELSEWHERE = ['steps'];
/** Of the formula's usual size. */
const SMALLEST = 0.72;

/**
 * @param {HTMLElement} root
 * @param {import('../ui/race-context.js').RaceContext} context
 * @returns {() => void}
 */
export function mount(root, context) {
  const { catalog, store, race, help, fields } = context;
  const entry = () => entryOf(catalog.surfaces, store.get().spec.surface.kind);
  const surface = choiceWithParameters({
    label: 'Surface', entries: catalog.surfaces, choice: store.get().spec.surface, help, fields, path: 'surface',
    onChange: (edit) => stand(edit(store.get().spec.surface)),
  });
  const formula = h('div', { class: 'surface-formula', role: 'group', 'aria-label': 'Formula of the surface' });
  help.attach(formula, [formula], () => helpOf(entry()));
  const start = createStartControls(context);
  const domain = createDomainControls(context);
  const numbers = (catalog.experiment.descent ?? []).filter(({ name }) => !ELSEWHERE.includes(name)).map((parameter) => {
    const name = /** @type {'noise' | 'seed' | 'tolerance'} */ (parameter.name);
    const control = parameterControl({ parameter, help, value: store.get().spec[name], onChange: (value) => race.change((spec) => ({ ...spec, [name]: value })) });
    return { element: control.element, show: () => control.set(store.get().spec[name]), dispose: fields.add(name, control) };
  });
  const reset = h('button', {
    type: 'button', title: 'Its own numbers, its own start, all of it in sight',
    click: () => {
      const usual = entry();
      if (usual) stand(withDefaults(usual), true);
    },
  }, icon('reset'), 'Reset surface');

  /**
   * Another surface has another start, and nothing was shown of it yet.
   * @param {LongChoice} choice
   * @param {boolean} [anew]
   */
  function stand(choice, anew = choice.kind !== store.get().spec.surface.kind) {
    const { domain = null, start: from = null } = entryOf(catalog.surfaces, choice.kind) ?? {};
    race.change((spec) => ({ ...spec, surface: choice, ...(anew ? { domain, start: from } : {}) }), { anew });
  }

  /** As large as the column has room for, as long as it can be read. */
  function fitFormula() {
    formula.style.fontSize = '';
    const room = formula.clientWidth / formula.scrollWidth;
    if (room < 1) formula.style.fontSize = `${Math.max(SMALLEST, room).toFixed(3)}em`;
    formula.tabIndex = formula.scrollWidth > formula.clientWidth ? 0 : -1; // what is longer scrolls
  }

  /** @type {string | undefined} */
  let written;
  function show() {
    const { spec } = store.get();
    const now = entry();
    surface.set(spec.surface);
    for (const each of numbers) each.show();
    const isUsual = !now || (same(spec.surface, withDefaults(now)) && same(spec.domain, now.domain) && same(spec.start, now.start));
    if (isUsual) handFocus(reset, surface.elements[0]?.querySelector('select') ?? root);
    reset.disabled = isUsual;
    if (now?.mathml === written) return;
    written = now?.mathml;
    formula.innerHTML = written ?? ''; // markup of our own server, made from the definition of the surface
    fitFormula();
  }

  root.append(
    h('div', { class: 'controls' }, ...surface.elements), formula,
    h('div', { class: 'controls' }, start.element, ...numbers.map(({ element }) => element), domain.element),
    h('div', { class: 'surface-foot' }, reset),
  );
  show();
  return all([store.subscribe((state) => state.spec, show), surface.dispose, start.dispose, domain.dispose, ...numbers.map(({ dispose }) => dispose)]);
}
