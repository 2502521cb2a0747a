/** A curve as a path: of the points that share a column of pixels those that can be seen. */

/**
 * The first, the highest, the lowest and the last point of a column look like all of them, and a thousand points cost as
 * much to draw as there are pixels.
 * @param {CanvasRenderingContext2D} context whose path goes on
 * @param {number} ratio devicePixelRatio
 */
export function createPath(context, ratio) {
  let count = 0; // points since the last gap
  let column = NaN;
  let [lastX, lastY] = [0, 0];
  /** The last point that is in the path. */
  let [atX, atY] = [0, 0];
  let [highX, highY, lowX, lowY] = [0, 0, 0, 0];

  /** @param {number} px @param {number} py */
  function line(px, py) {
    if (px === atX && py === atY) return;
    context.lineTo(px, py);
    atX = px;
    atY = py;
  }

  /** What of the column is not in the path yet, from left to right. */
  function finishColumn() {
    if (highX <= lowX) line(highX, highY);
    line(lowX, lowY);
    if (highX > lowX) line(highX, highY);
    line(lastX, lastY);
  }

  return {
    /** @param {number} px @param {number} py */
    to(px, py) {
      const here = Math.floor(px * ratio);
      if (here !== column || count === 0) {
        if (count === 0) context.moveTo(px, py);
        else {
          finishColumn();
          context.lineTo(px, py);
        }
        column = here;
        atX = highX = lowX = px;
        atY = highY = lowY = py;
      } else if (py < highY) {
        highX = px;
        highY = py;
      } else if (py > lowY) {
        lowX = px;
        lowY = py;
      }
      lastX = px;
      lastY = py;
      count += 1;
    },

    /** A gap. */
    end() {
      if (count === 1) context.lineTo(lastX + 2, lastY); // a point alone must not be invisible
      else if (count > 1) finishColumn();
      count = 0;
    },
  };
}
