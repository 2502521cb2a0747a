/** Hands on a map of the plane: a click picks a place, a drag moves the handle or the map, wheel and two fingers zoom. */

import { project } from '../plots/canvas.js';

/** @typedef {[number, number]} Point */

/**
 * @typedef {object} Hands
 * @property {() => import('../plots/canvas.js').Rect} rect of the map on the canvas
 * @property {() => import('../plots/canvas.js').Domain} domain that it shows
 * @property {() => Point} handle where it is, in the plane
 * @property {(pixels: Point | null) => void} onHover
 * @property {(place: Point) => void} onPick a click beside the handle
 * @property {(place: Point, isOver: boolean) => void} onDrag of the handle, once more when it is over
 * @property {(factor: number, about: Point) => void} onZoom
 * @property {(about: Point) => void} onTwice a double click; its first half was told as a click
 * @property {(shares: Point) => void} onPan of the domain, by shares of its width and height
 */

const STILL = 4; // pixels: a press that moves less is a click
const REACH = 12; // pixels around the handle
const FINGER = 24;
const PER_PIXEL = 1.0015; // of the wheel
const PIXELS_A_LINE = 30;

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Hands} hands
 * @returns {() => void}
 */
export function attachHands(canvas, hands) {
  const stop = new AbortController();
  /** Fingers and buttons that are down, where they were last. @type {Map<number, Point>} */
  const down = new Map();
  /** @type {'press' | 'handle' | 'pan' | 'pinch' | null} */
  let doing = null;
  /** @type {Point} */
  let began = [0, 0];
  let isMoved = false;
  let wasOnHandle = false;

  /** @param {Point} pixels @returns {Point} */
  const placeOf = ([px, py]) => project(hands.domain(), hands.rect()).back(px, py);
  /** @param {PointerEvent} event */
  function isOnHandle({ offsetX, offsetY, pointerType }) {
    const at = project(hands.domain(), hands.rect());
    const [x, y] = hands.handle();
    return Math.hypot(at.x(x) - offsetX, at.y(y) - offsetY) <= (pointerType === 'touch' ? FINGER : REACH);
  }
  /** @param {Point} from @param {Point} to */
  function pan([fromX, fromY], [toX, toY]) {
    const { width, height } = hands.rect();
    hands.onPan([(fromX - toX) / width, (toY - fromY) / height]);
  }

  /** @param {PointerEvent} event */
  function press(event) {
    if (event.button > 1) return;
    if (event.button === 1) event.preventDefault(); // or the page would begin to scroll by itself
    const here = /** @type {Point} */ ([event.offsetX, event.offsetY]);
    if (doing === 'handle') return;
    down.set(event.pointerId, here);
    if (down.size === 1) [began, isMoved] = [here, false];
    if (down.size === 2) doing = 'pinch';
    else if (event.button === 1 || event.shiftKey) doing = 'pan';
    else doing = isOnHandle(event) ? 'handle' : 'press';
    if (event.pointerType !== 'touch' || doing !== 'press') canvas.setPointerCapture(event.pointerId);
  }

  /** @param {PointerEvent} event */
  function move(event) {
    const here = /** @type {Point} */ ([event.offsetX, event.offsetY]);
    const before = down.get(event.pointerId);
    if (!before) {
      canvas.classList.toggle('is-on-handle', isOnHandle(event));
      return hands.onHover(here);
    }
    if (!isMoved && Math.hypot(here[0] - began[0], here[1] - began[1]) < STILL) return;
    isMoved = true;
    if (doing === 'press' && event.pointerType !== 'touch') doing = 'pan';
    if (doing === 'handle') hands.onDrag(placeOf(here), false);
    else if (doing === 'pan') pan(before, here);
    else if (doing === 'pinch') pinch(event.pointerId, before, here);
    down.set(event.pointerId, here);
    canvas.classList.toggle('is-panned', doing === 'pan');
  }

  /** @param {number} pointer @param {Point} before @param {Point} here */
  function pinch(pointer, before, here) {
    const other = [...down].find(([id]) => id !== pointer)?.[1];
    if (!other) return;
    const wide = Math.hypot(before[0] - other[0], before[1] - other[1]);
    const now = Math.hypot(here[0] - other[0], here[1] - other[1]);
    if (wide > STILL && now > STILL) hands.onZoom(now / wide, placeOf([(here[0] + other[0]) / 2, (here[1] + other[1]) / 2]));
    pan(before, [(before[0] + here[0]) / 2, (before[1] + here[1]) / 2]); // the middle of both moves half as far
  }

  /** @param {PointerEvent} event */
  function release(event) {
    const last = down.get(event.pointerId);
    down.delete(event.pointerId);
    if (!last || down.size) return;
    if (doing === 'handle' && isMoved) hands.onDrag(placeOf(last), true);
    wasOnHandle = doing === 'handle';
    doing = null;
    canvas.classList.remove('is-panned');
  }

  /** @param {MouseEvent} event */
  function click(event) {
    if (isMoved || event.shiftKey) return;
    const place = placeOf([event.offsetX, event.offsetY]);
    if (event.detail > 1) hands.onTwice(place);
    else if (!wasOnHandle) hands.onPick(place);
  }

  /** @param {WheelEvent} event */
  function wheel(event) {
    if (event.ctrlKey || !event.deltaY) return; // the page's own zoom
    event.preventDefault();
    hands.onZoom(PER_PIXEL ** -(event.deltaY * (event.deltaMode ? PIXELS_A_LINE : 1)), placeOf([event.offsetX, event.offsetY]));
  }

  /** A finger on the handle, or a second one, is not for scrolling. @param {TouchEvent} event */
  function touch(event) {
    if (doing === 'handle' || event.touches.length > 1) event.preventDefault();
  }

  const signal = { signal: stop.signal };
  canvas.addEventListener('pointerdown', press, signal);
  canvas.addEventListener('pointermove', move, signal);
  canvas.addEventListener('pointerup', release, signal);
  canvas.addEventListener('pointercancel', release, signal);
  canvas.addEventListener('pointerleave', () => hands.onHover(null), signal);
  canvas.addEventListener('click', click, signal);
  canvas.addEventListener('wheel', wheel, { passive: false, ...signal });
  for (const kind of /** @type {const} */ (['touchstart', 'touchmove'])) canvas.addEventListener(kind, touch, { passive: false, ...signal });
  return () => stop.abort();
}
