/** Tells the state in words, for who does not see the page: at once when it stands, now and then while it plays. */

import { stance, tellData, tellState } from '../core/telling.js';
import { all, setText } from '../ui/dom.js';

/** @typedef {import('../ui/context.js').Context} Context */

/** Milliseconds between two tellings while it plays: about as long as one takes to be read. */
const PATIENCE = 6000;

/**
 * @param {HTMLElement} root
 * @param {Context} context
 * @returns {() => void}
 */
export function mount(root, { store, loop }) {
  let told = -Infinity;
  let known = '';
  let last = ''; // the state as it was told, so that news stay until there is another
  /** What is to be said before the state. */
  let news = '';

  function tell() {
    const state = store.get();
    const now = stance(state);
    if (state.playing && now === known && !news && performance.now() < told + PATIENCE) return;
    const text = tellState(state);
    known = now;
    if (text === last && !news) return;
    setText(root, [news, text].filter(Boolean).join(' '));
    told = performance.now();
    last = text;
    news = '';
  }

  return all([
    loop.onTell(tell),
    store.subscribe(({ playing }) => playing, loop.redraw),
    store.subscribe(({ data }) => data, (data, before) => {
      if (data && before) news = tellData(data);
      loop.redraw();
    }),
    () => root.replaceChildren(),
  ]);
}
