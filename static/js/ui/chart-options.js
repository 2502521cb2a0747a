/** What is set at the chart: quantity, parts, scale, and in a box smoothing, zoom and files. */

import { quantitiesFor, quantityOf } from '../core/quantities.js';
import { Problem } from '../core/problem.js';
import { disclosure } from './disclosure.js';
import { all, h } from './dom.js';
import { icon } from './icons.js';
import { numberControl } from './number-control.js';
import { optionToggle } from './toggle.js';

/** @typedef {import('./context.js').Context} Context */
/** @typedef {import('../core/quantities.js').Part} Part */

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
  const keys = (/** @type {Part[]} */ (['train', 'test'])).map((part) => ({
    part, button: h('button', { type: 'button', class: `key-${part}`, 'aria-label': `Curves of the ${part} set`, click: () => toggle(part) }, part),
  }));
  const key = h('div', { class: 'line-key', role: 'group', 'aria-label': 'Curves' }, ...keys.map(({ button }) => button));
  const log = optionToggle(store, 'logLoss', 'Log');
  const smoothing = numberControl({
    parameter: SMOOTHING, value: store.get().smoothing, label: SMOOTHING.label, help,
    text: () => ({ title: SMOOTHING.label, text: SMOOTHING.help }), onChange: (value) => store.set({ smoothing: Number(value) }),
  });
  const zooms = h('div', { class: 'chart-row' }, h('span', { class: 'control-label' }, 'Zoom'),
    h('button', { type: 'button', 'aria-label': 'Zoom in', click: () => chart.by(1) }, icon('plus')),
    h('button', { type: 'button', 'aria-label': 'Zoom out', click: () => chart.by(-1) }, icon('minus')));
  const said = h('p', { class: 'quiet', role: 'alert', hidden: true });
  const files = h('div', { class: 'chart-row' }, h('span', { class: 'control-label' }, 'Save as'), ...(/** @type {const} */ (['png', 'svg', 'csv'])).map((kind) =>
    h('button', { type: 'button', 'aria-label': `Save as ${kind.toUpperCase()}`, click: () => void download(kind) }, kind.toUpperCase())));
  const box = disclosure({
    title: 'Chart', kind: 'chart-more', avoid: chart.element, face: [h('span', { class: 'visually-hidden' }, 'Chart')],
    content: [h('div', { class: 'controls' }, smoothing.element), zooms, files, said],
  });
  const whole = h('button', { type: 'button', class: 'chart-all', title: 'Show all epochs (0)', click: () => store.set({ zoom: null }) }, 'All');
  const large = h('button', { type: 'button', class: 'tool', click: resize });

  /** Large or not, it is in sight: on a phone it may have been at the end of the window. */
  function resize() {
    store.set({ largeChart: !store.get().largeChart });
    large.closest('.panel')?.scrollIntoView({ block: 'nearest' });
  }

  /** Both, or one of them: none would be no chart. @param {Part} part */
  function toggle(part) {
    const { parts } = store.get();
    store.set({ parts: parts === null || parts === part ? (part === 'train' ? 'test' : 'train') : null });
  }

  /** @param {'png' | 'svg' | 'csv'} kind */
  async function download(kind) {
    said.hidden = true;
    try {
      const { saveChart } = await import('./chart-files.js');
      await saveChart(kind, chart.scene());
    } catch (thrown) {
      said.textContent = `The file could not be made: ${Problem.from(thrown).message}`;
      said.hidden = false;
    }
  }

  function show() {
    const { parts, smoothing: weight, zoom, largeChart } = store.get();
    const now = shown();
    const legal = quantitiesFor(task());
    if (quantity.options.length !== legal.length || legal.some(({ key }, index) => quantity.options[index]?.value !== key)) {
      quantity.replaceChildren(...legal.map(({ key, label }) => h('option', { value: key }, label)));
    }
    quantity.value = now.key;
    key.hidden = now.curves.length < 2;
    for (const { part, button } of keys) button.setAttribute('aria-pressed', String(parts === null || parts === part));
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
    elements: [quantity, key, log, whole, box.button, large, box.box],
    dispose: all([
      ...(/** @type {const} */ (['quantity', 'parts', 'smoothing', 'zoom', 'largeChart'])).map((name) => store.subscribe((state) => state[name], show)),
      store.subscribe(task, show),
      box.dispose,
    ]),
  };
}
