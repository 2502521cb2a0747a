/** The conventions of a run as small switches, each with one line on what it changes: in a row on its card, or one below the other in its box. */

import { isOn, switched } from '../core/conventions.js';
import { h, setText } from './dom.js';
import { field } from './field.js';

/** @typedef {import('../core/conventions.js').Convention} Convention */
/** @typedef {import('../core/types-race.js').Racer} Racer */

/**
 * @typedef {object} ConventionOptions
 * @property {Pick<import('../core/types.js').Catalog, 'conventions' | 'optimizers' | 'regularizers'>} catalog
 * @property {import('./help.js').Help} help
 * @property {() => Racer} get the run as it is now
 * @property {(edit: (run: Racer) => Racer) => void} onChange
 */

/** @param {ConventionOptions} options */
export function createConventions({ catalog, help, get, onChange }) {
  const rows = catalog.conventions.map((convention) => createRow(convention, { catalog, help, get, onChange }));
  const element = h('div', { class: 'conventions', role: 'group', 'aria-label': 'Conventions' }, ...rows.map((row) => row.element));

  /**
   * Moves the switches, where they are not there already.
   * @param {Element} parent
   * @param {Element | null} before
   * @param {boolean} isRow whether they have only a line
   */
  function place(parent, before, isRow) {
    if (element.parentElement === parent) return;
    element.classList.toggle('is-row', isRow);
    parent.insertBefore(element, before);
  }

  /** @param {Racer} run */
  function set(run) {
    for (const row of rows) row.set(run);
    element.hidden = rows.every((row) => row.element.hidden);
  }

  set(get());
  return { element, set, place, dispose: () => element.remove() };
}

/**
 * @param {Convention} convention
 * @param {ConventionOptions} options
 */
function createRow(convention, { catalog, help, get, onChange }) {
  const { label, line, sides, rescales, needs } = convention;
  const box = h('input', { type: 'checkbox', role: 'switch', 'aria-label': label, change: turn });
  const { element: control } = field({ label, fields: [box], kind: 'convention-switch', help, text: () => ({ title: label, text: line, range: why.textContent ?? '' }) });
  const side = h('span', { class: 'convention-side' });
  const keeps = h('input', { type: 'checkbox', checked: true, change: () => set(get()) });
  const keep = h('label', { class: 'toggle convention-keep', hidden: true }, keeps, h('span', {}, 'Rescale α', h('span', { class: 'convention-more' }, ': same path')));
  keep.title = 'Switching changes α, too, so that the path stays the same';
  const says = h('p', { class: 'convention-line', role: 'status', hidden: true });
  const why = h('p', { class: 'convention-why', hidden: true });
  control.append(side);
  const pair = sides.map(({ short }) => short).filter(Boolean);
  control.querySelector('label')?.replaceChildren(h('span', { class: 'convention-name' }, label), ...pair.map((name) => h('span', { class: 'convention-short' }, name)));
  const element = h('div', { class: 'convention' }, control, keep, why, says);

  function turn() {
    says.hidden = false;
    setText(says, line); // what it means, once somebody has tried it
    onChange((now) => switched(convention, now, catalog, keeps.checked).run);
  }

  /** @param {Racer} run */
  function set(run) {
    const on = isOn(convention, run);
    element.hidden = on === null;
    if (on === null) return;
    const { problem } = switched(convention, run, catalog, keeps.checked);
    box.checked = on;
    box.disabled = problem !== null;
    setText(side, sides[on ? 1 : 0].label);
    why.hidden = problem === null;
    setText(why, problem ? needs || `Cannot be switched: ${problem}.` : '');
    keep.hidden = Object.keys(rescales).length === 0;
  }

  return { element, set };
}
