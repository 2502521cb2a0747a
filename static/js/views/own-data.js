/** Points of one's own: the button that paints them on the output map; the tool is fetched when it is first pressed. */

import { whyNoPainting } from '../core/paintable.js';
import { all, h } from '../ui/dom.js';
import { createLate } from '../ui/late.js';

/**
 * @param {HTMLElement} root of the output
 * @param {import('../ui/context.js').Context} context
 * @returns {() => void}
 */
export function mount(root, context) {
  const { catalog, store } = context;
  const painting = createLate('Painting', async () => (await import('./own-data/painting.js')).createPainting(root, context), store);
  const button = h('button', { type: 'button', class: 'paint-toggle', click: async () => (await painting.get())?.toggle() }, 'Paint');
  root.querySelector('.panel-head')?.append(button);

  function show() {
    const { draft, spec } = store.get();
    const reason = whyNoPainting(spec.data, catalog);
    button.setAttribute('aria-pressed', String(draft !== null));
    button.setAttribute('aria-disabled', String(reason !== null && draft === null));
    button.title = reason ?? 'Paint points of your own on the map';
  }

  show();
  return all([
    store.subscribe((state) => state.draft !== null, show),
    store.subscribe((state) => state.spec, show),
    () => painting.now()?.dispose(),
  ]);
}
