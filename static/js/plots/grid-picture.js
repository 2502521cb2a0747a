/** Colours on a grid as a smooth picture; where there is none, a hatch shows. */

/** @typedef {import('./canvas.js').Rect} Rect */
/** @typedef {{makeCanvas?: (width: number, height: number) => any}} Making how small canvases are made */

/**
 * @typedef {object} GridPicture
 * @property {(context: CanvasRenderingContext2D, rect: Rect, shape: [number, number], paint: (pixels: Uint32Array) => boolean,
 *   options: {smooth?: boolean, hatch?: string}) => void} draw `shape` is [rows, columns]; `paint` fills the pixels, RGBA
 *   each, the top row first, and answers whether it left none transparent. The first and the last sample lie on the edges
 *   of the rectangle.
 */

const HATCH_DISTANCE = 6;

/**
 * Keeps its buffers from one drawing to the next; one may draw many pictures in turn.
 * @param {Making} [making]
 * @returns {GridPicture}
 */
export function createGridPicture({ makeCanvas = (width, height) => new OffscreenCanvas(width, height) } = {}) {
  /** One small canvas for every shape that was drawn. @type {Map<string, ReturnType<typeof makeBuffer>>} */
  const buffers = new Map();

  return {
    draw(context, rect, [rows, columns], paint, { smooth = true, hatch = 'gray' }) {
      const key = `${rows}×${columns}`;
      const buffer = buffers.get(key) ?? makeBuffer(makeCanvas, rows, columns);
      buffers.set(key, buffer);
      const whole = paint(buffer.pixels);
      buffer.context.putImageData(buffer.image, 0, 0);

      context.save();
      if (!whole) drawHatch(context, rect, hatch);
      context.imageSmoothingEnabled = smooth;
      // A pixel's colour belongs to its centre: half a pixel is cut off all around to put samples on the edges.
      const inset = rows > 1 && columns > 1 ? 0.5 : 0;
      context.drawImage(
        buffer.canvas, inset, inset, columns - 2 * inset, rows - 2 * inset, rect.x, rect.y, rect.width, rect.height,
      );
      context.restore();
    },
  };
}

/**
 * @param {(width: number, height: number) => any} makeCanvas
 * @param {number} rows
 * @param {number} columns
 */
function makeBuffer(makeCanvas, rows, columns) {
  const canvas = makeCanvas(columns, rows);
  const context = canvas.getContext('2d');
  const image = context.createImageData(columns, rows);
  return { canvas, context, image, pixels: new Uint32Array(image.data.buffer) };
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Rect} rect
 * @param {string} colour
 */
function drawHatch(context, { x, y, width, height }, colour) {
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.beginPath();
  for (let start = -height; start < width; start += HATCH_DISTANCE) {
    context.moveTo(x + start, y + height);
    context.lineTo(x + start + height, y);
  }
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.stroke();
  context.restore();
}
