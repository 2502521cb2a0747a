/** One run: its optimizer and hyperparameters, its decision map, its figures. */

import { loss, number, percent } from '../core/format.js';
import { isHidden } from '../core/run-looks.js';
import { shownRun } from '../core/state.js';
import { fit } from '../plots/canvas.js';
import { all, h, setText } from './dom.js';
import { AS_THE_NETWORK } from './run-guide.js';
import { createRunSettings, isOnControl } from './run-settings.js';
import { createMapPainter, outputMap, outputResolution } from './unit-maps.js';
import { watch } from './watch.js';

/** @typedef {import('./context.js').Context} Context */
/** @typedef {import('../core/types.js').Frame} Frame */
/** @typedef {import('../core/types.js').RunState} RunState */

const RESOLUTION = 50;

/**
 * @param {number} index place of the run in the experiment
 * @param {Context} context
 * @param {import('./run-strip.js').Actions} actions
 */
export function createRunCard(index, context, actions) {
  const { catalog, store, session, theme, wishes, loop } = context;
  const run = () => store.get().spec.runs[index];
  const map = h('canvas', { class: 'run-map' });
  const pick = h('button', { type: 'button', class: 'run-pick', click: select }, map);
  const figures = {
    lossTrain: h('dd', { class: 'run-loss-train' }), lossTest: h('dd', { class: 'run-loss-test' }),
    accuracyTrain: h('dd', { class: 'run-accuracy-train' }), accuracyTest: h('dd', { class: 'run-accuracy-test' }),
  };
  const scores = /** @type {const} */ ([['train', figures.accuracyTrain], ['test', figures.accuracyTest]]).map(([part, figure]) => {
    const label = h('dt', {});
    return { part, label, row: h('div', { class: 'is-accuracy' }, label, figure) };
  });
  const detail = h('p', { class: 'run-detail', hidden: true });
  const list = h('dl', { class: 'run-figures' },
    h('div', {}, h('dt', {}, 'train loss'), figures.lossTrain), h('div', {}, h('dt', {}, 'test loss'), figures.lossTest), ...scores.map(({ row }) => row));
  const settings = createRunSettings(index, context, {
    actions, tune, usual: catalog.defaults.runs[0],
    extras: [
      { part: 'activation', label: 'Activation', entries: catalog.activations, none: AS_THE_NETWORK },
      { part: 'initializer', label: 'Initializer', entries: catalog.initializers, none: AS_THE_NETWORK },
    ],
  });
  const { guide } = settings;
  const rate = h('output', { class: 'run-rate', hidden: true, title: 'The learning rate of the next step' });
  const element = h('article', { class: 'run-card', click: clicked },
    pick,
    h('div', { class: 'run-body' },
      settings.head,
      h('div', { class: 'run-state' }, list, detail),
      settings.parameters,
      h('div', { class: 'run-foot' }, guide.button, rate, guide.box)));

  const drawMap = createMapPainter();
  const watched = watch(pick, () => {
    wish();
    loop.redraw();
  });

  function select() {
    const chosen = run();
    if (chosen) store.set({ selected: chosen.name });
  }

  /** @param {MouseEvent} event a click anywhere but on a control selects the run */
  function clicked(event) {
    if (!isOnControl(event)) select();
  }

  /** @type {import('./run-guide.js').Tune} */
  function tune(part, edit) {
    /** @param {Record<string, any>} one @returns {any} */
    const tuned = (one) => ({ ...one, [part]: edit(one[part] ?? { kind: '' }) });
    session.change((spec) => ({ ...spec, runs: spec.runs.map((one, at) => (at === index ? tuned(one) : one)) }));
  }

  function wish() {
    const now = run();
    wishes.set(`card ${index}`, now && watched.seen.visible ? { maps: [{ run: now.name, resolution: outputResolution(RESOLUTION, store.get().spec) }] } : null);
  }

  function show() {
    const now = run();
    if (!now) return;
    element.setAttribute('aria-label', now.name);
    pick.setAttribute('aria-label', `Show the network of ${now.name}`);
    showHidden();
    showSelected();
    wish();
  }

  function showSelected() {
    const selected = shownRun(store.get()) === run()?.name;
    element.classList.toggle('is-selected', selected);
    pick.setAttribute('aria-pressed', String(selected));
  }

  function showHidden() {
    element.classList.toggle('is-hidden', isHidden(store.get(), run()?.name ?? ''));
  }

  /** @param {Frame} frame */
  function tell({ header: { state } }) {
    const now = state.runs[index];
    if (!now) return;
    setText(figures.lossTrain, loss(now.loss.train));
    setText(figures.lossTest, loss(now.loss.test));
    for (const { part, label, row } of scores) {
      row.hidden = !now.accuracy && !now.r2;
      setText(label, now.accuracy ? `${part} acc.` : `${part} R²`);
    }
    setText(figures.accuracyTrain, now.accuracy ? percent(now.accuracy.train) : number(now.r2?.train, 3));
    setText(figures.accuracyTest, now.accuracy ? percent(now.accuracy.test) : number(now.r2?.test, 3));
    rate.hidden = !guide.isGuided(run()) || now.learning_rate === undefined;
    if (!rate.hidden) setText(rate, `α now ${number(now.learning_rate, 3)}`);
    detail.hidden = now.status === 'ready' && !now.detail;
    element.classList.toggle('has-detail', !detail.hidden);
    element.classList.toggle('is-stopped', now.status === 'stopped');
    if (!detail.hidden) setText(detail, detail.title = sentence(now));
  }

  /** @param {Frame} frame */
  function draw(frame) {
    const now = frame.header.state.runs[index];
    if (!now) return;
    const { width, height, ratio, visible } = watched.seen;
    const values = visible && outputMap(frame, now.name);
    if (!values) return;
    drawMap(fit(map, width, height, ratio), { x: 0, y: 0, width, height }, values, { palette: theme.palette(), discretise: store.get().discretise });
  }

  show();
  const stop = all([
    loop.onDraw(draw),
    loop.onTell(tell),
    store.subscribe((state) => state.spec, show),
    store.subscribe(shownRun, showSelected),
    store.subscribe((state) => state.hiddenRuns, showHidden),
    settings.dispose,
    watched.dispose,
    () => wishes.set(`card ${index}`, null),
    () => element.remove(),
  ]);
  return { element, dispose: stop };
}

/** @param {RunState} run */
function sentence({ status, detail }) {
  const text = detail || (status === 'diverged' ? 'diverged' : 'stopped');
  return text.slice(0, 1).toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? '' : '.');
}
