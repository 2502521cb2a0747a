/** How much of a race was shown: who has made a prediction must not find its answer beside the picture. */

import { lastStep } from './race-state.js';

/** @typedef {import('./race-state.js').RaceState} RaceState */
/** @typedef {Pick<import('./store.js').Store<RaceState>, 'get' | 'set' | 'subscribe'>} RaceStore */

/**
 * Keeps `seen`: the farthest step of this race so far; of another race, the step at which it is first shown.
 * @param {RaceStore} store
 * @returns {() => void}
 */
export function keepSeen(store) {
  const stops = [
    store.subscribe(({ paths }) => paths, () => store.set(({ step }) => ({ seen: Math.floor(step) }))),
    store.subscribe(({ step }) => Math.floor(step), (step) => step > store.get().seen && store.set({ seen: step })),
  ];
  return () => stops.forEach((stop) => stop());
}

/**
 * Whether the whole path of a run was shown, so that its end is no secret.
 * @param {Pick<RaceState, 'seen'>} state
 * @param {{steps: number}} run
 */
export const isKnown = ({ seen }, { steps }) => seen >= steps;

/** Shows how it ends without playing. @param {RaceStore} store */
export const reveal = (store) => store.set((state) => ({ seen: lastStep(state) }));
