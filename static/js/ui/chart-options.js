/** What is set at the chart: quantity, parts, scale, and in a box smoothing, zoom and files. */

import { quantitiesFor, quantityOf } from '../core/quantities.js';
import { createLineKey, filesRow, zoomRow } from './chart-rows.js';
import { disclosure } from './disclosure.js';
import { all, h } from './dom.js';
import { icon } from './icons.js';
import { numberControl } from './number-control.js';
import { optionToggle } from './toggle.js';

/** @typedef {import('./context.js').Context} Context */

/** @type {import('../core/types.js').Parameter} */
const SMOOTHING = /** @type {any} */ ({
  name: 'smoothing', label: 'Smoothing', default: 0, minimum: 0, maximum: 0.99, scale: 'linear', type: 'number', words: [],
  help: 'Weight of the past in an exponential moving average of every curve; the curve as it is stays behind it. Values under the cursor are not smoothed.',
});

/**
 * @param {Context} context
 * @param {Pick<ReturnType<typeof import('./chart.js').createChart>, 'element' | 'scene' | 'by'>} chart
 */
export function createChartOptions({ store, help }, chart) {
  const task = () => store.get().network?.task;
  const shown = () => quantityOf(store.get().quantity, task());
  const quantity = h('select', { 'aria-label': 'Quantity', change: () => store.set({ quantity: quantity.value }) });
  const key = createLineKey({
    parts: /** @type {const} */ (['train', 'test']), title: (part) => `Curves of the ${part} set`,
    get: () => store.get().parts, set: (parts) => store.set({ parts }),
  });
  const log = optionToggle(store, 'logLoss', 'Log');
  const smoothing = numberControl({
    parameter: SMOOTHING, value: store.get().smoothing, label: SMOOTHING.label, help,
    text: () => ({ title: SMOOTHING.label, text: SMOOTHING.help }), onChange: (value) => store.set({ smoothing: Number(value) }),
  });
  const box = disclosure({
    title: 'Chart', kind: 'chart-more', avoid: chart.element, face: [h('span', { class: 'visually-hidden' }, 'Chart')],
    content: [h('div', { class: 'controls' }, smoothing.element), zoomRow(chart.by), ...filesRow(chart.scene)],
  });
  const whole = h('button', { type: 'button', class: 'chart-all', title: 'Show all epochs (0)', click: () => store.set({ zoom: null }) }, 'All');
  const large = h('button', { type: 'button', class: 'tool', click: resize });

  /** Large or not, it is in sight: on a phone it may have been at the end of the window. */
  function resize() {
    store.set({ largeChart: !store.get().largeChart });
    large.closest('.panel')?.scrollIntoView({ block: 'nearest' });
  }

  function show() {
    const { smoothing: weight, zoom, largeChart } = store.get();
    const now = shown();
    const legal = quantitiesFor(task());
    if (quantity.options.length !== legal.length || legal.some(({ key }, index) => quantity.options[index]?.value !== key)) {
      quantity.replaceChildren(...legal.map(({ key, label }) => h('option', { value: key }, label)));
    }
    quantity.value = now.key;
    key.element.hidden = now.curves.length < 2;
    key.show();
    log.hidden = !now.log;
    smoothing.set(weight);
    box.button.title = 'Smoothing, zoom, files';
    box.show(weight ? `smoothing ${weight}` : 'as it is');
    whole.hidden = zoom === null;
    const words = largeChart ? 'Chart as small as usual' : 'Large chart';
    large.replaceChildren(icon(largeChart ? 'shrink' : 'enlarge'));
    large.title = words;
    large.setAttribute('aria-label', words);
    large.setAttribute('aria-pressed', String(largeChart));
  }

  show();
  return {
    elements: [quantity, key.element, log, whole, box.button, large, box.box],
    dispose: all([
      ...(/** @type {const} */ (['quantity', 'parts', 'smoothing', 'zoom', 'largeChart'])).map((name) => store.subscribe((state) => state[name], show)),
      store.subscribe(task, show),
      box.dispose,
    ]),
  };
}
