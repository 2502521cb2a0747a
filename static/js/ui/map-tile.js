/** The decision map of one run as a button that selects it, with its mark, its name and its losses. */

import { loss } from '../core/format.js';
import { styleOf } from '../core/run-looks.js';
import { shownRun } from '../core/state.js';
import { fit } from '../plots/canvas.js';
import { createDiffers } from './again.js';
import { h, setText } from './dom.js';
import { drawRunMark } from './run-mark.js';
import { createMapPainter, outputMap } from './unit-maps.js';

/**
 * @param {string} name of the run
 * @param {Pick<import('./context.js').Context, 'store' | 'theme'>} context
 */
export function createMapTile(name, { store, theme }) {
  const canvas = h('canvas', { class: 'tile-map' });
  const mark = h('canvas', { class: 'run-mark', 'aria-hidden': 'true' });
  const figures = { train: h('span'), test: h('span') };
  const element = h('button', { type: 'button', class: 'tile', title: name, click: () => store.set({ selected: name }) },
    canvas, h('span', { class: 'tile-caption' }, mark, h('span', { class: 'tile-name' }, name)),
    h('span', { class: 'tile-loss' },
      h('span', { class: 'tile-train' }, h('span', { class: 'tile-word' }, 'train '), figures.train),
      h('span', {}, h('span', { class: 'tile-word' }, 'test '), figures.test)));
  const drawMap = createMapPainter();
  const differs = createDiffers();

  return {
    element, name,
    /** What changes by hand. */
    show() {
      const state = store.get();
      const style = styleOf(state, name);
      if (differs([style, theme.palette()])) drawRunMark(mark, style, theme.palette());
      const selected = shownRun(state) === name;
      element.classList.toggle('is-selected', selected);
      element.setAttribute('aria-pressed', String(selected));
    },
    /** @param {import('../core/types.js').RunState} run */
    tell({ loss: { train, test } }) {
      setText(figures.train, loss(train).trim());
      setText(figures.test, loss(test).trim());
      element.setAttribute('aria-label', `Show the network of ${name}: train loss ${loss(train).trim()}, test loss ${loss(test).trim()}`);
    },
    /**
     * @param {import('../core/types.js').Frame} frame
     * @param {number} size of the square
     * @param {number} ratio
     * @param {(context: CanvasRenderingContext2D) => void} over draws the data
     */
    draw(frame, size, ratio, over) {
      const map = outputMap(frame, name);
      if (!map) return;
      const context = fit(canvas, size, size, ratio);
      drawMap(context, { x: 0, y: 0, width: size, height: size }, map, { palette: theme.palette(), discretise: store.get().discretise });
      over(context);
    },
  };
}
