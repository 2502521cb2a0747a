/** The loss that runs are to come down to, typed above their table. */

import { h, uniqueId } from './dom.js';

/** @param {import('./context.js').Context['store']} store */
export function createTargetControl(store) {
  const id = uniqueId('target');
  const of = h('select', { 'aria-label': 'Which loss', change: () => put({ of: of.value === 'train' ? 'train' : 'test' }) },
    h('option', { value: 'test' }, 'test loss'), h('option', { value: 'train' }, 'train loss'));
  const most = h('input', { type: 'number', id, min: '0', step: 'any', class: 'exact', 'aria-label': 'Loss to reach', change: typed });
  const element = h('div', { class: 'target' },
    h('label', { htmlFor: id }, 'Target'), of, h('span', {}, '≤'), most,
    h('span', { class: 'quiet' }, 'told at the ends of epochs'));

  /** @param {Partial<import('../core/run-table.js').Target>} part */
  const put = (part) => store.set(({ target }) => ({ target: { ...target, ...part } }));

  function typed() {
    const loss = most.valueAsNumber;
    if (Number.isFinite(loss) && loss >= 0) put({ loss });
    else show();
  }

  function show() {
    const { target } = store.get();
    of.value = target.of;
    if (document.activeElement !== most || most.valueAsNumber !== target.loss) most.value = String(target.loss);
  }

  show();
  return { element, dispose: store.subscribe(({ target }) => target, show) };
}
