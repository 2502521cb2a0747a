/** Value, distance, step length and the optimizers' memory, step by step. */

import { raceQuantities } from '../core/race-quantities.js';
import { createLineKey, filesRow, zoomRow } from '../ui/chart-rows.js';
import { disclosure } from '../ui/disclosure.js';
import { all, h, handFocus } from '../ui/dom.js';
import { createRaceChart } from '../ui/race-chart.js';
import { optionToggle } from '../ui/toggle.js';

/**
 * @param {HTMLElement} root
 * @param {import('../ui/race-context.js').RaceContext} context
 * @returns {() => void}
 */
export function mount(root, context) {
  const { store } = context;
  const title = /** @type {HTMLElement} */ (root.querySelector('h2'));
  const chart = createRaceChart(context);
  const quantity = h('select', { 'aria-label': 'Quantity', change: () => store.set({ quantity: quantity.value }) });
  const key = createLineKey({
    parts: /** @type {const} */ (['x', 'y']), title: (part) => `Curves of ${part}`,
    get: () => /** @type {'x' | 'y' | null} */ (store.get().parts), set: (parts) => store.set({ parts }),
  });
  const log = optionToggle(store, 'logValues', 'Log');
  const whole = h('button', { type: 'button', class: 'chart-all', title: 'Show all steps (0)', click: () => store.set({ zoom: null }) }, 'All');
  const box = disclosure({
    title: 'Chart', kind: 'chart-more', avoid: chart.element, face: [h('span', { class: 'visually-hidden' }, 'Chart')],
    content: [zoomRow(chart.by), ...filesRow(chart.scene)],
  });
  box.button.title = 'Zoom, files';
  root.prepend(h('div', { class: 'panel-head' }, title, quantity, key.element, log, whole, box.button, box.box));
  root.append(chart.element);

  /** The menu has what some run has. */
  function offer() {
    const now = raceQuantities(store.get().paths);
    const keys = now.map((each) => each.key);
    if (keys.join() !== [...quantity.options].map(({ value }) => value).join()) {
      quantity.replaceChildren(...now.map(({ key: value, label }) => h('option', { value }, label)));
    }
    show();
  }

  function show() {
    const now = chart.quantity();
    quantity.value = now.key;
    key.element.hidden = !now.pairs;
    key.show();
    log.hidden = !now.log;
    const isWhole = store.get().zoom === null;
    if (isWhole) handFocus(whole, quantity);
    whole.hidden = isWhole;
  }

  offer();
  return all([
    chart.dispose,
    box.dispose,
    store.subscribe(({ paths }) => paths, offer),
    ...(/** @type {const} */ (['quantity', 'parts', 'zoom'])).map((name) => store.subscribe((state) => state[name], show)),
  ]);
}
