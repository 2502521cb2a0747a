/** What the selected run, or one of its units, says about every point of the plane. */

import { axisNames, classNames } from '../core/classes.js';
import { activationOf } from '../core/own.js';
import { shownRun } from '../core/state.js';
import { fit, project } from '../plots/canvas.js';
import { drawClassLegend } from '../plots/class-legend.js';
import { drawLegend } from '../plots/legend.js';
import { drawMapAxes, mapMargin } from '../plots/map-axes.js';
import { drawPoints } from '../plots/points.js';
import { createStill } from '../plots/still.js';
import { createDiffers } from '../ui/again.js';
import { all, h, setText } from '../ui/dom.js';
import { tellArea } from '../ui/map-area.js';
import { featureLabels } from '../ui/feature-labels.js';
import { labelClasses, ranking, readingText, valuesAt } from '../ui/map-reading.js';
import { outputName, placeName, unitSymbol } from '../ui/notation.js';
import { createPlaneControl } from '../ui/plane-control.js';
import { optionToggle } from '../ui/toggle.js';
import { createMapPainter, outputMap, outputResolution, probabilityMap, scaleOf, unitMap, unitRange } from '../ui/unit-maps.js';
import { watch } from '../ui/watch.js';

/** @typedef {import('../ui/context.js').Context} Context */
/** @typedef {import('../core/types.js').Frame} Frame */
/** @typedef {import('../ui/unit-maps.js').UnitMap} UnitMap */

const RESOLUTION = 100;
/** Labels of classes, and the outputs that go with them. */
const CLASSES = { low: 0, middle: 0.5, high: 1 };
const MOVES = /** @type {Record<string, [number, number]>} */ ({ ArrowUp: [0, 1], ArrowDown: [0, -1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] });

/**
 * @param {HTMLElement} root
 * @param {Context} context
 * @returns {() => void}
 */
