/** The address bar holds the experiment: written when one is accepted, read when the user goes back or pastes one. */

import { decode, encode } from './url.js';

/** @typedef {import('./types.js').Spec} Spec */
/** @typedef {import('./types.js').Catalog} Catalog */

/** Further changes within this time replace the entry of the first, so that a drag is one step back. */
const ONE_GESTURE = 1500;

/**
 * @param {Catalog} catalog
 * @param {(read: {spec: Spec, problems: string[]}) => void} onTravel another experiment was asked for by the address
 */
export function createAddress(catalog, onTravel) {
  let written = location.hash.replace(/^#/, '');
  let last = -Infinity;

  const travel = () => {
    const hash = location.hash.replace(/^#/, '');
    if (hash === written) return;
    written = hash;
    last = -Infinity;
    onTravel(decode(hash, catalog.defaults, catalog));
  };
  addEventListener('hashchange', travel);

  return {
    read: () => decode(location.hash.replace(/^#/, ''), catalog.defaults, catalog),

    /**
     * @param {Spec} spec
     * @param {'push' | 'replace'} how
     */
    write(spec, how) {
      const hash = encode(spec, catalog.defaults, catalog);
      if (hash === written) return;
      written = hash;
      const url = `${location.pathname}${location.search}${hash ? `#${hash}` : ''}`;
      const now = performance.now();
      if (how === 'replace' || now - last < ONE_GESTURE) history.replaceState(null, '', url);
      else history.pushState(null, '', url);
      last = how === 'push' ? now : last;
    },

    dispose: () => removeEventListener('hashchange', travel),
  };
}
