/** How the runs are looked at, as an address says it: `view.styles=Adam:3/SGD:0&view.hide=Adam&view.sort=-test_loss&view.target=train:0.01`. */

import { STYLES } from './run-looks.js';
import { COLUMNS, USUAL_TARGET } from './run-table.js';

/** @typedef {import('./outlook.js').Aspect} Aspect */

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

/** @type {Aspect} */
const sort = {
  key: 'sort',
  write: (value) => value && `${value.down ? '-' : ''}${value.by}`,
  read(text) {
    const by = text.replace(/^-/, '');
    return COLUMNS.some(({ key }) => key === by) ? { by, down: text !== by } : undefined;
  },
};

/** @type {Aspect} */
const target = {
  key: 'target',
  write: ({ of, loss }) => (of === USUAL_TARGET.of && loss === USUAL_TARGET.loss ? null : `${of}:${loss}`),
  read(text) {
    const found = /^(train|test):(\d[\d.]*(?:e[+-]?\d+)?)$/.exec(text);
    const loss = Number(found?.[2]);
    return found && Number.isFinite(loss) ? { of: found[1], loss } : undefined;
  },
};

/** @type {Record<string, Aspect>} */
export const OF_RUNS = { styles, hide, sort, target };

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
