/** The runs as cards: optimizer, hyperparameters, conventions, figures. */

/**
 * @param {HTMLElement} root
 * @param {import('../ui/race-context.js').RaceContext} context
 * @returns {() => void}
 */
export function mount(root, context) {
  return () => void context;
}
