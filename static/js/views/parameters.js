/** All parameters of the run shown, or their gradients, as matrices to read and to change. */

import { number, signed } from '../core/format.js';
import { createFrozenLookup, shapeOf, unitsOf } from '../core/frozen.js';
import { createReader, valueAt } from '../core/parameters.js';
import { shownRun } from '../core/state.js';
import { fit } from '../plots/canvas.js';
import { cellOf, layoutMatrices, neighbourOf, parameterAt } from '../plots/matrix-layout.js';
import { drawMatrices, powerOf } from '../plots/matrix.js';
import { createDiffers } from '../ui/again.js';
import { all, h, setText } from '../ui/dom.js';
import { featureLabels } from '../ui/feature-labels.js';
import { createMatrixHeads } from '../ui/matrix-heads.js';
import { placeName, symbol } from '../ui/notation.js';
import { createParameterEditor, symbolOf } from '../ui/parameter-editor.js';
import { watch } from '../ui/watch.js';

/** @typedef {import('../ui/context.js').Context} Context */
/** @typedef {import('../core/types.js').One} One */
/** @typedef {import('../core/types.js').Frame} Frame */

const DIGITS = 6;
const MOVES = /** @type {Record<string, [number, number]>} */ ({ ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] });
const OPEN = ['Enter', 'e', 'F2'];

/**
 * @param {HTMLElement} root
 * @param {Context} context
 * @returns {() => void}
 */
