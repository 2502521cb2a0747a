/** A control for a parameter of the catalog: its kind, its range, its scale and its help come from there. */

import { h } from './dom.js';
import { field } from './field.js';
import { numberControl } from './number-control.js';
import { textControl } from './text-control.js';

/** @typedef {import('../core/types.js').Parameter} Parameter */
/** @typedef {number | boolean | string | null} Value */
/** @typedef {import('./field.js').Control<Value> & {setDisabled: (disabled: boolean) => void, refresh?: () => void}} ParameterControl */

/**
 * @typedef {object} ParameterOptions
 * @property {Parameter} parameter
 * @property {Value} value
 * @property {(value: Value) => void} onChange
 * @property {import('./help.js').Help} help
 * @property {string} [label] instead of the parameter's
 * @property {string | null} [none] the word for no value; null: there is always one, since the server finds it
 * @property {(word: string) => string | null} [misfit] why a word cannot be chosen now
 */

/** As many letters as fit on buttons side by side. */
const SIDE_BY_SIDE = 12;

/**
 * @param {ParameterOptions} given
 * @returns {ParameterControl}
 */
export function parameterControl(given) {
  const control = controlOf(given);
  control.element.dataset.name = given.parameter.name;
  return control;
}

/** @param {ParameterOptions} given @returns {ParameterControl} */
function controlOf(given) {
  const { parameter } = given;
  const options = { ...given, label: capital(given.label ?? parameter.label), text: () => helpFor(parameter) };
  if (parameter.default !== null) options.none = null;
  else if (given.none === undefined) options.none = 'none';
  if (parameter.type === 'boolean') return switchControl(options);
  if (parameter.type === 'text') return textControl(options);
  if (parameter.type !== 'word') return numberControl(options);
  const few = parameter.words.join('').length <= SIDE_BY_SIDE && !given.misfit;
  return few ? segmentsControl(options) : menuControl(options);
}

/** @typedef {ParameterOptions & {label: string, text: () => import('./help.js').HelpText}} LabelledOptions */

/**
 * @param {LabelledOptions} options
 * @returns {ParameterControl}
 */
function switchControl({ value, onChange, help, label, text }) {
  const box = h('input', { type: 'checkbox', role: 'switch', change: () => onChange(box.checked) });
  const { element, setProblem } = field({ label, fields: [box], kind: 'control-check', help, text });
  const set = (/** @type {Value} */ next) => {
    setProblem(null);
    box.checked = next === true;
  };
  const setDisabled = (/** @type {boolean} */ disabled) => {
    box.disabled = disabled;
  };
  set(value);
  return { element, set, setProblem, setDisabled };
}

/**
 * A word among a few, side by side.
 * @param {LabelledOptions} options
 * @returns {ParameterControl}
 */
function segmentsControl({ parameter, value, onChange, help, label, text }) {
  const buttons = parameter.words.map((word) => h('button', { type: 'button', class: 'word', 'aria-label': `${label}: ${word}`, click: () => choose(word) }, word));
  const { element, setProblem } = field({ label, fields: buttons, kind: 'control-words', help, text });

  /** @param {string} word */
  function choose(word) {
    set(word);
    onChange(word);
  }
  /** @param {Value} next */
  function set(next) {
    setProblem(null);
    buttons.forEach((button, index) => button.setAttribute('aria-pressed', String(next === parameter.words[index])));
  }
  /** @param {boolean} disabled */
  function setDisabled(disabled) {
    for (const button of buttons) button.disabled = disabled;
  }
  set(value);
  return { element, set, setProblem, setDisabled };
}

/**
 * A word among many; those that cannot be chosen say why.
 * @param {LabelledOptions} options
 * @returns {ParameterControl}
 */
function menuControl({ parameter, value, onChange, help, label, text, none = null, misfit = () => null }) {
  const select = h('select', { change: () => onChange(select.value || null) },
    none === null ? null : h('option', { value: '' }, none),
    ...parameter.words.map((word) => h('option', { value: word }, capital(word))));
  const { element, setProblem } = field({ label, fields: [select], kind: 'control-choice', help, text });

  function refresh() {
    for (const option of select.options) if (option.value) showMisfit(option, capital(option.value), misfit(option.value));
  }
  /** @param {Value} next */
  function set(next) {
    setProblem(null);
    select.value = next === null ? '' : String(next);
    refresh();
  }
  /** @param {boolean} disabled */
  function setDisabled(disabled) {
    select.disabled = disabled;
  }
  set(value);
  return { element, set, setProblem, setDisabled, refresh };
}

/**
 * @param {HTMLOptionElement} option
 * @param {string} label
 * @param {string | null} reason why it cannot be chosen
 */
export function showMisfit(option, label, reason) {
  const text = reason === null ? label : `${label} (${reason})`;
  option.disabled = reason !== null;
  if (option.textContent !== text) option.textContent = text;
}

/** @param {Parameter} parameter @returns {import('./help.js').HelpText} */
function helpFor({ label, help, minimum, maximum, words, default: usual, anchor }) {
  const limits = minimum === null || maximum === null ? '' : `From ${inWords(minimum)} to ${inWords(maximum)}`;
  const also = words.length ? `${limits ? ', or' : 'One of'} ${words.map((word) => `“${word}”`).join(', ')}` : '';
  const start = usual === null ? '' : `${limits || also ? '; ' : ''}${inWords(usual)} unless changed`;
  return { title: capital(label), text: help, range: `${limits}${also}${start}`, anchor };
}

/** @param {number | boolean | string} value */
export function inWords(value) {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return typeof value === 'number' ? String(value).replace('e-', 'e−') : value;
}

/** For the beginning of a line; a letter alone is a symbol, and stays as it is. @param {string} text */
export function capital(text) {
  return /^.(\s|$)/u.test(text) ? text : text.slice(0, 1).toUpperCase() + text.slice(1);
}
