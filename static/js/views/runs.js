/** The runs of the playground: one card each, and a way to add another. */

import { createRunCard } from '../ui/run-card.js';
import { mountStrip } from '../ui/run-strip.js';

const RESTARTS = 'The race starts again, so that all runs have the same start.';

/**
 * @param {HTMLElement} root
 * @param {import('../ui/context.js').Context} context
 * @returns {() => void}
 */
export function mount(root, context) {
  const { catalog, store, session } = context;
  return mountStrip(root, {
    catalog, store,
    change: (edit) => session.change((spec) => ({ ...spec, runs: edit(spec.runs) })),
    /** Another number of runs makes another network, from its start. */
    warn() {
      if ((store.get().network?.step ?? 0) > 0) store.set({ notice: { text: RESTARTS, tone: 'info' } });
    },
    createCard: (index, actions) => createRunCard(index, context, actions),
  });
}
