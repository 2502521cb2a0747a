/** Where each optimizer ends, for every start on the map. */

/**
 * @param {HTMLElement} root
 * @param {import('../ui/race-context.js').RaceContext} context
 * @returns {() => void}
 */
export function mount(root, context) {
  return () => void context;
}
