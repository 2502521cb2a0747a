/** The runs as cards: optimizer, hyperparameters, conventions, figures. */

import { createRaceCard } from '../ui/race-card.js';
import { mountStrip } from '../ui/run-strip.js';

/**
 * @param {HTMLElement} root
 * @param {import('../ui/race-context.js').RaceContext} context
 * @returns {() => void}
 */
export function mount(root, context) {
  const { catalog, store, race } = context;
  return mountStrip(root, {
    catalog, store,
    change: (edit) => race.change((spec) => ({ ...spec, runs: edit(spec.runs) })),
    createCard: (index, actions) => createRaceCard(index, context, actions),
  });
}
