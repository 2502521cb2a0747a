/** The unit in focus: its name, its bias and weights to read, and how to let it go. */

import { signed } from '../core/format.js';
import { disclosure } from './disclosure.js';
import { all, h, setText } from './dom.js';
import { icon } from './icons.js';
import { placeName, symbol, unitSymbol } from './notation.js';

/** @typedef {import('./context.js').Context} Context */
/** @typedef {import('../core/types.js').Frame} Frame */
/** @typedef {import('../core/state.js').UnitPlace} UnitPlace */
/** @typedef {{layer: number, to: number, from?: number, name: string}} Row a weight, or a bias without `from` */

const DIGITS = 6;

/**
 * @param {Pick<Context, 'store'>} context
 */
export function createUnitFocus({ store }) {
  const name = h('span', { class: 'focus-name', role: 'status' });
  const table = h('div', { class: 'focus-table' });
  const weights = disclosure({ title: 'Weights of the unit in focus', kind: 'focus-weights', content: [table] });
  const end = h('button', { type: 'button', class: 'small', 'aria-label': 'End the focus', title: 'End the focus (Esc)', click: release }, icon('close'));
  const chip = h('div', { class: 'focus-chip', role: 'group', 'aria-label': 'Unit in focus', hidden: true }, name, weights.button, end);
  const element = h('div', { class: 'focus' }, chip, weights.box);
  /** What the rows of the table are of, and where their numbers stand. */
  let arranged = '';
  /** @type {{row: Row, value: HTMLElement}[]} */
  let cells = [];

  /** The focus of the keyboard, if it was here, goes back to the unit. */
  function release() {
    const held = chip.contains(document.activeElement);
    store.set({ focus: null });
    if (held) /** @type {HTMLElement | null} */ (document.querySelector('#network button[tabindex="0"]'))?.focus({ preventScroll: true });
  }

  /** @param {KeyboardEvent} event */
  const pressed = (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || !store.get().focus) return;
    // Escape first closes what is open, and leaves a field.
    if (document.querySelector('dialog[open], :popover-open') || (event.target instanceof Element && event.target.matches('input, select, textarea'))) return;
    release();
  };
  addEventListener('keydown', pressed);

  /**
   * @param {UnitPlace} place
   * @param {number[]} units of every layer, the features first
   * @param {string[]} features labels
   */
  function arrange({ layer, unit }, units, features) {
    const key = JSON.stringify([layer, unit, units, features]);
    if (key === arranged) return;
    arranged = key;
    chip.setAttribute('aria-label', `Unit in focus: ${placeName(layer, unit, features)}`);
    name.replaceChildren('Focus ', unitSymbol(layer, unit, features));
    const into = layer > 0 ? Array.from({ length: units[layer - 1] ?? 0 }, (_, from) => ({ layer, to: unit, from, name: placeName(layer - 1, from, features) })) : [];
    const outOf = Array.from({ length: units[layer + 1] ?? 0 }, (_, to) => ({ layer: layer + 1, to, from: unit, name: placeName(layer + 1, to, features) }));
    const bias = layer > 0 ? [{ layer, to: unit, name: 'bias' }] : [];
    cells = [];
    table.replaceChildren(...section('Its own', bias), ...section('Into it, from', into), ...section('Out of it, to', outOf));
    weights.show([layer > 0 ? 'bias' : '', into.length ? `${into.length} in` : '', outOf.length ? `${outOf.length} out` : ''].filter(Boolean).join(', '));
  }

  /** @param {string} title @param {Row[]} rows */
  function section(title, rows) {
    if (!rows.length) return [];
    const list = h('dl', {}, ...rows.map((row) => {
      const value = h('dd', {});
      cells.push({ row, value });
      const sign = row.from === undefined ? symbol('b', row.layer, row.to) : symbol('W', row.layer, row.to, row.from);
      return h('div', {}, h('dt', {}, row.from === undefined ? '' : row.name, ' ', sign), value);
    }));
    return [h('h3', {}, title), list];
  }

  return {
    element,
    /**
     * @param {UnitPlace | null} place
     * @param {Frame} frame
     * @param {string} run
     * @param {number[]} units of every layer, the features first
     * @param {string[]} features labels
     */
    tell(place, { arrays }, run, units, features) {
      chip.hidden = place === null;
      if (!place) {
        if (weights.box.matches(':popover-open')) weights.box.hidePopover();
        return;
      }
      arrange(place, units, features);
      if (!weights.box.matches(':popover-open')) return;
      for (const { row: { layer, to, from }, value } of cells) {
        const array = arrays.get(from === undefined ? 'b' : 'W', run, layer);
        setText(value, signed(array?.data[from === undefined ? to : to * (array.shape[1] ?? 0) + from], DIGITS));
      }
    },
    /** @param {() => void} tell the numbers are to be written now */
    onOpen: (tell) => weights.box.addEventListener('toggle', tell),
    dispose: all([weights.dispose, () => removeEventListener('keydown', pressed)]),
  };
}
