/** One update taken apart: gradient, memory, what is worked out of it, step, in numbers. */

import { count } from '../core/format.js';
import { stagesOf, updateAt } from '../core/one-update.js';
import { styleOf } from '../core/run-looks.js';
import { entryOf } from '../ui/choice.js';
import { all, h, setText } from '../ui/dom.js';
import { drawRunMark } from '../ui/run-mark.js';
import { watch } from '../ui/watch.js';

/** @typedef {import('../ui/race-context.js').RaceContext} RaceContext */
/** @typedef {import('../core/types-race.js').RunPath} RunPath */
/** @typedef {import('../core/one-update.js').Quantity} Quantity */

/** Milliseconds between two writings while it plays: nobody reads faster. */
const READABLE = 80;
const AXES = /** @type {const} */ ([['x', 0], ['y', 1]]);

/**
 * @param {HTMLElement} root
 * @param {RaceContext} context
 * @returns {() => void}
 */
export function mount(root, { catalog, store, player, theme }) {
  const mark = h('canvas', { class: 'run-mark', 'aria-hidden': 'true' });
  const choice = h('select', { 'aria-label': 'Run shown', change: () => store.set({ selected: choice.value }) });
  const where = h('p', { class: 'update-where' });
  const formula = h('div', { class: 'update-formula', tabIndex: 0, role: 'group', 'aria-label': 'The rule' }); // a long one scrolls
  const stages = h('ol', { class: 'update-stages' });
  root.replaceChildren(h('div', { class: 'update' }, h('div', { class: 'update-head' }, mark, choice, where), stages, formula));

  /** The run that the cells below are of. @type {RunPath | null} */
  let shown = null;
  /** @type {ReturnType<typeof makeCell>[]} */
  let cells = [];
  let written = '';
  let told = -Infinity;

  /** The run selected, or the first. */
  function runNow() {
    const { paths, selected } = store.get();
    return paths?.runs.find(({ name }) => name === selected) ?? paths?.runs[0] ?? null;
  }

  /** @param {RunPath} run */
  function build(run) {
    shown = run;
    written = '';
    const { paths } = store.get();
    const entry = entryOf(catalog.optimizers, paths?.spec.runs.find(({ name }) => name === run.name)?.optimizer.kind);
    formula.innerHTML = entry?.mathml ?? ''; // markup of our own server, made from the definition
    choice.replaceChildren(...(paths?.runs ?? []).map(({ name }) => h('option', { value: name }, name)));
    choice.value = run.name;
    drawRunMark(mark, styleOf(store.get(), run.name), theme.palette());
    const made = stagesOf(run).map(({ title, quantities }) => ({ title, cells: quantities.map(makeCell) }));
    cells = made.flatMap((stage) => stage.cells);
    stages.replaceChildren(...made.map((stage) => h('li', { class: 'update-stage' }, h('h3', {}, stage.title), h('div', { class: 'update-parts' }, ...stage.cells.map(({ element }) => element)))));
  }

  function draw() {
    const run = watched.seen.visible ? runNow() : null;
    if (!run) return;
    if (run !== shown) build(run);
    const { step, playing } = store.get();
    const { update, place } = updateAt(run, step);
    const now = `${update} ${place}`;
    if (now === written || (playing && performance.now() < told + READABLE)) return;
    told = performance.now();
    written = now;
    setText(where, sentence(run, update, place));
    stages.hidden = place === 'none';
    for (const cell of cells) cell.write(update);
  }

  const again = () => {
    shown = null;
    player.redraw();
  };
  const watched = watch(root, player.redraw);
  return all([
    player.onDraw(draw),
    store.subscribe((state) => state.paths, again),
    store.subscribe((state) => state.selected, again),
    store.subscribe((state) => state.styles, again),
    store.subscribe((state) => state.playing, player.redraw),
    store.subscribe((state) => state.step, player.redraw),
    theme.onChange(again),
    watched.dispose,
    () => root.replaceChildren(),
  ]);
}

/** @param {Quantity} quantity */
function makeCell({ symbol, label, form, text }) {
  const values = AXES.map(([name, axis]) => ({ name, axis, cell: h('dd', {}) }));
  const [letter, below] = symbol.split('_');
  const head = h('h4', {}, h('i', {}, letter, below && h('sub', {}, below)), ' ', h('span', {}, label));
  return {
    element: h('div', { class: `update-part is-${form}` }, head, h('dl', {}, ...values.flatMap(({ name, cell }) => [h('dt', {}, name), cell]))),
    /** @param {number} update */
    write(update) {
      for (const { axis, cell } of values) setText(cell, text(update, axis));
    },
  };
}

/**
 * Where in the way of the run this is.
 * @param {RunPath} run
 * @param {number} update
 * @param {import('../core/one-update.js').Place} place
 */
function sentence({ steps, detail }, update, place) {
  const why = detail ? `: ${detail}` : '';
  if (place === 'none') return `No step was made${why}.`;
  if (place === 'end') return `At the end, after ${count(steps)} ${steps === 1 ? 'step' : 'steps'}${why}. This was the last update.`;
  return place === 'start' ? 'Before the first step. This is the first update.' : `After step ${count(update)}. This is update ${count(update + 1)} of ${count(steps)}.`;
}
