/** The strip of runs: one card each, and a way to add another. */

import { entryOf } from '../ui/choice.js';
import { all, h } from '../ui/dom.js';
import { icon } from '../ui/icons.js';
import { createRunCard } from '../ui/run-card.js';

/** @typedef {import('../ui/context.js').Context} Context */

const MOST_RUNS = 12;
/** From this many on the cards are narrow. */
const CROWD = 3;

/**
 * @param {HTMLElement} root
 * @param {Context} context
 * @returns {() => void}
 */
export function mount(root, context) {
  const { catalog, store, session } = context;
  const strip = h('div', { class: 'run-strip' });
  const addButton = h('button', { type: 'button', class: 'run-add', click: add }, icon('plus'), h('span', {}, 'Add a run'));
  root.append(strip, addButton);
  /** @type {ReturnType<typeof createRunCard>[]} */
  const cards = [];

  /** @param {string[]} taken @param {string} label */
  function freeName(taken, label) {
    let name = label;
    for (let number = 2; taken.includes(name); number += 1) name = `${label} ${number}`;
    return name;
  }

  function add() {
    session.change((spec) => {
      const last = spec.runs.at(-1);
      if (!last || spec.runs.length >= MOST_RUNS) return spec;
      const label = entryOf(catalog.optimizers, last.optimizer.kind)?.label ?? last.name;
      return { ...spec, runs: [...spec.runs, { ...last, name: freeName(spec.runs.map(({ name }) => name), label) }] };
    });
    const card = cards.at(-1)?.element;
    card?.scrollIntoView({ inline: 'end', block: 'nearest' });
    card?.querySelector('select')?.focus({ preventScroll: true });
  }

  /** @param {number} index */
  function remove(index) {
    const { spec, selected } = store.get();
    if (spec.runs[index]?.name === selected) store.set({ selected: spec.runs[index === 0 ? 1 : index - 1]?.name ?? '' });
    session.change((now) => ({ ...now, runs: now.runs.filter((_, at) => at !== index) }));
    cards[Math.min(index, cards.length - 1)]?.element.querySelector('select')?.focus();
  }

  /**
   * @param {number} index
   * @param {string} wanted
   */
  function rename(index, wanted) {
    const { spec, selected } = store.get();
    const before = spec.runs[index]?.name ?? '';
    const name = freeName(spec.runs.filter((_, at) => at !== index).map((run) => run.name), wanted.trim() || before);
    if (selected === before) store.set({ selected: name });
    session.change((now) => ({ ...now, runs: now.runs.map((run, at) => (at === index ? { ...run, name } : run)) }));
  }

  function show() {
    const { length } = store.get().spec.runs;
    while (cards.length > length) cards.pop()?.dispose();
    while (cards.length < length) {
      const index = cards.length;
      const card = createRunCard(index, context, { remove: () => remove(index), rename: (name) => rename(index, name) });
      cards.push(card);
      strip.append(card.element);
    }
    addButton.hidden = length >= MOST_RUNS;
    root.classList.toggle('is-crowded', length >= CROWD);
  }

  show();
  return all([store.subscribe((state) => state.spec, show), () => cards.splice(0).forEach((card) => card.dispose())]);
}
