/** A control for a parameter of the catalog: its range, its scale and its help come from there. */

import { h } from './dom.js';
import { field } from './field.js';
import { nearestStop, stops } from './stops.js';

/** @typedef {import('../core/types.js').Parameter} Parameter */
/** @typedef {number | boolean | string | null} Value */
/** @typedef {import('./field.js').Control<Value> & {setDisabled: (disabled: boolean) => void}} ParameterControl */

/**
 * @typedef {object} ParameterOptions
 * @property {Parameter} parameter
 * @property {Value} value
 * @property {(value: Value) => void} onChange
 * @property {import('./help.js').Help} help
 * @property {string} [label] instead of the parameter's
 */

/**
 * @param {ParameterOptions} options
 * @returns {ParameterControl}
 */
export function parameterControl(options) {
  options = { ...options, label: capital(options.label ?? options.parameter.label) };
  return options.parameter.type === 'boolean' ? checkbox(options) : numberControl(options);
}

/**
 * @param {ParameterOptions} options
 * @returns {ParameterControl}
 */
function checkbox({ parameter, value, onChange, help, label }) {
  const box = h('input', { type: 'checkbox', change: () => onChange(box.checked) });
  const { element, setProblem } = field({ label: label ?? '', fields: [box], kind: 'control-check', help, text: () => helpFor(parameter) });
  const set = (/** @type {Value} */ next) => {
    box.checked = next === true;
  };
  const setDisabled = (/** @type {boolean} */ disabled) => {
    box.disabled = disabled;
  };
  set(value);
  return { element, set, setProblem, setDisabled };
}

/**
 * Slider, exact field, and a switch for each word that is legal besides a number.
 * @param {ParameterOptions} options
 * @returns {ParameterControl}
 */
function numberControl({ parameter, value, onChange, help, label = '' }) {
  const values = stops(parameter);
  let current = value;
  const slider = h('input', { type: 'range', min: '0', max: String(Math.max(1, values.length - 1)), step: '1', 'aria-label': label, input: slid });
  const exact = h('input', { type: 'number', step: 'any', class: 'exact', 'aria-label': `${label}, exact`, change: typed, keydown: nudged });
  const words = parameter.words.map((word) =>
    h('button', { type: 'button', class: 'word', 'aria-label': `${label}: ${word}`, click: () => tell(current === word ? parameter.default : word) }, word));
  const fields = [...(values.length ? [slider] : []), exact, ...words];
  const kind = `control-number${values.length ? '' : ' no-slider'}${words.length ? ' has-words' : ''}`;
  const { element, setProblem } = field({ label, fields, kind, help, text: () => helpFor(parameter) });

  /** @param {Value} next */
  function set(next) {
    setProblem(null); // what was said of another value
    current = next;
    const number = typeof next === 'number' ? next : null;
    if (number !== null) {
      slider.value = String(nearestStop(values, number));
      slider.setAttribute('aria-valuetext', String(number));
    } else if (next !== null) slider.value = slider.max;
    if (document.activeElement !== exact || exact.valueAsNumber !== number) exact.value = number === null ? '' : String(number);
    exact.placeholder = number === null && next !== null ? String(next) : '';
    element.classList.toggle('is-word', typeof next === 'string');
    for (const [index, button] of words.entries()) button.setAttribute('aria-pressed', String(next === parameter.words[index]));
  }

  /** @param {Value} next */
  function tell(next) {
    set(next);
    onChange(next);
  }

  function slid() {
    const next = values[Number(slider.value)];
    if (next !== undefined && next !== current) tell(next);
  }

  function typed() {
    const next = exact.valueAsNumber;
    const problem = outside(parameter, next);
    if (Number.isNaN(next) || problem) exact.value = typeof current === 'number' ? String(current) : '';
    if (problem) setProblem(problem);
    else if (!Number.isNaN(next) && next !== current) tell(parameter.type === 'integer' ? Math.round(next) : next);
  }

  /** @param {boolean} disabled */
  function setDisabled(disabled) {
    for (const one of [slider, exact, ...words]) one.disabled = disabled;
  }

  /** @param {KeyboardEvent} event */
  function nudged(event) {
    if (event.key === 'Enter') typed();
    const by = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (!by || !values.length) return;
    event.preventDefault();
    const next = values[nearestStop(values, exact.valueAsNumber) + by];
    if (next !== undefined) tell(next);
  }

  set(value);
  return { element, set, setProblem, setDisabled };
}

/**
 * What is legal, when a number is not.
 * @param {Pick<Parameter, 'minimum' | 'maximum'>} parameter
 * @param {number} value
 * @returns {string | null}
 */
export function outside({ minimum, maximum }, value) {
  const low = minimum !== null && value < minimum;
  const high = maximum !== null && value > maximum;
  if (!low && !high) return null;
  if (minimum === null) return `must be at most ${number(maximum)}`;
  return maximum === null ? `must be at least ${number(minimum)}` : `must be from ${number(minimum)} to ${number(maximum)}`;
}

/** @param {Parameter} parameter */
function helpFor({ label, help, minimum, maximum, words, default: usual }) {
  const limits = minimum === null || maximum === null ? '' : `From ${number(minimum)} to ${number(maximum)}`;
  const also = words.length ? `${limits ? ', or' : 'Also'} ${words.map((word) => `“${word}”`).join(', ')}` : '';
  const start = usual === null ? '' : `${limits || also ? '; ' : ''}${inWords(usual)} unless changed`;
  return { title: capital(label), text: help, range: `${limits}${also}${start}` };
}

/** @param {number | boolean | string} value */
function inWords(value) {
  return typeof value === 'boolean' ? (value ? 'on' : 'off') : typeof value === 'number' ? number(value) : value;
}

/** @param {number | null} value */
function number(value) {
  return String(value).replace('e-', 'e−');
}

/** @param {string} text */
function capital(text) {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
