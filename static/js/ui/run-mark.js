/** The sign of a run: its colour and its mark, the same in every view. */

import { styleOf } from '../core/run-looks.js';
import { fit } from '../plots/canvas.js';
import { runStyle } from '../plots/colour.js';
import { drawMark } from '../plots/marks.js';
import { h } from './dom.js';

const SIZE = 14;

/**
 * Colour and mark of a run: what every view asks.
 * @param {import('../core/run-looks.js').Looks} state
 * @param {string} name of the run
 * @param {import('./theme.js').Palette} palette
 */
export const looksOf = (state, name, palette) => runStyle(styleOf(state, name), palette.runs);

/**
 * @param {number} style of the run
 * @param {import('./theme.js').Palette} palette
 */
export function runMark(style, palette) {
  const canvas = h('canvas', { class: 'run-mark', 'aria-hidden': 'true' });
  drawRunMark(canvas, style, palette);
  return canvas;
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {number} style of the run
 * @param {import('./theme.js').Palette} palette
 */
export function drawRunMark(canvas, style, palette) {
  const { colour, mark } = runStyle(style, palette.runs);
  const context = fit(canvas, SIZE, SIZE, Math.max(2, devicePixelRatio));
  context.fillStyle = context.strokeStyle = colour;
  drawMark(context, mark, SIZE / 2, SIZE / 2, SIZE * 0.72);
}
