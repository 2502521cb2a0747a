/** The address bar of the page of optimizers holds the race and how it is looked at. */

import { createAddressBar } from './address-bar.js';
import { RACE_ASPECTS } from './race-outlook.js';
import { decodeRace, encodeRace } from './race-url.js';

/** @typedef {import('./types-race.js').RaceSpec} RaceSpec */
/** @typedef {import('./race-state.js').RaceState} RaceState */
/** @typedef {import('./address-bar.js').Read<Partial<RaceSpec>, RaceState>} Read what an address says */

/**
 * @param {import('./types.js').Catalog} catalog
 * @param {import('./store.js').Store<RaceState>} store
 * @param {(read: Read) => void} onTravel another race was asked for by the address
 */
export function createRaceAddress(catalog, store, onTravel) {
  return createAddressBar({
    encode: (/** @type {RaceSpec} */ spec) => encodeRace(spec, catalog),
    decode: (fragment) => decodeRace(fragment, catalog),
    aspects: RACE_ASPECTS,
    once: 'demo',
  }, store, onTravel);
}
