/** The classes with their marks and names, and their probabilities at one place. */
import { percent } from '../core/format.js';
import { drawMark } from './marks.js';
import { shorten } from './text.js';

const MARK = 10;
const MARK_GAP = 5;
const GAP = 12;
const ROOM_OF_A_VALUE = '100%';

/**
 * @typedef {object} ClassLegendOptions
 * @property {string[]} names
 * @property {number[] | null} [values] probabilities; room for them is kept when there are none
 * @property {import('./class-colour.js').ClassColours} classes
 * @property {import('./canvas.js').PlotStyle} style
 */

/**
 * In one row where that fits, else in two rows of columns.
 * @param {CanvasRenderingContext2D} context
 * @param {import('./canvas.js').Rect} rect
 * @param {ClassLegendOptions} options
 */
export function drawClassLegend(context, rect, options) {
  const { names, style } = options;
  context.save();
  context.font = style.font;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  const value = MARK_GAP + context.measureText(ROOM_OF_A_VALUE).width;
  const room = MARK + MARK_GAP + value;
  const widths = names.map((name) => context.measureText(name).width);
  const total = widths.reduce((sum, width) => sum + width + room, GAP * (names.length - 1));
  if (total <= rect.width) {
    let x = rect.x + (rect.width - total + value) / 2;
    names.forEach((name, label) => {
      drawEntry(context, x, rect.y + rect.height / 2, name, label, options);
      x += room + widths[label] + GAP;
    });
  } else {
    const columns = Math.ceil(names.length / 2);
    const pitch = rect.width / columns;
    names.forEach((name, label) => {
      const x = rect.x + (label % columns) * pitch;
      const y = rect.y + (rect.height * (label < columns ? 1 : 3)) / 4;
      drawEntry(context, x, y, shorten(context, name, pitch - room - 2), label, options);
    });
  }
  context.restore();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {string} name
 * @param {number} label
 * @param {ClassLegendOptions} options
 */
function drawEntry(context, x, y, name, label, { classes, style, values }) {
  context.fillStyle = classes.css(label);
  drawMark(context, classes.mark(label), x + MARK / 2, y, MARK);
  context.fillStyle = style.text;
  context.fillText(name, x + MARK + MARK_GAP, y);
  if (!values) return;
  context.fillStyle = style.muted;
  context.fillText(percent(values[label], 0), x + MARK + 2 * MARK_GAP + context.measureText(name).width, y);
}
