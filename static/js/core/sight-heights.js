/** Heights of the part of the surface that the map is turned to: asked for while it moves, coalesced. */

import { createFollower } from './follower.js';
import { widened } from './sight.js';

/** As much more than is seen, so that there is ground when the map is moved; and the points for it. */
const ROOM = 1.2;
const POINTS = 120;

/**
 * Keeps `near` of the store up to the sight, for as long as there is one.
 * @param {object} options
 * @param {Pick<import('./api.js').Api, 'heights'>} options.api
 * @param {import('./store.js').Store<import('./race-state.js').RaceState>} options.store
 * @param {Partial<Parameters<typeof createFollower>[0]>} [options.pace] when to ask
 * @returns {() => void}
 */
export function followSight({ api, store, pace = {} }) {
  const follower = createFollower({
    ...pace,
    take: (/** @type {import('./types-race.js').Heights} */ near) => store.set({ near }),
    fail: ({ message }) => store.set({ notice: { text: `The surface cannot be seen nearer: ${message}`, tone: 'warning' } }),
  });

  function follow() {
    const { paths, sight, near } = store.get();
    if (!sight && near) store.set({ near: null });
    if (!sight || !paths) return follower.follow(null);
    const { surface } = paths.spec;
    const domain = widened(sight, ROOM);
    follower.follow({ what: surface.kind, when: JSON.stringify([surface, domain]), ask: () => api.heights({ surface, domain, resolution: POINTS }) });
  }

  const undo = /** @type {const} */ (['paths', 'sight']).map((key) => store.subscribe((state) => state[key], follow));
  follow();
  return () => undo.forEach((each) => each());
}
