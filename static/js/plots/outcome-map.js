/** A map of starts: a colour for where each one leads, with marks strewn over it that say the same. */
import { parseColour } from './colour.js';
import { createGridPicture } from './grid-picture.js';
import { drawMark } from './marks.js';

/** @typedef {import('./canvas.js').Rect} Rect */
/** @typedef {import('./marks.js').Mark} Mark */
/** @typedef {{colour: string | null, mark: Mark, ink: string}} Look of a outcome: null is a hatch; `ink` is the colour of its marks */

/** Pixels between two marks, and their size. */
const APART = 22;
const SIZE = 6;

/** @param {string} css @returns {number} RGBA as the canvas has it */
export function pixelOf(css) {
  const [red, green, blue] = parseColour(css);
  return new Uint32Array(Uint8Array.of(red, green, blue, 255).buffer)[0] ?? 0;
}

/** @param {import('./grid-picture.js').Making} [making] */
export function createOutcomeMap(making) {
  const picture = createGridPicture(making);
  return {
    /**
     * @param {CanvasRenderingContext2D} context
     * @param {Rect} rect whose edges the first and the last starts lie on
     * @param {[number, number]} shape rows, the lowest first, and columns
     * @param {(row: number, column: number) => {look: Look, pixel: number}} of a pixel of 0 is transparent
     * @param {string} hatch
     */
    draw(context, rect, [rows, columns], of, hatch) {
      picture.draw(context, rect, [rows, columns], (pixels) => {
        let whole = true;
        for (let row = 0; row < rows; row += 1) {
          for (let column = 0; column < columns; column += 1) {
            const { pixel } = of(row, column);
            pixels[(rows - 1 - row) * columns + column] = pixel;
            whole &&= pixel !== 0;
          }
        }
        return whole;
      }, { smooth: false, hatch });
      strew(context, rect, [rows, columns], (row, column) => of(row, column).look);
    },
  };
}

/**
 * A mark every so many pixels, of the outcome that lies there.
 * @param {CanvasRenderingContext2D} context
 * @param {Rect} rect
 * @param {[number, number]} shape
 * @param {(row: number, column: number) => Look} look
 */
function strew(context, rect, [rows, columns], look) {
  const [across, up] = [rect.width, rect.height].map((size) => Math.max(1, Math.floor(size / APART)));
  for (let i = 0; i < up; i += 1) {
    for (let j = 0; j < across; j += 1) {
      const [shareX, shareY] = [(j + 0.5) / across, (i + 0.5) / up];
      const { mark, ink } = look(Math.round(shareY * (rows - 1)), Math.round(shareX * (columns - 1)));
      context.fillStyle = ink;
      drawMark(context, mark, rect.x + shareX * rect.width, rect.y + (1 - shareY) * rect.height, SIZE);
    }
  }
}
