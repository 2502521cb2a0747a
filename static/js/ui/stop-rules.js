/** When a run has learned enough: the rules in a box, with one line that tells those that are on. */

import { parameterControl } from './controls.js';
import { disclosure } from './disclosure.js';
import { all, h } from './dom.js';
import { changedInWords } from './summary.js';

/**
 * @param {Pick<import('./context.js').Context, 'catalog' | 'store' | 'session' | 'help' | 'fields'>} context
 * @returns {{elements: HTMLElement[], show: () => void, dispose: () => void} | null} null where the server has no rules
 */
export function createStopRules({ catalog, store, session, help, fields }) {
  const rules = catalog.experiment.stop;
  if (!rules?.length) return null;
  const values = () => /** @type {Record<string, any>} */ (store.get().spec.stop ?? {});
  const controls = rules.map((parameter) => {
    const control = parameterControl({
      parameter, help, value: values()[parameter.name] ?? null, none: 'off',
      onChange: (value) => session.change((spec) => ({ ...spec, stop: { ...spec.stop, [parameter.name]: value } })),
    });
    return { name: parameter.name, control };
  });
  const box = disclosure({
    title: 'Stop rules', face: [],
    content: [
      h('p', { class: 'quiet' }, 'Asked at the end of every epoch, for each run by itself.'),
      h('div', { class: 'controls' }, ...controls.map(({ control }) => control.element)),
    ],
  });
  const row = h('div', { class: 'control control-choice' }, h('span', { class: 'control-label' }, 'Stop rules'), box.button, box.box);

  function show() {
    for (const { name, control } of controls) control.set(values()[name] ?? null);
    box.show(changedInWords(rules ?? [], values()) || 'none');
  }

  show();
  return {
    elements: [row], show,
    dispose: all([box.dispose, ...controls.map(({ name, control }) => fields.add(`stop.${name}`, control))]),
  };
}
