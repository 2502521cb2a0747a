/** A confusion matrix as a table, with what follows from it at the end of every row. */

import { count, percent } from '../core/format.js';
import { h, setText } from './dom.js';

/** @typedef {import('../core/types-scores.js').ClassMetrics} ClassMetrics */

const DERIVED = /** @type {const} */ ([['precision', 'Precision: of those called so, the share that is'], ['recall', 'Recall: of those that are, the share called so'], ['f1', 'F1: the harmonic mean of precision and recall']]);
/** With more classes than these the table is as narrow as it can be. */
const FEW = 5;
const LABELS = { precision: 'prec.', recall: 'recall', f1: 'F1' };

/**
 * @param {string[]} names of the classes
 * @param {string} title
 */
export function classPart(names, title) {
  const caption = h('caption', {});
  const rows = names.map((name, row) => {
    const counts = names.map((_, column) => h('td', { class: row === column ? 'count is-right' : 'count' }));
    const derived = DERIVED.map(() => h('td', {}));
    return { counts, derived, element: h('tr', {}, h('th', { scope: 'row', title: name }, name), ...counts, ...derived) };
  });
  const confusion = h('table', { class: names.length > FEW ? 'confusion of-many' : 'confusion', 'aria-label': `Confusion matrix, ${title.toLowerCase()}` }, caption,
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'true'), ...names.map((name) => h('th', { scope: 'col', title: name }, name)),
      ...DERIVED.map(([key, help], index) => h('th', { scope: 'col', class: index ? '' : 'derived', title: help }, LABELS[key])))),
    h('tbody', {}, ...rows.map(({ element }) => element)));
  for (const { derived } of rows) derived.forEach((cell, index) => { cell.className = index ? '' : 'derived'; });

  return {
    element: confusion,
    /** @param {ClassMetrics} metrics */
    show({ accuracy, confusion: matrix, ...more }) {
      setText(caption, `accuracy ${percent(accuracy)}`);
      rows.forEach(({ counts, derived }, row) => {
        const numbers = matrix?.[row];
        const sum = numbers?.reduce((whole, each) => whole + each, 0) || 1;
        counts.forEach((cell, column) => {
          const number = numbers?.[column];
          setText(cell, count(number));
          cell.classList.toggle('is-none', number === 0);
          cell.style.setProperty('--share', String((number ?? 0) / sum));
          cell.title = number === undefined ? '' : `${count(number)} of ${count(sum)} that are ${names[row]}, ${percent(number / sum)}, are called ${names[column]}`;
        });
        DERIVED.forEach(([key], index) => setText(/** @type {Element} */ (derived[index]), percent(more[key][row], names.length > FEW ? 0 : 1)));
      });
    },
    dispose() {},
  };
}
