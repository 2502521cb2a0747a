/** For a projector: larger type, thicker lines, and the set-up column and the runs' settings out of the way until they are asked for. */

import { all, h } from './dom.js';
import { icon } from './icons.js';

/** @typedef {import('../core/store.js').Store<Pick<import('../core/state.js').AppState, 'projector'>>} Store */

/** @param {Pick<Store, 'set'>} store */
export const toggleProjector = (store) => store.set(({ projector }) => ({ projector: !projector }));

/** @param {{store: Store}} context */
export function projectorButton({ store }) {
  const button = h('button', { type: 'button', class: 'tool for-projector', title: 'For a projector (p)', 'aria-label': 'For a projector', click: () => toggleProjector(store) }, icon('projector'));
  const show = () => button.setAttribute('aria-pressed', String(store.get().projector));
  show();
  return { button, dispose: store.subscribe(({ projector }) => projector, show) };
}

/**
 * Keeps the page as the store has it.
 * @param {{store: Store, theme: import('./theme.js').Theme}} context
 * @returns {() => void}
 */
export function followProjector({ store, theme }) {
  const root = document.documentElement;
  const setup = document.querySelector('.setup, .course-setup');
  const open = h('button', { type: 'button', class: 'setup-open', 'aria-expanded': 'false', click: () => show(open.getAttribute('aria-expanded') !== 'true') }, icon('chevron'), h('span', {}, 'Set up'));
  setup?.before(open);

  /** @param {boolean} wanted */
  function show(wanted) {
    open.setAttribute('aria-expanded', String(wanted));
    root.classList.toggle('has-setup', wanted);
  }

  function follow() {
    const { projector } = store.get();
    root.classList.toggle('projector', projector);
    if (!projector) show(false);
    theme.refresh(); // the plots take type and weight of lines from the page
  }

  if (store.get().projector) follow();
  return all([store.subscribe(({ projector }) => projector, follow), () => open.remove()]);
}
