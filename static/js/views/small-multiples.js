/** The decision maps of all runs side by side. */

import { classNames } from '../core/classes.js';
import { isHidden } from '../core/run-looks.js';
import { shownRun } from '../core/state.js';
import { tile } from '../core/tiling.js';
import { drawPoints } from '../plots/points.js';
import { createStill } from '../plots/still.js';
import { createPace } from '../ui/again.js';
import { all, h } from '../ui/dom.js';
import { createMapTile } from '../ui/map-tile.js';
import { outputResolution } from '../ui/unit-maps.js';
import { watch } from '../ui/watch.js';

/** @typedef {import('../ui/context.js').Context} Context */
/** @typedef {import('../core/types.js').Frame} Frame */

/** Points along each side of a map of few classes: as the cards have it, which so are served by the same. */
const RESOLUTION = 50;
const GAP = 8;
/** Two lines below a map, in the size of the page's text; and the size from which on the data and both losses have room. */
const CAPTION = 2.2;
const WIDE = 120;
/** Below this size there is only room for a number. */
const NARROW = 76;
/** Labels of classes, and the outputs that go with them. */
const CLASSES = { low: 0, middle: 0.5, high: 1 };

/**
 * @param {HTMLElement} root
 * @param {Context} context
 * @returns {() => void}
 */
export function mount(root, context) {
  const { store, loop, wishes, theme } = context;
  const grid = h('div', { class: 'tiles' });
  const nothing = h('p', { class: 'quiet', hidden: true }, 'All runs are hidden: the eye on a card shows one again.');
  root.append(grid, nothing);
  root.classList.add('tiles-body');
  /** @type {ReturnType<typeof createMapTile>[]} */
  let tiles = [];
  let size = 0;
  const data = createStill();
  const isTime = createPace();
  const watched = watch(grid, () => {
    arrange();
    wish();
    loop.redraw();
  });

  function wish() {
    const { spec } = store.get();
    const resolution = outputResolution(RESOLUTION, spec);
    wishes.set('maps of all runs', watched.seen.visible ? { maps: tiles.map(({ name }) => ({ run: name, resolution })) } : null);
  }

  /** As large as they fit. The grid has its size from what is around it, not from its tiles. */
  function arrange() {
    const { width, height } = watched.seen;
    const caption = CAPTION * parseFloat(getComputedStyle(root).fontSize);
    const best = tile(tiles.length, { width, height }, { gap: GAP, caption });
    size = Math.max(48, best.size);
    grid.style.setProperty('--tile', `${size}px`);
    grid.style.setProperty('--columns', String(best.columns));
    grid.classList.toggle('is-small', size < WIDE);
    grid.classList.toggle('is-tiny', size < NARROW);
  }

  function show() {
    const state = store.get();
    const names = state.spec.runs.map(({ name }) => name).filter((name) => !isHidden(state, name));
    if (names.join('\n') !== tiles.map(({ name }) => name).join('\n')) {
      tiles = names.map((name) => tiles.find((each) => each.name === name) ?? createMapTile(name, context));
      grid.replaceChildren(...tiles.map(({ element }) => element));
      arrange();
    }
    nothing.hidden = tiles.length > 0;
    for (const each of tiles) each.show();
    wish();
    loop.redraw();
  }

  /** @param {Frame} frame */
  function tell({ header: { state } }) {
    if (!watched.seen.visible) return;
    for (const each of tiles) {
      const run = state.runs.find(({ name }) => name === each.name);
      if (run) each.tell(run);
    }
  }

  /** @param {Frame} frame */
  function draw(frame) {
    const { ratio, visible } = watched.seen;
    const { discretise, showTest, data: points } = store.get();
    const palette = theme.palette();
    if (!visible || !isTime(frame.header.playing, [size, ratio, palette, discretise, showTest, points, tiles])) return;
    for (const each of tiles) each.draw(frame, size, ratio, (context) => overlay(context, frame.header.state, ratio));
  }

  /**
   * The data over a map, drawn once for all maps.
   * @param {CanvasRenderingContext2D} context
   * @param {import('../core/types.js').NetworkState} state
   * @param {number} ratio
   */
  function overlay(context, state, ratio) {
    const { data: points, showTest } = store.get();
    if (!points || size < WIDE) return;
    const { domain, task, output } = state;
    const palette = theme.palette();
    const several = classNames(state).length > 0;
    const range = task === 'regression' ? output : CLASSES;
    data.draw(context, { width: size, height: size, ratio }, [points, palette, showTest, several, ...domain.flat(), range.low, range.high], (still) => {
      const area = { x: 0, y: 0, width: size, height: size };
      const common = { domain, range, scale: palette.scale, classes: several ? palette.classes : undefined, outline: palette.outline, radius: Math.max(1.5, Math.min(4, size / 90)) };
      drawPoints(still, area, { ...common, points: points.train.points, labels: points.train.y, kind: 'train' });
      if (showTest) drawPoints(still, area, { ...common, points: points.test.points, labels: points.test.y, kind: 'test' });
    });
  }

  show();
  return all([
    loop.onDraw(draw),
    loop.onTell(tell),
    ...[(/** @type {any} */ state) => state.spec, (/** @type {any} */ state) => state.hiddenRuns, (/** @type {any} */ state) => state.styles, shownRun]
      .map((of) => store.subscribe(of, show)),
    store.subscribe((state) => state.discretise, loop.redraw),
    store.subscribe((state) => state.showTest, loop.redraw),
    store.subscribe((state) => state.data, loop.redraw),
    theme.onChange(show),
    watched.dispose,
    () => wishes.set('maps of all runs', null),
    () => root.replaceChildren(),
  ]);
}
