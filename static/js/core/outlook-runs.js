/** How the table of runs is looked at, as an address says it: `view.sort=-test_loss&view.target=train:0.01`. */

import { COLUMNS, USUAL_TARGET } from './run-table.js';

/** @typedef {import('./outlook.js').Aspect} Aspect */

/**
 * @param {readonly import('./run-table.js').Column[]} columns of the table
 * @returns {import('./aspects.js').Aspect<{sort: any}>}
 */
export const sortBy = (columns) => ({
  key: 'sort',
  write: (value) => value && `${value.down ? '-' : ''}${value.by}`,
  read(text) {
    const by = text.replace(/^-/, '');
    return columns.some(({ key }) => key === by) ? { by, down: text !== by } : undefined;
  },
});

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
export const OF_RUNS = { sort: sortBy(COLUMNS), target };
