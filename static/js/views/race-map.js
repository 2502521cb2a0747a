/** The surface from above: lines of equal height, the paths of the runs, the start. */

import { number } from '../core/format.js';
import { isHidden, styleOf } from '../core/run-looks.js';
import { covers, inside, moved, nearer, pointed } from '../core/sight.js';
import { followSight } from '../core/sight-heights.js';
import { updateParts } from '../core/update-parts.js';
import { fit, project } from '../plots/canvas.js';
import { extent } from '../plots/contour.js';
import { heightColours } from '../plots/height-colours.js';
import { drawHeightLegend } from '../plots/height-legend.js';
import { placeAt, trailAt } from '../plots/trails.js';
import { createDiffers } from '../ui/again.js';
import { all, h, handFocus, setText } from '../ui/dom.js';
import { createMapKey } from '../ui/map-key.js';
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
const LEAVES = 24; // pixels that the pointer moves on until a word said to it goes
const PACE = 0.25; // of the width that a key moves the map by

/**
 * @param {HTMLElement} root
 * @param {import('../ui/race-context.js').RaceContext} context
 * @returns {() => void}
 */
export function mount(root, { api, catalog, store, race, player, theme }) {
  const title = /** @type {HTMLElement} */ (root.querySelector('h2'));
  const canvas = h('canvas', { id: 'race-map', class: 'race-map', tabIndex: 0, role: 'application', 'aria-roledescription': 'map' });
  const legend = h('canvas', { class: 'legend', role: 'img', 'aria-label': 'Scale of heights' });
  const legendBox = h('div', { class: 'race-map-legend' }, legend);
  const key = createMapKey();
  const reading = h('output', { class: 'race-map-reading', for: 'race-map' });
  const box = h('div', { class: 'race-map-box' }, canvas, reading);
  const tool = (/** @type {string} */ text, /** @type {string} */ label, /** @type {() => void} */ click) => h('button', { type: 'button', class: 'race-map-tool', 'aria-label': label, title: label, click }, text);
  const whole = h('button', { type: 'button', class: 'race-map-tool', click: showWhole }, 'Whole surface');
  const arrows = optionToggle(store, 'arrows', 'Arrows');
  arrows.title = 'Takes the next update of the selected run apart';
  root.append(
    h('div', { class: 'panel-head' }, title, arrows, h('span', { class: 'race-map-tools' }, whole, tool('−', 'Zoom out', () => zoomBy(1 / ZOOM)), tool('+', 'Zoom in', () => zoomBy(ZOOM)))),
    box, legendBox, key.element,
  );

  const picture = createSurfacePicture(canvas);
  const [differs, legendDiffers] = [createDiffers(), createDiffers()];
  const [watched, legendWatched] = [watch(box, player.redraw), watch(legendBox, player.redraw)];
  /** Where the pointer is, on the canvas. @type {Point | null} */
  let pointer = null;
  /** Whether the start is in hand, by keys or the pointer: then it is what is read. */
  let isInHand = false;
  /** What is said of the last place that was asked for, and to a pointer where. */
  let said = { text: '', to: /** @type {Point | null} */ (null) };
  /** Where the start was before a click that may be the first of two. @type {Point | null} */
  let startBefore = null;

  const entry = () => catalog.surfaces.find(({ kind }) => kind === store.get().spec.surface.kind);
  const domain = () => {
    const { spec, heights } = store.get();
    return spec.domain ?? (heights ? extent(heights) : /** @type {Domain} */ ([[-1, 1], [-1, 1]]));
  };
  const start = () => {
    const { spec, paths } = store.get();
    return spec.start ?? paths?.spec.start ?? /** @type {Point} */ (domain().map(([low, high]) => (low + high) / 2));
  };
  const shown = () => store.get().sight ?? domain();
  const look = (/** @type {Domain} */ next) => store.set({ sight: String(next) === String(domain()) ? null : next });
  const zoom = (/** @type {number} */ factor, /** @type {Point} */ about) => look(nearer(shown(), factor, about, domain()));
  const pan = (/** @type {Point} */ shares) => look(moved(shown(), shares, domain()));
  const shownRuns = () => (store.get().paths?.runs ?? []).filter(({ name }) => !isHidden(store.get(), name));
  /** @param {import('../core/types-race.js').RunPath} run @returns {import('../plots/trails.js').Trail} */
  const trailOf = (run) => ({
    ...looksOf(store.get(), run.name, theme.palette()), points: run.of('point') ?? [], pattern: styleOf(store.get(), run.name), ended: run.status !== 'ready',
  });

  function draw() {
    const { width, height, ratio, visible } = watched.seen;
    const state = store.get();
    const { paths, step, styles, hiddenRuns, selected } = state;
    const view = shown();
    const heights = state.near && covers(extent(state.near), view) ? state.near : state.heights; // until there are finer ones, those that there are
    if (!visible || !heights || !paths) return;
    const palette = theme.palette();
    const isSlow = !state.playing || state.speed <= UNHURRIED;
    const changed = differs([width, height, ratio, palette, heights, paths, step, styles, hiddenRuns, selected, isSlow && state.arrows, ...start(), ...view.flat(), ...domain().flat(), pointer, said, isInHand]);
    if (!changed) return;
    const runs = shownRuns();
    const run = state.arrows && isSlow ? runs.find(({ name }) => name === selected) : undefined;
    const parts = run ? updateParts(run, Math.floor(step)) : [];
    const trails = runs.map(trailOf);
    const place = pointer && project(view, picture.rect()).back(...pointer);
    const point = place && isInside(view, place) ? gridPoint(heights, place) : null;
    picture.draw({ width, height, ratio }, {
      heights, domain: view, whole: domain(), surface: paths.surface, start: start(), isMoving: isInHand, trails, step, palette, cursor: point?.place ?? null,
      update: run ? { from: placeAt({ points: run.of('point') ?? [] }, Math.floor(step)), parts } : null,
    });
    const { minima, local_minima: locals } = paths.surface;
    key.show(['start', ...(minima.length ? /** @type {const} */ (['minimum']) : []), ...(locals.length ? /** @type {const} */ (['local']) : [])], parts, selected, palette);
    const near = pointer && trailAt(picture.rect(), view, trails, step, ...pointer);
    const nearRun = near && runs[near.trail];
    setText(reading, said.text ? said.text : nearRun ? stepText(nearRun, near.step) : point ? valueText(point.place, point.value) : isInHand ? startText(paths, start()) : '');
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

  /** A start lies in the race's domain, also where more is shown. @param {Point} to */
  function setStart(to) {
    const wanted = pointed(shown(), to);
    const next = inside(domain(), wanted);
    say(String(next) === String(wanted) ? '' : `A start lies where the race is run: ${domain().map(([low, high], axis) => `${'xy'[axis]} from ${number(low)} to ${number(high)}`).join(', ')}`);
    if (String(next) !== String(start())) race.change((spec) => ({ ...spec, start: next }));
  }

  /** About the middle. @param {number} factor */
  function zoomBy(factor) {
    zoom(factor, /** @type {Point} */ (shown().map(([low, high]) => (low + high) / 2)));
  }

  function showWhole() {
    store.set({ sight: null });
  }

  /** @param {string} text */
  function say(text) {
    said = { text, to: pointer };
    player.redraw();
  }

  const hands = attachHands(canvas, {
    rect: picture.rect,
    domain: shown,
    handle: start,
    onHover(pixels) {
      pointer = pixels;
      if (pixels && said.to && Math.hypot(pixels[0] - said.to[0], pixels[1] - said.to[1]) < LEAVES) player.redraw();
      else say('');
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
      zoom(ZOOM ** 2, place);
    },
    onZoom: zoom,
    onPan: pan,
  });

  canvas.addEventListener('keydown', (event) => {
    const move = MOVES[event.key];
    if (event.metaKey || event.altKey || (event.ctrlKey && !move)) return;
    const step = event.shiftKey ? FAR : NEAR;
    /** @param {number} axis */
    const by = (axis) => ((move?.[axis] ?? 0) * (shown()[axis === 0 ? 0 : 1][1] - shown()[axis === 0 ? 0 : 1][0])) / step;
    const act = move && event.ctrlKey ? () => pan([PACE * move[0], PACE * move[1]]) : move ? () => setStart([start()[0] + by(0), start()[1] + by(1)])
      : { Home: () => setStart(entry()?.start ?? start()), '+': () => zoomBy(ZOOM), '=': () => zoomBy(ZOOM), '-': () => zoomBy(1 / ZOOM), 0: showWhole }[event.key];
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
    const isWhole = store.get().sight === null;
    if (isWhole) handFocus(whole, canvas);
    whole.hidden = isWhole;
  }

  describe();
  return all([
    player.onDraw(draw),
    store.subscribe((state) => state.paths, describe),
    store.subscribe((state) => state.sight, describe),
    followSight({ api, store }),
    ...[(/** @type {import('../core/race-state.js').RaceState} */ state) => state.spec, ...LOOKS].map((select) => store.subscribe(select, player.redraw)),
    theme.onChange(player.redraw),
    watched.dispose,
    legendWatched.dispose,
    hands,
  ]);
}

/** What of the store the picture is made of, beside the spec. @type {((state: import('../core/race-state.js').RaceState) => unknown)[]} */
const LOOKS = [
  (state) => state.paths, (state) => state.heights, (state) => state.near, (state) => state.sight, (state) => state.step, (state) => state.styles,
  (state) => state.hiddenRuns, (state) => state.selected, (state) => state.arrows,
];

/** @param {Domain} domain @param {Point} place */
const isInside = (domain, place) => place.every((value, axis) => value >= (domain[axis]?.[0] ?? 0) && value <= (domain[axis]?.[1] ?? 0));
