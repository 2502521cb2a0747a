/** What every control has: a label with help, and words for what is wrong with it. */

import { h, uniqueId } from './dom.js';

/**
 * @template V
 * @typedef {object} Control
 * @property {HTMLElement} element
 * @property {(value: V) => void} set shows a value, without telling anybody
 * @property {(message: string | null) => void} setProblem
 */

/**
 * Wraps fields with their label; the label names all of them and shows help.
 * @param {object} options
 * @param {string} options.label
 * @param {HTMLElement[]} options.fields
 * @param {string} [options.kind] class of the control
 * @param {import('./help.js').Help} options.help
 * @param {() => import('./help.js').HelpText | null} options.text
 * @returns {{element: HTMLElement, setProblem: (message: string | null) => void}}
 */
export function field({ label, fields, kind = '', help, text }) {
  const first = /** @type {HTMLElement} */ (fields[0]);
  first.id ||= uniqueId('field');
  const caption = h('label', { class: 'control-label', htmlFor: first.id }, label);
  const problem = h('p', { class: 'control-problem', role: 'alert', hidden: true, id: uniqueId('problem') });
  const element = h('div', { class: `control ${kind}`.trim() }, caption, ...fields, problem);
  help.attach(caption, fields, text);

  return {
    element,
    setProblem(message) {
      problem.textContent = message ?? '';
      problem.hidden = !message;
      for (const one of fields) {
        if (message) {
          one.setAttribute('aria-invalid', 'true');
          one.setAttribute('aria-errormessage', problem.id);
        } else {
          one.removeAttribute('aria-invalid');
          one.removeAttribute('aria-errormessage');
        }
      }
    },
  };
}

/**
 * Controls by the place in the experiment that they change, so that a refusal finds the one it names.
 */
export function createFields() {
  /** @type {Map<string, {setProblem: (message: string | null) => void}>} */
  const controls = new Map();

  return {
    /**
     * @param {string} path such as `runs.0.optimizer.beta1`
     * @param {{setProblem: (message: string | null) => void}} control
     * @returns {() => void}
     */
    add(path, control) {
      controls.set(path, control);
      return () => {
        if (controls.get(path) === control) controls.delete(path);
      };
    },
    /**
     * Shows every message at its control; answers those for which there is none.
     * @param {import('../core/types.js').FieldError[]} errors
     */
    show(errors) {
      for (const control of controls.values()) control.setProblem(null);
      return errors.filter(({ location, message }) => {
        const control = find(controls, location);
        control?.setProblem(message);
        return !control;
      });
    },
  };
}

/** @typedef {ReturnType<typeof createFields>} Fields */

/**
 * The control of that place, or of the nearest part of the experiment around it.
 * @template C
 * @param {Map<string, C>} controls
 * @param {(string | number)[]} location
 */
function find(controls, location) {
  for (let length = location.length; length > 0; length -= 1) {
    const control = controls.get(location.slice(0, length).join('.'));
    if (control) return control;
  }
  return undefined;
}
