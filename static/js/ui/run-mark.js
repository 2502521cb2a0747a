/** The sign of a run: its colour and its mark, the same in every view. */

import { fit } from '../plots/canvas.js';
import { runStyle } from '../plots/colour.js';
import { drawMark } from '../plots/marks.js';
import { h } from './dom.js';

const SIZE = 14;

/**
 * @param {number} index of the run
 * @param {import('./theme.js').Palette} palette
 */
export function runMark(index, palette) {
  const canvas = h('canvas', { class: 'run-mark', 'aria-hidden': 'true' });
  drawRunMark(canvas, index, palette);
  return canvas;
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {number} index
 * @param {import('./theme.js').Palette} palette
 */
export function drawRunMark(canvas, index, palette) {
  const { colour, mark } = runStyle(index, palette.runs);
  const context = fit(canvas, SIZE, SIZE, Math.max(2, devicePixelRatio));
  context.fillStyle = context.strokeStyle = colour;
  drawMark(context, mark, SIZE / 2, SIZE / 2, SIZE * 0.72);
}
