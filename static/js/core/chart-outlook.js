/** How the chart is looked at, in the address; see outlook.js. */

import { QUANTITIES } from './quantities.js';

/** @typedef {import('./outlook.js').Aspect} Aspect */

const USUAL = QUANTITIES[0]?.key;
const NUMBER = /^\d+(\.\d+)?$/;
const MOST_SMOOTHING = 0.99;

/** @type {Aspect} */
const quantity = {
  key: 'quantity',
  write: (key) => (key === USUAL ? null : key),
  read: (text) => QUANTITIES.find(({ key }) => key === text)?.key,
};

/** @type {Aspect} */
const smoothing = {
  key: 'smoothing',
  write: (weight) => (weight > 0 ? String(weight) : null),
  read: (text) => (NUMBER.test(text) && Number(text) <= MOST_SMOOTHING ? Number(text) : undefined),
};

/** Epochs or steps from and to, to three places. @type {import('./aspects.js').Aspect<{zoom: any}>} */
export const zoom = {
  key: 'zoom',
  write: (span) => span && span.map((/** @type {number} */ end) => Number(end.toFixed(3))).join('-'),
  read(text) {
    const ends = text.split('-');
    const span = ends.map(Number);
    return ends.length === 2 && ends.every((end) => NUMBER.test(end)) && Number(span[0]) < Number(span[1]) ? span : undefined;
  },
};

/** @type {Aspect} */
const parts = { key: 'parts', write: (part) => part, read: (text) => (text === 'train' || text === 'test' ? text : undefined) };

/** @type {Aspect} */
const large = { key: 'largeChart', write: (is) => (is ? 'true' : null), read: (text) => (text === 'true' ? true : text === 'false' ? false : undefined) };

/** @type {Record<string, Aspect>} */
export const CHART_ASPECTS = { quantity, smoothing, zoom, parts, chart: large };
