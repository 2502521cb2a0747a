/** All runs in one table that sorts. */

import { count, loss, number, percent } from '../core/format.js';
import { isHidden, styleOf } from '../core/run-looks.js';
import { COLUMNS, nextSort, reached, rowOf, sortRows, toCsv } from '../core/run-table.js';
import { shownRun } from '../core/state.js';
import { createDiffers } from '../ui/again.js';
import { entryOf } from '../ui/choice.js';
import { all, h, setText } from '../ui/dom.js';
import { ownInWords } from '../ui/run-guide.js';
import { drawRunMark } from '../ui/run-mark.js';
import { copy } from '../ui/clipboard.js';
import { saveFile } from '../ui/save-file.js';
import { createTargetControl } from '../ui/target-control.js';
import { watch } from '../ui/watch.js';

/** @typedef {import('../ui/context.js').Context} Context */
/** @typedef {import('../core/run-table.js').Row} Row */

/** How a cell is read. @type {Record<import('../core/run-table.js').Column['kind'], (value: any) => string>} */
const TEXTS = { text: String, loss: (value) => loss(value).trim(), share: percent, number: (value) => number(value, 3), count };

/**
 * @param {HTMLElement} root
 * @param {Context} context
 * @returns {() => void}
 */
export function mount(root, context) {
  const { catalog, store, loop, theme } = context;
  const heads = COLUMNS.map((column) => {
    const button = h('button', { type: 'button', class: 'table-sort', title: column.help ?? '', click: () => store.set(({ sort }) => ({ sort: nextSort(sort, column.key) })) }, column.label);
    return { column, button, cell: h('th', { scope: 'col', class: `is-${column.kind}` }, button) };
  });
  const body = h('tbody');
  const target = createTargetControl(store);
  const table = h('table', { class: 'run-table', 'aria-label': 'Runs' }, h('thead', {}, h('tr', {}, ...heads.map(({ cell }) => cell))), body);
  const copyButton = h('button', { type: 'button', click: () => void copyCsv() }, 'Copy as CSV');
  const save = h('button', { type: 'button', click: () => saveFile('runs.csv', new Blob([csv()], { type: 'text/csv' })) }, 'Download');
  root.classList.add('table-body');
  root.append(
    h('div', { class: 'table-head' }, target.element, h('span', { class: 'table-out' }, copyButton, save)),
    h('div', { class: 'table-scroll', tabIndex: 0, role: 'group', 'aria-label': 'All runs, a row each' }, table));
  /** By the name of the run. @type {Map<string, ReturnType<typeof createLine>>} */
  const lines = new Map();
  const watched = watch(root, loop.redraw);
  /** Of every run, the history that was looked through last and what was found. @type {Map<string, {key: unknown[], goal: ReturnType<typeof reached>}>} */
  const goals = new Map();

  /** @param {string} name */
  function createLine(name) {
    const mark = h('canvas', { class: 'run-mark', 'aria-hidden': 'true' });
    const pick = h('button', { type: 'button', class: 'table-pick', title: `Show the network of ${name}`, click: () => store.set({ selected: name }) }, mark, name);
    const cells = COLUMNS.map((column, index) => (index ? h('td', { class: `is-${column.kind}` }) : h('th', { scope: 'row' }, pick)));
    const element = h('tr', {}, ...cells);
    const differs = createDiffers();
    return {
      element,
      /** @param {Row} row */
      show(row) {
        const state = store.get();
        COLUMNS.forEach(({ key, kind }, index) => {
          const cell = cells[index];
          if (!index || !cell) return;
          const value = row[key] ?? null;
          const text = value === null ? '–' : TEXTS[kind](value);
          setText(cell, text);
          const exact = value === null ? '' : String(value);
          if (cell.title !== exact) cell.title = exact;
        });
        const style = styleOf(state, name);
        if (differs([style, theme.palette()])) drawRunMark(mark, style, theme.palette());
        element.classList.toggle('is-hidden', isHidden(state, name));
        element.classList.toggle('is-selected', shownRun(state) === name);
        pick.setAttribute('aria-pressed', String(shownRun(state) === name));
      },
    };
  }

  /** @returns {Row[]} in the order of the table */
  function rows() {
    const { network, spec, history, sort, target: goal } = store.get();
    const found = (network?.runs ?? []).map((run) => {
      const learns = spec.runs.find(({ name }) => name === run.name);
      const label = entryOf(catalog.optimizers, learns?.optimizer.kind)?.label ?? '';
      return rowOf(run, [label, ...(learns ? ownInWords(learns, catalog) : [])].join(' · '), goalOf(run.name, history.find(({ name }) => name === run.name), goal));
    });
    return sortRows(found, sort);
  }

  /**
   * Looked for again only where the history or the target is another one.
   * @param {string} name
   * @param {import('../core/types.js').HistoryRun | undefined} history
   * @param {import('../core/run-table.js').Target} goal
   */
  function goalOf(name, history, goal) {
    const known = goals.get(name);
    if (known && known.key[0] === history && known.key[1] === goal) return known.goal;
    const fresh = { key: [history, goal], goal: reached(history, goal) };
    goals.set(name, fresh);
    return fresh.goal;
  }

  function tell() {
    if (!watched.seen.visible) return;
    const now = rows();
    const elements = now.map((row) => {
      const name = String(row.run);
      const line = lines.get(name) ?? createLine(name);
      lines.set(name, line);
      line.show(row);
      return line.element;
    });
    for (const name of [...lines.keys()]) {
      if (now.some(({ run }) => run === name)) continue;
      lines.delete(name);
      goals.delete(name);
    }
    arrange(elements);
  }

  /** Puts the lines in this order; what has the focus keeps it. @param {HTMLElement[]} elements */
  function arrange(elements) {
    if (elements.length === body.children.length && elements.every((element, index) => body.children[index] === element)) return;
    const focused = body.contains(document.activeElement) ? document.activeElement : null;
    body.replaceChildren(...elements);
    if (focused instanceof HTMLElement && body.contains(focused)) focused.focus({ preventScroll: true });
  }

  function showSort() {
    const { sort } = store.get();
    for (const { column, cell } of heads) {
      const way = sort?.by !== column.key ? 'none' : sort.down ? 'descending' : 'ascending';
      cell.setAttribute('aria-sort', way);
    }
    loop.redraw();
  }

  const csv = () => toCsv(rows(), store.get().target);

  async function copyCsv() {
    const done = await copy(csv());
    store.set({ notice: done ? { text: 'The table is copied as CSV.', tone: 'info' } : { text: 'This browser has no clipboard here; download the table instead.', tone: 'warning' } });
  }

  showSort();
  return all([
    loop.onTell(tell),
    store.subscribe(({ sort }) => sort, showSort),
    ...['target', 'styles', 'hiddenRuns'].map((key) => store.subscribe((state) => state[/** @type {'target'} */ (key)], loop.redraw)),
    store.subscribe(shownRun, loop.redraw),
    theme.onChange(loop.redraw),
    watched.dispose,
    target.dispose,
    () => root.replaceChildren(),
  ]);
}
