/** All weights and biases of the selected run, as matrices to read and to edit. */

/** @typedef {import('../ui/context.js').Context} Context */

/**
 * @param {HTMLElement} root
 * @param {Context} context
 * @returns {() => void}
 */
export function mount(root, context) {
  void context;
  return () => root.replaceChildren();
}
