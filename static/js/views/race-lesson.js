/** The card of a demonstration: what to predict, what to watch. */

/**
 * @param {HTMLElement} root
 * @param {import('../ui/race-context.js').RaceContext} context
 * @returns {() => void}
 */
export function mount(root, context) {
  return () => void context;
}
