/** The runs of a landscape in words and numbers: how much of its path lies in the plane, how far off it is now, its cost. */

import { loss, number, percent } from '../core/format.js';
import { styleOf } from '../core/run-looks.js';
import { h, setText } from './dom.js';
import { runMark } from './run-mark.js';

/** @typedef {import('../core/types-landscape.js').Path} Path */

const COLUMNS = [
  { label: 'in plane', says: 'How much of the variance of the run’s path lies in this plane: the rest is what the picture cannot show.' },
  { label: 'distance', says: 'How far from the plane the run is now, in the space of all its parameters. Its path is drawn fainter on the map, and hovers over the surface or runs below it, where it is off the plane.' },
  { label: 'J', says: 'The cost of the run now, regularisation included, on the training set: that of its own parameters, wherever the plane is.' },
];

const ROUNDING = 1e-5;

/** @param {Pick<import('./context.js').Context, 'store' | 'theme' | 'help'>} context */
export function createPathTable({ store, theme, help }) {
  const body = h('tbody', {});
  const element = h('table', { class: 'landscape-paths' },
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, h('span', { class: 'visually-hidden' }, 'Run')), ...COLUMNS.map(({ label, says }) => {
      const word = h('label', { tabIndex: 0 }, label);
      help.attach(word, [word], () => ({ title: label, text: says, anchor: 'page' }));
      return h('th', { scope: 'col' }, word);
    }))), body);
  /** @type {{name: string, share: HTMLElement, off: HTMLElement, cost: HTMLElement}[]} */
  let rows = [];
  let listed = '';

  /** @param {string[]} names */
  function arrange(names) {
    const palette = theme.palette();
    rows = names.map((name) => ({ name, share: h('td', {}), off: h('td', {}), cost: h('td', {}) }));
    body.replaceChildren(...rows.map(({ name, share, off, cost }) =>
      h('tr', { data: { run: name } }, h('th', { scope: 'row', title: name }, runMark(styleOf(store.get(), name), palette), h('span', {}, name)), share, off, cost)));
  }

  return {
    element,
    /** @param {Path[]} paths */
    tell(paths) {
      const state = store.get();
      const key = JSON.stringify(paths.map(({ name }) => [name, styleOf(state, name)])) + theme.palette().accent;
      if (key !== listed) arrange(paths.map(({ name }) => name));
      listed = key;
      element.hidden = paths.length === 0;
      paths.forEach((path, index) => {
        const row = rows[index];
        if (!row) return;
        setText(row.share, percent(path.share, 0));
        setText(row.off, number(exact(path.distance.at(-1) ?? NaN), 2));
        setText(row.cost, loss(path.loss.at(-1)));
      });
    },
  };
}

/** What frames carry has seven digits: below that there is no distance. @param {number} distance */
const exact = (distance) => (distance < ROUNDING ? 0 : distance);
