/** The surface from above: lines of equal height, the paths of the runs, the start. */

import { number } from '../core/format.js';
import { isHidden, styleOf } from '../core/run-looks.js';
import { inside, pointed } from '../core/sight.js';
import { updateParts } from '../core/update-parts.js';
import { fit, project } from '../plots/canvas.js';
import { extent } from '../plots/contour.js';
import { heightColours } from '../plots/height-colours.js';
import { drawHeightLegend } from '../plots/height-legend.js';
import { placeAt, trailAt } from '../plots/trails.js';
import { createDiffers } from '../ui/again.js';
import { all, h, handFocus, setText } from '../ui/dom.js';
import { createMapKey } from '../ui/map-key.js';
import { createSight } from '../ui/map-sight.js';
import { attachHands } from '../ui/plane-hands.js';
import { looksOf } from '../ui/run-mark.js';
import { createSurfacePicture } from '../ui/surface-picture.js';
import { gridPoint, mapText, startText, stepText, valueText } from '../ui/surface-reading.js';
import { optionToggle } from '../ui/toggle.js';
import { watch } from '../ui/watch.js';

/** @typedef {import('../core/types.js').Domain} Domain */
/** @typedef {import('../core/types-race.js').Point} Point */

const MOVES = /** @type {Record<string, Point>} */ ({ ArrowUp: [0, 1], ArrowDown: [0, -1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] });
const NEAR = 100; // moves of the start by arrow keys across the map
const FAR = 10;
const ZOOM = 1.5; // of a key or a button
const UNHURRIED = 15; // steps a second up to which arrows can be followed
const HELD = 'The start must stay on the map: move it nearer to zoom in further.';

/**
 * @param {HTMLElement} root
 * @param {import('../ui/race-context.js').RaceContext} context
 * @returns {() => void}
 */
