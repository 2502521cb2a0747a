/** The network of the selected run: a map in every unit, links that show their weights. */

import { classNames, outputUnits } from '../core/classes.js';
import { featureName } from '../core/names.js';
import { shownRun } from '../core/state.js';
import { fit } from '../plots/canvas.js';
import { createHeatmap } from '../plots/heatmap.js';
import { draw as drawNetwork, drawLabels, hit, layout as layOut, linksOf, visibleLinks } from '../plots/network.js';
import { createStill } from '../plots/still.js';
import { createPace } from '../ui/again.js';
import { entryOf } from '../ui/choice.js';
import { all, h } from '../ui/dom.js';
import { createLayerHeads } from '../ui/layer-heads.js';
import { createReadout } from '../ui/readout.js';
import { scaleOf, unitMap } from '../ui/unit-maps.js';
import { createUnitKeys } from '../ui/unit-keys.js';
import { watch } from '../ui/watch.js';

/** @typedef {import('../ui/context.js').Context} Context */
/** @typedef {import('../core/types.js').Frame} Frame */
/** @typedef {import('../plots/network-layout.js').Layout} Layout */
/** @typedef {import('../plots/network-hit.js').Hit} Hit */

const MARGIN = { left: 40, right: 0, bottom: 10 };
/** Names longer than so many letters get more room, on a picture as wide as that, up to so many pixels; more names than that are not shown. */
const ROOM = { feature: 12, output: 5, letter: 6.5, width: 500, most: 44, names: 16 };
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
  const stage = h('div', { class: 'network-stage' }, canvas, heads.element, readout.element);
  root.append(h('div', { class: 'network-scroll' }, stage));

  const heatmap = createHeatmap();
  const [inputs, behind] = [createStill(), createStill()];
  const isTime = createPace();
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
  /** Those drawn last. @type {import('../plots/network-layout.js').Link[]} */
  let links = [];
  let times = 0; // that they were drawn

  const labels = () => {
    const spec = store.get().network?.spec;
    return spec?.features.map((feature) => featureName(feature, entryOf(catalog.features, feature.kind), spec.data.columns)) ?? [];
  };
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
    const shown = place && isPartial(place) ? place : null;
    if (now?.layer !== shown?.layer || now?.unit !== shown?.unit) store.set({ unit: shown });
    canvas.style.cursor = target ? 'pointer' : '';
    loop.redraw();
  }

  /** Whether the unit is another map than the output. @param {import('../core/state.js').UnitPlace} place */
  function isPartial({ layer }) {
    const last = layout?.columns.at(-1);
    return last !== undefined && (layer < last.layer || last.units > 1);
  }

  /** @param {import('../core/state.js').UnitPlace} place */
  function pin(place) {
    pinned = (pinned && pinned.layer === place.layer && pinned.unit === place.unit) || !isPartial(place) ? null : place;
    store.set({ unit: pinned });
    loop.redraw();
  }

  canvas.addEventListener('pointermove', (event) => layout && point(hit(layout, event.offsetX, event.offsetY, 6, links), 'pointer'));
  canvas.addEventListener('pointerleave', () => point(null, 'pointer'));
  canvas.addEventListener('click', (event) => {
    const target = layout && hit(layout, event.offsetX, event.offsetY, 10, links);
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
    const outputs = outputUnits(spec);
    const names = classNames(header.state);
    const inputs = labels();
    const key = JSON.stringify([inputs, hidden.map(({ units }) => units), outputs, names, width, height, headsHeight]);
    if (key === layoutKey) return;
    layoutKey = key;
    layout = layOut({
      features: features.map(({ kind }) => kind), hidden: hidden.map(({ units }) => units), outputs,
      width, height, top: headsHeight + 8, bottom: MARGIN.bottom, maxSize: Math.max(40, height * LARGEST),
      left: MARGIN.left + extra(inputs, ROOM.feature, width), right: MARGIN.right + extra(names, ROOM.output, width),
    });
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
    const last = layout.columns.length - 1;
    if (isTime(frame.header.playing, [width, height, ratio, run, hover, state.unit, ...ofInputs])) {
      links = visibleLinks(layout, weights);
      times += 1;
    }
    drawNetwork(context, layout, {
      weights, links,
      stressed: hover?.type === 'node' && layout.wide.length ? linksOf(layout, weights, hover.node) : undefined,
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
      selected: nodeHit(state.unit), hover,
    });
    readout.show(hover, frame, run, hover ? labels() : [], layout);
  }

  heads.show();
  return all([
    loop.onDraw(draw),
    store.subscribe((state) => state.spec, heads.show),
    store.subscribe(shownRun, () => {
      wish();
      heads.show();
    }),
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

/**
 * Room for long names.
 * @param {string[]} names
 * @param {number} letters for which there is room anyway
 * @param {number} width of the picture
 */
function extra(names, letters, width) {
  const longest = Math.max(0, ...names.map((name) => name.length));
  return width < ROOM.width || names.length > ROOM.names ? 0 : Math.max(0, Math.min(ROOM.most, (longest - letters) * ROOM.letter));
}
