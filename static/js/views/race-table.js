/** The runs in a table. */

import { rateOf } from '../core/race-rates.js';
import { RACE_COLUMNS, raceRow } from '../core/race-table.js';
import { isHidden, styleOf } from '../core/run-looks.js';
import { sortRows, tableCsv } from '../core/run-table.js';
import { isKnown, reveal } from '../core/seen.js';
import { entryOf } from '../ui/choice.js';
import { all, h, handFocus } from '../ui/dom.js';
import { createSortedTable, tableFiles } from '../ui/sorted-table.js';
import { watch } from '../ui/watch.js';

/**
 * @param {HTMLElement} root
 * @param {import('../ui/race-context.js').RaceContext} context
 * @returns {() => void}
 */
export function mount(root, context) {
  const { catalog, store, theme } = context;
  const table = createSortedTable({
    columns: RACE_COLUMNS, palette: theme.palette, sort: () => store.get().sort, onSort: (sort) => store.set({ sort }),
    looks: (name) => ({ style: styleOf(store.get(), name), hidden: isHidden(store.get(), name), selected: store.get().selected === name }),
    pickTitle: 'Take apart', onPick: (selected) => store.set({ selected }),
  });
  const csv = () => tableCsv(RACE_COLUMNS, sortRows(rows(), store.get().sort));
  const secret = h('p', { class: 'quiet race-secret' }, 'What do you expect? Results come here when a run was played to its end. ',
    h('button', { type: 'button', click: () => reveal(store) }, 'Show results'));
  root.classList.add('table-body');
  root.append(h('div', { class: 'table-head' }, secret, tableFiles({ file: 'race.csv', csv, say: (notice) => store.set({ notice }) })), table.element);
  const watched = watch(root, show);

  /** @returns {import('../core/run-table.js').Row[]} */
  function rows() {
    const state = store.get();
    return (state.paths?.runs ?? []).map((run) => {
      const racer = state.paths?.spec.runs.find(({ name }) => name === run.name);
      const entry = entryOf(catalog.optimizers, racer?.optimizer.kind);
      return raceRow(run, state, { optimizer: entry?.label ?? '', rate: racer ? rateOf(catalog, racer) : null });
    });
  }

  function show() {
    if (!watched.seen.visible) return;
    const state = store.get();
    const hidden = !state.paths || state.paths.runs.every((run) => isKnown(state, run));
    if (hidden) handFocus(secret, table.element);
    secret.hidden = hidden;
    table.show(rows());
    table.showSort();
  }

  /** Which runs were shown to their ends: nothing else of what was seen changes a row. @param {import('../core/race-state.js').RaceState} state */
  const known = (state) => state.paths?.runs.filter((run) => isKnown(state, run)).length;

  show();
  return all([
    ...(/** @type {const} */ (['sort', 'paths', 'styles', 'hiddenRuns', 'selected'])).map((key) => store.subscribe((state) => state[key], show)),
    store.subscribe(known, show),
    theme.onChange(show),
    watched.dispose,
    () => root.replaceChildren(),
  ]);
}
