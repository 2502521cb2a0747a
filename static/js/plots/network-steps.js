/** From unit to unit with the arrow keys, as they stand in the picture. */

/** @typedef {import('./network-layout.js').Layout} Layout */
/** @typedef {import('./network-layout.js').Node} Node */
/** @typedef {{layer: number, unit: number}} Place */

/**
 * The unit next to another: above or below it in its column; at its side in a compact column, else in the next column the
 * one nearest in height.
 * @param {Layout} layout
 * @param {Place} place
 * @param {number} right −1, 0 or 1
 * @param {number} down −1, 0 or 1
 * @returns {Node | null} none at the edges
 */
export function neighbour(layout, place, right, down) {
  const column = layout.columns[place.layer];
  const from = nodeAt(layout, place.layer, place.unit);
  if (!column || !from) return null;
  if (down) return nodeAt(layout, place.layer, place.unit + down * column.across);
  const across = place.unit % column.across;
  const side = across + right >= 0 && across + right < column.across ? nodeAt(layout, place.layer, place.unit + right) : null;
  if (side) return side;
  const next = layout.columns[place.layer + right];
  if (!next) return null;
  // A compact column is entered at its edge.
  const edge = layout.nodes.filter((node) => node.layer === next.layer && node.unit % next.across === (right > 0 ? 0 : edgeOf(next, node.unit)));
  return edge.reduce((best, node) => (distance(node, from) < distance(best, from) ? node : best), edge[0]) ?? null;
}

/** @param {import('./network-layout.js').ColumnLayout} column @param {number} unit the last place of its row */
const edgeOf = ({ across, units }, unit) => Math.min(across - 1, units - 1 - Math.floor(unit / across) * across);

/** @param {Node} a @param {Node} b */
const distance = (a, b) => Math.abs(a.y + a.size / 2 - b.y - b.size / 2);

/** @param {Layout} layout @param {number} layer @param {number} unit @returns {Node | null} */
const nodeAt = (layout, layer, unit) => layout.nodes.find((node) => node.layer === layer && node.unit === unit) ?? null;