export function mount(root, context) {
  const { api, catalog, store, loop, theme } = context;
  const choices = [false, true].map((gradients) => h('button', { type: 'button', class: 'word', click: () => store.set({ showGradients: gradients }) }, gradients ? 'Gradients' : 'Values'));
  const name = h('span', { class: 'matrix-name' });
  const value = h('span', {});
  const reading = h('p', { class: 'matrix-reading', role: 'status' }, name, value);
  const extent = h('p', { class: 'quiet', title: 'The largest of all: the ends of the colour scale' });
  const canvas = h('canvas', { class: 'matrix', tabIndex: 0, role: 'application', 'aria-label': 'Parameters: arrow keys go from one to the next, Enter changes it' });
  const anchor = h('span', { class: 'edit-anchor', 'aria-hidden': 'true' });
  const heads = createMatrixHeads(context);
  const sizer = h('div', { class: 'matrix-sizer' }, canvas, heads.element, anchor);
  const scroller = h('div', { class: 'matrix-scroll', scroll: () => { at = { x: scroller.scrollLeft, y: scroller.scrollTop }; loop.redraw(); } }, sizer);
  const panel = h('div', { class: 'matrix-panel' },
    h('div', { class: 'matrix-bar' }, h('div', { class: 'matrix-choice', role: 'group', 'aria-label': 'Show' }, ...choices), extent, reading), scroller);
  root.append(panel);

  const labels = () => featureLabels(catalog, store.get().spec);
  const watched = watch(scroller, loop.redraw);
  const frozenIn = createFrozenLookup();
  const [arrangedOtherwise, drawnOtherwise] = [createDiffers(), createDiffers()];
  const editor = createParameterEditor(context, { features: labels, onShow: (place) => place && move(place, 'editor') });
  let at = { x: 0, y: 0 };
  let layout = layoutMatrices([], { width: 1, height: 1, top: 0, least: 0 });
  /** @type {import('../core/types.js').LayerNumbers[] | null} */
  let layers = null;
  let of = '';
  let magnitude = 1;
  /** What is read: what the pointer is at, else where the keyboard went. @type {One | null} */
  let cursor = null;
  let told = '';
  let problem = '';

  const reader = createReader({
    api,
    onRead(found, { id, run, what }) {
      layers = found;
      of = [id, run, what].join();
      problem = '';
      magnitude = largest(found) || 1;
      loop.redraw();
    },
    onProblem({ message }) {
      problem = message;
      loop.redraw();
    },
  });


  /** @param {Frame} frame */
  function draw(frame) {
    const { width, height, ratio, visible } = watched.seen;
    if (!visible) return reader.want(null);
    const state = store.get();
    const { state: { id, spec, step }, playing, frame: count } = frame.header;
    const run = shownRun(state);
    const what = state.showGradients ? 'gradients' : 'parameters';
    reader.want({ id, run, what, when: playing ? `step ${step}` : `frame ${count}` });
    const shapes = unitsOf(spec).slice(1).map((_, index) => shapeOf(spec, index + 1, catalog, run));
    if (arrangedOtherwise([width, height, heads.size().height, JSON.stringify(shapes)])) {
      layout = layoutMatrices(shapes, { width, height, top: heads.size().height, least: heads.size().least });
      sizer.style.width = `${Math.max(width, layout.width)}px`;
      sizer.style.height = `${Math.max(height, layout.height)}px`;
      heads.place(layout.blocks, shapes);
      if (cursor && !cellOf(layout, cursor)) cursor = null;
    }
    const shown = of === [id, run, what].join() ? layers : null;
    const frozen = frozenIn(state.spec.frozen);
    const palette = theme.palette();
    const features = labels();
    if (!drawnOtherwise([shown, frozen, palette, cursor, at, width, height, ratio, layout, features.join()])) return;
    drawMatrices(fit(canvas, width, height, ratio), layout, {
      value: (place) => valueAt(shown, place), magnitude, frozen, cursor, features,
      scale: palette.scale, style: palette.style, accent: palette.accent, seen: { ...at, width, height },
    });
  }

  /** @param {Frame} frame */
  function tell({ header: { playing } }) {
    if (!watched.seen.visible) return;
    const { showGradients, spec } = store.get();
    setText(extent, problem || (layers ? extentText(magnitude) : ''));
    reading.setAttribute('aria-live', playing ? 'off' : 'polite');
    const key = cursor ? `${showGradients} ${JSON.stringify(cursor)}` : '';
    if (key !== told) {
      told = key;
      name.replaceChildren(...(cursor ? [showGradients ? '∂J/∂' : '', symbol(...symbolOf(cursor)), placeText(cursor)] : []));
    }
    const frozen = cursor && frozenIn(spec.frozen)?.(cursor.layer, cursor.parameter, cursor.unit, cursor.input ?? undefined);
    setText(value, cursor ? ` = ${signed(valueAt(layers, cursor), DIGITS)}${frozen ? ' frozen' : ''}` : 'Point at a number, or click it to change it');
  }

  /** Where a weight comes from, for the name alone does not say it to the ear. @param {One} place */
  function placeText({ layer, parameter, unit, input }) {
    const from = parameter === 'W' ? `, from ${placeName(layer - 1, input ?? 0, labels())}` : '';
    return h('span', { class: 'visually-hidden' }, `, ${placeName(layer, unit)}${from}`);
  }

  /** @param {One | null} place @param {'pointer' | 'keys' | 'editor'} by */
  function move(place, by) {
    cursor = place;
    const cell = by === 'keys' && place && cellOf(layout, place);
    if (cell) reveal(cell);
    loop.redraw();
  }

  /** @param {import('../plots/canvas.js').Rect} cell */
  function reveal({ x, y, width, height }) {
    const { seen } = watched;
    scroller.scrollTo({
      left: Math.min(x - 40, Math.max(at.x, x + width + 8 - seen.width)),
      top: Math.min(y - layout.top, Math.max(at.y, y + height + 8 - seen.height)),
    });
  }

  /** @param {One} place @param {boolean} typing */
  function edit(place, typing) {
    const cell = cellOf(layout, place);
    if (!cell) return;
    Object.assign(anchor.style, { left: `${cell.x}px`, top: `${cell.y}px`, width: `${cell.width}px`, height: `${cell.height}px` });
    editor.open(place, anchor, { typing });
  }

  /** @param {MouseEvent} event */
  const under = (event) => parameterAt(layout, event.offsetX + at.x, event.offsetY + at.y);
  canvas.addEventListener('pointermove', (event) => move(under(event), 'pointer'));
  canvas.addEventListener('pointerleave', () => document.activeElement !== canvas && move(null, 'pointer'));
  canvas.addEventListener('focus', () => cursor || move({ layer: 1, parameter: 'W', unit: 0, input: 0 }, 'keys'));
  canvas.addEventListener('click', (event) => {
    const place = under(event);
    move(place, 'pointer');
    if (place) edit(place, /** @type {PointerEvent} */ (event).pointerType !== 'touch');
  });
  canvas.addEventListener('keydown', (event) => {
    if (!cursor || event.ctrlKey || event.metaKey || event.altKey) return;
    const by = MOVES[event.key];
    if (by) move(neighbourOf(layout, cursor, ...by), 'keys');
    else if (OPEN.includes(event.key)) edit(cursor, true);
    else return;
    event.preventDefault();
  });

  function showChoice() {
    choices.forEach((button, index) => button.setAttribute('aria-pressed', String(store.get().showGradients === Boolean(index))));
    loop.redraw();
  }

  showChoice();
  return all([
    loop.onDraw(draw), loop.onTell(tell),
    store.subscribe(({ showGradients }) => showGradients, showChoice),
    store.subscribe(shownRun, loop.redraw),
    store.subscribe(({ spec }) => spec.frozen, loop.redraw),
    theme.onChange(loop.redraw),
    editor.dispose, heads.dispose, watched.dispose, () => reader.want(null), () => root.replaceChildren(),
  ]);
}

/** The ends of the scale, and what the numbers in the cells are multiples of. @param {number} magnitude */
function extentText(magnitude) {
  const power = powerOf(magnitude);
  return `±${number(magnitude, 3)}${power ? `, in cells × 10${raised(power)}` : ''}`;
}

/** @param {number} value a whole number */
const raised = (value) => [...String(value)].map((sign) => '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'['-0123456789'.indexOf(sign)]).join('');

/** @param {import('../core/types.js').LayerNumbers[]} layers */
function largest(layers) {
  let most = 0;
  for (const { W, b, learned = {} } of layers) {
    for (const numbers of [...W, b, ...Object.values(learned)]) for (const each of numbers) most = Math.max(most, Math.abs(each ?? 0));
  }
  return most;
}
