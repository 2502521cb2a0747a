/** The strip of runs: one card each, and a way to add another. */

import { freeName, isNamedAfter } from '../core/names.js';
import { allStyles, renameLooks, withNewRun } from '../core/run-looks.js';
import { entryOf, withDefaults } from '../ui/choice.js';
import { all, h } from '../ui/dom.js';
import { icon } from '../ui/icons.js';
import { createRunCard } from '../ui/run-card.js';

/** @typedef {import('../ui/context.js').Context} Context */
/** @typedef {import('../core/types.js').FullSpec['runs'][number]} Run */

/** From this many on the cards are narrow. */
const CROWD = 3;
const RESTARTS = 'The race starts again, so that all runs have the same start.';

/**
 * @param {HTMLElement} root
 * @param {Context} context
 * @returns {() => void}
 */
export function mount(root, context) {
  const { catalog, store, session } = context;
  const strip = h('div', { class: 'run-strip' });
  const addButton = h('button', { type: 'button', class: 'run-add', click: () => duplicate(store.get().spec.runs.length - 1) }, icon('plus'), h('span', {}, 'Add a run'));
  root.append(strip, addButton);
  /** @type {ReturnType<typeof createRunCard>[]} */
  const cards = [];

  const [, most] = catalog.experiment.limits.runs;

  /** Another number of runs makes another network, from its start. */
  function warn() {
    if ((store.get().network?.step ?? 0) > 0) store.set({ notice: { text: RESTARTS, tone: 'info' } });
  }

  /**
   * One more run like this one, beside it; it looks like none of the others.
   * @param {number} index
   */
  function duplicate(index) {
    const { spec: { runs } } = store.get();
    const like = runs[index];
    if (!like || runs.length >= most) return;
    warn();
    const label = entryOf(catalog.optimizers, like.optimizer.kind)?.label ?? like.name;
    const name = freeName(runs.map((run) => run.name), isNamedAfter(like.name, label) ? label : like.name);
    store.set((state) => ({ styles: withNewRun(state, name) }));
    session.change((spec) => ({ ...spec, runs: [...spec.runs.slice(0, index + 1), { ...like, name }, ...spec.runs.slice(index + 1)] }));
    const card = cards[index + 1]?.element;
    card?.scrollIntoView({ inline: 'end', block: 'nearest' });
    card?.querySelector('select')?.focus({ preventScroll: true });
  }

  /** @param {number} index */
  function remove(index) {
    warn();
    const { spec, selected } = store.get();
    store.set((state) => ({ styles: allStyles(state) }));
    if (spec.runs[index]?.name === selected) store.set({ selected: spec.runs[index === 0 ? 1 : index - 1]?.name ?? '' });
    session.change((now) => ({ ...now, runs: now.runs.filter((_, at) => at !== index) }));
    cards[Math.min(index, cards.length - 1)]?.element.querySelector('select')?.focus();
  }

  /**
   * @param {number} index
   * @param {string} wanted
   */
  function rename(index, wanted) {
    edit(index, (run) => ({ ...run, name: wanted.trim() || run.name }));
  }

  /**
   * Another optimizer; a run that was named after the old one is named after it.
   * @param {number} index
   * @param {import('../core/types.js').CatalogEntry} entry
   */
  function choose(index, entry) {
    edit(index, (run) => {
      const before = entryOf(catalog.optimizers, run.optimizer.kind)?.label ?? '';
      return { ...run, name: isNamedAfter(run.name, before) ? entry.label : run.name, optimizer: withDefaults(entry) };
    });
  }

  /**
   * @param {number} index
   * @param {(run: Run) => Run} change
   */
  function edit(index, change) {
    const { spec, selected } = store.get();
    const before = spec.runs[index];
    if (!before) return;
    const after = change(before);
    after.name = freeName(spec.runs.filter((_, at) => at !== index).map((run) => run.name), after.name);
    if (selected === before.name) store.set({ selected: after.name });
    if (after.name !== before.name) store.set((state) => renameLooks(state, before.name, after.name));
    session.change((now) => ({ ...now, runs: now.runs.map((run, at) => (at === index ? after : run)) }));
  }

  function show() {
    const { length } = store.get().spec.runs;
    while (cards.length > length) cards.pop()?.dispose();
    while (cards.length < length) {
      const index = cards.length;
      const card = createRunCard(index, context, {
        remove: () => remove(index), duplicate: () => duplicate(index), rename: (name) => rename(index, name), choose: (entry) => choose(index, entry),
      });
      cards.push(card);
      strip.append(card.element);
    }
    addButton.hidden = length >= most;
    root.classList.toggle('is-crowded', length >= CROWD);
  }

  show();
  return all([store.subscribe((state) => state.spec, show), () => cards.splice(0).forEach((card) => card.dispose())]);
}
