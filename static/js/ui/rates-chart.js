/** Steps to the minimum, or the value at the end, against the learning rate. */

import { lanesOf, measure, rateColumns } from '../core/race-rates.js';
import { allStyles, isHidden, styleOf } from '../core/run-looks.js';
import { fit } from '../plots/canvas.js';
import { runStyle } from '../plots/colour.js';
import { drawMark } from '../plots/marks.js';
import { drawLanes, lanePitch } from '../plots/rate-lanes.js';
import { createDiffers } from './again.js';
import { attachCursor } from './chart-cursor.js';
import { drawChart } from './chart-picture.js';
import { createChartValues } from './chart-values.js';
import { all, h } from './dom.js';
import { watch } from './watch.js';

/** @typedef {import('../core/types-race.js').RunRates} RunRates */
/** @typedef {import('../core/types-race.js').Racer} Racer */
/** @typedef {'steps' | 'value'} Key */

const BEST = 13;
const PRESENT = 10;
/** Less high, the chart leaves the name of its axis to the menu above. */
const NAMED = 190;

/**
 * @param {import('./race-context.js').RaceContext} context
 * @param {object} options
 * @param {() => import('../core/types-race.js').Rates | null} options.answer
 * @param {() => Key} options.key what is drawn
 * @param {(racer: Racer) => number} options.rateOf a run's present learning rate
 * @param {(seen: import('./watch.js').Seen) => void} options.onSeen
 */
export function createRatesChart({ store, theme, player }, { answer, key, rateOf, onSeen }) {
  const canvas = h('canvas', { tabIndex: 0, role: 'slider', 'aria-valuemin': '0', 'aria-valuenow': '0' });
  const values = createChartValues(theme.palette);
  const element = h('div', { class: 'chart-box' }, canvas, values.element);
  /** @type {import('../plots/axes.js').ChartFrame | null} */
  let chart = null;
  const differs = createDiffers();
  const frame = () => chart;
  const cursorAt = attachCursor(canvas, { frame, places: () => shown()[0]?.rate ?? [], here: () => shown()[0]?.best?.rate ?? 1, onMove: moved });
  const watched = watch(element, (seen) => {
    onSeen(seen);
    player.redraw();
  });

  /** @returns {RunRates[]} */
  const shown = () => (answer()?.runs ?? []).filter(({ name }) => !isHidden(store.get(), name) && store.get().spec.runs.some((run) => run.name === name));

  function draw() {
    const { width, height, ratio, visible } = watched.seen;
    const state = store.get();
    const cursor = cursorAt();
    const palette = theme.palette();
    if (!visible || !differs([width, height, ratio, palette, cursor, answer(), key(), state.paths, state.spec, state.styles, state.hiddenRuns])) return;
    const runs = shown();
    const minima = state.paths?.surface.minima ?? [];
    const quantity = measure(key(), minima.length > 0);
    const pitch = lanePitch(runs.length, height);
    const room = runs.length * pitch;
    const context = fit(canvas, width, height, ratio);
    context.save();
    context.translate(0, room);
    const columns = rateColumns(runs, minima);
    chart = drawChart(context, {
      runs: columns, styles: allStyles(state), quantity, palette, look: { parts: null, smoothing: 0, zoom: null, logLoss: true }, whole: spanOf(runs),
      empty: runs.length ? 'No run arrives at a minimum at any of these rates.' : 'Every run is tried at many learning rates.',
    }, { width, height: height - room, ratio, named: height > NAMED, cursor });
    context.restore();
    drawLanes(context, chart, runs.map((run) => ({ ...runStyle(styleOf(state, run.name), palette.runs), lanes: lanesOf(run) })), pitch);
    drawSigns(context, runs, columns, chart, pitch);
    if (cursor !== null) read(columns, quantity, cursor);
  }

  /**
   * Where each run is best, and where it is now: on its curve, or in its lane.
   * @param {CanvasRenderingContext2D} context
   * @param {RunRates[]} runs
   * @param {ReturnType<typeof rateColumns>} columns
   * @param {import('../plots/axes.js').ChartFrame} at
   * @param {number} pitch of the lanes
   */
  function drawSigns(context, runs, columns, at, pitch) {
    const state = store.get();
    const { runs: colours, style } = theme.palette();
    runs.forEach((run, index) => {
      const { colour, mark } = runStyle(styleOf(state, run.name), colours);
      context.fillStyle = colour;
      /** @param {number} rate @param {number} size @param {string} [hollow] */
      const sign = (rate, size, hollow) => {
        const y = heightAt(columns[index]?.rate ?? [], columns[index]?.[key()] ?? [], rate);
        const isOn = y !== null && (!at.log || y > 0);
        if (rate < at.x[0] || rate > at.x[1]) return;
        drawMark(context, mark, at.toX(rate), isOn ? runs.length * pitch + at.toY(y) : (index + 0.5) * pitch, size * (style.weight ?? 1), hollow);
      };
      const racer = state.spec.runs.find(({ name }) => name === run.name);
      if (racer) sign(rateOf(racer), PRESENT, style.background);
      if (run.best) sign(run.best.rate, BEST);
    });
  }

  /** @param {ReturnType<typeof rateColumns>} columns @param {import('../core/quantities.js').Quantity} quantity @param {number} at */
  function read(columns, quantity, at) {
    const { at: here, sentence } = values.show(columns, allStyles(store.get()), quantity, quantity.curves, at);
    canvas.setAttribute('aria-valuetext', sentence);
    canvas.setAttribute('aria-valuemax', String(columns[0]?.rate.at(-1) ?? 0));
    canvas.setAttribute('aria-valuenow', String(here));
  }

  /** @param {number | null} at */
  function moved(at) {
    values.element.hidden = at === null || !shown().length;
    if (chart && at !== null) values.element.classList.toggle('to-left', chart.toX(at) > watched.seen.width / 2);
    player.redraw();
  }

  return {
    element,
    visible: () => watched.seen.visible,
    /** Something else is to be drawn. */
    show() {
      canvas.setAttribute('aria-label', `${measure(key(), true).label} over the learning rate`);
      player.redraw();
    },
    dispose: all([
      player.onDraw(draw),
      ...(/** @type {const} */ (['paths', 'spec', 'styles', 'hiddenRuns'])).map((each) => store.subscribe((state) => state[each], player.redraw)),
      theme.onChange(() => {
        values.forget();
        player.redraw();
      }),
      watched.dispose,
    ]),
  };
}

/** @param {RunRates[]} runs @returns {[number, number]} the learning rates that were tried */
function spanOf(runs) {
  const rates = runs.flatMap(({ rate }) => [Number(rate[0]), Number(rate.at(-1))]);
  return rates.length ? [Math.min(...rates), Math.max(...rates)] : [1e-4, 10];
}

/**
 * How high a curve is at a rate between those that were tried; null where it has a gap.
 * @param {number[]} rates
 * @param {(number | null)[]} heights
 * @param {number} rate
 */
export function heightAt(rates, heights, rate) {
  const right = rates.findIndex((each) => each >= rate);
  if (right < 0) return null;
  const [a, b] = [heights[Math.max(0, right - 1)] ?? null, heights[right] ?? null];
  if (rates[right] === rate || right === 0) return rates[right] === rate ? b : null;
  if (a === null || b === null) return null;
  const [low, high] = [Number(rates[right - 1]), Number(rates[right])];
  const share = Math.log(rate / low) / Math.log(high / low);
  return a > 0 && b > 0 ? a * (b / a) ** share : a + (b - a) * share;
}
