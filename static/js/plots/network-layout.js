/** Where the units and links of a network go. */

/**
 * @typedef {object} Node
 * @property {number} layer 0 are the features, the last is the output
 * @property {number} unit
 * @property {number} x left
 * @property {number} y top
 * @property {number} size its map is a square of this width
 * @property {{x: number, y: number, size: number} | null} bias square (left, top, width) that shows the bias; features
 *   and the units of compact columns have none
 */

/**
 * A cubic curve from the right side of one unit to the left side of another.
 * @typedef {{x0: number, y0: number, x1: number, y1: number, bend: number}} Curve control points are (bend, y0) and (bend, y1)
 */

/** @typedef {{layer: number, from: number, to: number, curve: Curve}} Link weight W[to][from] of `layer` (from 1) */

/**
 * @typedef {object} ColumnLayout
 * @property {number} layer
 * @property {number} x centre
 * @property {number} width room that the column has
 * @property {number} units how many there are
 * @property {number} across how many units stand side by side: 1, more where the column is compact
 * @property {number} size width of a unit
 */

/**
 * @typedef {object} Layout
 * @property {number} width
 * @property {number} height
 * @property {number} size width of a unit; compact columns have smaller ones
 * @property {ColumnLayout[]} columns
 * @property {Node[]} nodes column by column, unit by unit
 * @property {Link[]} links of layers that show all of them
 * @property {number[]} wide layers (from 1) that have too many, of which only the strongest are drawn
 */

/**
 * @typedef {object} LayoutOptions
 * @property {string[]} features
 * @property {number[]} hidden units of each hidden layer
 * @property {number} [outputs] units of the output layer, one if left out
 * @property {number} width
 * @property {number} height
 * @property {number} [top] room kept free above
 * @property {number} [bottom] room kept free below
 * @property {number} [left] room kept free left of the features, for their names
 * @property {number} [right]
 * @property {number} [maxUnits] most units one below the other
 * @property {number} [maxSize] largest unit
 */

const MIN_PITCH = 22; // rows closer than this cannot be read or hit
const UNIT_SHARE = 0.78; // of a row
const COLUMN_SHARE = 0.5; // of a column; the rest is for the links
const COMPACT_SHARE = 0.6; // of a column, for the units of a compact one
const LARGEST_CELL = 0.55; // of the largest unit, for the rows of a compact column
const LEAST_PIXEL = 11;
const MOST_LINKS = 256; // between two layers that show all of them

/**
 * Fits the network into a size: columns from features to output, each centred. A layer with more units than fit one below
 * the other is compact: several small ones side by side, row by row.
 * @param {LayoutOptions} options
 * @returns {Layout}
 */
export function layout(options) {
  const { features, hidden, outputs = 1, width, height, top = 0, bottom = 0, left = 0, right = 0, maxUnits = 16, maxSize = 44 } = options;
  const counts = [features.length, ...hidden, outputs];
  const room = Math.max(1, height - top - bottom);
  const columnWidth = Math.max(1, width - left - right) / counts.length;
  const fitting = Math.max(2, Math.min(maxUnits, Math.floor(room / MIN_PITCH)));
  // Features and outputs have names, and a name needs a row.
  const isEnd = (/** @type {number} */ layer) => layer === 0 || layer === counts.length - 1;
  const isCompact = counts.map((units, layer) => units > (isEnd(layer) ? maxUnits : fitting));
  const rows = Math.max(1, ...counts.filter((_, layer) => !isCompact[layer]));
  const pitch = Math.min(room / rows, maxSize / UNIT_SHARE);
  const size = Math.max(2, Math.floor(Math.min(maxSize, pitch * UNIT_SHARE, columnWidth * COLUMN_SHARE)));

  /** @type {ColumnLayout[]} */
  const columns = [];
  /** @type {Node[][]} */
  const layers = [];
  counts.forEach((units, layer) => {
    const x = left + (layer + 0.5) * columnWidth;
    const grid = isCompact[layer] ? cells(units, { width: columnWidth * COMPACT_SHARE, height: room, most: Math.max(MIN_PITCH, maxSize * LARGEST_CELL), image: layer === 0 }) : { across: 1, pitch, size };
    const down = Math.ceil(units / grid.across);
    const gap = (grid.pitch - grid.size) / 2;
    const start = { x: x - (grid.across * grid.pitch) / 2 + gap, y: top + (room - down * grid.pitch) / 2 + gap };
    columns.push({ layer, x, width: columnWidth, units, across: grid.across, size: grid.size });
    layers.push(Array.from({ length: units }, (_, unit) => {
      const at = { x: Math.round(start.x + (unit % grid.across) * grid.pitch), y: Math.round(start.y + Math.floor(unit / grid.across) * grid.pitch) };
      return makeNode(layer, unit, at, grid.size, layer > 0 && !isCompact[layer]);
    }));
  });

  const wide = counts.flatMap((units, layer) => {
    const before = counts[layer - 1] ?? 0;
    return isCompact[layer] || (layer > 0 && isCompact[layer - 1]) || units * before > MOST_LINKS ? [layer] : [];
  }).filter((layer) => layer > 0);
  return { width, height, size, columns, nodes: layers.flat(), links: makeLinks(layers, wide), wide };
}

