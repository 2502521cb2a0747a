/** Tells the race in words, for who does not see the page: how it stands, a moment after the last change; while it is played, who arrives and who ends. */

import { tellOutcomes, tellRace } from '../core/race-figures.js';
import { all, setText } from '../ui/dom.js';

/** Milliseconds: a timeline that is dragged is not told step by step, and runs that end together are told together. */
const MOMENT = 700;

/**
 * @param {HTMLElement} root
 * @param {import('../ui/race-context.js').RaceContext} context
 * @returns {() => void}
 */
export function mount(root, { store }) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** The step up to which it was told what became of the runs. */
  let told = 0;

  function tell() {
    timer = undefined;
    told = store.get().step;
    setText(root, tellRace(store.get()));
  }

  function tellWhatCame() {
    timer = undefined;
    const text = tellOutcomes(store.get(), told, store.get().step);
    told = store.get().step;
    if (text) setText(root, text);
  }

  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(tell, MOMENT);
  };
  const listen = () => {
    timer ??= setTimeout(tellWhatCame, MOMENT);
  };
  /** Told again though it may read the same: at the start a change leaves all numbers as they are. */
  const anew = () => {
    root.replaceChildren();
    soon();
  };
  return all([
    store.subscribe(({ paths }) => paths, anew),
    store.subscribe(({ playing }) => playing, soon),
    store.subscribe(({ playing, step }) => (playing ? -1 : step), soon),
    store.subscribe(({ playing, step }) => (playing ? Math.floor(step) : -1), () => store.get().playing && listen()),
    () => clearTimeout(timer),
    () => root.replaceChildren(),
  ]);
}
