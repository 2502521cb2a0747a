/** Draws the parameters of a network, or their gradients, as matrices. */

import { cellOf } from './matrix-layout.js';
import { shorten } from './text.js';

/** @typedef {import('./matrix-layout.js').MatrixLayout} MatrixLayout */
/** @typedef {import('./matrix-layout.js').One} One */
/** @typedef {import('./matrix-layout.js').Block} Block */

/**
 * @typedef {object} MatrixOptions
 * @property {(place: One) => number | undefined} value undefined where it is not finite
 * @property {number} magnitude |value| at the ends of the scale
 * @property {((layer: number, parameter: string, unit: number, input?: number) => boolean) | null} frozen
 * @property {One | null} cursor
 * @property {string[]} features names of the inputs of the first layer
 * @property {import('./colour.js').Scale} scale
 * @property {import('./canvas.js').PlotStyle} style
 * @property {string} accent
 * @property {{x: number, y: number, width: number, height: number}} seen the part that is to be drawn
 */

const LEAST_WITH_NUMBERS = { width: 20, height: 12 };
const LEAST_HEADING = 13; // a column narrower than that has no heading of its own
const MARK = 5; // the corner of what is frozen
const BRIGHT = 0.36; // luminance from which text is dark

/**
 * @param {CanvasRenderingContext2D} context where the part that is seen begins at 0, 0
 * @param {MatrixLayout} layout
 * @param {MatrixOptions} options
 */
export function drawMatrices(context, layout, options) {
  const { seen, style } = options;
  context.save();
  context.translate(-seen.x, -seen.y);
  context.font = style.font;
  context.textBaseline = 'middle';
  for (const block of layout.blocks) {
    if (block.x - 40 > seen.x + seen.width || block.x + block.width < seen.x) continue;
    drawHeadings(context, layout, block, options);
    drawCells(context, layout, block, options);
  }
  const cell = options.cursor && cellOf(layout, options.cursor);
  if (cell) {
    context.strokeStyle = options.accent;
    context.lineWidth = 2;
    context.strokeRect(cell.x, cell.y, cell.width, cell.height);
  }
  context.restore();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {MatrixLayout} layout
 * @param {Block} block
 * @param {MatrixOptions} options
 */
function drawHeadings(context, { cell, top }, { layer, x, units, columns }, { style, features }) {
  context.fillStyle = style.muted;
  context.textAlign = 'right';
  const every = Math.ceil(LEAST_HEADING / cell.height);
  for (let unit = 0; unit < units; unit += every) context.fillText(`a${lowered(unit + 1)}`, x - 4, top + (unit + 0.5) * cell.height);
  context.textAlign = 'center';
  const apart = Math.ceil((layer === 1 ? LEAST_HEADING : 2 * LEAST_HEADING) / cell.width);
  for (const { parameter, input, x: left } of columns) {
    if (input !== undefined && input % apart) continue;
    const name = input === undefined ? parameter : layer === 1 ? features[input] ?? '' : `a${lowered(input + 1)}`;
    context.fillText(shorten(context, name, cell.width * (input === undefined ? 1.3 : apart) - 2), left + cell.width / 2, top - 8);
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {MatrixLayout} layout
 * @param {Block} block
 * @param {MatrixOptions} options
 */
function drawCells(context, { cell, top }, { layer, units, columns }, { value, magnitude, frozen, scale, style, seen }) {
  const withNumbers = cell.width >= LEAST_WITH_NUMBERS.width && cell.height >= LEAST_WITH_NUMBERS.height;
  const first = Math.max(0, Math.floor((seen.y - top) / cell.height));
  const last = Math.min(units, Math.ceil((seen.y + seen.height - top) / cell.height));
  const gap = cell.width > 14 ? 1 : 0.5;
  const unitOfCells = 10 ** powerOf(magnitude);
  for (const { parameter, input, x } of columns) {
    if (x > seen.x + seen.width || x + cell.width < seen.x) continue;
    for (let unit = first; unit < last; unit += 1) {
      const y = top + unit * cell.height;
      const here = value({ layer, parameter, unit, input });
      const share = here === undefined ? 0 : here / magnitude;
      context.fillStyle = here === undefined ? style.background : scale.css(share);
      context.fillRect(x, y, cell.width - gap, cell.height - gap);
      const ink = inkOn(scale, share);
      if (withNumbers && here !== undefined) write(context, here / unitOfCells, { x, y, ...cell }, ink);
      if (frozen?.(layer, parameter, unit, input)) mark(context, x + cell.width - gap, y, ink);
    }
  }
}

/**
 * As many decimals as fit, or none.
 * @param {CanvasRenderingContext2D} context
 * @param {number} value
 * @param {import('./canvas.js').Rect} cell
 * @param {string} ink
 */
function write(context, value, cell, ink) {
  const choices = Math.abs(value) >= 1 ? [2, 1, 0] : [2, 1]; // without decimals a small number would read as 0
  const text = choices.map((decimals) => plain(value, decimals)).find((each) => context.measureText(each).width <= cell.width - 2);
  if (!text) return;
  context.fillStyle = ink;
  context.textAlign = 'center';
  context.fillText(text, cell.x + cell.width / 2, cell.y + cell.height / 2 + 0.5);
}

/** A number as short as can be: −.42, 1.2, 0. @param {number} value @param {number} decimals */
const plain = (value, decimals) => (Math.abs(value) < 0.5 * 0.1 ** decimals ? '0' : value.toFixed(decimals).replace(/^(-?)0\./, '$1.').replace('-', '−'));

/**
 * The power of ten that numbers in cells are multiples of, where plain ones would be too small or too long.
 * @param {number} magnitude of the largest
 */
export function powerOf(magnitude) {
  return magnitude < 0.2 || magnitude >= 100 ? Math.floor(Math.log10(magnitude)) : 0;
}

/**
 * A corner, of what is frozen.
 * @param {CanvasRenderingContext2D} context
 * @param {number} right
 * @param {number} top
 * @param {string} ink
 */
function mark(context, right, top, ink) {
  context.fillStyle = ink;
  context.beginPath();
  context.moveTo(right - MARK, top);
  context.lineTo(right, top);
  context.lineTo(right, top + MARK);
  context.fill();
}

/**
 * Black or white, whichever reads better on a colour of the scale.
 * @param {import('./colour.js').Scale} scale
 * @param {number} share
 */
function inkOn({ lut, index }, share) {
  const at = index(share) * 4;
  const [r, g, b] = [0, 1, 2].map((channel) => (lut[at + channel] / 255) ** 2.2);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > BRIGHT ? '#000' : '#fff';
}

/** @param {number} value as it stands below a letter */
const lowered = (value) => [...String(value)].map((digit) => String.fromCharCode(0x2080 + Number(digit))).join('');
