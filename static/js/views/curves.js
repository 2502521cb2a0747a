/** The loss of every run over the epochs. */

import { epoch, loss } from '../core/format.js';
import { isHidden, styleOf } from '../core/run-looks.js';
import { fit } from '../plots/canvas.js';
import { dataRange, notTooNarrow, padRange } from '../plots/axes.js';
import { drawLines, nearest } from '../plots/lines.js';
import { createDiffers, createPace } from '../ui/again.js';
import { all, h, setText } from '../ui/dom.js';
import { looksOf, runMark } from '../ui/run-mark.js';
import { optionToggle } from '../ui/toggle.js';
import { watch } from '../ui/watch.js';

/** @typedef {import('../ui/context.js').Context} Context */
/** @typedef {import('../core/types.js').HistoryRun} HistoryRun */
/** @typedef {import('../plots/axes.js').ChartFrame} ChartFrame */

const TEST_DASH = [4, 3];
/** A loss this many times its start leaves the picture, so that one run that diverges does not flatten the others. */
const MOST_GROWTH = { linear: 3, log: 1000 };
/** While it plays, curves that moved by less than so many pixels since they were drawn are left as they are. */
const UNSEEN = 0.5;

/**
 * @param {HTMLElement} root
 * @param {Context} context
 * @returns {() => void}
 */
