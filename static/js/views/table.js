/** All runs in one table that sorts. */

import { isHidden, styleOf } from '../core/run-looks.js';
import { COLUMNS, reached, rowOf, sortRows, toCsv } from '../core/run-table.js';
import { shownRun } from '../core/state.js';
import { entryOf } from '../ui/choice.js';
import { all, h } from '../ui/dom.js';
import { ownInWords } from '../ui/run-guide.js';
import { createSortedTable, tableFiles } from '../ui/sorted-table.js';
import { createTargetControl } from '../ui/target-control.js';
import { watch } from '../ui/watch.js';

/** @typedef {import('../ui/context.js').Context} Context */

/**
 * @param {HTMLElement} root
 * @param {Context} context
 * @returns {() => void}
 */
export function mount(root, context) {
  const { catalog, store, loop, theme } = context;
  const target = createTargetControl(store);
  const table = createSortedTable({
    columns: COLUMNS, palette: theme.palette, sort: () => store.get().sort, onSort: (sort) => store.set({ sort }),
    looks: (name) => ({ style: styleOf(store.get(), name), hidden: isHidden(store.get(), name), selected: shownRun(store.get()) === name }),
    pickTitle: 'Show the network of', onPick: (selected) => store.set({ selected }),
  });
  const csv = () => toCsv(sortRows(rows(), store.get().sort), store.get().target);
  root.classList.add('table-body');
  root.append(h('div', { class: 'table-head' }, target.element, tableFiles({ file: 'runs.csv', csv, say: (notice) => store.set({ notice }) })), table.element);
  const watched = watch(root, loop.redraw);
  /** Of every run, the history that was looked through last and what was found. @type {Map<string, {key: unknown[], goal: ReturnType<typeof reached>}>} */
  const goals = new Map();

  /** @returns {import('../core/run-table.js').Row[]} */
  function rows() {
    const { network, spec, history, target: goal } = store.get();
    return (network?.runs ?? []).map((run) => {
      const learns = spec.runs.find(({ name }) => name === run.name);
      const label = entryOf(catalog.optimizers, learns?.optimizer.kind)?.label ?? '';
      return rowOf(run, [label, ...(learns ? ownInWords(learns, catalog) : [])].join(' · '), goalOf(run.name, history.find(({ name }) => name === run.name), goal));
    });
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
    table.show(now);
    for (const name of [...goals.keys()]) if (!now.some(({ run }) => run === name)) goals.delete(name);
  }

  function showSort() {
    table.showSort();
    loop.redraw();
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
