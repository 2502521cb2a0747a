/** Tells the race in words, for who does not see the page: when it stands, a moment after the last change. */

import { tellRace } from '../core/race-figures.js';
import { all, setText } from '../ui/dom.js';

/** Milliseconds: a timeline that is dragged is not told step by step. */
const MOMENT = 700;

/**
 * @param {HTMLElement} root
 * @param {import('../ui/race-context.js').RaceContext} context
 * @returns {() => void}
 */
export function mount(root, { store }) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const tell = () => setText(root, tellRace(store.get()));
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(tell, MOMENT);
  };
  return all([
    store.subscribe(({ paths }) => paths, soon),
    store.subscribe(({ playing }) => playing, soon),
    store.subscribe(({ playing, step }) => (playing ? -1 : step), soon),
    () => clearTimeout(timer),
    () => root.replaceChildren(),
  ]);
}
