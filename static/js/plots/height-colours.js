/**
 * The colours of heights: the same from above and in space. Quiet, so that the paths of the runs stand out; the lower the darker,
 * on a light page and on a dark one.
 */

import { fromOklab, parseColour, toOklab } from './colour.js';

/** @typedef {import('./colour.js').Triple} Triple */
/** @typedef {{style: {background: string, text: string}, accent: string}} HeightPalette what of a palette they are made of */

/**
 * @typedef {object} HeightColours
 * @property {Uint8ClampedArray} lut RGBA, `size` entries from height 0 to 1
 * @property {number} size
 * @property {(t: number) => string} css colour of a height, held within 0..1
 */

const SIZE = 256;
/** The colour that the page's background is mixed with: so much of the accent in the text's. */
const TINT = 0.45;
/** How much of it there is at the bottom and at the top: on a light page, on a dark one. */
const SHARES = { light: [0.32, 0.04], dark: [0.05, 0.36] };

/** @type {WeakMap<HeightPalette, HeightColours>} */
const made = new WeakMap();

/**
 * The ramp of a palette; equal steps of height look equal (they are, in OKLab).
 * @param {HeightPalette} palette
 * @returns {HeightColours}
 */
export function heightColours(palette) {
  const known = made.get(palette);
  if (known) return known;
  const [background, text, accent] = [palette.style.background, palette.style.text, palette.accent].map((css) => toOklab(parseColour(css)));
  const tint = mixed(text, accent, TINT);
  const [low, high] = text[0] > background[0] ? SHARES.dark : SHARES.light;
  const lut = new Uint8ClampedArray(SIZE * 4);
  for (let i = 0; i < SIZE; i += 1) {
    lut.set([...fromOklab(mixed(background, tint, low + ((high - low) * i) / (SIZE - 1))), 255], i * 4);
  }
  const colours = {
    lut,
    size: SIZE,
    css(/** @type {number} */ t) {
      const at = Math.round(Math.min(1, Math.max(0, t)) * (SIZE - 1)) * 4;
      return `rgb(${lut[at]}, ${lut[at + 1]}, ${lut[at + 2]})`;
    },
  };
  made.set(palette, colours);
  return colours;
}

/**
 * The colour of a height.
 * @param {number} t height, 0 to 1, as `makeHeightScale` has it
 * @param {HeightPalette} palette
 * @returns {string} CSS
 */
export const heightColour = (t, palette) => heightColours(palette).css(t);

/**
 * @param {Triple} from
 * @param {Triple} to
 * @param {number} share
 * @returns {Triple}
 */
const mixed = (from, to, share) => /** @type {Triple} */ (from.map((value, axis) => value + (to[axis] - value) * share));
