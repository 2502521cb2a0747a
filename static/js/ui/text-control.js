/** A text that the server judges: what it says of it stands below the field. */

import { h } from './dom.js';
import { field } from './field.js';

/**
 * @param {import('./controls.js').LabelledOptions} options
 * @returns {import('./controls.js').ParameterControl}
 */
export function textControl({ parameter, value, onChange, help, label, text }) {
  let current = value;
  /** What was typed last: where it is refused, it stays to be mended. @type {string | null} */
  let typedLast = null;
  const input = h('input', { type: 'text', spellcheck: false, autocomplete: 'off', autocapitalize: 'off', maxLength: parameter.maximum ?? undefined, change: typed });
  const { element, setProblem } = field({ label, fields: [input], kind: 'control-text', help, text });

  function typed() {
    const next = input.value.trim();
    if (!next) input.value = String(current ?? '');
    else if (next === current) setProblem(null);
    else {
      typedLast = next;
      onChange(next);
    }
  }

  return {
    element,
    setProblem(message) {
      if (message && typedLast !== null) input.value = typedLast;
      setProblem(message);
    },
    /** @param {import('./controls.js').Value} next */
    set(next) {
      setProblem(null);
      current = next;
      if (document.activeElement !== input) input.value = String(next ?? '');
    },
    setDisabled(disabled) {
      input.disabled = disabled;
    },
  };
}
