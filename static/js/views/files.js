/** Points drawn anew, and the box where they come from and go to files: what is in it is fetched when it is first opened. */

import { disclosure } from '../ui/disclosure.js';
import { all, h, setText } from '../ui/dom.js';
import { createLate } from '../ui/late.js';

/** @typedef {import('../ui/context.js').Context} Context */

const KEPT = {
  address: '',
  browser: 'Kept in this browser: too many for the address. Save them as CSV to pass them on.',
  page: 'Too many for the address and for this browser: they go when the page is left. Save them as CSV.',
};

/**
 * @param {HTMLElement} root
 * @param {Context} context
 * @returns {() => void}
 */
export function mount(root, context) {
  const { store, session } = context;
  const tools = createLate('The box of files', async () => {
    const made = (await import('./files/tools.js')).createFileTools(context);
    box.box.append(...made.elements);
    return made;
  }, store);
  const box = disclosure({ title: 'Upload and download', kind: 'files-open', content: [] });
  box.show('Files');
  const again = h('button', { type: 'button', class: 'regenerate', click: regenerate }, 'Regenerate');
  const kept = h('p', { class: 'points-kept', hidden: true });
  root.querySelector('.panel-head h2')?.after(h('div', { class: 'files' }, again, box.button, box.box));
  root.querySelector('.own-points')?.after(kept);

  /** Other points of the same dataset. */
  function regenerate() {
    const seed = Math.floor(Math.random() * 10000);
    session.change((spec) => ({ ...spec, data: { ...spec.data, seed } }));
  }

  /** @param {DragEvent} event */
  const carriesFile = (event) => event.dataTransfer?.types.includes('Files') ?? false;
  const stop = new AbortController();
  box.box.addEventListener('beforetoggle', async ({ newState }) => {
    if (newState === 'open' && !(await tools.get())) box.box.hidePopover();
  }, stop);
  root.addEventListener('dragover', (event) => {
    if (!carriesFile(event)) return;
    event.preventDefault();
    root.classList.add('is-drop-target');
  }, stop);
  root.addEventListener('dragleave', (event) => {
    if (!root.contains(/** @type {Node | null} */ (event.relatedTarget))) root.classList.remove('is-drop-target');
  }, stop);
  root.addEventListener('drop', (event) => {
    root.classList.remove('is-drop-target');
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    box.box.showPopover();
    void tools.get().then((found) => found?.take(file));
  }, stop);

  function show() {
    const { spec, pointsIn } = store.get();
    const own = Boolean(spec.data.points);
    again.disabled = own;
    again.title = own ? 'Your own points are not drawn' : 'Draw new points, from a new seed';
    setText(kept, own ? KEPT[pointsIn] : '');
    kept.hidden = !kept.textContent;
  }

  show();
  return all([
    store.subscribe((state) => state.spec, show),
    store.subscribe((state) => state.pointsIn, show),
    () => stop.abort(),
    box.dispose,
  ]);
}
