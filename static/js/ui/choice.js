/** A choice of one family of the catalog: a menu, the help of what is chosen, and controls of its hyperparameters. */

import { parameterControl, showMisfit } from './controls.js';
import { all, h } from './dom.js';
import { field } from './field.js';

/** @typedef {import('../core/types.js').CatalogEntry} CatalogEntry */
/** @typedef {import('../core/types.js').LongChoice} LongChoice */
/** @typedef {import('../core/types.js').Parameter} Parameter */
/** @typedef {(entry: CatalogEntry) => string | null} Misfit why an entry cannot be chosen now */

/**
 * The choice with every hyperparameter at its default.
 * @param {CatalogEntry} entry
 * @returns {LongChoice}
 */
export function withDefaults(entry) {
  return { kind: entry.kind, ...Object.fromEntries(entry.parameters.map((parameter) => [parameter.name, parameter.default])) };
}

/**
 * @param {CatalogEntry[]} entries
 * @param {string | undefined} kind
 */
export function entryOf(entries, kind) {
  return entries.find((entry) => entry.kind === kind);
}

/** @param {CatalogEntry | undefined} entry */
export function helpOf(entry) {
  return entry ? { title: entry.label, text: entry.summary, mathml: entry.mathml, reference: entry.reference, anchor: entry.anchor } : null;
}

/**
 * @typedef {object} ParametersOptions
 * @property {CatalogEntry[]} entries
 * @property {LongChoice | null | undefined} choice
 * @property {(name: string, value: import('./controls.js').Value) => void} onTune one hyperparameter has another value
 * @property {import('./help.js').Help} help
 * @property {import('./field.js').Fields} fields
 * @property {string} path of the choice in the experiment
 * @property {(parameters: Parameter[]) => Parameter[]} [only] those that are shown here
 */

/**
 * The controls of a choice's hyperparameters, made anew for another kind.
 * @param {ParametersOptions} options
 */
export function parameterControls({ entries, choice, onTune, help, fields, path, only = (parameters) => parameters }) {
  const element = h('div', { class: 'controls choice-parameters' });
  /** @type {Map<string, import('./controls.js').ParameterControl>} */
  let controls = new Map();
  /** @type {string | undefined} */
  let kind;
  /** @type {(() => void)[]} */
  let undo = [];

  /** @param {LongChoice | null | undefined} now */
  function build(now) {
    all(undo)();
    kind = now?.kind;
    controls = new Map(only(entryOf(entries, kind)?.parameters ?? []).map((parameter) => {
      const control = parameterControl({ parameter, help, value: now?.[parameter.name] ?? null, onChange: (value) => onTune(parameter.name, value) });
      undo.push(fields.add(`${path}.${parameter.name}`, control));
      return [parameter.name, control];
    }));
    element.replaceChildren(...[...controls.values()].map((control) => control.element));
    element.hidden = controls.size === 0;
  }

  /** @param {LongChoice | null | undefined} next */
  function set(next) {
    if (next?.kind !== kind) build(next);
    for (const [name, control] of controls) control.set(next?.[name] ?? null);
  }

  build(choice);
  return { element, set, dispose: () => all(undo)() };
}

/**
 * @param {object} options
 * @param {string} options.label
 * @param {CatalogEntry[]} options.entries
 * @param {string | undefined} options.kind
 * @param {(entry: CatalogEntry) => void} options.onChange
 * @param {import('./help.js').Help} options.help
 * @param {Misfit} [options.misfit] those that do not fit are shown with the reason, but cannot be chosen
 * @returns {import('./field.js').Control<string | undefined>}
 */
export function choiceControl({ label, entries, kind, onChange, help, misfit = () => null }) {
  let current = kind;
  const select = h('select', { change: changed }, ...entries.map((entry) => h('option', { value: entry.kind }, entry.label)));
  const text = () => helpOf(entryOf(entries, current));
  const { element, setProblem } = field({ label, fields: [select], kind: 'control-choice', help, text });
  help.attach(select, [], text);

  function changed() {
    const entry = entryOf(entries, select.value);
    if (!entry) return;
    current = entry.kind;
    setProblem(null);
    onChange(entry);
  }

  /** @param {string | undefined} next */
  function set(next) {
    current = next;
    select.value = next ?? '';
    entries.forEach((entry, index) => {
      const option = select.options[index];
      if (option) showMisfit(option, entry.label, misfit(entry));
    });
  }

  set(kind);
  return { element, set, setProblem };
}

/**
 * Menu and hyperparameters together.
 * @param {Omit<ParametersOptions, 'onTune'> & {label: string, misfit?: Misfit, onChange: (edit: (now: LongChoice) => LongChoice) => void}} options
 *   `onChange` is given what makes the new choice of the present one
 */
export function choiceWithParameters({ label, misfit, onChange, ...options }) {
  const { entries, choice, help, fields, path } = options;
  const menu = choiceControl({ label, entries, kind: choice?.kind, help, misfit, onChange: (entry) => onChange(() => withDefaults(entry)) });
  const parameters = parameterControls({ ...options, onTune: (name, value) => onChange((now) => ({ ...now, [name]: value })) });
  const undo = [fields.add(path, menu), parameters.dispose];
  return {
    elements: [menu.element, parameters.element],
    /** @param {LongChoice | null | undefined} next */
    set(next) {
      menu.set(next?.kind);
      parameters.set(next);
    },
    dispose: all(undo),
  };
}
