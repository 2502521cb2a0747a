/** What every plot needs to know about its canvas: size, sharpness, text colours. */

/** @typedef {{x: number, y: number, width: number, height: number}} Rect in CSS pixels */
/** @typedef {[[number, number], [number, number]]} Domain part of the plane: [x1 from, to], [x2 from, to] */
/** @typedef {{low: number, high: number, middle: number}} Range */

/**
 * Colours (CSS) and font of what is drawn around the data.
 * @typedef {object} PlotStyle
 * @property {string} text
 * @property {string} muted tick labels, notes
 * @property {string} line axes, outlines
 * @property {string} grid
 * @property {string} background
 * @property {string} font such as '12px system-ui'
 * @property {number} [weight] how many times as thick lines are, and as large marks; 1, if left out
 */

/**
 * Gives the canvas its size in device pixels and a context whose unit is the CSS pixel, cleared.
 * @param {HTMLCanvasElement} canvas
 * @param {number} width CSS pixels
 * @param {number} height CSS pixels
 * @param {number} ratio devicePixelRatio
 * @returns {CanvasRenderingContext2D}
 */
export function fit(canvas, width, height, ratio) {
  const columns = Math.max(1, Math.round(width * ratio));
  const rows = Math.max(1, Math.round(height * ratio));
  // Setting a canvas's size clears it and costs, even when it is the same size.
  if (canvas.width !== columns) canvas.width = columns;
  if (canvas.height !== rows) canvas.height = rows;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser cannot draw on a canvas');
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  return context;
}

/**
 * The nearest place where a line of one CSS pixel falls on whole device pixels.
 * @param {number} value
 * @param {number} [ratio]
 * @returns {number}
 */
export function crisp(value, ratio = 1) {
  const half = (Math.max(1, Math.round(ratio)) % 2) / 2;
  return (Math.round(value * ratio - half) + half) / ratio;
}

/**
 * Between the plane and a rectangle of the canvas; x2 rises upwards.
 * @param {Domain} domain
 * @param {Rect} rect
 * @returns {{x: (x1: number) => number, y: (x2: number) => number, back: (px: number, py: number) => [number, number]}}
 */
export function project(domain, rect) {
  const [[left, right], [bottom, top]] = domain;
  return {
    x: (x1) => rect.x + ((x1 - left) / (right - left)) * rect.width,
    y: (x2) => rect.y + ((top - x2) / (top - bottom)) * rect.height,
    back: (px, py) => [
      left + ((px - rect.x) / rect.width) * (right - left),
      top - ((py - rect.y) / rect.height) * (top - bottom),
    ],
  };
}
