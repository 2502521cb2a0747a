/** The values of every run at one epoch, or one step, beside the pointer or the cursor. */

import { EPOCHS } from '../core/quantities.js';
import { nearest } from '../plots/lines.js';
import { h, setText } from './dom.js';
import { runMark } from './run-mark.js';

/** @typedef {import('./chart-series.js').Run} Run */
/** @typedef {import('../core/quantities.js').Quantity} Quantity */
/** @typedef {import('../core/quantities.js').CurveOf} CurveOf */

/** @param {() => import('./theme.js').Palette} palette */
export function createChartValues(palette) {
  const element = h('div', { class: 'chart-values', hidden: true });
  let shape = '';

  /** @param {Run[]} runs @param {import('../core/run-looks.js').Styles} styles @param {CurveOf[]} curves */
  function build(runs, styles, curves) {
    const now = JSON.stringify([runs.map(({ name }) => styles[name] ?? 0), curves]);
    if (now === shape) return;
    shape = now;
    const cells = () => curves.map(() => h('span', {}));
    element.style.setProperty('--values', String(curves.length));
    element.replaceChildren(
      h('p', { class: 'chart-values-head' }, h('span', {}), h('span', {}), ...curves.map(({ part }) => h('span', {}, part ?? ''))),
      ...runs.map(({ name }) => h('p', {}, runMark(styles[name] ?? 0, palette()), h('span', { class: 'name' }), ...cells())));
  }

  return {
    element,
    /** Colours have changed. */
    forget() {
      shape = '';
    },
    /**
     * Writes the values as they are, not smoothed.
     * @param {Run[]} runs
     * @param {import('../core/run-looks.js').Styles} styles of all runs
     * @param {Quantity} quantity
     * @param {CurveOf[]} curves those that are shown
     * @param {number} at what they go over, as the epoch
     * @returns {{at: number, sentence: string}}
     */
    show(runs, styles, quantity, curves, at) {
      build(runs, styles, curves);
      const over = quantity.over ?? EPOCHS;
      const rows = runs.map((run) => {
        const index = nearest(run[over.column], at);
        return { name: run.name, at: run[over.column][index], texts: curves.map(({ column }) => quantity.text(run[column]?.[index])) };
      });
      const here = rows[0]?.at ?? at;
      const head = element.children[0]?.children[1];
      const place = `${over.label} ${over.text(here)}`;
      if (head) setText(head, place);
      rows.forEach(({ name, texts }, row) => {
        const cells = element.children[row + 1]?.children;
        [name, ...texts].forEach((text, column) => {
          const cell = cells?.[column + 1];
          if (cell) setText(cell, text);
        });
      });
      const said = rows.map(({ name, texts }) => `${name} ${texts.map((text, index) => `${curves[index]?.part ?? quantity.label} ${text.trim()}`).join(', ')}`);
      return { at: here, sentence: `${place}: ${said.join('; ')}` };
    },
  };
}
