/** How the page of optimizers is looked at, in its address: `view.step=120&view.tab=table&view.camera=-30,38,1`; see aspects.js. */

import { flag, word } from './aspects.js';
import { zoom } from './chart-outlook.js';
import { LOOKS } from './outlook-looks.js';
import { sortBy } from './outlook-runs.js';
import { USUAL_QUANTITY } from './race-quantities.js';
import { SPEEDS, USUAL_CAMERA } from './race-state.js';
import { RACE_COLUMNS } from './race-table.js';
import { isDomain } from './sight.js';

/** @typedef {import('./race-state.js').RaceState} RaceState */
/** @typedef {import('./aspects.js').Aspect<RaceState>} Aspect */

/** Where it is looked at; while it plays there is no such place. @type {Aspect} */
const step = {
  key: 'step',
  write: (value, { playing }) => (playing || value < 1 ? null : String(Math.floor(value))),
  read: (text) => (/^\d{1,6}$/.test(text) ? Number(text) : undefined),
};

/** Steps a second. @type {Aspect} */
const speed = {
  key: 'speed',
  write: (value) => (value === SPEEDS.usual ? null : spelt(value)),
  read: (text) => SPEEDS.all.find((each) => spelt(each) === text),
};

const spelt = (/** @type {number} */ value) => (Number.isFinite(value) ? String(value) : 'all');

/** Azimuth, elevation and zoom, as far as an eye can tell them apart. @type {Aspect} */
const camera = {
  key: 'camera',
  write(value) {
    const [text, usual] = [value, USUAL_CAMERA].map(({ azimuth, elevation, zoom }) => `${azimuth.toFixed(0)},${elevation.toFixed(0)},${Number(zoom.toFixed(2))}`);
    return text === usual ? null : /** @type {string} */ (text);
  },
  read(text) {
    const numbers = text.split(',').map(Number);
    const [azimuth, elevation, zoom] = numbers;
    return numbers.length === 3 && numbers.every(Number.isFinite) && Number(zoom) > 0 ? { azimuth, elevation, zoom } : undefined;
  },
};

/** What the map shows: from and to of x, and of y. @type {Aspect} */
const sight = {
  key: 'sight',
  write: (domain) => domain && domain.join(';'),
  read(text) {
    const domain = text.split(';').map((span) => span.split(',').map((end) => (end.trim() ? Number(end) : NaN)));
    return isDomain(domain) ? domain : undefined;
  },
};

/** The chart's; which quantities there are, the runs' own memory decides. @type {Aspect} */
const quantity = { key: 'quantity', write: (key) => (key === USUAL_QUANTITY ? null : key), read: (text) => text || undefined };

/** Name in the address, and what it stands for. @type {import('./aspects.js').Aspects<RaceState>} */
export const RACE_ASPECTS = {
  step,
  tab: word('tab'),
  run: LOOKS.run,
  quantity,
  log: flag('logValues', true),
  zoom,
  parts: word('parts', ['x', 'y']),
  sort: sortBy(RACE_COLUMNS),
  arrows: flag('arrows', true),
  camera,
  sight,
  speed,
  projector: flag('projector'),
  styles: LOOKS.styles,
  hide: LOOKS.hide,
  demo: word('preset'),
  stage: LOOKS.stage,
};
