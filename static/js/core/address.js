/** The playground's address bar holds the experiment; points too many for it are kept by the browser. */

import { createAddressBar } from './address-bar.js';
import { createKeeper } from './keeper.js';
import { ASPECTS } from './outlook.js';
import { decode, encode } from './url.js';

/** @typedef {import('./types.js').Spec} Spec */
/** @typedef {import('./types.js').FullSpec} FullSpec */
/** @typedef {import('./state.js').AppState} AppState */
/** @typedef {import('./address-bar.js').Read<Spec, AppState>} Read what an address says */

/**
 * @param {import('./types.js').Catalog} catalog
 * @param {import('./store.js').Store<AppState>} store
 * @param {(read: Read) => void} onTravel another experiment was asked for by the address
 */
export function createAddress(catalog, store, onTravel) {
  const keeper = createKeeper();
  return createAddressBar({
    encode(/** @type {FullSpec} */ spec) {
      const { fragment, where } = keeper.shrink(encode(spec, catalog.defaults, catalog));
      if (store.get().pointsIn !== where) store.set({ pointsIn: where });
      return fragment;
    },
    decode(text) {
      const { fragment, problems: lost } = keeper.restore(text);
      const { spec, problems } = decode(fragment, catalog.defaults, catalog);
      return { spec, problems: [...lost, ...problems] };
    },
    aspects: ASPECTS,
    once: 'preset',
  }, store, onTravel);
}