export function mount(root, context) {
  const { catalog, store, loop, wishes, theme } = context;
  const what = h('span', {}, 'Output');
  const runs = h('select', { 'aria-label': 'Run shown', change: () => store.set({ selected: runs.value }) });
  const reading = h('output', { class: 'reading', for: 'output-map' });
  const title = /** @type {HTMLElement} */ (root.querySelector('h2'));
  title.replaceChildren(what, ' of');
  const canvas = h('canvas', { id: 'output-map', tabIndex: 0, role: 'img' });
  const plane = createPlaneControl(context, canvas);
  const head = h('div', { class: 'panel-head' }, title, runs, ...plane.elements);
  const legend = h('canvas', { class: 'legend', role: 'img', 'aria-label': 'Colour scale' });
  const legendBox = h('div', { class: 'legend-box' }, legend);
  const frameBox = h('div', { class: 'map-box' }, h('div', { class: 'map-square' }, canvas), legendBox);
  root.prepend(head);
  root.append(frameBox, h('div', { class: 'options' }, optionToggle(store, 'showTest', 'Test data'), optionToggle(store, 'discretise', 'Discretise'), reading));

  const drawMap = createMapPainter();
  const scene = createStill();
  const [marginDiffers, legendDiffers] = [createDiffers(), createDiffers()];
  /** Where the pointer or the keyboard is, in the plane. @type {[number, number] | null} */
  let cursor = null;
  const square = /** @type {HTMLElement} */ (canvas.parentElement);
  const watched = watch(square, () => {
    wish();
    loop.redraw();
  });
  const legendWatched = watch(legendBox, loop.redraw);
  let margin = { left: 0, bottom: 0, top: 0, right: 0 };
  const rect = () => ({
    x: margin.left, y: margin.top,
    width: Math.max(1, watched.seen.width - margin.left - margin.right), height: Math.max(1, watched.seen.height - margin.top - margin.bottom),
  });

  tellArea(canvas, { rect, cursor: () => cursor });

  function wish() {
    const state = store.get();
    const run = shownRun(state);
    if (!watched.seen.visible) return wishes.set('output', null);
    const unit = state.unit ? [{ run, ...state.unit, resolution: RESOLUTION }] : [];
    wishes.set('output', { maps: [{ run, resolution: outputResolution(RESOLUTION, state.spec) }, ...unit] });
  }

  /** @param {Frame} frame @param {string} run @returns {UnitMap | undefined} */
  function shownMap(frame, run) {
    const { unit } = store.get();
    if (!unit) return outputMap(frame, run);
    const fine = frame.arrays.entries.some((entry) => entry.name === 'unit' && entry.run === run && entry.layer === unit.layer && entry.unit === unit.unit);
    const map = fine ? frame.arrays.get('unit', run, unit.layer) : undefined;
    if (!map) return unitMap(frame, run, unit.layer, unit.unit, catalog);
    const { spec } = frame.header.state;
    if (unit.layer > spec.hidden.length) return probabilityMap(map.data, map.shape.slice(-2), unit.unit);
    const kind = unit.layer > 0 ? activationOf(spec, run, unit.layer).kind : undefined;
    return { values: map.data, shape: map.shape.slice(-2), range: unitRange(map.data, kind, catalog), classes: 0, of: null };
  }

  /** @param {Frame} frame */
  function draw(frame) {
    const { width, height, ratio, visible } = watched.seen;
    if (!visible) return;
    const state = store.get();
    const data = state.draft ? null : state.data; // those that are painted lie over the map
    const run = shownRun(state);
    const palette = theme.palette();
    const { domain, task } = frame.header.state;
    const map = shownMap(frame, run);
    const names = classNames(frame.header.state);
    const axes = axisNames(frame.header.state);
    const context = fit(canvas, width, height, ratio);
    if (marginDiffers([...domain.flat(), ...axes, palette])) margin = mapMargin(context, domain, palette.style, axes);
    legendBox.classList.toggle('of-classes', Boolean(map?.classes));
    const area = rect();
    if (map) drawMap(context, area, map, { palette, discretise: state.discretise });
    const size = { width, height, ratio };
    const range = task === 'regression' ? frame.header.state.output : CLASSES;
    const { low, high } = range;
    scene.draw(context, size, [data, palette, ...axes, ...domain.flat(), margin.left, low, high, names.length, state.showTest], (still) => {
      drawMapAxes(still, area, domain, palette.style, axes);
      if (!data) return;
      const classes = names.length ? palette.classes : undefined;
      const common = { domain, range, scale: palette.scale, classes, outline: palette.outline, radius: (palette.style.weight ?? 1) * (classes ? Math.max(3, Math.min(5, area.width / 90)) : Math.max(2, Math.min(4, area.width / 110))) };
      drawPoints(still, area, { ...common, points: data.train.points, labels: data.train.y, kind: 'train' });
      if (state.showTest) drawPoints(still, area, { ...common, points: data.test.points, labels: data.test.y, kind: 'test' });
    });
    const values = cursor && map ? valuesAt(map, domain, cursor) : null;
    if (cursor && values) {
      drawCursor(context, area, domain, cursor, palette.style);
      setText(reading, readingText(cursor, domain, values, names));
      reading.title = values.length > 1 ? ranking(values, names) : '';
    } else {
      setText(reading, '');
    }
    if (map && legendWatched.seen.visible) explain(map, ratio, palette, frame, map.classes ? names : [], values);
  }

  /**
   * @param {UnitMap} map
   * @param {number} ratio
   * @param {import('../ui/theme.js').Palette} palette
   * @param {Frame} frame
   * @param {string[]} names of the classes that it shows together
   * @param {number[] | null} values of the classes at the cursor
   */
  function explain(map, ratio, palette, { header: { state } }, names, values) {
    const { width, height } = legendWatched.seen;
    const { unit, discretise } = store.get();
    const { range, classes } = map;
    const scale = scaleOf(map, palette);
    const told = unit ? [] : state.class_names ?? [];
    const bar = { x: margin.left, y: 0, width: Math.max(1, width - margin.left - margin.right), height };
    const shown = classes ? [...names, ...(values ?? [])] : [bar.x, bar.width, scale, discretise, range.low, range.middle, range.high, ...told];
    if (!legendDiffers([width, height, ratio, palette, classes, ...shown])) return;
    const context = fit(legend, width, height, ratio);
    if (classes) drawClassLegend(context, { x: 0, y: 0, width, height }, { names, values, classes: palette.classes, style: palette.style });
    else drawLegend(context, bar, { range, scale, style: palette.style, discretise, format: labelClasses(told, range.middle) });
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {import('../plots/canvas.js').Rect} area
   * @param {import('../plots/canvas.js').Domain} domain
   * @param {[number, number]} place
   * @param {import('../plots/canvas.js').PlotStyle} style
   */
  function drawCursor(context, area, domain, place, style) {
    const at = project(domain, area);
    const [x, y] = [at.x(place[0]), at.y(place[1])];
    context.strokeStyle = style.text;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(x - 7, y);
    context.lineTo(x + 7, y);
    context.moveTo(x, y - 7);
    context.lineTo(x, y + 7);
    context.stroke();
  }

  /** @param {[number, number] | null} place */
  function moveTo(place) {
    const domain = store.get().network?.domain;
    if (place && domain) cursor = [clamp(place[0], domain[0]), clamp(place[1], domain[1])];
    else cursor = null;
    loop.redraw();
  }

  canvas.addEventListener('pointermove', (event) => {
    const { network } = store.get();
    if (network) moveTo(project(network.domain, rect()).back(event.offsetX, event.offsetY));
  });
  canvas.addEventListener('pointerleave', () => moveTo(null));
  canvas.addEventListener('blur', () => moveTo(null));
  canvas.addEventListener('keydown', (event) => {
    const move = MOVES[event.key];
    const domain = store.get().network?.domain;
    if (!move || !domain) return;
    event.preventDefault();
    const share = event.shiftKey ? 12 : 60;
    moveTo(/** @type {[number, number]} */ (domain.map(([low, high], axis) => (cursor ? (cursor[axis] ?? 0) + ((move[axis] ?? 0) * (high - low)) / share : (low + high) / 2))));
  });

  function show() {
    const state = store.get();
    const names = state.network?.runs.map(({ name }) => name) ?? [];
    if (names.join('\n') !== [...runs.options].map(({ value }) => value).join('\n')) runs.replaceChildren(...names.map((name) => h('option', { value: name }, name)));
    runs.value = shownRun(state);
    const spec = state.network?.spec;
    const labels = featureLabels(catalog, spec);
    const classes = state.network ? classNames(state.network) : [];
    legend.setAttribute('aria-label', classes.length ? `Classes: ${classes.join(', ')}` : 'Colour scale');
    const { layer, unit } = state.unit ?? {};
    const isUnit = layer !== undefined && unit !== undefined;
    const isClass = isUnit && classes.length > 0 && layer > (spec?.hidden.length ?? 0);
    const name = isClass ? `Probability of ${classes[unit] ?? unit}` : isUnit ? placeName(layer, unit, labels) : 'Output';
    what.replaceChildren(isClass ? outputName(classes[unit] ?? String(unit)) : isUnit ? unitSymbol(layer, unit, labels) : 'Output');
    canvas.setAttribute('aria-label', `${name} of ${runs.value} over the plane; arrow keys read values`);
    wish();
    loop.redraw();
  }

  show();
  return all([
    loop.onDraw(draw),
    store.subscribe(shownRun, show),
    store.subscribe((state) => state.network?.spec, show),
    store.subscribe((state) => state.unit, show),
    store.subscribe((state) => state.data, loop.redraw),
    store.subscribe((state) => `${state.showTest} ${state.discretise}`, loop.redraw),
    theme.onChange(loop.redraw),
    plane.dispose,
    watched.dispose,
    legendWatched.dispose,
    () => wishes.set('output', null),
  ]);
}

/**
 * @param {number} value
 * @param {[number, number]} range
 */
function clamp(value, [low, high]) {
  return Math.max(low, Math.min(high, value));
}
