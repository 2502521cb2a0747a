/** What lies over a network: units that stand back behind the one in focus, and crosses over those that dropout switches off. */

/** @typedef {import('./network-layout.js').Layout} Layout */
/** @typedef {import('./network-layout.js').Node} Node */
/** @typedef {import('./network-layout.js').Link} Link */
/** @typedef {{layer: number, unit: number}} Place */
/** @typedef {(layer: number, unit: number) => boolean} Dropped whether a unit is switched off */

const VEIL = 0.62; // opacity
const INSET = 0.2; // of a cross, as a share of its unit

/**
 * Whether a unit has no link with the one in focus.
 * @param {Place} place
 * @param {Place} focus
 */
export function isQuiet({ layer, unit }, focus) {
  return layer === focus.layer ? unit !== focus.unit : Math.abs(layer - focus.layer) > 1;
}

/** Whether a link leads to or from a unit that is switched off. @param {Link} link @param {Dropped} dropped */
export const isIdle = ({ layer, from, to }, dropped) => dropped(layer, to) || dropped(layer - 1, from);

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 * @param {{focus: Place | null, dropped: Dropped, style: import('./canvas.js').PlotStyle}} options
 */
export function drawVeil(context, { nodes }, { focus, dropped, style }) {
  const off = nodes.filter(({ layer, unit }) => dropped(layer, unit));
  const quiet = focus ? nodes.filter((node) => isQuiet(node, focus)) : [];
  if (!off.length && !quiet.length) return;
  context.save();
  context.setLineDash([]);
  context.globalAlpha = VEIL;
  context.fillStyle = style.background;
  for (const { x, y, size, bias, layer, unit } of new Set([...off, ...quiet])) {
    if (layer === focus?.layer && unit === focus.unit) continue; // it is the one to be seen
    context.fillRect(x, y, size, size);
    if (bias) context.fillRect(bias.x, bias.y, bias.size, bias.size);
  }
  context.globalAlpha = 1;
  context.strokeStyle = style.text;
  context.lineCap = 'round';
  for (const node of off) drawCross(context, node);
  context.restore();
}

/** @param {CanvasRenderingContext2D} context @param {Node} node */
function drawCross(context, { x, y, size }) {
  const [near, far] = [size * INSET, size * (1 - INSET)];
  context.lineWidth = Math.max(1.25, Math.min(2.5, size / 12));
  context.beginPath();
  context.moveTo(x + near, y + near);
  context.lineTo(x + far, y + far);
  context.moveTo(x + far, y + near);
  context.lineTo(x + near, y + far);
  context.stroke();
}
