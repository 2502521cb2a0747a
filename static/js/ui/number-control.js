/** A number: slider, exact field, and a button for each word or nothing that may stand there as well. */

import { h } from './dom.js';
import { field } from './field.js';
import { nearestStop, stops } from './stops.js';

/** @typedef {import('../core/types.js').Parameter} Parameter */
/** @typedef {import('./controls.js').Value} Value */

/**
 * @param {import('./controls.js').LabelledOptions} options
 * @returns {import('./controls.js').ParameterControl}
 */
export function numberControl({ parameter, value, onChange, help, label, text, none = null }) {
  const values = stops(parameter);
  let current = value;
  /** What comes back when "none" is taken back. */
  let last = values[Math.floor(values.length / 2)] ?? parameter.minimum;
  const slider = h('input', { type: 'range', min: '0', max: String(Math.max(1, values.length - 1)), step: '1', 'aria-label': label, input: slid });
  const exact = h('input', { type: 'number', step: 'any', class: 'exact', 'aria-label': `${label}, exact`, change: typed, keydown: nudged });
  const words = parameter.words.map((word) => wordButton(word, word, () => parameter.default));
  if (none !== null) words.push(wordButton(none, null, () => last));
  const buttons = words.map(({ button }) => button);
  const fields = [...(values.length ? [slider] : []), exact, ...buttons];
  const kind = `control-number${values.length ? '' : ' no-slider'}${words.length ? ' has-words' : ''}`;
  const { element, setProblem } = field({ label, fields, kind, help, text });

  /**
   * @param {string} name
   * @param {Value} meaning
   * @param {() => Value} otherwise what a second press goes back to
   */
  function wordButton(name, meaning, otherwise) {
    const press = () => tell(current === meaning ? otherwise() : meaning);
    return { meaning, button: h('button', { type: 'button', class: 'word', 'aria-label': `${label}: ${name}`, click: press }, name) };
  }

  /** @param {Value} next */
  function set(next) {
    setProblem(null); // what was said of another value
    current = next;
    const number = typeof next === 'number' ? next : null;
    if (number !== null) {
      last = number;
      slider.value = String(nearestStop(values, number));
      slider.setAttribute('aria-valuetext', String(number));
    } else slider.value = next === null && last !== null ? String(nearestStop(values, last)) : slider.max;
    if (document.activeElement !== exact || exact.valueAsNumber !== number) exact.value = number === null ? '' : String(number);
    exact.placeholder = number === null && next !== null ? String(next) : '';
    element.classList.toggle('is-word', number === null && words.some(({ meaning }) => meaning === next));
    for (const { meaning, button } of words) button.setAttribute('aria-pressed', String(next === meaning));
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
    for (const one of [slider, exact, ...buttons]) one.disabled = disabled;
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

/** @param {number | null} value */
function number(value) {
  return String(value).replace('e-', 'e−');
}
