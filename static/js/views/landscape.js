/** The cost of the network around the ways of its runs, on a plane through the space of its parameters. */

/**
 * @param {HTMLElement} root
 * @param {import('../ui/context.js').Context} context
 * @returns {() => void}
 */
export function mount(root, context) {
  return () => void context;
}
