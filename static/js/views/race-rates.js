/** A fair sweep: steps to the minimum against the learning rate. */

import { createAsked } from '../core/asked.js';
import { number } from '../core/format.js';
import { aboutRates, bestText, rateOf, withRates } from '../core/race-rates.js';
import { all, h, handFocus, setText } from '../ui/dom.js';
import { createRatesChart } from '../ui/rates-chart.js';

/** Learning rates that are tried. */
const RATES = 61;

/**
 * @param {HTMLElement} root
 * @param {import('../ui/race-context.js').RaceContext} context
 * @returns {() => void}
 */
export function mount(root, context) {
  const { api, catalog, store, race } = context;
  const asked = createAsked({
    store, ask: (spec) => api.rates({ ...spec, rates: RATES }), about: (spec) => aboutRates(spec, catalog),
    isWanted: () => chart.visible(), onChange: show,
  });
  const measure = h('select', { 'aria-label': 'What is compared', change: show },
    h('option', { value: 'steps' }, 'Steps to the minimum'), h('option', { value: 'value' }, 'Value at the end'));
  const best = h('button', { type: 'button', click: () => race.change((spec) => withRates(spec, catalog, ({ name }) => bestOf(name)?.rate)) }, 'Each at its best rate');
  const same = h('button', { type: 'button', click: () => race.change((spec) => withRates(spec, catalog, () => selectedRate())) }, 'All at the same rate');
  const said = h('span', { class: 'quiet race-said', role: 'status' });
  const again = h('button', { type: 'button', hidden: true, click: () => asked.again() }, 'Try again');
  const legend = h('p', { class: 'quiet race-legend' });
  const chart = createRatesChart(context, {
    answer: () => asked.look().answer, key: () => (measure.value === 'value' ? 'value' : 'steps'), rateOf: (racer) => rateOf(catalog, racer),
    onSeen() {
      asked.check();
      show();
    },
  });
  root.classList.add('race-rates');
  root.append(h('div', { class: 'race-tools' }, measure, best, same, said, again), chart.element, legend);

  /** @param {string} name of the run */
  const bestOf = (name) => asked.look().answer?.runs.find((run) => run.name === name)?.best;

  /** Of the run that is taken apart, else of the first. */
  function selectedRate() {
    const { spec, selected } = store.get();
    const racer = spec.runs.find(({ name }) => name === selected) ?? spec.runs[0];
    return racer ? rateOf(catalog, racer) : undefined;
  }

  /** A panel that is closed costs nothing. */
  function show() {
    if (!chart.visible()) return;
    const { answer, isBusy, isOld, problem } = asked.look();
    const { spec, paths } = store.get();
    const isBest = !answer || isOld || spec.runs.every((racer) => [undefined, rateOf(catalog, racer)].includes(bestOf(racer.name)?.rate));
    if (isBest) handFocus(best, measure);
    best.disabled = isBest;
    best.title = isBest && answer && !isOld ? 'They are' : 'Sets the learning rate of every run; Back undoes it';
    const rate = selectedRate();
    const isSame = spec.runs.every((racer) => rateOf(catalog, racer) === rate);
    if (isSame) handFocus(same, measure);
    same.disabled = isSame;
    same.title = `${number(rate, 3)}, which ${store.get().selected} has`;
    again.hidden = !problem || isBusy;
    const found = answer?.runs.map((run) => `${run.name} ${bestText(run)}`).join(' · ') ?? '';
    setText(said, problem ? `The sweep could not be made: ${problem.message}.` : isBusy || !answer ? `Trying ${RATES} learning rates of every run …` : found);
    said.title = said.textContent ?? '';
    setText(legend, `Filled mark: best rate. Hollow mark: present rate. Above: a line where a run never stays at a minimum within ${paths?.spec.steps ?? ''} steps, hatched where it diverges, dots where it leaves the surface.`);
    root.classList.toggle('is-old', isOld);
    root.setAttribute('aria-busy', String(isBusy));
    chart.show();
  }

  return all([
    asked.dispose,
    chart.dispose,
    ...(/** @type {const} */ (['paths', 'spec', 'selected'])).map((key) => store.subscribe((state) => state[key], show)),
    () => root.replaceChildren(),
  ]);
}