export function mount(root, { catalog, store, race, player, theme }) {
  const title = /** @type {HTMLElement} */ (root.querySelector('h2'));
  const canvas = h('canvas', { id: 'race-map', class: 'race-map', tabIndex: 0, role: 'application', 'aria-roledescription': 'map' });
  const legend = h('canvas', { class: 'legend', role: 'img' });
  const legendBox = h('div', { class: 'race-map-legend' }, legend);
  const key = createMapKey();
  const reading = h('output', { class: 'race-map-reading', for: 'race-map' });
  const box = h('div', { class: 'race-map-box' }, canvas, reading);
  const tool = (/** @type {string} */ text, /** @type {string} */ label, /** @type {() => void} */ click) => h('button', { type: 'button', class: 'race-map-tool', 'aria-label': label, title: label, click }, text);
  const whole = h('button', { type: 'button', class: 'race-map-tool', click: showWhole }, 'Whole surface');
  const arrows = optionToggle(store, 'arrows', 'Arrows');
  arrows.title = 'Takes the next update of the selected run apart';
  root.append(
    h('div', { class: 'panel-head' }, title, arrows, h('span', { class: 'race-map-tools' }, whole, tool('−', 'Zoom out', () => zoomAtStart(1 / ZOOM)), tool('+', 'Zoom in', () => zoomAtStart(ZOOM)))),
    box, legendBox, key.element,
  );

  const picture = createSurfacePicture(canvas);
  const [differs, legendDiffers] = [createDiffers(), createDiffers()];
  const [watched, legendWatched] = [watch(box, player.redraw), watch(legendBox, player.redraw)];
  /** Where the pointer is, on the canvas. @type {Point | null} */
  let pointer = null;
  /** Whether the start is in hand, by keys or the pointer: then it is what is read. */
  let isInHand = false;
  /** Where the start was before a click that may be the first of two. @type {Point | null} */
  let startBefore = null;

  const entry = () => catalog.surfaces.find(({ kind }) => kind === store.get().spec.surface.kind);
  const domain = () => {
    const { spec, heights } = store.get();
    return spec.domain ?? (heights ? extent(heights) : /** @type {Domain} */ ([[-1, 1], [-1, 1]]));
  };
  const own = () => entry()?.domain ?? domain();
  const start = () => {
    const { spec, paths } = store.get();
    return spec.start ?? paths?.spec.start ?? /** @type {Point} */ (domain().map(([low, high]) => (low + high) / 2));
  };
  const sight = createSight({ domain, own, stays: start, onChange: player.redraw, onRest: (next) => race.change((spec) => ({ ...spec, domain: next })) });
  const { shown } = sight;
  const shownRuns = () => (store.get().paths?.runs ?? []).filter(({ name }) => !isHidden(store.get(), name));
  /** @param {import('../core/types-race.js').RunPath} run @returns {import('../plots/trails.js').Trail} */
  const trailOf = (run) => ({
    ...looksOf(store.get(), run.name, theme.palette()), points: run.of('point') ?? [], pattern: styleOf(store.get(), run.name), ended: run.status !== 'ready',
  });

  function draw() {
    const { width, height, ratio, visible } = watched.seen;
    const state = store.get();
    const { heights, paths, step, styles, hiddenRuns, selected } = state;
    if (!visible || !heights || !paths) return;
    const palette = theme.palette();
    const view = shown();
    const isSlow = !state.playing || state.speed <= UNHURRIED;
    const changed = differs([width, height, ratio, palette, heights, paths, step, styles, hiddenRuns, selected, isSlow && state.arrows, ...start(), ...view.flat(), pointer, sight.isHeld(), isInHand]);
    if (!changed) return;
    const runs = shownRuns();
    const run = state.arrows && isSlow ? runs.find(({ name }) => name === selected) : undefined;
    const parts = run ? updateParts(run, Math.floor(step)) : [];
    const trails = runs.map(trailOf);
    const place = pointer && project(view, picture.rect()).back(...pointer);
    const point = place && isInside(view, place) ? gridPoint(heights, place) : null;
    picture.draw({ width, height, ratio }, {
      heights, domain: view, surface: paths.surface, start: start(), trails, step, palette, cursor: point?.place ?? null,
      update: run ? { from: placeAt({ points: run.of('point') ?? [] }, Math.floor(step)), parts } : null,
    });
    const { minima, local_minima: locals } = paths.surface;
    key.show(['start', ...(minima.length ? /** @type {const} */ (['minimum']) : []), ...(locals.length ? /** @type {const} */ (['local']) : [])], parts, selected, palette);
    const near = pointer && trailAt(picture.rect(), view, trails, step, ...pointer);
    const nearRun = near && runs[near.trail];
    setText(reading, sight.isHeld() ? HELD : nearRun ? stepText(nearRun, near.step) : point ? valueText(point.place, point.value) : isInHand ? startText(paths, start()) : '');
    reading.classList.toggle('is-below', (pointer?.[1] ?? project(view, picture.rect()).y(start()[1])) < height / 2);
    explain(heights, palette);
  }

  /** @param {import('../core/types-race.js').Heights} heights @param {import('../ui/theme.js').Palette} palette */
  function explain(heights, palette) {
    const { width, height, ratio, visible } = legendWatched.seen;
    if (!visible || !legendDiffers([width, height, ratio, palette, heights])) return;
    const scale = picture.scaleOf(heights);
    drawHeightLegend(fit(legend, width, height, ratio), { x: 0, y: 0, width, height }, { scale, colours: heightColours(palette), style: palette.style });
    legend.setAttribute('aria-label', `Heights from ${number(scale.low)} to ${number(scale.high)}${scale.log ? ', on a logarithmic scale' : ''}`);
  }

  /** @param {Point} to */
  function setStart(to) {
    const next = pointed(shown(), to);
    if (String(next) !== String(start())) race.change((spec) => ({ ...spec, start: next }));
  }

  /** @param {number} factor */
  function zoomAtStart(factor) {
    sight.zoom(factor, start());
    sight.rest();
  }

  function showWhole() {
    sight.forget();
    sight.letGo();
    race.change((spec) => ({ ...spec, domain: null, start: inside(own(), start()) }));
  }

  const hands = attachHands(canvas, {
    rect: picture.rect,
    domain: shown,
    handle: start,
    onHover(pixels) {
      pointer = pixels;
      sight.letGo();
    },
    onPick(place) {
      if (!isInside(shown(), place)) return;
      startBefore = start();
      setStart(place);
    },
    onDrag(place, isOver) {
      pointer = null;
      isInHand = !isOver;
      setStart(place);
    },
    onTwice(place) {
      const back = startBefore ?? start();
      startBefore = null;
      race.change((spec) => ({ ...spec, start: back }));
      sight.zoom(ZOOM ** 2, place);
      sight.rest();
    },
    onZoom: sight.zoom,
    onPan: sight.pan,
  });

  canvas.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = MOVES[event.key];
    const step = event.shiftKey ? FAR : NEAR;
    /** @param {number} axis */
    const by = (axis) => ((move?.[axis] ?? 0) * (shown()[axis === 0 ? 0 : 1][1] - shown()[axis === 0 ? 0 : 1][0])) / step;
    const act = move ? () => setStart([start()[0] + by(0), start()[1] + by(1)])
      : { Home: () => setStart(entry()?.start ?? start()), '+': () => zoomAtStart(ZOOM), '=': () => zoomAtStart(ZOOM), '-': () => zoomAtStart(1 / ZOOM), 0: showWhole }[event.key];
    if (!act) return;
    event.preventDefault();
    [pointer, isInHand] = [null, true];
    act();
  });

  for (const kind of /** @type {const} */ (['focus', 'blur'])) {
    canvas.addEventListener(kind, () => {
      isInHand = kind === 'focus' && canvas.matches(':focus-visible');
      player.redraw();
    });
  }

  function describe() {
    const { paths } = store.get();
    if (paths) canvas.setAttribute('aria-label', mapText(paths, start()));
    const isWhole = String(domain()) === String(own());
    if (isWhole) handFocus(whole, canvas);
    whole.hidden = isWhole;
  }

  describe();
  return all([
    player.onDraw(draw),
    store.subscribe((state) => state.paths, describe),
    ...[(/** @type {import('../core/race-state.js').RaceState} */ state) => state.spec, ...LOOKS].map((select) => store.subscribe(select, player.redraw)),
    theme.onChange(player.redraw),
    watched.dispose,
    legendWatched.dispose,
    hands,
    sight.dispose,
  ]);
}

/** What of the store the picture is made of, beside the spec. @type {((state: import('../core/race-state.js').RaceState) => unknown)[]} */
const LOOKS = [
  (state) => state.paths, (state) => state.heights, (state) => state.step, (state) => state.styles,
  (state) => state.hiddenRuns, (state) => state.selected, (state) => state.arrows,
];

/** @param {Domain} domain @param {Point} place */
const isInside = (domain, place) => place.every((value, axis) => value >= (domain[axis]?.[0] ?? 0) && value <= (domain[axis]?.[1] ?? 0));
