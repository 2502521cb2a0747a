/** Which run is shown, how the runs look and the stage of what is made for the lecture, as an address says it: `view.run=Adam&view.styles=Adam:3/SGD:0&view.hide=Adam`. */

import { STYLES } from './run-looks.js';

/** @typedef {import('./aspects.js').Aspect<import('./run-looks.js').Looked>} Aspect */

/** The first run is shown unless another one is said that there is. @type {Aspect} */
const run = {
  key: 'selected',
  write: (name, { spec: { runs } }) => (runs.findIndex((each) => each.name === name) > 0 ? name : null),
  read: (text) => text || undefined,
};

/** @type {Aspect} */
const styles = {
  key: 'styles',
  write(value, { spec: { runs } }) {
    const own = runs.flatMap(({ name }, index) => (value[name] === undefined || value[name] === index ? [] : [`${spelt(name)}:${value[name]}`]));
    return own.join('/') || null;
  },
  read(text) {
    const pairs = text.split('/').map((pair) => /^(.+):(\d{1,2})$/.exec(pair));
    if (!pairs.every((pair) => pair && Number(pair[2]) < STYLES)) return undefined;
    return Object.fromEntries(pairs.map((pair) => [plain(pair?.[1] ?? ''), Number(pair?.[2])]));
  },
};

/** @type {Aspect} */
const hide = {
  key: 'hiddenRuns',
  write: (value, { spec: { runs } }) => runs.filter(({ name }) => value.includes(name)).map(({ name }) => spelt(name)).join('/') || null,
  read: (text) => (text ? text.split('/').map(plain) : undefined),
};

/** Of a preset, from 1. @type {import('./aspects.js').Aspect<{stage: number}>} */
const stage = { key: 'stage', write: (number) => (number > 1 ? String(number) : null), read: (text) => (/^[1-9]$/.test(text) ? Number(text) : undefined) };

export const LOOKS = { run, styles, hide, stage };

/** A name may have what stands between names. @param {string} name */
const spelt = (name) => name.replace(/[%/:]/g, encodeURIComponent);

/** @param {string} text a name as it was spelt */
function plain(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
