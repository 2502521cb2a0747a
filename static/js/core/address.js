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
/** How often a look at the page is written: Safari refuses more than a hundred in half a minute, and a wheel turns faster. */
const MOST_AT_ONCE = 10;
const A_SECOND = 3;

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
    const first = spec.runs?.[0]?.name ?? usual.selected; // shown, unless another one is said
    return { spec, outlook: { ...usual, selected: first, ...outlook }, problems: [...lost, ...more, ...problems] };
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
    put(fragment, how);
  }

  /** @param {string} fragment @param {'push' | 'replace'} how */
  function put(fragment, how) {
    const url = `${location.pathname}${withoutPreset(location.search)}${fragment ? `#${fragment}` : ''}`;
    if (how === 'replace') history.replaceState(null, '', url);
    else history.pushState(null, '', url);
  }

  let [left, counted] = [MOST_AT_ONCE, performance.now()];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  /** Now, or as soon as the browser will have it. */
  function writeSoon() {
    clearTimeout(waiting);
    const now = performance.now();
    left = Math.min(MOST_AT_ONCE, left + ((now - counted) * A_SECOND) / 1000);
    counted = now;
    if (left < 1) {
      waiting = setTimeout(writeSoon, 1000 / A_SECOND);
      return;
    }
    left -= 1;
    write('replace');
  }
  const stop = store.subscribe(writeOutlook, writeSoon);

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

    /**
     * To another experiment, as if its address had been pasted.
     * @param {import('./types.js').FullSpec} spec
     * @param {Partial<AppState>} outlook what is left out is as usual
     * @param {'push' | 'replace'} how
     */
    go(spec, outlook, how) {
      experiment = encode(spec, catalog.defaults, catalog);
      const state = { ...store.get(), ...usual, selected: spec.runs[0]?.name ?? '', ...outlook, spec };
      written = [experiment, writeOutlook(state)].filter(Boolean).join('&');
      put(written, how);
      last = -Infinity;
      onTravel(read());
    },

    dispose() {
      stop();
      clearTimeout(waiting);
      removeEventListener('hashchange', travel);
    },
  };
}

/** The preset that a link asked for: from then on the address holds its whole experiment. @param {string} search */
function withoutPreset(search) {
  const query = new URLSearchParams(search);
  if (!query.has('preset')) return search;
  query.delete('preset');
  return query.size ? `?${query}` : '';
}
