/** The chart of a quantity over the steps of a race: known to its end, drawn as far as it was shown. */

import { columnsOf, raceQuantities, raceQuantityOf, upTo } from '../core/race-quantities.js';
import { lastStep } from '../core/race-state.js';
import { allStyles, isHidden } from '../core/run-looks.js';
import { showing, touching } from '../core/span.js';
import { fit } from '../plots/canvas.js';
import { createDiffers } from './again.js';
import { attachCursor } from './chart-cursor.js';
import { drawChart } from './chart-picture.js';
import { shownCurves } from './chart-series.js';
import { createChartValues } from './chart-values.js';
import { attachZoom } from './chart-zoom.js';
import { all, h } from './dom.js';
import { watch } from './watch.js';

/** @typedef {import('../core/race-quantities.js').RaceQuantity} RaceQuantity */
/** @typedef {import('./chart-picture.js').Scene} Scene */

/** Where there is no race yet. @type {RaceQuantity} */
const NONE = { key: '', of: () => undefined, pairs: false, label: 'Value', axis: '', curves: [], text: String };
/** So many digits survive the way to the page. */
const DIGITS = 7;
/** What another picture comes from. */
const ASPECTS = /** @type {const} */ (['paths', 'seen', 'step', 'quantity', 'logValues', 'parts', 'zoom', 'styles', 'hiddenRuns']);

/** @param {import('./race-context.js').RaceContext} context */
export function createRaceChart({ store, player, theme }) {
  const canvas = h('canvas', { id: 'race-chart', tabIndex: 0, role: 'slider', 'aria-valuemin': '0', 'aria-valuenow': '0', title: 'Click or drag: to that step. Wheel: zoom' });
  const values = createChartValues(theme.palette);
  /** @type {import('../plots/axes.js').ChartFrame | null} */
  let chart = null;
  /** Of the race and the quantity that `key` says. @type {{key: unknown[], quantity: RaceQuantity, runs: import('../core/race-quantities.js').RunColumns[]}} */
  let known = { key: [], quantity: NONE, runs: [] };
  const differs = createDiffers();
  const steps = () => Array.from({ length: store.get().seen + 1 }, (_, step) => step);
  /** @returns {[number, number]} */
  const whole = () => [0, Math.max(1, lastStep(store.get()))];
  const frame = () => chart;
  const cursorAt = attachCursor(canvas, { frame, places: steps, here: () => store.get().step, onMove: moved, onEnter: player.seek });
  const { by } = attachZoom(canvas, {
    frame, whole, zoom: () => store.get().zoom, cursor: cursorAt, onZoom: (zoom) => store.set({ zoom }),
    onPick: goTo, onScrub: goTo,
  });
  const element = h('div', { class: 'chart-box' }, canvas, values.element);
  const watched = watch(element, player.redraw);

  /** The quantity shown, and the columns of all runs: put together once a race. */
  function find() {
    const { paths, quantity: wanted } = store.get();
    if (known.key[0] !== paths || known.key[1] !== wanted) {
      const quantity = raceQuantityOf(raceQuantities(paths), wanted) ?? NONE;
      known = { key: [paths, wanted], quantity, runs: paths ? columnsOf(paths, quantity) : [] };
    }
    return known;
  }

  /** @returns {Scene} as far as it was shown */
  function scene() {
    const state = store.get();
    const { quantity, runs } = find();
    const shown = upTo(runs.filter(({ name }) => !isHidden(state, name)), state.seen);
    const look = { parts: quantity.pairs ? state.parts : null, smoothing: 0, strongTo: state.step, logLoss: state.logValues, zoom: touching(state.zoom, whole()) };
    const empty = runs.length && !shown.length ? 'All runs are hidden.' : `Press Play: ${quantity.label} is drawn here.`;
    return { runs: shown, styles: allStyles(state), quantity, look, whole: whole(), palette: theme.palette(), empty };
  }

  /** For a file, which shows all that was shown; its numbers have no digits that the way to the page made up. @returns {Scene} */
  function print() {
    const { runs, look, ...rest } = scene();
    const exact = (/** @type {any} */ column) => (column instanceof Float32Array ? Array.from(column, (value) => Number(value.toPrecision(DIGITS))) : column);
    const printed = runs.map((run) => /** @type {import('./chart-series.js').Run} */ (Object.fromEntries(Object.entries(run).map(([key, column]) => [key, exact(column)]))));
    return { ...rest, runs: printed, look: { ...look, strongTo: Infinity } };
  }

  function draw() {
    const { width, height, ratio, visible } = watched.seen;
    if (!visible) return;
    const state = store.get();
    const cursor = cursorAt();
    const palette = theme.palette();
    if (!differs([width, height, ratio, cursor, palette, ...ASPECTS.map((key) => state[key])])) return;
    const picture = scene();
    chart = drawChart(fit(canvas, width, height, ratio), picture, { width, height, ratio, named: true, cursor: cursor ?? state.step });
    if (cursor !== null) read(picture, cursor);
  }

  /** @param {Scene} picture @param {number} at */
  function read({ runs, styles, quantity, look }, at) {
    const { at: here, sentence } = values.show(runs, styles, quantity, shownCurves(quantity, look.parts), at);
    canvas.setAttribute('aria-valuetext', sentence);
    canvas.setAttribute('aria-valuemax', String(store.get().seen));
    canvas.setAttribute('aria-valuenow', String(here));
  }

  /** @param {number | null} at @param {boolean} byKey */
  function moved(at, byKey) {
    const { zoom, paths } = store.get();
    values.element.hidden = at === null || !paths;
    if (chart && at !== null) values.element.classList.toggle('to-left', chart.toX(at) > watched.seen.width / 2);
    if (byKey && at !== null && zoom) store.set({ zoom: showing(zoom, at) });
    player.redraw();
  }

  /** @param {number} at */
  function goTo(at) {
    player.seek(Math.round(at));
  }

  const describe = () => canvas.setAttribute('aria-label', `${find().quantity.label} over the steps`);

  describe();
  return {
    element, by, scene: print, quantity: () => find().quantity,
    dispose: all([
      player.onDraw(draw),
      ...ASPECTS.map((key) => store.subscribe((state) => state[key], player.redraw)),
      ...(/** @type {const} */ (['quantity', 'paths'])).map((key) => store.subscribe((state) => state[key], describe)),
      theme.onChange(() => {
        values.forget();
        player.redraw();
      }),
      watched.dispose,
    ]),
  };
}
