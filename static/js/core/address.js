/** The address bar holds the experiment: written when one is accepted, read when the user goes back or pastes one. */

import { createKeeper } from './keeper.js';
import { outlookOf, takeOutlook, writeOutlook } from './outlook.js';
import { decode, encode } from './url.js';

/** @typedef {import('./types.js').Spec} Spec */
/** @typedef {import('./types.js').Catalog} Catalog */
/** @typedef {import('./state.js').AppState} AppState */
/** @typedef {{spec: Spec, outlook: Partial<AppState>, problems: string[]}} Read what an address says */

/** Further changes within this time replace the entry of the first, so that a drag is one step back. */
const ONE_GESTURE = 1500;

/**
 * @param {Catalog} catalog
 * @param {import('./store.js').Store<AppState>} store
 * @param {(read: Read) => void} onTravel another experiment was asked for by the address
 */
export function createAddress(catalog, store, onTravel) {
  const hash = () => location.hash.replace(/^#/, '');
  let written = hash();
  let experiment = takeOutlook(written).rest;
  let last = -Infinity;
  const usual = outlookOf(store.get());
  const keeper = createKeeper();

  /** @returns {Read} */
  function read() {
    const { outlook, rest, problems } = takeOutlook(hash());
    const { fragment, problems: lost } = keeper.restore(rest);
    const { spec, problems: more } = decode(fragment, catalog.defaults, catalog);
    return { spec, outlook: { ...usual, ...outlook }, problems: [...lost, ...more, ...problems] };
  }

  const travel = () => {
    if (hash() === written) return;
    written = hash();
    experiment = takeOutlook(written).rest;
    last = -Infinity;
    onTravel(read());
  };
  addEventListener('hashchange', travel);

  /** @param {'push' | 'replace'} how */
  function write(how) {
    const fragment = [experiment, writeOutlook(store.get())].filter(Boolean).join('&');
    if (fragment === written) return;
    written = fragment;
    const url = `${location.pathname}${location.search}${fragment ? `#${fragment}` : ''}`;
    if (how === 'replace') history.replaceState(null, '', url);
    else history.pushState(null, '', url);
  }
  const stop = store.subscribe(writeOutlook, () => write('replace'));

  return {
    read,

    /**
     * @param {Spec} spec
     * @param {'push' | 'replace'} how
     */
    write(spec, how) {
      const now = performance.now();
      const before = experiment;
      const { fragment, where } = keeper.shrink(encode(spec, catalog.defaults, catalog));
      experiment = fragment;
      if (store.get().pointsIn !== where) store.set({ pointsIn: where });
      if (experiment === before) return;
      write(how === 'replace' || now - last < ONE_GESTURE ? 'replace' : 'push');
      last = how === 'push' ? now : last;
    },

    dispose() {
      stop();
      removeEventListener('hashchange', travel);
    },
  };
}
