/** The landscape in space: the cost as a surface, the paths at their own cost, so that they hover where the plane misses them. */

import { USUAL_CAMERA } from '../core/race-state.js';
import { createRelief } from '../plots/relief.js';
import { createDiffers } from './again.js';
import { listenToCamera } from './camera-control.js';
import { all, h } from './dom.js';
import { watch } from './watch.js';

/** @typedef {import('../core/types-race.js').Heights} Heights */

/**
 * @typedef {object} SpacePicture
 * @property {import('./landscape-map.js').DrawnPath[]} paths
 * @property {Heights} heights of what is shown
 * @property {import('../plots/heights.js').HeightScale} scale
 * @property {[string, string]} axes
 * @property {import('./theme.js').Palette} palette
 */

/** Milliseconds between two drawings while it plays, at least; and how many times as long as one takes the others get then. */
const CALM = 40;
const FOR_OTHERS = 3;
const FRAME = 1000 / 60;

/**
 * @param {() => void} redraw
 */
export function createLandscapeSpace(redraw) {
  const canvas = h('canvas', { hidden: true }); // black, until something is drawn
  const overlay = h('canvas', { class: 'landscape-space', tabIndex: 0, role: 'application', 'aria-roledescription': 'surface' });
  const relief = createRelief(canvas, overlay, { onRestored: redraw });
  const element = relief ? h('div', { class: 'landscape-box' }, canvas, overlay) : h('p', { class: 'quiet' }, 'This browser does not offer WebGL, which the surface in space is drawn with. The map beside it shows the same from above.');
  const watched = watch(element, redraw);
  let camera = USUAL_CAMERA;

  const isOther = createDiffers();
  let [drawn, cost] = [-Infinity, 0];

  /** The graphics card, or what stands in for it, is at work after the call: the next frame comes that much later. */
  function measure() {
    drawn = performance.now();
    requestAnimationFrame(() => { cost = Math.max(0, performance.now() - drawn - FRAME); });
  }

  /** @param {typeof camera} next */
  function look(next) {
    camera = next;
    overlay.dataset.camera = [next.azimuth, next.elevation, next.zoom].map((value) => value.toFixed(2)).join(' ');
    redraw();
  }

  return {
    element,
    overlay,
    /**
     * Whether to draw now: at once where it is looked at otherwise; what training moves no more often than it leaves time for the rest.
     * @param {unknown[]} looks
     * @param {boolean} moving
     */
    isTime(looks, moving) {
      if (!watched.seen.visible) return false;
      const other = isOther([...looks, camera, ...Object.values(watched.seen)]);
      return other || (moving && performance.now() > drawn + CALM + FOR_OTHERS * cost);
    },
    /** @param {SpacePicture} picture */
    draw({ paths, heights, scale, axes, palette }) {
      const { width, height, ratio, visible } = watched.seen;
      if (!relief || !visible) return;
      canvas.hidden = false;
      relief.setPalette(palette);
      relief.setSurface(heights, scale, [...axes, 'J']);
      relief.setPaths(paths.map(({ name, x, y, loss, colour, mark }) => ({ key: name, x, y, value: loss, colour, mark })));
      relief.draw({ camera, width, height, ratio });
      measure();
    },
    dispose: all([
      listenToCamera(overlay, { get: () => camera, set: look, reset: () => look(USUAL_CAMERA) }),
      watched.dispose, () => relief?.dispose(),
    ]),
  };
}
