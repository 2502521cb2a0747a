/** How many hidden layers the network has. */

import { count as thousands } from '../core/format.js';
import { shownRun } from '../core/state.js';
import { all, h, setText } from '../ui/dom.js';
import { icon } from '../ui/icons.js';

/** @typedef {import('../ui/context.js').Context} Context */

/**
 * @param {HTMLElement} root
 * @param {Context} context
 * @returns {() => void}
 */
export function mount(root, { catalog, store, session, fields }) {
  const [least, most] = catalog.experiment.limits.hidden;
  const title = /** @type {HTMLElement} */ (root.querySelector('h2'));
  const size = h('p', { class: 'network-size' });
  const count = h('span', { class: 'layer-total' });
  const fewer = h('button', { type: 'button', class: 'small', 'aria-label': 'One layer fewer', click: drop }, icon('minus'));
  const more = h('button', { type: 'button', class: 'small', 'aria-label': 'One layer more', click: add }, icon('plus'));
  const problem = h('p', { class: 'control-problem', role: 'alert', hidden: true });
  const scale = h('p', { class: 'scale-key', title: 'The colours of weights, activations and outputs' },
    h('span', {}, '−'), h('span', { class: 'scale-bar', role: 'img', 'aria-label': 'Colour scale: orange is negative, blue is positive' }), h('span', {}, '+'));
  root.prepend(h('div', { class: 'panel-head' }, title, scale, size, h('div', { class: 'layer-buttons' }, fewer, count, more), problem));

  function drop() {
    session.change((spec) => ({ ...spec, hidden: spec.hidden.slice(0, -1) }));
  }
  function add() {
    session.change((spec) => {
      const last = spec.hidden.at(-1) ?? usual(spec.activation);
      return { ...spec, hidden: [...spec.hidden, { ...last }] };
    });
  }

  /**
   * A layer with the defaults of the catalog and the network's activation.
   * @param {import('../core/types.js').LongChoice} activation
   * @returns {import('../core/types.js').FullSpec['hidden'][number]}
   */
  function usual(activation) {
    const defaults = Object.fromEntries(catalog.experiment.layer.map((parameter) => [parameter.name, parameter.default]));
    return /** @type {any} */ ({ ...defaults, activation });
  }

  function show() {
    const { hidden } = store.get().spec;
    setText(count, `${hidden.length} hidden layer${hidden.length === 1 ? '' : 's'}`);
    fewer.disabled = hidden.length <= least;
    more.disabled = hidden.length >= most;
  }
  function showSize() {
    const { network } = store.get();
    setText(size, network ? `${thousands(shownSize(store.get()))} parameters` : '');
  }

  show();
  showSize();
  return all([
    store.subscribe((state) => state.spec, show),
    store.subscribe(shownSize, showSize),
    fields.add('hidden', {
      setProblem(message) {
        setText(problem, message ?? '');
        problem.hidden = !message;
      },
    }),
  ]);
}

/** How many parameters the run shown has: those that learn their activation have more. @param {import('../core/state.js').AppState} state */
function shownSize(state) {
  const name = shownRun(state);
  return state.network?.runs.find((run) => run.name === name)?.size ?? state.network?.size;
}
