/** The chart as a file: PNG, SVG, or its numbers as CSV. */

import { curvesCsv } from '../core/curves-csv.js';
import { EPOCHS } from '../core/quantities.js';
import { drawMark } from '../plots/marks.js';
import { svgRecorder } from '../plots/svg.js';
import { runStyle } from '../plots/colour.js';
import { drawChart } from './chart-picture.js';
import { shownCurves } from './chart-series.js';
import { saveFile } from './save-file.js';
import { h } from './dom.js';

/** @typedef {import('./chart-picture.js').Scene} Scene */
/** @typedef {'png' | 'svg' | 'csv'} Kind */

const SHARPNESS = 2; // device pixels to each of the page's
const SIZE = { width: 720, height: 405 };
const PADDING = 12;
const LINE = 18; // height of a line of names

/**
 * Gives the file to the browser, which saves it.
 * @param {Kind} kind
 * @param {Scene} scene
 */
export async function saveChart(kind, scene) {
  const name = `ravine-${scene.quantity.key}.${kind}`;
  const over = scene.quantity.over ? [scene.quantity.over.column] : ['step', EPOCHS.column];
  if (kind === 'csv') saveFile(name, new Blob([curvesCsv(scene.runs, scene.quantity.curves.map(({ column }) => column), over)], { type: 'text/csv' }));
  else if (kind === 'svg') saveFile(name, new Blob([chartSvg(scene)], { type: 'image/svg+xml' }));
  else saveFile(name, await chartPng(scene));
}

/** @param {Scene} scene @returns {string} */
export function chartSvg(scene) {
  const ruler = document.createElement('canvas').getContext('2d');
  const { context, text } = svgRecorder(SIZE.width, SIZE.height, (words, font) => {
    if (!ruler) return 0;
    ruler.font = font;
    return ruler.measureText(words).width;
  });
  paint(context, scene, 1);
  return text();
}

/** @param {Scene} scene @returns {Promise<Blob>} */
async function chartPng(scene) {
  const canvas = h('canvas', { width: SIZE.width * SHARPNESS, height: SIZE.height * SHARPNESS });
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser cannot draw on a canvas');
  context.scale(SHARPNESS, SHARPNESS);
  paint(context, scene, SHARPNESS);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture could not be made'))), 'image/png'));
}

/**
 * The chart on a ground of its own, with the names of the runs above it.
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {number} ratio
 */
function paint(context, scene, ratio) {
  const { palette: { style }, look, quantity } = scene;
  context.fillStyle = style.background;
  context.fillRect(0, 0, SIZE.width, SIZE.height);
  context.font = style.font;
  context.textBaseline = 'middle';
  const top = drawNames(context, scene);
  context.save();
  context.translate(0, top);
  drawChart(context, scene, { width: SIZE.width, height: SIZE.height - top - PADDING / 2, ratio, named: true, cursor: null });
  if (quantity.curves.length > 1) {
    context.fillStyle = style.muted;
    context.textAlign = 'right';
    context.textBaseline = 'top';
    context.fillText(keyText(shownCurves(quantity, look.parts)), SIZE.width - PADDING, 2);
  }
  context.restore();
}

/** Which line is which. @param {import('../core/quantities.js').CurveOf[]} curves @returns {string} */
const keyText = (curves) => curves.map(({ part, dashed }) => `${dashed ? 'dashes' : 'line'}: ${part}`).join(', ');

/**
 * Marks and names of the runs, in as many lines as they need.
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @returns {number} where the chart begins
 */
function drawNames(context, { runs, styles, palette }) {
  let [x, y] = [PADDING, PADDING + LINE / 2];
  for (const { name } of runs) {
    const { width } = context.measureText(name);
    if (x > PADDING && x + LINE + width > SIZE.width - PADDING) [x, y] = [PADDING, y + LINE];
    const { colour, mark } = runStyle(styles[name] ?? 0, palette.runs);
    context.fillStyle = colour;
    drawMark(context, mark, x + LINE / 2 - 2, y, LINE * 0.6);
    context.fillStyle = palette.style.text;
    context.fillText(name, x + LINE, y);
    x += LINE + width + PADDING;
  }
  return y + LINE / 2;
}
