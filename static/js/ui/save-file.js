/** Files that the browser saves. */

import { h } from './dom.js';

/**
 * @param {string} name
 * @param {string | Blob} content an address of this server, or what is to be in the file
 */
export function saveFile(name, content) {
  const href = typeof content === 'string' ? content : URL.createObjectURL(content);
  const link = h('a', { href, download: name.replace(/[^\p{L}\p{N}._-]+/gu, '-') });
  document.body.append(link);
  link.click();
  link.remove();
  if (typeof content !== 'string') setTimeout(() => URL.revokeObjectURL(href), 60_000); // the browser may still be reading it
}

/**
 * Canvases as one picture, one below the other; those that lie over the first have its size and place.
 * @param {{below: HTMLCanvasElement[], over?: HTMLCanvasElement[], background: string}} parts
 * @returns {Promise<Blob>}
 */
export function pictureOf({ below, over = [], background }) {
  const gap = 4 * devicePixelRatio;
  const width = Math.max(...below.map((canvas) => canvas.width));
  const height = below.reduce((sum, canvas) => sum + canvas.height + gap, -gap);
  const picture = new OffscreenCanvas(width, height);
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (picture.getContext('2d'));
  context.fillStyle = background;
  context.fillRect(0, 0, width, height);
  /** @param {HTMLCanvasElement} canvas @param {number} top */
  const place = (canvas, top) => context.drawImage(canvas, (width - canvas.width) / 2, top);
  let top = 0;
  for (const canvas of below) {
    place(canvas, top);
    top += canvas.height + gap;
  }
  for (const canvas of over) place(canvas, 0);
  return picture.convertToBlob({ type: 'image/png' });
}
