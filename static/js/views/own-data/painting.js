/** The tool that paints points on the output map: an experiment of its own after every stroke. */

import { erase, inside, rounded, spray, stopsBetween, withoutNearest } from '../../core/brush.js';
import { same } from '../../core/changes.js';
import { factsOf, MOST_CLASSES, withData } from '../../core/facts.js';
import { count } from '../../core/format.js';
import { mostPoints, nextClass, pointsOf, whyNoTraining, withPoints } from '../../core/own-points.js';
import { whyNoPainting } from '../../core/paintable.js';
import { createUndo } from '../../core/undo.js';
import { fit } from '../../plots/canvas.js';
import { drawPoints } from '../../plots/points.js';
import { createDiffers } from '../../ui/again.js';
import { all, h } from '../../ui/dom.js';
import { areaOf } from '../../ui/map-area.js';
import { createPaintBar } from '../../ui/paint-bar.js';
import { listenToStrokes } from '../../ui/strokes.js';
import { watch } from '../../ui/watch.js';

/** @typedef {import('../../ui/context.js').Context} Context */
/** @typedef {import('../../core/types.js').LabelledPoint} LabelledPoint */
/** @typedef {import('../../core/brush.js').Place} Place */

const USUAL = 'Drag to paint, click for one point. Keys: arrows move, Enter puts, Delete erases.';
/** Labels of two classes, as on the map. */
const CLASSES = { low: 0, middle: 0.5, high: 1 };

/**
 * @param {HTMLElement} root of the output
 * @param {Context} context
 */
