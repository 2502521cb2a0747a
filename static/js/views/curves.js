/** The curves of every run over the epochs, of a quantity that is chosen. */

import { createChart } from '../ui/chart.js';
import { createChartOptions } from '../ui/chart-options.js';
import { all, h } from '../ui/dom.js';

/** @typedef {import('../ui/context.js').Context} Context */

/**
 * @param {HTMLElement} root
 * @param {Context} context
 * @returns {() => void}
 */
export function mount(root, context) {
  const { store } = context;
  const title = /** @type {HTMLElement} */ (root.querySelector('h2'));
  const chart = createChart(context);
  const options = createChartOptions(context, chart);
  root.prepend(h('div', { class: 'panel-head' }, title, ...options.elements));
  root.append(chart.element);

  const bench = root.closest('.bench');
  const show = () => bench?.classList.toggle('shows-chart', store.get().largeChart);
  /** @param {KeyboardEvent} event */
  const escape = (event) => {
    const busy = document.querySelector(':popover-open, dialog[open]');
    if (event.key === 'Escape' && !event.defaultPrevented && !busy && store.get().largeChart) store.set({ largeChart: false });
  };
  addEventListener('keydown', escape);
  show();
  return all([
    chart.dispose,
    options.dispose,
    store.subscribe(({ largeChart }) => largeChart, show),
    () => removeEventListener('keydown', escape),
  ]);
}
