/** Value, distance, step length and the optimizers' memory, step by step. */

/**
 * @param {HTMLElement} root
 * @param {import('../ui/race-context.js').RaceContext} context
 * @returns {() => void}
 */
export function mount(root, context) {
  return () => void context;
}
