/** One run: its optimizer and hyperparameters, its decision map, its figures. */

import { loss, number, percent } from '../core/format.js';
import { isHidden, toggleHidden } from '../core/run-looks.js';
import { shownRun } from '../core/state.js';
import { fit } from '../plots/canvas.js';
import { choiceControl, entryOf, parameterControls } from './choice.js';
import { all, h, setText } from './dom.js';
import { icon, setIcon } from './icons.js';
import { createRunGuide } from './run-guide.js';
import { createRunSign } from './run-sign.js';
import { createMapPainter, outputMap, outputResolution } from './unit-maps.js';
import { watch } from './watch.js';

/** @typedef {import('./context.js').Context} Context */
/** @typedef {import('../core/types.js').Frame} Frame */
/** @typedef {import('../core/types.js').RunState} RunState */

const RESOLUTION = 50;
/** So many hyperparameters stand in the card; the others beside the schedule. */
const MAIN = 4;

/**
 * @param {number} index place of the run in the experiment
 * @param {Context} context
 * @param {{remove: () => void, duplicate: () => void, rename: (name: string) => void, choose: (entry: import('../core/types.js').CatalogEntry) => void}} actions
 */
export function createRunCard(index, context, actions) {
  const { catalog, store, session, help, fields, theme, wishes, loop } = context;
  const run = () => store.get().spec.runs[index];
  const sign = createRunSign(context, () => run()?.name ?? '');
  const name = h('input', { type: 'text', class: 'run-name', maxLength: 60, spellcheck: false, 'aria-label': 'Name of the run', change: () => actions.rename(name.value) });
  const hide = h('button', { type: 'button', class: 'small run-tool', click: () => store.set((state) => toggleHidden(state, run()?.name ?? '')) }, icon('eye'));
  const copy = h('button', { type: 'button', class: 'small run-tool', click: actions.duplicate }, icon('copy'));
  const remove = h('button', { type: 'button', class: 'small run-tool run-remove', click: actions.remove }, icon('close'));
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
  const optimizer = choiceControl({
    label: 'Optimizer', entries: catalog.optimizers, kind: run()?.optimizer.kind, help,
    onChange: actions.choose,
  });
  const tunable = {
    entries: catalog.optimizers, choice: run()?.optimizer, help, fields, path: `runs.${index}.optimizer`,
    onTune: (/** @type {string} */ parameter, /** @type {import('./controls.js').Value} */ value) =>
      tune('optimizer', (now) => ({ ...now, [parameter]: value })),
  };
  const parameters = parameterControls({ ...tunable, only: (all) => all.slice(0, MAIN) });
  const more = parameterControls({ ...tunable, only: (all) => all.slice(MAIN) });
  parameters.element.classList.add('run-parameters');
  const guide = createRunGuide(index, context, tune, more.element);
  const rate = h('output', { class: 'run-rate', hidden: true, title: 'The learning rate of the next step' });
  const element = h('article', { class: 'run-card', click: clicked },
    pick,
    h('div', { class: 'run-body' },
      h('div', { class: 'run-head' }, ...sign.elements, name, optimizer.element, h('div', { class: 'run-tools' }, hide, copy, remove)),
      h('div', { class: 'run-state' }, list, detail),
      parameters.element,
      h('div', { class: 'run-foot' }, guide.button, rate, guide.box)));

  const drawMap = createMapPainter();
  const watched = watch(pick, () => {
    wish();
    loop.redraw();
  });
  const release = fields.add(`runs.${index}.optimizer`, optimizer);

  function select() {
    const chosen = run();
    if (chosen) store.set({ selected: chosen.name });
  }

  /** @param {MouseEvent} event a click anywhere but on a control selects the run */
  function clicked(event) {
    if (event.target instanceof Element && !event.target.closest('button, input, select, label, [popover]')) select();
  }

  /**
   * @param {'optimizer' | 'schedule' | 'clip' | 'activation' | 'initializer'} part
   * @param {(now: import('../core/types.js').LongChoice) => import('../core/types.js').LongChoice | null} edit
   */
  function tune(part, edit) {
    session.change((spec) => ({ ...spec, runs: spec.runs.map((one, at) => (at === index ? { ...one, [part]: edit(one[part] ?? { kind: '' }) } : one)) }));
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
    label(remove, `Remove ${now.name}`);
    label(copy, `Duplicate ${now.name}`);
    remove.hidden = store.get().spec.runs.length < 2;
    copy.disabled = store.get().spec.runs.length >= catalog.experiment.limits.runs[1];
    sign.show();
    showHidden();
    if (document.activeElement !== name || name.value !== now.name) name.value = now.name;
    optimizer.set(now.optimizer.kind);
    parameters.set(now.optimizer);
    more.set(now.optimizer);
    const entry = entryOf(catalog.optimizers, now.optimizer.kind);
    guide.show(now, entry?.parameters.slice(MAIN) ?? []);
    showSelected();
    wish();
  }

  function showSelected() {
    const selected = shownRun(store.get()) === run()?.name;
    element.classList.toggle('is-selected', selected);
    pick.setAttribute('aria-pressed', String(selected));
  }

  function showHidden() {
    const name = run()?.name ?? '';
    const hidden = isHidden(store.get(), name);
    element.classList.toggle('is-hidden', hidden);
    setIcon(hide, hidden ? 'hidden' : 'eye');
    label(hide, hidden ? `Show ${name}` : `Hide ${name}`);
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
    sign.dispose,
    watched.dispose,
    release,
    () => wishes.set(`card ${index}`, null),
    parameters.dispose,
    more.dispose,
    guide.dispose,
    () => element.remove(),
  ]);
  return { element, dispose: stop };
}

/** @param {RunState} run */
function sentence({ status, detail }) {
  const text = detail || (status === 'diverged' ? 'diverged' : 'stopped');
  return text.slice(0, 1).toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? '' : '.');
}

/**
 * Names a button that shows a picture only.
 * @param {HTMLElement} button
 * @param {string} text
 */
function label(button, text) {
  button.setAttribute('aria-label', text);
  button.title = text;
}
