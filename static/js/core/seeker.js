/** Dragging through time: one seek under way, and only the last one asked for waits. */

/** @param {(step: number) => boolean | undefined} send answers whether it was sent */
export function createSeeker(send) {
  /** @type {number | null} */
  let wanted = null;
  let underWay = false;

  function next() {
    if (underWay || wanted === null) return;
    underWay = send(wanted) ?? false;
    wanted = null;
  }

  return {
    /** @param {number} step */
    to(step) {
      wanted = step;
      next();
    },
    /** A frame came: the next may go. */
    arrived() {
      underWay = false;
      next();
    },
    forget() {
      underWay = false;
      wanted = null;
    },
  };
}
