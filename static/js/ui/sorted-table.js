/** A table with a row a run, that sorts; and what saves it. */

import { count, loss, number, percent } from '../core/format.js';
import { nextSort, sortRows } from '../core/run-table.js';
import { createDiffers } from './again.js';
import { copy } from './clipboard.js';
import { h, setText } from './dom.js';
import { drawRunMark } from './run-mark.js';
import { saveFile } from './save-file.js';

/** @typedef {import('../core/run-table.js').Row} Row */
/** @typedef {import('../core/run-table.js').Sort} Sort */

/** How a cell is read. @type {Record<import('../core/run-table.js').Column['kind'], (value: any) => string>} */
const TEXTS = { text: String, loss: (value) => loss(value).trim(), share: percent, number: (value) => number(value, 3), count };

/**
 * @param {object} options
 * @param {readonly import('../core/run-table.js').Column[]} options.columns the first is `run`
 * @param {() => import('./theme.js').Palette} options.palette
 * @param {() => Sort | null} options.sort
 * @param {(sort: Sort | null) => void} options.onSort
 * @param {(name: string) => {style: number, hidden: boolean, selected: boolean}} options.looks of a run
 * @param {string} options.pickTitle what is said before the name of a run that a press shows
 * @param {(name: string) => void} options.onPick
 */
export function createSortedTable({ columns, palette, sort, onSort, looks, pickTitle, onPick }) {
  const heads = columns.map((column) => {
    const button = h('button', { type: 'button', class: 'table-sort', title: column.help ?? '', click: () => onSort(nextSort(sort(), column.key)) }, column.label);
    return { column, cell: h('th', { scope: 'col', class: `is-${column.kind}` }, button) };
  });
  const body = h('tbody');
  const table = h('table', { class: 'run-table', 'aria-label': 'Runs' }, h('thead', {}, h('tr', {}, ...heads.map(({ cell }) => cell))), body);
  /** By the name of the run. @type {Map<string, ReturnType<typeof createLine>>} */
  const lines = new Map();

  /** @param {string} name */
  function createLine(name) {
    const mark = h('canvas', { class: 'run-mark', 'aria-hidden': 'true' });
    const pick = h('button', { type: 'button', class: 'table-pick', title: `${pickTitle} ${name}`, click: () => onPick(name) }, mark, name);
    const cells = columns.map((column, index) => (index ? h('td', { class: `is-${column.kind}` }) : h('th', { scope: 'row' }, pick)));
    const element = h('tr', {}, ...cells);
    const differs = createDiffers();
    return {
      element,
      /** @param {Row} row */
      show(row) {
        columns.forEach(({ key, kind }, index) => {
          const cell = cells[index];
          if (!index || !cell) return;
          const value = row[key] ?? null;
          const text = value === null ? '–' : TEXTS[kind](value);
          setText(cell, text);
          const exact = value === null ? '' : String(value);
          if (cell.title !== exact) cell.title = exact;
        });
        const { style, hidden, selected } = looks(name);
        if (differs([style, palette()])) drawRunMark(mark, style, palette());
        element.classList.toggle('is-hidden', hidden);
        element.classList.toggle('is-selected', selected);
        pick.setAttribute('aria-pressed', String(selected));
      },
    };
  }

  /** Puts the lines in this order; what has the focus keeps it. @param {HTMLElement[]} elements */
  function arrange(elements) {
    if (elements.length === body.children.length && elements.every((element, index) => body.children[index] === element)) return;
    const focused = body.contains(document.activeElement) ? document.activeElement : null;
    body.replaceChildren(...elements);
    if (focused instanceof HTMLElement && body.contains(focused)) focused.focus({ preventScroll: true });
  }

  return {
    element: h('div', { class: 'table-scroll', tabIndex: 0, role: 'group', 'aria-label': 'All runs, a row each' }, table),
    /** @param {Row[]} rows in the order of the runs */
    show(rows) {
      const now = sortRows(rows, sort());
      const elements = now.map((row) => {
        const name = String(row.run);
        const line = lines.get(name) ?? createLine(name);
        lines.set(name, line);
        line.show(row);
        return line.element;
      });
      for (const name of [...lines.keys()]) if (!now.some(({ run }) => run === name)) lines.delete(name);
      arrange(elements);
    },
    /** Marks the column that it is sorted by. */
    showSort() {
      const now = sort();
      for (const { column, cell } of heads) cell.setAttribute('aria-sort', now?.by !== column.key ? 'none' : now.down ? 'descending' : 'ascending');
    },
  };
}

/**
 * Buttons that copy and save a table.
 * @param {object} options
 * @param {string} options.file name
 * @param {() => string} options.csv
 * @param {(notice: import('../core/state.js').Notice) => void} options.say
 */
export function tableFiles({ file, csv, say }) {
  async function copyCsv() {
    const done = await copy(csv());
    say(done ? { text: 'The table is copied as CSV.', tone: 'info' } : { text: 'This browser has no clipboard here; download the table instead.', tone: 'warning' });
  }
  return h('span', { class: 'table-out' },
    h('button', { type: 'button', click: () => void copyCsv() }, 'Copy as CSV'),
    h('button', { type: 'button', click: () => saveFile(file, new Blob([csv()], { type: 'text/csv' })) }, 'Download'));
}
