/** Draws a network that has been laid out. */

/** @typedef {import('./network-layout.js').Layout} Layout */
/** @typedef {import('./network-layout.js').Node} Node */
/** @typedef {import('./network-layout.js').Link} Link */
/** @typedef {import('./network-hit.js').Hit} Hit */
/** @typedef {import('./network-links.js').Weights} Weights */
/** @typedef {(context: CanvasRenderingContext2D) => void} Paint */
/**
 * @typedef {{values: ArrayLike<number>, shape: number[], range: import('./canvas.js').Range, scale?: import('./colour.js').Scale}} UnitMap
 *   `scale` where it is another than that of the weights
 */

/**
 * @typedef {object} DrawOptions
 * @property {Weights} weights
 * @property {Link[]} [links] those to draw, all if left out
 * @property {Link[]} [stressed] links that the others stand back behind
 * @property {(link: Link) => boolean} [faded] links that stand back too, unless they are stressed
 * @property {(layer: number, unit: number) => string | undefined} [frames] colours of the frames of units that have one of their own
 * @property {((layer: number, parameter: string, unit: number, input?: number) => boolean) | null} [frozen] which parameters hold
 *   still: their links are dashed, their biases padlocks
 * @property {(layer: number, unit: number) => UnitMap | undefined} [maps]
 * @property {import('./heatmap.js').Heatmap} [heatmap] draws the maps
 * @property {boolean} [discretise] the maps in two colours
 * @property {import('./colour.js').Scale} scale
 * @property {import('./canvas.js').PlotStyle} style
 * @property {Hit | null} [selected]
 * @property {Hit | null} [hover]
 * @property {string} [accent] colour of what is selected
 * @property {(paint: Paint) => void} [behind] draws what is behind the units that training changes: the links and the units of
 *   layer 0; `paint` does it on any canvas of the same size
 * @property {(context: CanvasRenderingContext2D, paint: Paint) => void} [inputs] draws the units of layer 0 there, which training
 *   does not change
 * @property {number} [magnitude] |weight| of the widest link; the largest drawn, if left out
 */

const LEVELS = 12; // link widths: links of the same look are drawn as one path
const THINNEST = 0.75;
const DASHES = [5, 4]; // of a frozen link
const WIDEST_OF_MANY = 3; // where there are so many links that not all are drawn
const BACKGROUND = 0.2; // opacity of links that stand back
const PALEST = 0.35; // on the scale, so that the sign of a small weight still shows

/**
 * Draws links (colour: sign, width: size), biases, maps, and what is selected or hovered.
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 * @param {DrawOptions} options
 */
