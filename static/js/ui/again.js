/** Whether a picture is to be drawn again: one that would look the same is not. */

/** Milliseconds between two drawings, while it plays, of what changes little from frame to frame and costs much. */
const CALM = 40;

/**
 * @returns {(parts: unknown[]) => boolean} whether one of them is another than the last time
 */
export function createDiffers() {
  /** @type {unknown[] | null} */
  let last = null;
  return (parts) => {
    const differs = parts.length !== last?.length || parts.some((part, index) => !Object.is(part, last?.[index]));
    if (differs) last = parts;
    return differs;
  };
}

/**
 * For what training changes little by little.
 * @param {() => number} [now] milliseconds
 * @returns {(playing: boolean, parts: unknown[], moved?: boolean) => boolean} whether to draw now; where nothing plays, or one of
 *   the parts is another, always; `moved`: whether training has changed what can be seen
 */
export function createPace(now = () => performance.now()) {
  const differs = createDiffers();
  let drawn = -Infinity;
  return (playing, parts, moved = true) => {
    const isOther = differs(parts);
    if (playing && !isOther && (!moved || now() < drawn + CALM)) return false;
    drawn = now();
    return true;
  };
}
