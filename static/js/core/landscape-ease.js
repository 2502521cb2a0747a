/** From one fit of the plane to the next without a jerk: for a moment points are under way, and heights between the old and the new. */

/** @typedef {import('./types-race.js').Heights} Heights */
/** @typedef {import('./types-landscape.js').Path} Path */
/** @typedef {import('./types.js').Domain} Domain */
/** @typedef {{heights: Heights, domain: Domain, paths: Path[], rest?: number}} Scene domain: the part that is shown; rest: how much of the scene before is still there */
/** @typedef {{x: number[], y: number[]}} Shift how far each point of a path was from where it is now */

export const EASE = 300; // ms

/**
 * @param {{duration?: number, now?: () => number}} [options]
 */
export function createEase({ duration = EASE, now = () => performance.now() } = {}) {
  /** @type {{begun: number, heights: Heights, domain: Domain, shifts: Map<string, Shift>} | null} */
  let from = null;
  const left = () => (from ? Math.max(0, 1 - (now() - from.begun) / duration) : 0);

  return {
    isMoving: () => left() > 0,
    /** @param {Scene | null} before null: there was nothing, and the next is there at once @param {Scene} after */
    begin(before, after) {
      const shiftTo = (/** @type {Path} */ path) => shiftOf(before?.paths.find(({ name }) => name === path.name), path);
      from = before && { begun: now(), heights: before.heights, domain: before.domain, shifts: new Map(after.paths.map((path) => [path.name, shiftTo(path)])) };
    },
    /** What is seen now of what is. @param {Scene} scene @returns {Scene} the scene itself when it stands */
    shown(scene) {
      const rest = left() ** 2 * (3 - 2 * left());
      if (!from || rest <= 0) {
        from = null;
        return scene;
      }
      const { shifts, heights, domain } = from;
      const mixed = /** @type {Domain} */ (scene.domain.map((ends, axis) => ends.map((end, side) => end + rest * (Number(domain[axis]?.[side]) - end))));
      return { heights: between(heights, scene.heights, rest), domain: mixed, rest, paths: scene.paths.map((path) => shifted(path, shifts.get(path.name), rest)) };
    },
  };
}

/**
 * Of steps that the path before does not have yet, those of its last.
 * @param {Path | undefined} before
 * @param {Path} after
 * @returns {Shift}
 */
function shiftOf(before, after) {
  const end = before?.step.at(-1);
  if (!before || end === undefined) return { x: [], y: [] };
  const known = after.step.filter((step) => step <= end);
  return {
    x: known.map((step, index) => at(before.step, before.x, step) - Number(after.x[index])),
    y: known.map((step, index) => at(before.step, before.y, step) - Number(after.y[index])),
  };
}

/**
 * A column at a step, also between its own; before the first as there.
 * @param {number[]} steps
 * @param {number[]} column
 * @param {number} step
 */
function at(steps, column, step) {
  let [low, high] = [0, steps.length - 1];
  while (low < high - 1) {
    const middle = (low + high) >> 1;
    if (Number(steps[middle]) <= step) low = middle;
    else high = middle;
  }
  const [a, b] = [Number(steps[low]), Number(steps[high])];
  const share = b > a ? Math.max(0, Math.min(1, (step - a) / (b - a))) : 1;
  return Number(column[low]) * (1 - share) + Number(column[high]) * share;
}

/** Points that came since are shifted as the last one of then. @param {Path} path @param {Shift | undefined} shift @param {number} rest @returns {Path} */
function shifted(path, shift, rest) {
  if (!shift?.x.length) return path;
  const last = shift.x.length - 1;
  const moved = (/** @type {number[]} */ column, /** @type {number[]} */ by) => column.map((value, index) => value + rest * Number(by[Math.min(index, last)]));
  return { ...path, x: moved(path.x, shift.x), y: moved(path.y, shift.y) };
}

/**
 * Heights between two grids of the same size, the places of the grid too.
 * @param {Heights} before
 * @param {Heights} after
 * @param {number} rest how much of the one before
 * @returns {Heights}
 */
export function between(before, after, rest) {
  if (before.columns !== after.columns || before.rows !== after.rows) return after;
  const mix = (/** @type {ArrayLike<number>} */ old, /** @type {ArrayLike<number>} */ now) => Float64Array.from(now, (value, index) => value + rest * (Number(old[index]) - value));
  return { ...after, x: mix(before.x, after.x), y: mix(before.y, after.y), values: mix(before.values, after.values) };
}
