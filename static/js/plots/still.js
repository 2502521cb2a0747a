/** What stays the same from frame to frame, drawn once and copied: data points, axes, maps that training does not change. */

import { fit } from './canvas.js';

/** @typedef {{width: number, height: number, ratio: number}} Size in CSS pixels, with the device pixels to each */

/**
 * @typedef {object} Still
 * @property {(context: CanvasRenderingContext2D, size: Size, key: unknown[], paint: (context: CanvasRenderingContext2D) => void) => void} draw
 *   copies what `paint` drew; it is asked again only for another size or key, whose parts are compared one by one
 */

/**
 * @param {{makeCanvas?: (width: number, height: number) => any}} [making]
 * @returns {Still}
 */
export function createStill({ makeCanvas = (width, height) => new OffscreenCanvas(width, height) } = {}) {
  /** @type {any} */
  let canvas = null;
  /** @type {unknown[]} */
  let drawn = [];

  return {
    draw(context, { width, height, ratio }, key, paint) {
      const now = [width, height, ratio, ...key];
      canvas ??= makeCanvas(1, 1);
      if (now.length !== drawn.length || now.some((part, index) => part !== drawn[index])) {
        drawn = now;
        paint(fit(canvas, width, height, ratio));
      }
      context.save();
      context.setTransform(1, 0, 0, 1, 0, 0); // pixel by pixel
      context.drawImage(canvas, 0, 0);
      context.restore();
    },
  };
}
