/** What a grid of values says between its points. */

/**
 * The value at a place of the plane, between those of the four points around it; NaN beside the grid and where one of them has none.
 * @param {{x: ArrayLike<number>, y: ArrayLike<number>, values: ArrayLike<number>, columns: number, rows: number}} grid evenly spaced, y rising
 * @param {number} x
 * @param {number} y
 * @returns {number}
 */
export function valueAt({ x: across, y: up, values, columns, rows }, x, y) {
  const [u, v] = [place(across, columns, x), place(up, rows, y)];
  if (!(u >= 0 && v >= 0 && u <= columns - 1 && v <= rows - 1)) return NaN;
  const [column, row] = [Math.min(columns - 2, Math.floor(u)), Math.min(rows - 2, Math.floor(v))];
  const [du, dv] = [u - column, v - row];
  const corner = row * columns + column;
  const below = values[corner] * (1 - du) + values[corner + 1] * du;
  const above = values[corner + columns] * (1 - du) + values[corner + columns + 1] * du;
  return below * (1 - dv) + above * dv;
}

/** @param {ArrayLike<number>} all @param {number} count @param {number} value @returns {number} its index, with a fraction */
const place = (all, count, value) => ((value - all[0]) / (all[count - 1] - all[0])) * (count - 1);