export function mount(root, { store, session, loop, theme }) {
  const title = /** @type {HTMLElement} */ (root.querySelector('h2'));
  const key = h('p', { class: 'line-key' }, h('span', { class: 'key-train' }, 'train'), h('span', { class: 'key-test' }, 'test'));
  const canvas = h('canvas', { id: 'loss-chart', tabIndex: 0, role: 'slider', 'aria-label': 'Loss curves', title: 'Click: back to that epoch' });
  const table = h('div', { class: 'chart-values', hidden: true });
  const box = h('div', { class: 'chart-box' }, canvas, table);
  root.prepend(h('div', { class: 'panel-head' }, title, key, optionToggle(store, 'logLoss', 'Log')));
  root.append(box);

  /** @type {ChartFrame | null} */
  let chart = null;
  /** Epoch at which values are read; null: none. @type {number | null} */
  let cursor = null;
  const watched = watch(box, loop.redraw);
  const isTime = createPace();
  const rowsDiffer = createDiffers();
  /** Epoch that was drawn last. */
  let drawn = 0;

  /** @param {import('../core/types.js').Frame} frame */
  function draw({ header: { playing } }) {
    const { width, height, ratio, visible } = watched.seen;
    if (!visible) return;
    const state = store.get();
    const palette = theme.palette();
    const order = state.network?.runs.map(({ name }) => name).filter((name) => !isHidden(state, name)) ?? [];
    const now = state.network?.epoch ?? 0;
    // Every epoch makes room for itself: with a thousand of them one moves nothing that can be seen.
    const moved = Math.abs(now - drawn) * width >= now * UNSEEN;
    if (!isTime(playing, [width, height, ratio, palette, state.logLoss, cursor, state.styles, ...order], moved)) return;
    drawn = now;
    const runs = order.flatMap((name) => state.history.filter((run) => run.name === name));
    const series = runs.flatMap((run) => {
      const { colour, mark } = looksOf(state, run.name, palette);
      return [
        { x: run.epoch, y: run.test_loss, colour, dash: TEST_DASH, width: 1.25, mark, hollow: true },
        { x: run.epoch, y: run.train_loss, colour, width: 2, mark },
      ];
    });
    chart = drawLines(fit(canvas, width, height, ratio), {
      width, height, ratio, series, style: palette.style, log: state.logLoss, xLabel: 'epoch', yLabel: '',
      yRange: shownRange(series.map(({ y }) => y), state.logLoss),
      cursor: cursor ?? state.network?.epoch ?? null, empty: order.length ? 'Press Play: the loss is drawn here.' : 'All runs are hidden.',
    });
    if (cursor !== null) read(runs, cursor);
  }

  /**
   * @param {HistoryRun[]} runs
   * @param {number} at
   */
  function read(runs, at) {
    const rows = runs.map((run) => {
      const index = nearest(run.epoch, at);
      return { name: run.name, epoch: run.epoch[index], train: loss(run.train_loss[index]), test: loss(run.test_loss[index]) };
    });
    if (rowsDiffer([store.get().styles, theme.palette(), ...rows.map(({ name }) => name)])) {
      table.replaceChildren(
        h('p', { class: 'chart-values-head' }, h('span', {}), h('span', {}), h('span', {}, 'train'), h('span', {}, 'test')),
        ...rows.map(({ name }) => h('p', {}, runMark(styleOf(store.get(), name), theme.palette()), h('span', { class: 'name' }), h('span', {}), h('span', {}))));
    }
    setText(/** @type {Element} */ (table.children[0]?.children[1]), `epoch ${epoch(rows[0]?.epoch ?? at)}`);
    rows.forEach((row, index) => {
      const [, name, train, test] = table.children[index + 1]?.children ?? [];
      if (name && train && test) [[name, row.name], [train, row.train], [test, row.test]].forEach(([cell, text]) => setText(/** @type {Element} */ (cell), /** @type {string} */ (text)));
    });
    canvas.setAttribute('aria-valuetext', `epoch ${epoch(rows[0]?.epoch ?? at)}: ${rows.map((row) => `${row.name} train ${row.train.trim()}, test ${row.test.trim()}`).join('; ')}`);
    canvas.setAttribute('aria-valuenow', String(rows[0]?.epoch ?? at));
  }

  /** @param {number | null} at */
  function moveTo(at) {
    cursor = at;
    table.hidden = at === null || store.get().history.length === 0;
    if (chart && at !== null) table.classList.toggle('to-left', chart.toX(at) > watched.seen.width / 2);
    loop.redraw();
  }

  /** @param {number} px */
  function epochAt(px) {
    if (!chart) return null;
    const [low, high] = chart.x;
    return Math.max(low, Math.min(high, chart.fromX(px)));
  }

  canvas.addEventListener('pointermove', (event) => moveTo(epochAt(event.offsetX)));
  canvas.addEventListener('pointerleave', () => moveTo(null));
  canvas.addEventListener('blur', () => moveTo(null));
  canvas.addEventListener('click', (event) => goTo(epochAt(event.offsetX)));
  canvas.addEventListener('keydown', (event) => {
    const run = store.get().history[0];
    if (!run?.epoch.length) return;
    const here = nearest(run.epoch, cursor ?? store.get().network?.epoch ?? 0);
    const big = Math.max(1, Math.round(run.epoch.length / 20));
    const next = { ArrowLeft: here - 1, ArrowRight: here + 1, PageUp: here + big, PageDown: here - big, Home: 0, End: run.epoch.length - 1 }[event.key];
    if (event.key === 'Enter') goTo(cursor);
    if (next === undefined) return;
    event.preventDefault();
    moveTo(run.epoch[Math.max(0, Math.min(run.epoch.length - 1, next))] ?? null);
  });

  /** @param {number | null} at */
  function goTo(at) {
    const run = store.get().history[0];
    const step = at !== null && run ? run.step[nearest(run.epoch, at)] : undefined;
    if (step !== undefined) session.seek(step);
  }

  return all([
    loop.onDraw(draw),
    store.subscribe((state) => state.logLoss, loop.redraw),
    store.subscribe((state) => state.styles, loop.redraw),
    store.subscribe((state) => state.hiddenRuns, loop.redraw),
    theme.onChange(loop.redraw),
    watched.dispose,
  ]);
}

/**
 * @param {(number | null)[][]} columns
 * @param {boolean} log
 * @returns {[number, number] | null}
 */
function shownRange(columns, log) {
  const range = dataRange(columns, log);
  const starts = dataRange(columns.map((column) => column.slice(0, 1)));
  if (!range || !starts) return null;
  const most = starts[1] * (log ? MOST_GROWTH.log : MOST_GROWTH.linear);
  return padRange(notTooNarrow([range[0], Math.max(range[0], Math.min(range[1], most))], log), log);
}
