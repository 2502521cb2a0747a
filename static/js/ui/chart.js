/** The chart of a quantity over the epochs: curves, values under the cursor, zoom. */

import { quantityOf } from '../core/quantities.js';
import { allStyles, isHidden } from '../core/run-looks.js';
import { showing, touching } from '../core/span.js';
import { fit } from '../plots/canvas.js';
import { nearest } from '../plots/lines.js';
import { createPace } from './again.js';
import { attachCursor } from './chart-cursor.js';
import { drawChart, epochsOf } from './chart-picture.js';
import { shownCurves } from './chart-series.js';
import { createChartValues } from './chart-values.js';
import { attachZoom } from './chart-zoom.js';
import { all, h } from './dom.js';
import { createLate } from './late.js';
import { watch } from './watch.js';

/** @typedef {import('./context.js').Context} Context */
/** @typedef {import('./chart-series.js').Run} Run */
/** @typedef {import('../plots/axes.js').ChartFrame} ChartFrame */

/** While it plays, curves that moved by less than so many pixels since they were drawn are left as they are. */
const UNSEEN = 0.5;
/** Letters on a chart that fills the page are for the last row of a lecture hall. */
const LARGE = 1.4;

/**
 * @param {Context} context
 * @returns {{element: HTMLElement, scene: () => import('./chart-picture.js').Scene, by: (steps: number) => void, dispose: () => void}}
 */
export function createChart(context) {
  const { store, session, loop, theme } = context;
  const canvas = h('canvas', { id: 'loss-chart', tabIndex: 0, role: 'slider', 'aria-valuemin': '0', 'aria-valuenow': '0', title: 'Click: back to that epoch. Drag: zoom' });
  const values = createChartValues(theme.palette);
  const norms = createLate('The norms of the gradient', async () => (await import('./norm-keeper.js')).createNormKeeper(context, loop.redraw), store);
  /** @type {ChartFrame | null} */
  let chart = null;
  /** Epoch that was drawn last. */
  let drawn = 0;
  const isTime = createPace();
  const shown = () => quantityOf(store.get().quantity, store.get().network?.task);
  const frame = () => chart;
  const cursorAt = attachCursor(canvas, {
    frame, places: () => store.get().history[0]?.epoch ?? [], here: () => store.get().network?.epoch ?? 0, onMove: moved, onEnter: goTo,
  });
  const { band, by } = attachZoom(canvas, {
    frame, zoom: () => store.get().zoom, whole: () => epochsOf(store.get().history),
    onZoom: (zoom) => store.set({ zoom }), onPick: goTo, cursor: cursorAt,
  });
  const element = h('div', { class: 'chart-box' }, canvas, band, values.element);
  const watched = watch(element, loop.redraw);

  /** The runs that have curves and are not hidden, in their order. @returns {Run[]} */
  function curved() {
    /** @type {Run[]} */
    const known = shown().key === 'gradient' ? norms.now()?.look() ?? [] : store.get().history;
    const shownRuns = store.get().network?.runs.filter(({ name }) => !isHidden(store.get(), name)) ?? [];
    return shownRuns.flatMap(({ name }) => known.filter((run) => run.name === name));
  }

  /** @returns {import('./chart-picture.js').Scene} */
  function scene() {
    const { parts, smoothing, zoom, logLoss } = store.get();
    const look = { parts, smoothing, logLoss, zoom: touching(zoom, epochsOf(store.get().history)) };
    const quantity = shown();
    const runs = curved();
    return { runs, styles: allStyles(store.get()), quantity, look, palette: theme.palette(), empty: runs.length || !store.get().hiddenRuns.length ? `Press Play: ${quantity.label.toLowerCase()} is drawn here.` : 'All runs are hidden.' };
  }

  /** @param {import('../core/types.js').Frame} frame */
  function draw({ header: { playing } }) {
    const { width, height, ratio, visible } = watched.seen;
    if (!visible) return;
    const state = store.get();
    const now = state.network?.epoch ?? 0;
    const picture = scene();
    const cursor = cursorAt();
    // Every epoch makes room for itself: with a thousand of them one moves nothing that can be seen.
    const moved = Math.abs(now - drawn) * width >= now * UNSEEN;
    const { palette, look, quantity } = picture;
    if (!isTime(playing, [width, height, ratio, palette, quantity, ...Object.values(look).flat(), state.largeChart, cursor, ...Object.values(picture.styles), ...picture.runs.map(({ name }) => name)], moved)) return;
    drawn = now;
    const style = state.largeChart ? { ...palette.style, font: enlarged(palette.style.font) } : palette.style;
    chart = drawChart(fit(canvas, width, height, ratio), { ...picture, palette: { ...palette, style } }, {
      width, height, ratio, named: state.largeChart, cursor: cursor ?? state.network?.epoch ?? null,
    });
    if (cursor !== null) read(picture, cursor);
  }

  /** @param {import('./chart-picture.js').Scene} scene @param {number} at */
  function read({ runs, styles, quantity, look }, at) {
    const { at: here, sentence } = values.show(runs, styles, quantity, shownCurves(quantity, look.parts), at);
    canvas.setAttribute('aria-valuetext', sentence);
    canvas.setAttribute('aria-valuemax', String(runs[0]?.epoch.at(-1) ?? 0));
    canvas.setAttribute('aria-valuenow', String(here));
  }

  /** @param {number | null} at @param {boolean} byKey */
  function moved(at, byKey) {
    values.element.hidden = at === null || store.get().history.length === 0;
    if (chart && at !== null) values.element.classList.toggle('to-left', chart.toX(at) > watched.seen.width / 2);
    const { zoom } = store.get();
    if (byKey && at !== null && zoom) store.set({ zoom: showing(zoom, at) });
    loop.redraw();
  }

  /** @param {number} at */
  function goTo(at) {
    const run = store.get().history[0];
    const step = run ? run.step[nearest(run.epoch, at)] : undefined;
    if (step !== undefined) session.seek(step);
  }

  function describe() {
    canvas.setAttribute('aria-label', `${shown().label} over the epochs`);
    if (shown().key === 'gradient') void norms.get().then(loop.redraw);
  }

  describe();
  const stop = all([
    loop.onDraw(draw),
    store.subscribe(({ quantity }) => quantity, describe),
    store.subscribe(({ network }) => network?.task, describe),
    ...(/** @type {const} */ (['logLoss', 'quantity', 'parts', 'smoothing', 'zoom', 'largeChart', 'styles', 'hiddenRuns'])).map((key) => store.subscribe((state) => state[key], loop.redraw)),
    theme.onChange(() => {
      values.forget();
      loop.redraw();
    }),
    watched.dispose,
  ]);
  return { element, scene, by, dispose: stop };
}

/** @param {string} font */
const enlarged = (font) => font.replace(/[\d.]+(?=px)/, (size) => String(Number(size) * LARGE));
