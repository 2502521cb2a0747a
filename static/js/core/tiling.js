/** Squares with captions in a box: how many side by side, and how large. */

/**
 * @param {number} count of squares
 * @param {{width: number, height: number}} box
 * @param {{gap: number, caption: number}} space between squares, and the height of what stands below each
 * @returns {{columns: number, size: number}} the largest squares that fit
 */
export function tile(count, { width, height }, { gap, caption }) {
  let best = { columns: 1, size: 0 };
  for (let columns = 1; columns <= Math.max(1, count); columns += 1) {
    const rows = Math.ceil(count / columns);
    const across = (width - gap * (columns - 1)) / columns;
    const down = (height - gap * (rows - 1)) / rows - caption;
    const size = Math.floor(Math.min(across, down));
    if (size > best.size) best = { columns, size };
  }
  return best;
}
