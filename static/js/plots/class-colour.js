/** The colours and marks of classes. */
import { makeScale } from './colour.js';
import { CLASS_MARKS } from './marks.js';

/** @typedef {import('./colour.js').Scale} Scale */
/** @typedef {import('./marks.js').Mark} Mark */

/**
 * @typedef {object} ClassColours
 * @property {Uint32Array} lut RGBA as the canvas has it: of each class `levels` + 1 entries, from neutral to its colour
 * @property {number} levels
 * @property {(label: number) => string} css
 * @property {(label: number) => Mark} mark
 * @property {(label: number) => Scale} scale of its probability: from neutral at −1 to its colour at 1
 */

const LEVELS = 256;

/**
 * Between the neutral colour and that of a class equal steps look equal.
 * @param {string} neutral
 * @param {string[]} colours CSS, one a class
 * @returns {ClassColours}
 */
export function makeClassColours(neutral, colours) {
  const lut = new Uint32Array(colours.length * (LEVELS + 1));
  const scales = colours.map((colour, label) => {
    const half = makeScale({ low: neutral, middle: neutral, high: colour });
    const whole = new Uint32Array(half.lut.buffer);
    lut.set(whole.subarray(whole.length - LEVELS - 1), label * (LEVELS + 1));
    return makeScale({ low: neutral, middle: half.css(0.5), high: colour });
  });
  /** @param {number} label */
  const at = (label) => Math.max(0, Math.round(label)) % colours.length;
  return {
    lut,
    levels: LEVELS,
    css: (label) => /** @type {string} */ (colours[at(label)]),
    mark: (label) => /** @type {Mark} */ (CLASS_MARKS[at(label) % CLASS_MARKS.length]),
    scale: (label) => /** @type {Scale} */ (scales[at(label)]),
  };
}
