/** The chart as a picture: the same on the page and in a file. */

import { EPOCHS } from '../core/quantities.js';
import { drawLines } from '../plots/lines.js';
import { seriesOf, valueRange } from './chart-series.js';

/** @typedef {import('./chart-series.js').Run} Run */
/** @typedef {import('../core/state.js').AppState} AppState */
/** @typedef {import('../core/quantities.js').Quantity} Quantity */

/**
 * What a picture is made of.
 * @typedef {object} Scene
 * @property {Run[]} runs those that have curves
 * @property {import('../core/run-looks.js').Styles} styles of all runs
 * @property {Quantity} quantity
 * @property {import('./chart-series.js').Look & Pick<AppState, 'zoom' | 'logLoss'>} look
 * @property {import('../core/span.js').Span} [whole] what the axis shows without a zoom; the data's, if left out
 * @property {import('./theme.js').Palette} palette
 * @property {string} empty words for a chart without curves
 */

/**
 * @typedef {object} Sheet
 * @property {number} width
 * @property {number} height
 * @property {number} ratio
 * @property {boolean} [named] whether the axis says what it shows
 * @property {number | null} [cursor]
 */

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {Sheet} sheet
 */
export function drawChart(context, { runs, styles, quantity, look, whole, palette, empty }, { named, ...sheet }) {
  const series = seriesOf(runs, styles, quantity, look, palette.runs);
  const log = isLog(quantity, look);
  const over = quantity.over ?? EPOCHS;
  return drawLines(context, {
    ...sheet, series, log, logX: over.log, empty, style: palette.style, xLabel: over.label, yLabel: named ? quantity.axis : '',
    xRange: look.zoom ?? whole, yRange: valueRange(series, quantity, log, look.zoom),
  });
}

/** @param {Quantity} quantity @param {Pick<AppState, 'logLoss'>} look */
export const isLog = (quantity, look) => Boolean(quantity.log && look.logLoss);

/** @param {{epoch: number[]}[]} runs @returns {[number, number]} the epochs that there are */
export function epochsOf(runs) {
  const ends = runs.flatMap(({ epoch }) => (epoch.length ? [Number(epoch[0]), Number(epoch.at(-1))] : []));
  return ends.length ? [Math.min(...ends), Math.max(...ends)] : [0, 0];
}
