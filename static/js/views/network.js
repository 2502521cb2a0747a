/** The network of the selected run: a map in every unit, links that show their weights. */

import { classNames, outputUnits } from '../core/classes.js';
import { createFrozenLookup } from '../core/frozen.js';
import { shownRun } from '../core/state.js';
import { fit } from '../plots/canvas.js';
import { createHeatmap } from '../plots/heatmap.js';
import { draw as drawNetwork, drawLabels, drawVeil, hit, isIdle, isSameHit, layout as layOut, linksOf, nameRoom, partOf, visibleLinks } from '../plots/network.js';
import { createStill } from '../plots/still.js';
import { createPace } from '../ui/again.js';
import { all, h } from '../ui/dom.js';
import { featureLabels } from '../ui/feature-labels.js';
import { createLayerHeads } from '../ui/layer-heads.js';
import { createNetworkEditor } from '../ui/network-editor.js';
import { createReadout } from '../ui/readout.js';
import { createUnitFocus } from '../ui/unit-focus.js';
import { createUnitKeys } from '../ui/unit-keys.js';
import { scaleOf, unitMap } from '../ui/unit-maps.js';
import { createMaskLegend, createMasks, hasDropout } from '../ui/unit-masks.js';
import { watch } from '../ui/watch.js';

/** @typedef {import('../ui/context.js').Context} Context */
/** @typedef {import('../core/types.js').Frame} Frame */
/** @typedef {import('../plots/network-layout.js').Layout} Layout */
/** @typedef {import('../plots/network-hit.js').Hit} Hit */

const MARGIN = { left: 40, right: 0, bottom: 10, legend: 16 };
/** Largest unit, as a share of the height. */
const LARGEST = 0.13;
/** Values of all unit maps together, in one frame. */
const MOST_VALUES = 60000;

/**
 * @param {HTMLElement} root
 * @param {Context} context
 * @returns {() => void}
 */
