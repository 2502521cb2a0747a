/** Where the units and links of a network go. */

/**
 * @typedef {object} Node
 * @property {number} layer 0 are the features, the last is the output
 * @property {number} unit
 * @property {number} x left
 * @property {number} y top
 * @property {number} size its map is a square of this width
 * @property {{x: number, y: number, size: number} | null} bias square (left, top, width) that shows the bias; features have none
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
 * @property {number} shown how many are drawn
 * @property {{x: number, y: number, width: number, height: number, count: number} | null} more place of "+count"
 */

/**
 * @typedef {object} Layout
 * @property {number} width
 * @property {number} height
 * @property {number} size width of a unit
 * @property {ColumnLayout[]} columns
 * @property {Node[]} nodes
 * @property {Link[]} links
 */

/**
 * @typedef {object} LayoutOptions
 * @property {string[]} features
 * @property {number[]} hidden units of each hidden layer
 * @property {number} width
 * @property {number} height
 * @property {number} [top] room kept free above
 * @property {number} [bottom] room kept free below
 * @property {number} [left] room kept free left of the features, for their names
 * @property {number} [right]
 * @property {number} [maxUnits] most units drawn in a layer
 * @property {number} [maxSize] largest unit
 */

const MIN_PITCH = 22; // rows closer than this cannot be read or hit
const UNIT_SHARE = 0.78; // of a row
const COLUMN_SHARE = 0.5; // of a column; the rest is for the links

/**
 * Fits the network into a size: columns from features to output, each centred.
 * @param {LayoutOptions} options
 * @returns {Layout}
 */
export function layout(options) {
  const { features, hidden, width, height, top = 0, bottom = 0, left = 0, right = 0, maxUnits = 16, maxSize = 44 } = options;
  const counts = [features.length, ...hidden, 1];
  const room = Math.max(1, height - top - bottom);
  const columnWidth = Math.max(1, width - left - right) / counts.length;
  // Features are named and switched one by one, so none of them may be summarised.
  const fitting = Math.max(2, Math.min(maxUnits, Math.floor(room / MIN_PITCH)));
  const shown = counts.map((units, layer) => (layer === 0 || units <= fitting ? units : fitting - 1));
  const rows = shown.map((number, layer) => number + (number < counts[layer] ? 1 : 0));
  const pitch = Math.min(room / Math.max(...rows, 1), maxSize / UNIT_SHARE);
  const size = Math.max(2, Math.floor(Math.min(maxSize, pitch * UNIT_SHARE, columnWidth * COLUMN_SHARE)));

  /** @type {ColumnLayout[]} */
  const columns = [];
  /** @type {Node[][]} */
  const layers = [];
  counts.forEach((units, layer) => {
    const x = left + (layer + 0.5) * columnWidth;
    const start = top + (room - rows[layer] * pitch) / 2;
    const rowTop = (/** @type {number} */ row) => Math.round(start + row * pitch + (pitch - size) / 2);
    const x0 = Math.round(x - size / 2);
    const rest = units - shown[layer];
    const more = rest > 0 ? { x: x0, y: rowTop(shown[layer]), width: size, height: size, count: rest } : null;
    columns.push({ layer, x, width: columnWidth, units, shown: shown[layer], more });
    layers.push(Array.from({ length: shown[layer] }, (_, unit) => makeNode(layer, unit, x0, rowTop(unit), size)));
  });
  return { width, height, size, columns, nodes: layers.flat(), links: makeLinks(layers, size) };
}

/**
 * @param {number} layer
 * @param {number} unit
 * @param {number} x
 * @param {number} y
 * @param {number} size
 * @returns {Node}
 */
function makeNode(layer, unit, x, y, size) {
  const small = Math.max(4, Math.round(size * 0.24));
  return { layer, unit, x, y, size, bias: layer === 0 ? null : { x: x - small - 2, y: y + size - small, size: small } };
}

/**
 * Links between neighbouring layers. Their ends are spread along the sides of the units, in the order of the units
 * they come from, so that neighbours can be told apart.
 * @param {Node[][]} layers
 * @param {number} size
 * @returns {Link[]}
 */
function makeLinks(layers, size) {
  const spread = (/** @type {number} */ place, /** @type {number} */ count) => size * (0.25 + (0.5 * (place + 0.5)) / count);
  return layers.slice(1).flatMap((targets, index) => {
    const sources = layers[index];
    return targets.flatMap((target) =>
      sources.map((source) => {
        const x0 = source.x + size;
        const x1 = target.x;
        const y0 = source.y + spread(target.unit, targets.length);
        const y1 = target.y + spread(source.unit, sources.length);
        return { layer: target.layer, from: source.unit, to: target.unit, curve: { x0, y0, x1, y1, bend: (x0 + x1) / 2 } };
      }),
    );
  });
}
