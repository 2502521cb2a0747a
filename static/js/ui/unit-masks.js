/** Which units dropout switches off in the next step, out of frames, no faster than can be looked at. */

import { count } from '../core/format.js';
import { h, setText } from './dom.js';

/** @typedef {import('../core/types.js').Frame} Frame */
/** @typedef {{step: number, dropped: (layer: number, unit: number) => boolean, any: boolean}} Masks of that step */

/** Milliseconds between two pictures of them while it plays: what flashes more than three times a second can hurt. */
const CALM = 350;

/** @type {Masks} */
const NONE = { step: 0, dropped: () => false, any: false };

/** Whether the experiment drops units at all. @param {import('../core/types.js').FullSpec} spec */
export const hasDropout = ({ hidden }) => hidden.some(({ dropout }) => dropout > 0);

/**
 * The same object as long as the same masks are to be shown.
 * @param {{now?: () => number, still?: () => boolean}} [options] still: whether the user wants nothing to move by itself
 * @returns {(frame: Frame) => Masks}
 */
export function createMasks({ now = () => performance.now(), still = prefersStill() } = {}) {
  let shown = NONE;
  let since = -Infinity;
  /** @type {Frame | null} */
  let last = null;
  return (frame) => {
    if (frame === last) return shown;
    const { playing } = frame.header;
    if (playing && still()) shown = NONE;
    else if (!playing || now() >= since + CALM) {
      since = now();
      shown = masksOf(frame);
    }
    last = frame;
    return shown;
  };
}

/** @param {Frame} frame @returns {Masks} */
function masksOf({ header: { state }, arrays }) {
  const layers = new Map(arrays.entries.flatMap(({ name, layer = 0 }) => {
    const mask = name === 'mask' ? arrays.get('mask', undefined, layer) : undefined;
    return mask ? [[layer, mask.data]] : [];
  }));
  if (!layers.size) return NONE;
  return { step: state.step + 1, any: true, dropped: (layer, unit) => layers.get(layer)?.[unit] === 0 };
}

function prefersStill() {
  const reduced = matchMedia('(prefers-reduced-motion: reduce)');
  return () => reduced.matches;
}

/** Says what the crosses mean. */
export function createMaskLegend() {
  const words = h('span', {});
  const element = h('p', { class: 'mask-legend', hidden: true, title: 'Dropout: each example of each batch has a mask of its own; this is that of the first example of the next batch' }, '✕ ', words);
  return {
    element,
    /** @param {Masks} masks */
    show({ any, step }) {
      element.hidden = !any;
      if (any) setText(words, `dropped in step ${count(step)}, for its first example`);
    },
  };
}
