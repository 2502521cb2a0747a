/** The strip of runs of a page: one card each, and a way to add another. */

import { freeName, isNamedAfter } from '../core/names.js';
import { allStyles, renameLooks, withNewRun } from '../core/run-looks.js';
import { entryOf, withDefaults } from './choice.js';
import { all, h } from './dom.js';
import { icon } from './icons.js';

/** @typedef {import('../core/types.js').CatalogEntry} CatalogEntry */
/** @typedef {import('../core/run-looks.js').Guided} Guided */
/** @typedef {{element: HTMLElement, dispose: () => void}} Card */
/** @typedef {{remove: () => void, duplicate: () => void, rename: (name: string) => void, choose: (entry: CatalogEntry) => void}} Actions */

/** From this many on the cards are narrow. */
export const CROWD = 3;

/**
 * @param {HTMLElement} root
 * @param {object} options
 * @param {Pick<import('../core/types.js').Catalog, 'optimizers' | 'experiment'>} options.catalog
 * @param {import('../core/run-looks.js').RunStore} options.store
 * @param {(edit: <R extends Guided>(runs: R[]) => R[]) => void} options.change must not touch what it is given
 * @param {() => void} [options.warn] another number of runs is about to be asked for
 * @param {(index: number, actions: Actions) => Card} options.createCard
 * @returns {() => void}
 */
export function mountStrip(root, { catalog, store, change, warn = () => {}, createCard }) {
  const strip = h('div', { class: 'run-strip' });
  const addButton = h('button', { type: 'button', class: 'run-add', click: () => duplicate(store.get().spec.runs.length - 1) }, icon('plus'), h('span', {}, 'Add a run'));
  root.append(strip, addButton);
  /** @type {Card[]} */
  const cards = [];

  const [, most] = catalog.experiment.limits.runs;

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
    change((now) => now.flatMap((run, at) => (at === index ? [run, { ...run, name }] : [run])));
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
    change((now) => now.filter((_, at) => at !== index));
    cards[Math.min(index, cards.length - 1)]?.element.querySelector('select')?.focus();
  }

  /**
   * @param {number} index
   * @param {string} wanted
   */
  function rename(index, wanted) {
    edit(index, (run) => ({ name: wanted.trim() || run.name }));
  }

  /**
   * Another optimizer; a run that was named after the old one is named after it.
   * @param {number} index
   * @param {CatalogEntry} entry
   */
  function choose(index, entry) {
    edit(index, ({ name, optimizer }) => {
      const before = entryOf(catalog.optimizers, optimizer.kind)?.label ?? '';
      return { name: isNamedAfter(name, before) ? entry.label : name, optimizer: withDefaults(entry) };
    });
  }

  /**
   * @param {number} index
   * @param {(run: Guided) => Partial<Guided> & {name: string}} how what is new
   */
  function edit(index, how) {
    const { spec, selected } = store.get();
    const before = spec.runs[index];
    if (!before) return;
    const { name: wanted, ...rest } = how(before);
    const name = freeName(spec.runs.filter((_, at) => at !== index).map((run) => run.name), wanted);
    if (selected === before.name) store.set({ selected: name });
    if (name !== before.name) store.set((state) => renameLooks(state, before.name, name));
    change((now) => now.map((run, at) => (at === index ? { ...run, ...rest, name } : run)));
  }

  function show() {
    const { length } = store.get().spec.runs;
    while (cards.length > length) cards.pop()?.dispose();
    while (cards.length < length) {
      const index = cards.length;
      const card = createCard(index, {
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
