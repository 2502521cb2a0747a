/** The shapes that tell runs, and classes, apart without their colour. */

/** @typedef {'circle' | 'square' | 'triangle' | 'down' | 'diamond' | 'cross' | 'plus' | 'ring' | 'thick-cross' | 'thick-plus' | 'star' | 'bar' | 'post'} Mark */

const ARM = 0.42;
/** Corners of a plus that is a surface. */
const PLUS = [[-ARM, -1.2], [ARM, -1.2], [ARM, -ARM], [1.2, -ARM], [1.2, ARM], [ARM, ARM], [ARM, 1.2], [-ARM, 1.2], [-ARM, ARM], [-1.2, ARM], [-1.2, -ARM], [-ARM, -ARM]];

/** Corners on the square from −1 to 1. @type {Partial<Record<Mark, number[][]>>} */
const SHAPES = {
  square: [[-0.85, -0.85], [0.85, -0.85], [0.85, 0.85], [-0.85, 0.85]],
  triangle: [[0, -1], [1, 0.8], [-1, 0.8]],
  down: [[0, 1], [-1, -0.8], [1, -0.8]],
  diamond: [[0, -1.1], [1.1, 0], [0, 1.1], [-1.1, 0]],
  star: Array.from({ length: 10 }, (_, i) => [Math.sin((i * Math.PI) / 5), -Math.cos((i * Math.PI) / 5)].map((reach) => reach * (i % 2 ? 0.5 : 1.25))),
  bar: [[-1.15, -0.55], [1.15, -0.55], [1.15, 0.55], [-1.15, 0.55]],
  post: [[-0.55, -1.15], [0.55, -1.15], [0.55, 1.15], [-0.55, 1.15]],
  'thick-plus': PLUS,
  'thick-cross': PLUS.map(([x, y]) => [(x - y) * Math.SQRT1_2, (x + y) * Math.SQRT1_2]),
};

/** Of the classes, in their order: surfaces, so that they can have an outline on a map of their own colour. @type {Mark[]} */
export const CLASS_MARKS = ['circle', 'square', 'triangle', 'diamond', 'thick-cross', 'down', 'star', 'thick-plus', 'bar', 'post'];

/**
 * Begins the path of a mark that is a surface.
 * @param {CanvasRenderingContext2D} context
 * @param {Mark} mark
 * @param {number} x its centre
 * @param {number} y
 * @param {number} half of its width
 */
export function traceMark(context, mark, x, y, half) {
  context.beginPath();
  const corners = SHAPES[mark];
  if (!corners) {
    context.arc(x, y, half, 0, 2 * Math.PI);
    return;
  }
  for (const [dx, dy] of corners) context.lineTo(x + dx * half, y + dy * half);
  context.closePath();
}

/**
 * Draws a mark in the context's fillStyle; cross, plus and ring are lines of that colour. A hollow mark is an
 * outline, a hollow line is thinner.
 * @param {CanvasRenderingContext2D} context
 * @param {Mark} mark
 * @param {number} x its centre
 * @param {number} y
 * @param {number} size its width
 * @param {string} [hollow] colour of what is inside
 */
export function drawMark(context, mark, x, y, size, hollow) {
  const half = size / 2;
  if (mark === 'circle' || SHAPES[mark]) {
    traceMark(context, mark, x, y, half);
    fill(context, size, hollow);
    return;
  }
  context.beginPath();
  if (mark === 'ring') {
    context.arc(x, y, half * 0.8, 0, 2 * Math.PI);
  } else {
    const [across, up] = mark === 'plus' ? [half, 0] : [half * 0.8, half * 0.8];
    context.moveTo(x - across, y - up);
    context.lineTo(x + across, y + up);
    context.moveTo(x - up, y + across);
    context.lineTo(x + up, y - across);
  }
  outline(context, hollow ? Math.max(1, size / 8) : Math.max(1.5, size / 4));
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} size
 * @param {string} [hollow]
 */
function fill(context, size, hollow) {
  if (!hollow) return context.fill();
  const colour = context.fillStyle;
  context.fillStyle = hollow;
  context.fill();
  context.fillStyle = colour;
  outline(context, Math.max(1.5, size / 5));
}

/**
 * Strokes the path in the colour of the mark.
 * @param {CanvasRenderingContext2D} context
 * @param {number} width
 */
function outline(context, width) {
  context.save();
  context.strokeStyle = context.fillStyle;
  context.lineWidth = width;
  context.setLineDash([]);
  context.stroke();
  context.restore();
}
