/** Strokes over a map, by mouse, pen, finger or keyboard, as places in the plane. */

import { project } from '../plots/canvas.js';
import { areaOf } from './map-area.js';

/** @typedef {[number, number]} Place */

/**
 * @typedef {object} StrokeHandlers
 * @property {() => boolean} active whether strokes are wanted now; else the map keeps its own ways
 * @property {() => import('../core/types.js').Domain | undefined} domain
 * @property {(place: Place) => void} begin
 * @property {(places: Place[]) => void} move
 * @property {(kept: boolean) => void} end kept: false where the browser took the pointer away
 * @property {(place: Place) => void} put one point, by keyboard
 * @property {(place: Place) => void} remove the nearest one, by keyboard
 */

const PUTS = ['Enter', 'p'];
const REMOVES = ['Delete', 'Backspace'];

/**
 * @param {HTMLCanvasElement} canvas
 * @param {StrokeHandlers} handlers
 * @returns {() => void}
 */
export function listenToStrokes(canvas, { active, domain, begin, move, end, put, remove }) {
  const stop = new AbortController();
  /** @type {number | null} */
  let pointer = null;

  /** @param {PointerEvent} event @returns {Place | null} */
  function placeOf(event) {
    const [area, shown] = [areaOf(canvas), domain()];
    return area && shown ? project(shown, area.rect()).back(event.offsetX, event.offsetY) : null;
  }

  /** @param {string} type @param {(event: any) => void} listener */
  const on = (type, listener) => canvas.addEventListener(type, listener, { signal: stop.signal });

  on('pointerdown', (/** @type {PointerEvent} */ event) => {
    const place = active() && event.isPrimary && event.button === 0 ? placeOf(event) : null;
    if (!place) return;
    pointer = event.pointerId;
    canvas.setPointerCapture(pointer);
    begin(place);
  });
  on('pointermove', (/** @type {PointerEvent} */ event) => {
    if (event.pointerId !== pointer) return;
    const all = event.getCoalescedEvents?.() ?? [];
    move((all.length ? all : [event]).map(placeOf).filter((place) => place !== null));
  });
  /** @param {boolean} kept */
  const ended = (kept) => (/** @type {PointerEvent} */ event) => {
    if (event.pointerId !== pointer) return;
    pointer = null;
    end(kept);
  };
  on('pointerup', ended(true));
  on('pointercancel', ended(false));
  on('keydown', (/** @type {KeyboardEvent} */ event) => {
    const act = PUTS.includes(event.key) ? put : REMOVES.includes(event.key) ? remove : null;
    const shown = domain();
    if (!act || !active() || !shown || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act(areaOf(canvas)?.cursor() ?? /** @type {Place} */ (shown.map(([low, high]) => (low + high) / 2)));
  });
  return () => stop.abort();
}
