/** The datasets as small pictures, grouped by what is to be learned; the name of one stands in the head of the panel. */

import { entryOf, helpOf } from './choice.js';
import { h, setText } from './dom.js';
import { drawThumbnail } from './thumbnail.js';

/** @typedef {import('../core/types.js').CatalogEntry} CatalogEntry */

const MISSING = "This server has no scikit-learn, which brings these examples: pip install 'ravine[data]'.";

/** Made examples lie in a plane, measured ones have more columns. @type {{title: string, holds: (entry: CatalogEntry) => boolean}[]} */
const GROUPS = [
  { title: 'Classes', holds: (entry) => isMade(entry) && entry.task === 'classification' },
  { title: 'Regression', holds: (entry) => isMade(entry) && entry.task !== 'classification' },
  { title: 'Real data', holds: (entry) => !isMade(entry) },
];

/**
 * @param {Pick<import('./context.js').Context, 'catalog' | 'store' | 'help' | 'theme'>} context
 * @param {(entry: CatalogEntry) => void} onChoose
 */
export function createDatasetMenu({ catalog, store, help, theme }, onChoose) {
  const caption = h('span', { class: 'dataset-caption' });
  const problem = h('p', { class: 'control-problem', role: 'alert', hidden: true });
  /** @type {string | undefined} */
  let chosen;

  const buttons = catalog.datasets.map((entry) => {
    const canvas = h('canvas', { class: 'thumbnail', 'aria-hidden': 'true' });
    const usable = entry.available !== false;
    const button = h('button', {
      type: 'button', class: 'dataset', 'aria-label': entry.label, 'aria-disabled': usable ? null : 'true', click: () => choose(entry),
      pointerenter: () => tell(entry), pointerleave: () => tell(), focus: () => tell(entry), blur: () => tell(),
    }, canvas, h('span', { class: 'dataset-name' }, entry.label));
    help.attach(button, [button], () => ({ .../** @type {import('./help.js').HelpText} */ (helpOf(entry)), ...(usable ? {} : { range: MISSING }) }));
    button.classList.toggle('has-picture', Boolean(entry.preview?.length));
    return { entry, button, canvas };
  });
  const groups = GROUPS.map(({ title, holds }) => ({ title, members: buttons.filter(({ entry }) => holds(entry)) }))
    .filter(({ members }) => members.length)
    .map(({ title, members }) => h('div', { class: 'dataset-group', role: 'group', 'aria-label': title, style: `--count: ${members.length}` },
      h('h3', {}, title), h('div', { class: 'datasets' }, ...members.map(({ button }) => button))));
  const element = h('div', { class: 'dataset-groups', role: 'group', 'aria-label': 'Dataset' }, ...groups, problem);

  /** @param {CatalogEntry} entry */
  function choose(entry) {
    if (entry.available === false) setProblem(MISSING);
    else onChoose(entry);
  }

  /** @param {CatalogEntry} [entry] the one pointed at; the chosen one, if left out */
  function tell(entry = entryOf(catalog.datasets, chosen)) {
    setText(caption, entry?.label ?? '');
  }

  /** @param {string | null} message */
  function setProblem(message) {
    setText(problem, message ?? '');
    problem.hidden = !message;
  }

  function draw() {
    const palette = theme.palette();
    for (const { entry, canvas } of buttons) if (entry.preview?.length) drawThumbnail(canvas, entry.preview, palette, entry);
  }

  draw();
  return {
    element, caption, setProblem,
    /** @param {string | undefined} kind */
    show(kind) {
      chosen = kind;
      setProblem(null);
      tell();
      for (const { entry, button } of buttons) button.setAttribute('aria-pressed', String(entry.kind === kind));
    },
    dispose: theme.onChange(draw),
  };
}

/** @param {CatalogEntry} entry */
function isMade({ columns }) {
  return (columns?.length ?? 2) <= 2;
}
