/** Share, projector, theme, keys: what stands at the end of the header. */

import { listShortcuts } from '../ui/shortcuts.js';
import { mountTools } from '../ui/site-tools.js';

/** @typedef {import('../ui/context.js').Context} Context */

/**
 * What is said of a copied address.
 * @param {boolean} hasPoints whether it holds the points
 * @param {boolean} lacksChanges whether something was changed that it does not hold
 * @returns {import('../core/state.js').AppState['notice']}
 */
function copied(hasPoints, lacksChanges) {
  if (!hasPoints) return { text: 'The address is copied, but your points are too many for it: elsewhere it opens without them. Download them as CSV to pass them on.', tone: 'warning' };
  if (lacksChanges) return { text: 'The address is copied. It opens this experiment at step 0, with the settings as they stand: weights set by hand, and what you changed while it trained, are not in it.', tone: 'warning' };
  return { text: 'The address is copied: it opens this experiment, at step 0, on any screen that reaches this server.', tone: 'info' };
}

/**
 * @param {HTMLElement} root
 * @param {Context} context
 * @returns {() => void}
 */
export function mount(root, context) {
  const { store, session, theme } = context;
  return mountTools(root, {
    store, theme, what: 'this experiment',
    copied: () => copied(store.get().pointsIn === 'address', session.goesBeyondAddress()),
    listKeys: () => listShortcuts(context),
  });
}
