/** What the cards of runs have in common on every page: sign, name, tools, optimizer with its hyperparameters, the box around them. */

import { isHidden, toggleHidden } from '../core/run-looks.js';
import { choiceControl, entryOf, parameterControls } from './choice.js';
import { all, h } from './dom.js';
import { icon, setIcon } from './icons.js';
import { createRunGuide } from './run-guide.js';
import { createRunSign } from './run-sign.js';

/** @typedef {import('./run-guide.js').Run} Run */

/** So many hyperparameters stand in the card; the others beside the schedule. */
const MAIN = 4;

/**
 * @param {number} index place of the run in the list
 * @param {object} context
 * @param {import('../core/types.js').Catalog} context.catalog
 * @param {import('../core/run-looks.js').RunStore} context.store
 * @param {import('./theme.js').Theme} context.theme
 * @param {import('./help.js').Help} context.help
 * @param {import('./field.js').Fields} context.fields
 * @param {object} options
 * @param {import('./run-strip.js').Actions} options.actions
 * @param {import('./run-guide.js').Tune} options.tune
 * @param {Run | undefined} options.usual what a run is like unless it is said
 * @param {import('./run-guide.js').Extra[]} options.extras
 * @param {Node[]} [options.more] what else stands in the box
 * @param {boolean} [options.isBrief] whether the box's line tells only what is not as usual
 * @param {(kind: string, parameter: string) => boolean} [options.isElsewhere] whether a hyperparameter has another control
 */
export function createRunSettings(index, { catalog, store, theme, help, fields }, { actions, tune, usual, extras, more = [], isBrief = false, isElsewhere = () => false }) {
  const run = () => store.get().spec.runs[index];
  const sign = createRunSign({ store, theme }, () => run()?.name ?? '');
  const name = h('input', { type: 'text', class: 'run-name', maxLength: 60, spellcheck: false, 'aria-label': 'Name of the run', change: () => actions.rename(name.value) });
  const hide = h('button', { type: 'button', class: 'small run-tool', click: () => store.set((state) => toggleHidden(state, run()?.name ?? '')) }, icon('eye'));
  const copy = h('button', { type: 'button', class: 'small run-tool', click: actions.duplicate }, icon('copy'));
  const remove = h('button', { type: 'button', class: 'small run-tool run-remove', click: actions.remove }, icon('close'));
  const optimizer = choiceControl({
    label: 'Optimizer', entries: catalog.optimizers, kind: run()?.optimizer.kind, help,
    onChange: actions.choose,
  });
  const tunable = {
    entries: catalog.optimizers, choice: run()?.optimizer, help, fields, path: `runs.${index}.optimizer`,
    onTune: (/** @type {string} */ parameter, /** @type {import('./controls.js').Value} */ value) =>
      tune('optimizer', (now) => ({ ...now, [parameter]: value })),
  };
  /** @param {import('../core/types.js').Parameter[]} all of the optimizer that the run has now */
  const own = (all) => all.filter((parameter) => !isElsewhere(run()?.optimizer.kind ?? '', parameter.name));
  const parameters = parameterControls({ ...tunable, only: (all) => own(all).slice(0, MAIN) });
  const rest = parameterControls({ ...tunable, only: (all) => own(all).slice(MAIN) });
  parameters.element.classList.add('run-parameters');
  const guide = createRunGuide(index, { catalog, run: run(), usual, help, fields, tune, extras, isBrief, more: [rest.element, ...more] });

  function show() {
    const now = run();
    if (!now) return;
    label(remove, `Remove ${now.name}`);
    label(copy, `Duplicate ${now.name}`);
    remove.hidden = store.get().spec.runs.length < 2;
    copy.disabled = store.get().spec.runs.length >= catalog.experiment.limits.runs[1];
    sign.show();
    showHidden();
    if (document.activeElement !== name || name.value !== now.name) name.value = now.name;
    optimizer.set(now.optimizer.kind);
    parameters.set(now.optimizer);
    rest.set(now.optimizer);
    guide.show(now, entryOf(catalog.optimizers, now.optimizer.kind)?.parameters.slice(MAIN) ?? []);
  }

  function showHidden() {
    const name = run()?.name ?? '';
    const hidden = isHidden(store.get(), name);
    setIcon(hide, hidden ? 'hidden' : 'eye');
    label(hide, hidden ? `Show ${name}` : `Hide ${name}`);
  }

  show();
  return {
    head: h('div', { class: 'run-head' }, ...sign.elements, name, optimizer.element, h('div', { class: 'run-tools' }, hide, copy, remove)),
    parameters: parameters.element,
    guide,
    dispose: all([
      fields.add(`runs.${index}.optimizer`, optimizer),
      store.subscribe((state) => state.spec, show),
      store.subscribe((state) => state.hiddenRuns, showHidden),
      sign.dispose, parameters.dispose, rest.dispose, guide.dispose,
    ]),
  };
}

/**
 * Whether a click was meant for a control; its icon may have been replaced since.
 * @param {MouseEvent} event
 */
export const isOnControl = (event) => event.composedPath().some((each) => each instanceof Element && each.matches('button, input, select, label, [popover]'));

/**
 * Names a button that shows a picture only.
 * @param {HTMLElement} button
 * @param {string} text
 */
function label(button, text) {
  button.setAttribute('aria-label', text);
  button.title = text;
}
