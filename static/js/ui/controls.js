/** A control for a parameter of the catalog: its range, its scale and its help come from there. */

import { h } from './dom.js';
import { field } from './field.js';
import { nearestStop, stops } from './stops.js';

/** @typedef {import('../core/types.js').Parameter} Parameter */
/** @typedef {number | boolean | string | null} Value */
/** @typedef {import('./field.js').Control<Value>} ParameterControl */

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
  set(value);
  return { element, set, setProblem };
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
    setProblem(null);
    onChange(next);
  }

  function slid() {
    const next = values[Number(slider.value)];
    if (next !== undefined && next !== current) tell(next);
  }

  function typed() {
    const next = exact.valueAsNumber;
    if (Number.isNaN(next)) set(current);
    else if (next !== current) tell(parameter.type === 'integer' ? Math.round(next) : next);
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
  return { element, set, setProblem };
}

/** @param {Parameter} parameter */
function helpFor({ label, help, minimum, maximum, words, default: usual }) {
  const limits = minimum === null || maximum === null ? '' : `From ${minimum} to ${maximum}`;
  const also = words.length ? `${limits ? ', or' : 'Also'} ${words.map((word) => `“${word}”`).join(', ')}` : '';
  const start = usual === null ? '' : `${limits || also ? '; ' : ''}${usual} unless changed`;
  return { title: capital(label), text: help, range: `${limits}${also}${start}`.replace(/(\d)e-(\d)/g, '$1e−$2') };
}

/** @param {string} text */
function capital(text) {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
