/** One update taken apart: gradient, velocity, corrected, step, in numbers. */

/**
 * @param {HTMLElement} root
 * @param {import('../ui/race-context.js').RaceContext} context
 * @returns {() => void}
 */
export function mount(root, context) {
  return () => void context;
}
