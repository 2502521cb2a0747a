/** Share, projector, theme, keys of the page of optimizers. */

import { listShortcuts } from '../ui/race-shortcuts.js';
import { mountTools } from '../ui/site-tools.js';

/**
 * @param {HTMLElement} root
 * @param {import('../ui/race-context.js').RaceContext} context
 * @returns {() => void}
 */
export function mount(root, context) {
  const { store, theme } = context;
  return mountTools(root, {
    store, theme, what: 'this race',
    copied: () => ({ text: 'The address is copied: it opens this race, at this step, on any screen that reaches this server.', tone: 'info' }),
    listKeys: () => listShortcuts(context),
  });
}
