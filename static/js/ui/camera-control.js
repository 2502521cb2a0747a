/** Turning and zooming by mouse, touch and keys. */

/** @typedef {import('../core/race-state.js').RaceState['camera']} Camera */

/** Degrees. */
const A_PIXEL = 0.4;
const A_KEY = 5;
const [LOWEST, HIGHEST] = [5, 90];
const [FAR, NEAR] = [0.5, 6];
const A_ZOOM = 1.15;

/** What keys turn: azimuth, elevation. @type {Record<string, [number, number]>} */
const TURNS = { ArrowLeft: [-A_KEY, 0], ArrowRight: [A_KEY, 0], ArrowUp: [0, A_KEY], ArrowDown: [0, -A_KEY] };
/** @type {Record<string, number>} */
const ZOOMS = { '+': A_ZOOM, '=': A_ZOOM, '-': 1 / A_ZOOM, '−': 1 / A_ZOOM };

/**
 * A camera within what can be looked at: never from below, azimuth from −180° to 180°.
 * @param {Camera} camera
 * @returns {Camera}
 */
export function held({ azimuth, elevation, zoom }) {
  return {
    azimuth: azimuth - 360 * Math.round(azimuth / 360),
    elevation: Math.max(LOWEST, Math.min(HIGHEST, elevation)),
    zoom: Math.max(FAR, Math.min(NEAR, zoom)),
  };
}

/**
 * Listens to an element until disposed of. What is dragged follows the pointer; two fingers zoom and turn; one that goes upright scrolls the page (`touch-action: pan-y`).
 * @param {HTMLElement} element
 * @param {object} options
 * @param {() => Camera} options.get
 * @param {(camera: Camera) => void} options.set
 * @param {() => void} options.reset
 * @param {(place: [number, number] | null) => void} [options.point] where the pointer is while it drags nothing, CSS pixels
 * @returns {() => void}
 */
export function listenToCamera(element, { get, set, reset, point = () => {} }) {
  /** Pointers that are down. @type {Map<number, {x: number, y: number}>} */
  const down = new Map();
  const stop = new AbortController();
  let before = get();

  /** @param {number} azimuth @param {number} elevation @param {number} [zoom] times */
  function move(azimuth, elevation, zoom = 1) {
    const camera = get();
    set(held({ azimuth: camera.azimuth + azimuth, elevation: camera.elevation + elevation, zoom: camera.zoom * zoom }));
  }

  const apart = () => {
    const [one, other] = [...down.values()];
    return one && other ? Math.hypot(one.x - other.x, one.y - other.y) : 0;
  };

  /** @param {PointerEvent} event */
  function pressed(event) {
    if (event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    if (!down.size) before = get();
    down.set(event.pointerId, { x: event.clientX, y: event.clientY });
    point(null);
  }

  /** @param {PointerEvent} event */
  function moved(event) {
    const last = down.get(event.pointerId);
    if (!last) {
      if (event.pointerType !== 'touch') point([event.offsetX, event.offsetY]);
      return;
    }
    const far = apart();
    down.set(event.pointerId, { x: event.clientX, y: event.clientY });
    const share = 1 / down.size; // each of two fingers tells of its half
    move(-(event.clientX - last.x) * A_PIXEL * share, (event.clientY - last.y) * A_PIXEL * share, far ? apart() / far : 1);
  }

  /** @param {PointerEvent} event */
  const released = (event) => void down.delete(event.pointerId);

  /** The page scrolls instead: what the finger did until that was known is taken back. @param {PointerEvent} event */
  function cancelled(event) {
    if (down.delete(event.pointerId)) set(before);
  }

  /** @param {WheelEvent} event */
  function rolled(event) {
    event.preventDefault();
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * 40;
    move(0, 0, A_ZOOM ** -(Math.max(-200, Math.min(200, pixels)) / 100));
  }

  /** @param {KeyboardEvent} event */
  function typed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const turn = TURNS[event.key];
    const zoom = ZOOMS[event.key];
    if (turn) move(...turn);
    else if (zoom) move(0, 0, zoom);
    else if (event.key === 'Home') reset();
    else return;
    event.preventDefault(); // neither the page's scrolling nor its other keys
  }

  /** One finger up or down scrolls the page; two are for the surface. @param {TouchEvent} event */
  function touched(event) {
    if (event.touches.length > 1) event.preventDefault();
  }

  const options = { signal: stop.signal };
  for (const kind of /** @type {const} */ (['touchstart', 'touchmove'])) element.addEventListener(kind, touched, { ...options, passive: false });
  element.addEventListener('pointerdown', pressed, options);
  element.addEventListener('pointermove', moved, options);
  for (const kind of /** @type {const} */ (['pointerup', 'lostpointercapture'])) element.addEventListener(kind, released, options);
  element.addEventListener('pointercancel', cancelled, options);
  element.addEventListener('pointerleave', () => point(null), options);
  element.addEventListener('wheel', rolled, { ...options, passive: false });
  element.addEventListener('dblclick', reset, options);
  element.addEventListener('keydown', typed, options);
  return () => stop.abort();
}
