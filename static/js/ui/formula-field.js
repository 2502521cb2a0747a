/** A formula as a feature: a button that turns into a field; what the server refuses is said below it and stays in it. */

import { capital } from './controls.js';
import { helpOf, withDefaults } from './choice.js';
import { h, setText } from './dom.js';

/**
 * @param {import('../core/types.js').CatalogEntry} entry the feature that is written
 * @param {import('./help.js').Help} help
 * @param {(feature: import('../core/types.js').LongChoice) => void} onAdd
 */
export function createFormulaField(entry, help, onAdd) {
  const text = /** @type {import('../core/types.js').Parameter} */ (entry.parameters.find(({ type }) => type === 'text'));
  const example = String(text.default ?? '');
  const open = h('button', { type: 'button', class: 'chip formula-open', click: () => ask(true) }, `+ ${entry.label}`);
  const input = h('input', {
    type: 'text', class: 'formula-text', spellcheck: false, autocomplete: 'off', autocapitalize: 'off', maxLength: text.maximum ?? undefined,
    placeholder: example, 'aria-label': capital(entry.label), keydown: pressed, input: () => setProblem(null),
  });
  const add = h('button', { type: 'button', class: 'word', click: told }, 'Add');
  const problem = h('p', { class: 'formula-problem', role: 'alert', hidden: true });
  const form = h('div', { class: 'formula-form', hidden: true }, input, add);
  const element = h('div', { class: 'formula-field' }, form, problem);
  help.attach(open, [open, input], () => helpOf(entry));
  /** What was asked of the server and may be refused. */
  let asked = '';

  /** @param {boolean} on */
  function ask(on) {
    setProblem(null);
    form.hidden = !on;
    open.hidden = on;
    if (on) input.focus();
    else input.value = '';
  }

  function told() {
    const expression = input.value.trim() || example;
    onAdd({ ...withDefaults(entry), [text.name]: expression });
    asked = expression;
    ask(false);
    open.focus();
  }

  /** @param {KeyboardEvent} event */
  function pressed(event) {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault(); // the button that gets the focus must not hear it
    if (event.key === 'Enter') return told();
    ask(false);
    open.focus();
  }

  /** @param {string | null} message */
  function setProblem(message) {
    setText(problem, message ?? '');
    problem.hidden = !message;
    input.setAttribute('aria-invalid', String(Boolean(message)));
  }

  return {
    element, open,
    /** Whether a refusal of the features is about the formula that was written last. @param {import('../core/types.js').LongChoice[]} features in force */
    isRefused: (features) => asked !== '' && !features.some((feature) => feature[text.name] === asked),
    forget() {
      asked = '';
    },
    /** @param {string | null} message opens the field again, with the formula in it */
    setProblem(message) {
      if (message && asked) {
        const expression = asked;
        ask(true);
        input.value = expression;
      }
      if (message) asked = '';
      setProblem(message);
    },
  };
}
