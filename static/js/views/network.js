/** The network of the selected run: a map in every unit, links that show their weights. */

import { shownRun } from '../core/state.js';
import { fit } from '../plots/canvas.js';
import { createHeatmap } from '../plots/heatmap.js';
import { draw as drawNetwork } from '../plots/network-draw.js';
import { hit } from '../plots/network-hit.js';
import { layout as layOut } from '../plots/network-layout.js';
import { entryOf } from '../ui/choice.js';
import { all, h } from '../ui/dom.js';
import { createLayerHeads } from '../ui/layer-heads.js';
import { createReadout } from '../ui/readout.js';
import { unitMap } from '../ui/unit-maps.js';
import { createUnitKeys } from '../ui/unit-keys.js';
import { watch } from '../ui/watch.js';

/** @typedef {import('../ui/context.js').Context} Context */
/** @typedef {import('../core/types.js').Frame} Frame */
/** @typedef {import('../plots/network-layout.js').Layout} Layout */
/** @typedef {import('../plots/network-hit.js').Hit} Hit */

const MARGIN = { left: 40, right: 0, bottom: 10 };
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
  const readout = createReadout();
  const stage = h('div', { class: 'network-stage' }, canvas, heads.element, readout.element);
  root.append(h('div', { class: 'network-scroll' }, stage));

  const heatmap = createHeatmap();
  /** @type {Layout | null} */
  let layout = null;
  let layoutKey = '';
  /** The spec that was laid out last. @type {import('../core/types.js').FullSpec | null} */
  let arranged = null;
  /** @type {Hit | null} */
  let hover = null;
  /** @type {import('../core/state.js').UnitPlace | null} */
  let pinned = null;
  let headsHeight = 0;

  const labels = () => store.get().network?.spec.features.map(({ kind }) => entryOf(catalog.features, kind)?.label ?? kind) ?? [];
  const keys = createUnitKeys(canvas, {
    onFocus: (place) => point(nodeHit(place), 'focus'),
    onPin: (place) => pin(place),
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
    if (by === 'pointer' && sameHit(target, hover)) return;
    hover = target;
    const place = target?.type === 'node' ? { layer: target.node.layer, unit: target.node.unit } : pinned;
    const now = store.get().unit;
    const shown = place && layout && place.layer < layout.columns.length - 1 ? place : null;
    if (now?.layer !== shown?.layer || now?.unit !== shown?.unit) store.set({ unit: shown });
    canvas.style.cursor = target ? 'pointer' : '';
    loop.redraw();
  }

  /** @param {import('../core/state.js').UnitPlace} place */
  function pin(place) {
    pinned = pinned && pinned.layer === place.layer && pinned.unit === place.unit ? null : place;
    store.set({ unit: pinned });
    loop.redraw();
  }

  canvas.addEventListener('pointermove', (event) => layout && point(hit(layout, event.offsetX, event.offsetY), 'pointer'));
  canvas.addEventListener('pointerleave', () => point(null, 'pointer'));
  canvas.addEventListener('click', (event) => {
    const target = layout && hit(layout, event.offsetX, event.offsetY, 10);
    if (target?.type === 'node') pin({ layer: target.node.layer, unit: target.node.unit });
    else if (target) point(target, 'pointer');
    else if (pinned) pin(pinned);
  });

  function wish() {
    const run = shownRun(store.get());
    if (!watched.seen.visible || !layout) return wishes.set('network', null);
    // As fine as a unit is drawn, but a wide network must not cost more than the rest of the page.
    const units = layout.columns.reduce((sum, column) => sum + column.units, 0);
    const resolution = Math.round(Math.max(10, Math.min(40, layout.size * 0.7, Math.sqrt(MOST_VALUES / units))));
    wishes.set('network', { maps: [{ run, units: true, resolution }, { run, resolution }], parameters: [run] });
  }

  /** @param {Frame} frame */
  function arrange({ header }) {
    const { spec } = header.state;
    const { width, height } = watched.seen;
    if (spec === arranged && width === layout?.width && height === layout.height) return;
    arranged = spec;
    const { features, hidden } = spec;
    const key = JSON.stringify([features.map(({ kind }) => kind), hidden.map(({ units }) => units), width, height, headsHeight]);
    if (key === layoutKey) return;
    layoutKey = key;
    layout = layOut({ features: features.map(({ kind }) => kind), hidden: hidden.map(({ units }) => units), width, height, top: headsHeight + 8, maxSize: Math.max(40, height * LARGEST), ...MARGIN });
    hover = null;
    stage.style.setProperty('--columns', String(layout.columns.length));
    heads.show();
    heads.place(layout.columns);
    keys.show(layout);
    if (pinned && !nodeHit(pinned)) pin(pinned);
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
    drawNetwork(context, layout, {
      weights(layer) {
        const W = frame.arrays.get('W', run, layer);
        const b = frame.arrays.get('b', run, layer);
        return W && b && { W, b };
      },
      maps: (layer, unit) => unitMap(frame, run, layer, unit, catalog),
      heatmap, discretise: state.discretise,
      scale: palette.scale, style: palette.style, accent: palette.accent,
      selected: nodeHit(state.unit), hover,
    });
    drawLabels(context, layout, palette.style);
    readout.show(hover, frame, run, labels(), layout);
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Layout} placed
   * @param {import('../plots/canvas.js').PlotStyle} style
   */
  function drawLabels(context, placed, style) {
    const names = labels();
    context.fillStyle = style.text;
    context.font = style.font;
    context.textAlign = 'right';
    context.textBaseline = 'middle';
    for (const node of placed.nodes) if (node.layer === 0) context.fillText(names[node.unit] ?? '', node.x - 6, node.y + node.size / 2);
  }

  heads.show();
  return all([
    loop.onDraw(draw),
    store.subscribe((state) => state.spec, heads.show),
    store.subscribe(shownRun, wish),
    store.subscribe((state) => state.discretise, loop.redraw),
    theme.onChange(loop.redraw),
    watched.dispose,
    () => wishes.set('network', null),
  ]);
}

/**
 * @param {Hit | null} a
 * @param {Hit | null} b
 */
function sameHit(a, b) {
  if (a === null || b === null) return a === b;
  if (a.type === 'link' || b.type === 'link') return a.type === 'link' && b.type === 'link' && a.link === b.link;
  return a.type === b.type && a.node === b.node;
}
