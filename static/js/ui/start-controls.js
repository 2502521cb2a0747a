/** Where all runs start, as two numbers; their ranges are the domain that is shown. */

import { same } from '../core/changes.js';
import { parameterControl } from './controls.js';
import { all, h } from './dom.js';

/** @typedef {import('../core/types.js').Parameter} Parameter */
/** @typedef {import('../core/types-race.js').Point} Point */

/** @param {Pick<import('./race-context.js').RaceContext, 'store' | 'race' | 'help' | 'fields'>} context */
export function createStartControls({ store, race, help, fields }) {
  const element = h('div', { class: 'controls start-controls' });
  /** @type {import('./controls.js').ParameterControl[]} */
  let controls = [];
  /** @type {(() => void)[]} */
  let undo = [];
  /** @type {unknown} */
  let built = null;

  /** @param {import('../core/types.js').Domain} domain */
  function build(domain) {
    all(undo)();
    built = domain;
    controls = ['x', 'y'].map((axis, index) => {
      const [minimum, maximum] = /** @type {[number, number]} */ (domain[index]);
      /** @type {Parameter} */
      const parameter = {
        name: `start_${axis}`, label: `start ${axis}`, default: (minimum + maximum) / 2, minimum, maximum, scale: 'linear', type: 'number', words: [],
        help: 'Where all runs start. A click on the map sets it, too.', anchor: 'page',
      };
      return parameterControl({ parameter, help, value: store.get().spec.start?.[index] ?? null, onChange: (value) => move(index, Number(value)) });
    });
    undo = controls.map((control, index) => fields.add(`start.${index}`, control));
    if (controls[0]) undo.push(fields.add('start', controls[0]));
    element.replaceChildren(...controls.map((control) => control.element));
  }

  /** @param {number} index @param {number} value */
  function move(index, value) {
    race.change((spec) => {
      const [x, y] = spec.start ?? [0, 0];
      return { ...spec, start: /** @type {Point} */ (index === 0 ? [value, y] : [x, value]) };
    });
  }

  function show() {
    const { domain, start } = store.get().spec;
    if (domain && !same(domain, built)) build(domain);
    controls.forEach((control, index) => control.set(start?.[index] ?? null));
  }

  show();
  return { element, dispose: all([store.subscribe((state) => state.spec, show), () => all(undo)()]) };
}
