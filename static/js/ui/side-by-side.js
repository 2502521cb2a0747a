/** Pictures that leave the page. */

import { h } from './dom.js';

/**
 * Canvases side by side on one of their own, as high as the highest, over a background.
 * @param {HTMLCanvasElement[]} canvases
 * @param {string} background
 */
export function sideBySide(canvases, background) {
  const height = Math.max(...canvases.map((canvas) => canvas.height));
  const widths = canvases.map((canvas) => canvas.width);
  // Video wants even sizes.
  const sheet = h('canvas', { width: 2 * Math.ceil(widths.reduce((sum, width) => sum + width, 0) / 2), height: 2 * Math.ceil(height / 2) });
  const context = /** @type {CanvasRenderingContext2D} */ (sheet.getContext('2d', { alpha: false }));

  function draw() {
    context.fillStyle = background;
    context.fillRect(0, 0, sheet.width, sheet.height);
    let x = 0;
    canvases.forEach((canvas, index) => {
      const width = widths[index] ?? 0;
      if (canvas.width && canvas.height) {
        // One that has another shape by now is shown whole, in the place that it had.
        const scale = Math.min(width / canvas.width, height / canvas.height, 1);
        context.drawImage(canvas, x, (height - canvas.height * scale) / 2, canvas.width * scale, canvas.height * scale);
      }
      x += width;
    });
  }

  draw();
  return { sheet, draw };
}
