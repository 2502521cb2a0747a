/** The errors of a regression: figures, and every prediction against the truth. */

import { number } from '../core/format.js';
import { fit } from '../plots/canvas.js';
import { drawScatter } from '../plots/scatter.js';
import { all, h, setText } from './dom.js';
import { watch } from './watch.js';

/** @typedef {import('../core/types-scores.js').NumberMetrics} NumberMetrics */

const ROWS = /** @type {const} */ ([['r2', 'R²'], ['rmse', 'RMSE'], ['mae', 'mean absolute error'], ['largest_error', 'largest error']]);

/**
 * @param {import('./theme.js').Theme} theme
 * @param {string} title
 */
export function numberPart(theme, title) {
  const figures = ROWS.map(([key, label]) => ({ key, label, cell: h('dd', { class: `metric-${key}` }) }));
  const list = h('dl', {}, ...figures.flatMap(({ label, cell }) => [h('dt', {}, label), cell]));
  const canvas = h('canvas', { role: 'img' });
  const box = h('div', { class: 'scatter-box' }, canvas);
  /** @type {NumberMetrics | null} */
  let last = null;
  const watched = watch(box, draw);

  function draw() {
    const { width, height, ratio, visible } = watched.seen;
    if (!visible || !last) return;
    const { style, accent } = theme.palette();
    drawScatter(fit(canvas, width, height, ratio), { width, height, ratio, truth: last.true, predicted: last.predicted, style, colour: accent });
  }

  return {
    element: h('div', { class: 'metrics-scatter' }, list, box),
    /** @param {NumberMetrics} metrics */
    show(metrics) {
      last = metrics;
      for (const { key, cell } of figures) setText(cell, number(metrics[key]));
      canvas.setAttribute('aria-label', `Predicted against true numbers of the ${title.toLowerCase()}; R² is ${number(metrics.r2)}`);
      draw();
    },
    dispose: all([theme.onChange(draw), watched.dispose]),
  };
}