export function mount(root, context) {
  const { catalog, store, loop, wishes, theme } = context;
  const canvas = h('canvas', { id: 'network', role: 'group', 'aria-label': 'Network' });
  const heads = createLayerHeads(context);
  const readout = createReadout(catalog);
  const legend = createMaskLegend();
  const focused = createUnitFocus(context);
  const stage = h('div', { class: 'network-stage' }, canvas, heads.element, legend.element, readout.element);
  root.querySelector('h2')?.after(focused.element);
  root.append(h('div', { class: 'network-scroll' }, stage));

  const [heatmap, inputs, behind] = [createHeatmap(), createStill(), createStill()];
  const [isTime, masksAt, frozenIn] = [createPace(), createMasks(), createFrozenLookup()];
  /** @type {Layout | null} */
  let layout = null;
  let layoutKey = '';
  /** The spec that was laid out last. @type {import('../core/types.js').FullSpec | null} */
  let arranged = null;
  /** @type {Hit | null} */
  let hover = null;
  let headsHeight = 0;
  /** Those drawn last. @type {import('../plots/network-layout.js').Link[]} */
  let links = [];
  let times = 0; // that they were drawn

  const labels = () => featureLabels(catalog, store.get().network?.spec);
  const editor = createNetworkEditor(context, { stage, features: labels, onShow: loop.redraw });
  const keys = createUnitKeys(canvas, {
    onFocus: (place) => point(nodeHit(place), 'focus'),
    onPin: (place) => pin(place),
    onEdit(place) {
      const found = nodeHit(place);
      if (found?.type === 'node') editor.open(found, { x: found.node.x + found.node.size, y: found.node.y, typing: true });
    },
    name: (place) => readout.words(place, labels()),
  });
  const watched = watch(stage, () => {
    headsHeight = heads.element.offsetHeight;
    arranged = null;
    wish();
    loop.redraw();
  });

  /** @param {import('../core/state.js').UnitPlace | null} place @returns {Hit | null} */
  function nodeHit(place) {
    const node = place && layout?.nodes.find(({ layer, unit }) => layer === place.layer && unit === place.unit);
    return node ? { type: 'node', node } : null;
  }

  /**
   * @param {Hit | null} target
   * @param {'pointer' | 'focus'} by
   */
  function point(target, by) {
    if (by === 'pointer' && isSameHit(target, hover)) return;
    hover = target;
    enlarge();
    canvas.style.cursor = target ? 'pointer' : '';
    loop.redraw();
  }

  /** Shows the map of what is pointed at, else of the unit in focus. */
  function enlarge() {
    const { unit: now, focus } = store.get();
    const place = hover?.type === 'node' ? { layer: hover.node.layer, unit: hover.node.unit } : focus;
    const shown = place && isPartial(place) ? place : null;
    if (now?.layer !== shown?.layer || now?.unit !== shown?.unit) store.set({ unit: shown });
    loop.redraw();
  }

  /** Whether the unit is another map than the output. @param {import('../core/state.js').UnitPlace} place */
  function isPartial({ layer }) {
    const last = layout?.columns.at(-1);
    return last !== undefined && (layer < last.layer || last.units > 1);
  }

  /** @param {import('../core/state.js').UnitPlace} place */
  function pin(place) {
    const { focus } = store.get();
    store.set({ focus: focus?.layer === place.layer && focus.unit === place.unit ? null : place });
  }

  canvas.addEventListener('pointermove', (event) => layout && point(hit(layout, event.offsetX, event.offsetY, 6, links), 'pointer'));
  canvas.addEventListener('pointerleave', () => point(null, 'pointer'));
  canvas.addEventListener('click', (event) => {
    if (event.target !== canvas) return; // a unit was pressed by a key
    const target = layout && hit(layout, event.offsetX, event.offsetY, 10, links);
    if (target?.type === 'node') pin({ layer: target.node.layer, unit: target.node.unit });
    else if (target) {
      point(target, 'pointer');
      editor.open(target, { x: event.offsetX, y: event.offsetY, typing: /** @type {PointerEvent} */ (event).pointerType !== 'touch' });
    } else store.set({ focus: null });
  });

  function wish() {
    const run = shownRun(store.get());
    if (!watched.seen.visible || !layout) return wishes.set('network', null);
    // As fine as a unit is drawn, but a wide network must not cost more than the rest of the page.
    const units = layout.columns.reduce((sum, column) => sum + column.units, 0);
    const resolution = Math.round(Math.max(10, Math.min(40, layout.size * 0.7, Math.sqrt(MOST_VALUES / units))));
    wishes.set('network', { maps: [{ run, units: true, resolution }, { run, resolution }], parameters: [run], masks: hasDropout(store.get().spec) });
  }

  /** @param {Frame} frame */
  function arrange({ header }) {
    const { spec } = header.state;
    const { width, height } = watched.seen;
    if (spec === arranged && width === layout?.width && height === layout.height) return;
    arranged = spec;
    const { features, hidden } = spec;
    const outputs = outputUnits(spec);
    const names = classNames(header.state);
    const inputs = labels();
    const bottom = MARGIN.bottom + (hasDropout(spec) ? MARGIN.legend : 0);
    const key = JSON.stringify([inputs, hidden.map(({ units }) => units), outputs, names, width, height, headsHeight, bottom]);
    if (key === layoutKey) return;
    layoutKey = key;
    layout = layOut({
      features: features.map(({ kind }) => kind), hidden: hidden.map(({ units }) => units), outputs,
      width, height, top: headsHeight + 8, bottom, maxSize: Math.max(40, height * LARGEST),
      left: MARGIN.left + nameRoom(inputs, 'feature', width), right: MARGIN.right + nameRoom(names, 'output', width),
    });
    hover = null;
    stage.style.setProperty('--columns', String(layout.columns.length));
    heads.show();
    heads.place(layout.columns);
    keys.show(layout);
    const { focus } = store.get();
    if (focus && !nodeHit(focus)) store.set({ focus: null });
    enlarge();
    wish();
  }

  /** @param {Frame} frame */
  function draw(frame) {
    const { width, height, ratio, visible } = watched.seen;
    if (!visible) return;
    arrange(frame);
    if (!layout) return;
    const state = store.get();
    const run = shownRun(state);
    const palette = theme.palette();
    const context = fit(canvas, width, height, ratio);
    /** @param {number} layer */
    const weights = (layer) => {
      const W = frame.arrays.get('W', run, layer);
      const b = frame.arrays.get('b', run, layer);
      return W && b && { W, b };
    };
    const names = classNames(frame.header.state);
    const size = { width, height, ratio };
    const ofInputs = [frame.header.state.spec, layout, palette, state.discretise, frame.arrays.get('units', run, 0)?.shape.join()];
    const arrangement = layout;
    const masks = masksAt(frame);
    const centre = nodeHit(state.focus) ?? (layout.wide.length ? hover : null);
    const last = layout.columns.length - 1;
    const frozen = frozenIn(state.spec.frozen);
    const pointed = hover ?? editor.target(layout, links);
    if (isTime(frame.header.playing, [width, height, ratio, run, pointed?.type, partOf(pointed), state.unit, state.focus, masks, frozen, ...ofInputs])) {
      links = visibleLinks(layout, weights);
      times += 1;
    }
    drawNetwork(context, layout, {
      weights, links, frozen,
      stressed: centre?.type === 'node' ? linksOf(layout, weights, centre.node) : undefined,
      faded: (link) => isIdle(link, masks.dropped),
      maps(layer, unit) {
        const map = unitMap(frame, run, layer, unit, catalog);
        return map && { ...map, scale: scaleOf(map, palette) };
      },
      behind: (paint) => behind.draw(context, size, [times], paint),
      inputs: (below, paint) => inputs.draw(below, size, ofInputs, (still) => {
        paint(still);
        drawLabels(still, arrangement, { features: labels(), classes: names, colours: palette.classes, style: palette.style });
      }),
      frames: (layer, unit) => (layer === last && names.length ? palette.classes.css(unit) : undefined),
      heatmap, discretise: state.discretise,
      scale: palette.scale, style: palette.style, accent: palette.accent,
      selected: nodeHit(state.focus ?? state.unit), hover: pointed,
    });
    drawVeil(context, layout, { focus: state.focus, dropped: masks.dropped, style: palette.style });
    readout.show(hover, frame, run, hover ? labels() : [], layout, masks, frozen);
    legend.show(masks);
  }

  /** @param {Frame} frame */
  function tell(frame) {
    const units = layout?.columns.map((column) => column.units) ?? [];
    focused.tell(store.get().focus, frame, shownRun(store.get()), units, labels());
  }

  heads.show();
  focused.onOpen(loop.redraw);
  return all([
    loop.onDraw(draw),
    loop.onTell(tell),
    store.subscribe((state) => state.spec, heads.show),
    store.subscribe(shownRun, () => {
      wish();
      heads.show();
    }),
    store.subscribe((state) => hasDropout(state.spec), wish),
    store.subscribe((state) => state.focus, enlarge),
    focused.dispose,
    store.subscribe((state) => state.discretise, loop.redraw),
    store.subscribe((state) => state.spec.frozen, loop.redraw),
    theme.onChange(loop.redraw),
    watched.dispose,
    editor.dispose,
    () => wishes.set('network', null),
  ]);
}
