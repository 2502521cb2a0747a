/** Tells the state in words, for who does not see the page: at once when it stands, now and then while it plays. */

import { stance, tellData, tellState } from '../core/telling.js';
import { all, setText } from '../ui/dom.js';

/** @typedef {import('../ui/context.js').Context} Context */

/** Milliseconds between two tellings while it plays: about as long as one takes to be read. */
const PATIENCE = 6000;
/** Milliseconds for which news go with the state, which often changes right after them: the text before is not heard to its end. */
const NEWS_LAST = 3000;

/**
 * @param {HTMLElement} root
 * @param {Context} context
 * @returns {() => void}
 */
export function mount(root, { store, loop, presets }) {
  let told = -Infinity;
  let known = '';
  let last = ''; // the state as it was told
  /** What is to be said before the state, by what it is about. @type {Map<string, string>} */
  const news = new Map();
  let until = -Infinity;
  let isNews = false; // whether some of it was not said yet

  /** @param {string} about @param {string} text */
  function bring(about, text) {
    const now = performance.now();
    if (now > until) news.clear();
    news.set(about, text);
    until = now + NEWS_LAST;
    isNews = true;
    loop.redraw();
  }

  function tell() {
    const state = store.get();
    const now = stance(state);
    if (state.playing && now === known && !isNews && performance.now() < told + PATIENCE) return;
    const text = tellState(state);
    known = now;
    if (text === last && !isNews) return;
    told = performance.now();
    if (told > until) news.clear();
    setText(root, [...news.values(), text].filter(Boolean).join(' '));
    last = text;
    isNews = false;
  }

  /** @param {string | null} key of a preset that was opened */
  async function tellPreset(key) {
    if (!key) return;
    try {
      bring('preset', `Preset “${(await presets.read(key)).title}”.`);
    } catch {
      // What opens it says why it cannot be had.
    }
  }

  return all([
    loop.onTell(tell),
    store.subscribe(({ playing }) => playing, loop.redraw),
    store.subscribe(({ data }) => data, (data, before) => {
      if (data && before) bring('data', tellData(data));
    }),
    store.subscribe(({ preset }) => preset, (key) => void tellPreset(key)),
    () => root.replaceChildren(),
  ]);
}
