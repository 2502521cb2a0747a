/** Where a map lies on its canvas, and where its cursor is: told by whoever draws it to whoever works on it. */

/**
 * @typedef {object} MapArea
 * @property {() => import('../plots/canvas.js').Rect} rect of the map, without its axes
 * @property {() => [number, number] | null} cursor in the plane
 */

/** @type {WeakMap<HTMLCanvasElement, MapArea>} */
const areas = new WeakMap();

/** @param {HTMLCanvasElement} canvas @param {MapArea} area */
export const tellArea = (canvas, area) => areas.set(canvas, area);

/** @param {HTMLCanvasElement} canvas @returns {MapArea | undefined} */
export const areaOf = (canvas) => areas.get(canvas);