/**
 * The largest cells in which so many units fit into a box, in full rows where that costs little.
 * @param {number} units
 * @param {{width: number, height: number, most: number, image: boolean}} box most: the largest that a cell may be; image:
 *   units that make a square stand as one, they may be the pixels of a picture
 * @returns {{across: number, pitch: number, size: number}}
 */
function cells(units, { width, height, most, image }) {
  const choices = Array.from({ length: units - 1 }, (_, index) => {
    const across = index + 2;
    const down = Math.ceil(units / across);
    return { across, down, pitch: Math.min(width / across, height / down, most) };
  });
  const square = choices.find(({ across, down, pitch }) => image && across === down && across * down === units && pitch >= LEAST_PIXEL);
  const worth = (/** @type {typeof choices[number]} */ { across, down, pitch }) => pitch * (units / (across * down));
  const { across, pitch } = square ?? choices.reduce((best, each) => (worth(each) > worth(best) ? each : best));
  return { across, pitch, size: Math.max(2, Math.floor(pitch - Math.max(2, pitch * 0.2))) };
}

/**
 * @param {number} layer
 * @param {number} unit
 * @param {{x: number, y: number}} at
 * @param {number} size
 * @param {boolean} biased
 * @returns {Node}
 */
function makeNode(layer, unit, { x, y }, size, biased) {
  const small = Math.max(4, Math.round(size * 0.24));
  return { layer, unit, x, y, size, bias: biased ? { x: x - small - 2, y: y + size - small, size: small } : null };
}

/**
 * All links between neighbouring layers, but for the wide ones.
 * @param {Node[][]} layers
 * @param {number[]} wide
 * @returns {Link[]}
 */
function makeLinks(layers, wide) {
  return layers.slice(1).flatMap((targets, index) => {
    const sources = layers[index];
    if (wide.includes(index + 1)) return [];
    return targets.flatMap((target) => sources.map((source) => makeLink(source, target, sources.length, targets.length)));
  });
}

/**
 * Ends are spread along the sides of the units, in the order of the units they come from, so that neighbours can be told
 * apart.
 * @param {Node} source
 * @param {Node} target
 * @param {number} sources how many units there are in the layer of the source
 * @param {number} targets
 * @returns {Link}
 */
export function makeLink(source, target, sources, targets) {
  const spread = (/** @type {number} */ place, /** @type {number} */ count) => 0.25 + (0.5 * (place + 0.5)) / count;
  const x0 = source.x + source.size;
  const x1 = target.x;
  const y0 = source.y + source.size * spread(target.unit, targets);
  const y1 = target.y + target.size * spread(source.unit, sources);
  return { layer: target.layer, from: source.unit, to: target.unit, curve: { x0, y0, x1, y1, bend: (x0 + x1) / 2 } };
}