export function createPainting(root, { catalog, store, session, loop, theme }) {
  const map = /** @type {HTMLCanvasElement} */ (root.querySelector('#output-map'));
  const square = /** @type {HTMLElement} */ (map.parentElement);
  const overlay = h('canvas', { class: 'paint-overlay', 'aria-hidden': 'true' });
  const bar = createPaintBar(theme, { addClass, undo: () => step('undo'), redo: () => step('redo'), clear: () => change([]), keep: commit, done: close });
  root.querySelector('.panel-head')?.after(bar.element);
  square.append(overlay);

  const most = mostPoints(catalog);
  const watched = watch(square, loop.redraw);
  const differs = createDiffers();
  let undo = createUndo(/** @type {LabelledPoint[]} */ ([]));
  /** @type {string[]} those that have a brush */
  let names = [];
  /** What the points came from, to notice when the experiment goes elsewhere. @type {unknown} */
  let source = null;
  /** The stroke under way: the points with it, and its last stop. @type {{points: LabelledPoint[], last: Place} | null} */
  let stroke = null;

  let waiting = false; // for points that are still on their way, to begin with them

  const isOpen = () => store.get().draft !== null;
  const domain = () => store.get().network?.domain;
  const dataOf = () => store.get().spec.data;
  const task = () => factsOf(dataOf(), catalog).task ?? 'classification';
  /** What of the data decides which points there are. */
  const origin = () => {
    const { points, dataset, samples, noise, imbalance, seed } = dataOf();
    return points ? { points, task: task() } : { dataset, samples, noise, imbalance, seed: seed ?? store.get().spec.seed };
  };

  /** Whether the points at hand are those of the experiment that the controls show. */
  function isSettled() {
    const { network, data, spec } = store.get();
    return network !== null && data !== null && same(network.spec.data, spec.data) && data.train.y.length + data.test.y.length === spec.data.samples;
  }

  function open() {
    const reason = whyNoPainting(dataOf(), catalog);
    waiting = !reason && !isSettled();
    if (reason) store.set({ notice: { text: reason, tone: 'info' } });
    if (reason || waiting) return;
    begin();
    map.focus({ preventScroll: true });
  }

  /** The points in force, to go on from. */
  function begin() {
    const shown = domain();
    if (!shown) return;
    const { data, spec } = store.get();
    undo = createUndo(pointsOf(spec.data, data, shown).filter((point) => spec.data.points || inside([point[0] ?? 0, point[1] ?? 0], shown)));
    names = task() === 'regression' ? [] : [...(spec.data.class_names ?? ['0', '1'])];
    source = origin();
    stroke = null;
    show(undo.now());
  }

  function close() {
    const left = isOpen() && undo.canUndo() ? why(undo.now()) : null;
    const held = bar.element.contains(document.activeElement);
    stroke = null;
    store.set({ draft: null, ...(left ? { notice: { text: `These points were not used. ${left}`, tone: 'info' } } : {}) });
    showBar();
    if (held) map.focus({ preventScroll: true });
  }

  /** @param {LabelledPoint[]} points */
  const why = (points) => whyNoTraining(points, task(), names, most);

  /** @param {LabelledPoint[]} points */
  function show(points) {
    store.set({ draft: points });
    showBar();
  }

  /** @param {LabelledPoint[]} points a step that can be undone, and an experiment if one can be made of them */
  function change(points) {
    if (points.length !== undo.now().length) undo.push(points);
    commit();
  }

  function commit() {
    const points = undo.now();
    show(points);
    if (why(points) || same(points, dataOf().points)) return;
    source = { points, task: task() };
    session.change((spec) => withData(spec, withPoints(spec.data, points, task(), names), catalog));
  }

  /** @param {'undo' | 'redo'} direction */
  function step(direction) {
    undo[direction]();
    commit();
  }

  function addClass() {
    names = [...names, nextClass(names)];
    bar.choose(names.length - 1);
    showBar();
  }

  /** @param {LabelledPoint[]} points @param {Place[]} places @returns {LabelledPoint[]} */
  function put(points, places) {
    const label = /** @type {number} */ (bar.tool());
    return [...points, ...places.slice(0, Math.max(0, most - points.length)).map((place) => [...place, label])];
  }

  /** @param {Place} place */
  function beginStroke(place) {
    const shown = domain();
    if (!shown) return;
    const points = undo.now();
    const next = bar.isEraser() ? erase(points, [place], shown) : inside(place, shown) ? put(points, [rounded(place, shown)]) : points;
    stroke = { points: next, last: place };
    store.set({ draft: next });
  }

  /** @param {Place[]} places */
  function moveStroke(places) {
    const shown = domain();
    if (!stroke || !shown) return;
    let { points, last } = stroke;
    for (const place of places) {
      const stops = stopsBetween(last, place, shown);
      last = stops.at(-1) ?? last;
      if (bar.isEraser()) points = erase(points, stops, shown);
      else for (const stop of stops) points = put(points, spray(stop, bar.brush(), shown, points.length));
    }
    if (points !== stroke.points) store.set({ draft: points });
    stroke = { points, last };
  }

  /** @param {boolean} kept */
  function endStroke(kept) {
    const points = kept && stroke ? stroke.points : undo.now();
    stroke = null;
    change(points);
  }

  /** @param {import('../../core/types.js').Frame} frame */
  function draw({ header: { state } }) {
    const { width, height, ratio, visible } = watched.seen;
    const area = areaOf(map)?.rect();
    const { draft } = store.get();
    if (!visible || !area) return;
    const palette = theme.palette();
    const isRegression = names.length === 0;
    const several = names.length > 2 || (!isRegression && state.output.kind === 'softmax');
    if (!differs([draft, width, height, ratio, palette, several, isRegression, area.x, area.y, area.width, ...state.domain.flat(), state.output.low, state.output.high])) return;
    const drawing = fit(overlay, draft ? width : 0, draft ? height : 0, ratio);
    if (!draft) return;
    drawPoints(drawing, area, {
      points: draft, labels: draft.map((point) => point.at(-1) ?? 0), kind: 'train', domain: state.domain,
      range: isRegression ? state.output : CLASSES, scale: palette.scale, classes: several ? palette.classes : undefined,
      outline: palette.outline, radius: several ? Math.max(3, Math.min(5, area.width / 90)) : Math.max(2, Math.min(4, area.width / 110)),
    });
  }

  function showBar() {
    const [draft, data] = [store.get().draft, dataOf()];
    bar.element.hidden = draft === null;
    map.classList.toggle('is-painted', draft !== null);
    if (draft === null) return map.removeAttribute('aria-describedby');
    map.setAttribute('aria-describedby', bar.hint.id);
    const labels = draft.map((point) => point.at(-1) ?? 0);
    bar.show({
      names, values: [Math.min(-1, ...labels), Math.max(1, ...labels)], full: names.length >= MOST_CLASSES,
      canUndo: undo.canUndo(), canRedo: undo.canRedo(), empty: draft.length === 0, drawn: !data.points,
      hint: `${count(draft.length)} points. ${why(draft) ?? (draft.length === most ? 'There may be no more.' : USUAL)}`,
    });
  }

  /** The experiment changed: by ourselves, or elsewhere, so that there are other points to go on from. */
  function followed() {
    if (!isOpen()) return showBar();
    if (whyNoPainting(dataOf(), catalog)) return close();
    if (same(source, origin())) return showBar();
    if (dataOf().points) begin();
    else close(); // the points of another dataset are not here yet
  }

  /** @param {KeyboardEvent} event */
  function pressed(event) {
    const isHere = event.target instanceof Node && root.contains(event.target);
    if (event.key === 'Escape' && isOpen() && isHere && !event.defaultPrevented && !document.querySelector(':popover-open')) return close();
    if (!isOpen() || !(event.ctrlKey || event.metaKey) || (event.target instanceof HTMLInputElement && event.target.type !== 'range')) return;
    const redone = event.key === 'y' || (event.key.toLowerCase() === 'z' && event.shiftKey);
    if (!redone && event.key !== 'z') return;
    event.preventDefault();
    step(redone ? 'redo' : 'undo');
  }
  addEventListener('keydown', pressed);

  showBar();
  const dispose = all([
    loop.onDraw(draw),
    store.subscribe((state) => state.draft, loop.redraw),
    store.subscribe((state) => state.spec, followed),
    store.subscribe((state) => state.data, () => waiting && open()),
    store.subscribe((state) => state.network?.spec, () => waiting && open()),
    theme.onChange(loop.redraw),
    listenToStrokes(map, {
      active: isOpen, domain, begin: beginStroke, move: moveStroke, end: endStroke,
      put: (place) => domain() && change(put(undo.now(), [rounded(place, /** @type {import('../../core/types.js').Domain} */ (domain()))])),
      remove: (place) => domain() && change(withoutNearest(undo.now(), place, /** @type {import('../../core/types.js').Domain} */ (domain()))),
    }),
    () => removeEventListener('keydown', pressed),
    watched.dispose,
    bar.dispose,
  ]);
  return { toggle: () => (isOpen() ? close() : open()), dispose };
}