export function draw(context, layout, options) {
  const { links = layout.links, behind = (paint) => paint(context) } = options;
  const magnitude = options.magnitude || largestWeight(links, options.weights) || 1;
  context.save();
  context.setLineDash([]);
  behind((below) => drawBehind(below, layout, links, options, magnitude));
  drawNodes(context, layout.nodes.filter(({ layer }) => layer > 0), options, magnitude);
  for (const [mark, width] of marked(options)) {
    if (mark.type === 'link') continue;
    const square = mark.type === 'bias' && mark.node.bias ? mark.node.bias : mark.node;
    context.strokeStyle = options.accent ?? options.style.text;
    context.lineWidth = width;
    context.strokeRect(square.x - 1, square.y - 1, square.size + 2, square.size + 2);
  }
  context.restore();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 * @param {Link[]} links
 * @param {DrawOptions} options
 * @param {number} magnitude
 */
function drawBehind(context, layout, links, options, magnitude) {
  const { stressed: front, faded = () => false, inputs = (on, paint) => paint(on) } = options;
  context.globalAlpha = BACKGROUND;
  drawLinks(context, layout, front ? links : links.filter(faded), options, magnitude);
  context.globalAlpha = 1;
  drawLinks(context, layout, front ?? links.filter((link) => !faded(link)), options, magnitude);
  for (const [mark, width] of marked(options)) {
    if (mark.type === 'link') strokeLinks(context, [mark.link], options.accent ?? options.style.text, width + 2);
  }
  inputs(context, (still) => drawNodes(still, layout.nodes.filter(({ layer }) => layer === 0), options, magnitude));
}

/**
 * @param {DrawOptions} options
 * @returns {[Hit, number][]} what is stressed, with the width of its line
 */
function marked({ hover, selected }) {
  /** @type {[Hit, number][]} */
  const marks = [];
  if (hover) marks.push([hover, 1.5]);
  if (selected) marks.push([selected, 2.5]);
  return marks;
}

/**
 * A link's weight; undefined when it is not known or not finite.
 * @param {Link} link
 * @param {Weights} weights
 * @returns {number | undefined}
 */
function weightOf(link, weights) {
  const W = weights(link.layer)?.W;
  const weight = W?.data[link.to * W.shape[1] + link.from];
  return Number.isFinite(weight) ? weight : undefined;
}

/**
 * @param {Link[]} links
 * @param {Weights} weights
 * @returns {number} the largest |weight| drawn
 */
function largestWeight(links, weights) {
  return links.reduce((largest, link) => Math.max(largest, Math.abs(weightOf(link, weights) ?? 0)), 0);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 * @param {Link[]} links
 * @param {DrawOptions} options
 * @param {number} magnitude
 */
function drawLinks(context, layout, links, { weights, scale, style, frozen }, magnitude) {
  /** Links by look: −LEVELS … LEVELS. @type {Link[][]} */
  const looks = Array.from({ length: 2 * LEVELS + 1 }, () => []);
  /** @type {Link[]} */
  const unknown = [];
  for (const link of links) {
    const weight = weightOf(link, weights);
    if (weight === undefined) unknown.push(link);
    else looks[LEVELS + Math.round(Math.max(-1, Math.min(1, weight / magnitude)) * LEVELS)].push(link);
  }
  const { weight: thickness = 1 } = style;
  const thinnest = THINNEST * thickness;
  const widest = thickness * Math.max(1.5, Math.min(layout.wide.length ? WIDEST_OF_MANY : 6, layout.size / 8));
  strokeLinks(context, unknown, style.grid, thinnest);
  // Thin ones first, so that what matters is on top.
  const bySize = looks
    .map((alike, index) => ({ alike, level: index - LEVELS }))
    .sort((a, b) => Math.abs(a.level) - Math.abs(b.level));
  for (const { alike, level } of bySize) {
    const share = Math.abs(level) / LEVELS;
    const colour = scale.css(Math.sign(level) * (PALEST + (1 - PALEST) * share));
    const look = /** @type {const} */ ([level ? colour : style.grid, thinnest + (widest - thinnest) * share]);
    const isStill = (/** @type {Link} */ { layer, to, from }) => frozen?.(layer, 'W', to, from) ?? false;
    strokeLinks(context, frozen ? alike.filter((link) => !isStill(link)) : alike, ...look);
    if (frozen) strokeLinks(context, alike.filter(isStill), ...look, DASHES);
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Link[]} links
 * @param {string} colour
 * @param {number} width
 * @param {number[]} [dashes]
 */
function strokeLinks(context, links, colour, width, dashes = []) {
  if (links.length === 0) return;
  context.setLineDash(dashes);
  context.beginPath();
  for (const { curve } of links) {
    context.moveTo(curve.x0, curve.y0);
    context.bezierCurveTo(curve.bend, curve.y0, curve.bend, curve.y1, curve.x1, curve.y1);
  }
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke();
  context.setLineDash([]);
}

/**
 * Makes a padlock of a square.
 * @param {CanvasRenderingContext2D} context
 * @param {{x: number, y: number, size: number}} square
 * @param {string} colour
 */
function drawShackle(context, { x, y, size }, colour) {
  context.strokeStyle = colour;
  context.lineWidth = 1.5;
  context.strokeRect(x + 0.5, y + 0.5, size - 1, size - 1);
  context.beginPath();
  context.arc(x + size / 2, y, size * 0.32, Math.PI, 0);
  context.stroke();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Node[]} nodes
 * @param {DrawOptions} options
 * @param {number} magnitude
 */
function drawNodes(context, nodes, options, magnitude) {
  for (const node of nodes) drawNode(context, node, options, magnitude);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Node} node
 * @param {DrawOptions} options
 * @param {number} magnitude
 */
function drawNode(context, node, { weights, maps, frames, frozen, heatmap, discretise, scale, style }, magnitude) {
  const { x, y, size, bias } = node;
  context.fillStyle = style.background;
  context.fillRect(x, y, size, size);
  const map = maps?.(node.layer, node.unit);
  if (map && heatmap) {
    const rect = { x, y, width: size, height: size };
    heatmap.draw(context, rect, map.values, map.shape, { range: map.range, scale: map.scale ?? scale, discretise, hatch: style.muted });
  }
  const frame = frames?.(node.layer, node.unit);
  const width = frame && size > 12 ? 2 : 1;
  context.strokeStyle = frame ?? style.line;
  context.lineWidth = width;
  context.strokeRect(x + width / 2, y + width / 2, size - width, size - width);
  if (!bias) return;
  context.strokeStyle = style.line;
  context.lineWidth = 1;
  const value = weights(node.layer)?.b.data[node.unit];
  context.fillStyle = Number.isFinite(value) ? scale.css(Number(value) / magnitude) : style.background;
  context.fillRect(bias.x, bias.y, bias.size, bias.size);
  context.strokeRect(bias.x + 0.5, bias.y + 0.5, bias.size - 1, bias.size - 1);
  if (!frozen?.(node.layer, 'b', node.unit)) return;
  drawShackle(context, bias, style.text);
}
