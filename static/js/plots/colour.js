/** The diverging scale of values and the styles of runs. */

/**
 * @typedef {object} Scale
 * @property {Uint8ClampedArray} lut RGBA, `size` entries from −1 to 1; the one in the middle is 0
 * @property {number} size odd
 * @property {(t: number) => number} index entry of t, held within −1..1
 * @property {(t: number) => string} css colour of t
 */
/** @typedef {[number, number, number]} Triple */
/** @typedef {{colour: string, mark: import('./marks.js').Mark}} RunStyle */

const SIZE = 513;
const HALF = (SIZE - 1) / 2;

/**
 * Red, green and blue (0–255) of `#rgb`, `#rrggbb` or `rgb(r, g, b)`.
 * @param {string} css
 * @returns {Triple}
 */
export function parseColour(css) {
  const text = css.trim().toLowerCase();
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/.exec(text)?.[1];
  if (hex) {
    const digits = hex.length === 3 ? [...hex].map((digit) => digit + digit) : [hex.slice(0, 2), hex.slice(2, 4), hex.slice(4)];
    return /** @type {Triple} */ (digits.map((pair) => parseInt(pair, 16)));
  }
  const parts = /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)/.exec(text);
  if (!parts) throw new Error(`not a colour that a scale can be made of: ${css}`);
  return [Number(parts[1]), Number(parts[2]), Number(parts[3])];
}

/**
 * The scale through three colours; on either side of the middle equal steps look equal (they are, in OKLab).
 * @param {{low: string, middle: string, high: string}} colours
 * @returns {Scale}
 */
export function makeScale({ low, middle, high }) {
  const ends = [low, middle, high].map((css) => toOklab(parseColour(css)));
  const lut = new Uint8ClampedArray(SIZE * 4);
  for (let i = 0; i < SIZE; i += 1) {
    const [from, to] = i < HALF ? [ends[0], ends[1]] : [ends[1], ends[2]];
    const share = (i % HALF) / HALF;
    const mixed = i === SIZE - 1 ? ends[2] : from.map((value, axis) => value + (to[axis] - value) * share);
    lut.set([...fromOklab(/** @type {Triple} */ (mixed)), 255], i * 4);
  }
  /** @param {number} t */
  const index = (t) => Math.round((Math.min(1, Math.max(-1, t)) + 1) * HALF);
  return {
    lut,
    size: SIZE,
    index,
    css(t) {
      const at = index(t) * 4;
      return `rgb(${lut[at]}, ${lut[at + 1]}, ${lut[at + 2]})`;
    },
  };
}

/**
 * Where a value stands on the scale: 0 is the middle, −1 or 1 the end that is farther from it.
 * @param {number} value
 * @param {{low: number, high: number, middle: number}} range
 * @returns {number} not held within −1..1
 */
export function relate(value, range) {
  return (value - range.middle) / halfRange(range);
}

/**
 * The distance from the middle to the farther end; never 0.
 * @param {{low: number, high: number, middle: number}} range
 * @returns {number}
 */
export function halfRange({ low, high, middle }) {
  return Math.max(high - middle, middle - low) || 1;
}

/** @type {import('./marks.js').Mark[]} */
const MARKS = ['circle', 'square', 'triangle', 'diamond', 'down', 'cross', 'plus', 'ring'];

/**
 * Colour and mark of the run of that index. With a palette of eight, no two of the first 64 are alike:
 * past its end the colours come again with other marks.
 * @param {number} index
 * @param {string[]} palette CSS colours
 * @returns {RunStyle}
 */
export function runStyle(index, palette) {
  const shifted = index + Math.floor(index / palette.length);
  return {
    colour: palette[index % palette.length],
    mark: MARKS[shifted % MARKS.length],
  };
}

/**
 * Björn Ottosson's OKLab (2020), from sRGB.
 * @param {Triple} rgb 0–255
 * @returns {Triple}
 */
export function toOklab(rgb) {
  const [r, g, b] = rgb.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/**
 * @param {Triple} lab
 * @returns {Triple} 0–255, rounded
 */
export function fromOklab([lightness, a, b]) {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return /** @type {Triple} */ (linear.map((value) => {
    const share = value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
    return Math.min(255, Math.max(0, Math.round(share * 255)));
  }));
}
