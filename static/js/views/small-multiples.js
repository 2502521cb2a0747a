/** The maps of all runs side by side. */

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
