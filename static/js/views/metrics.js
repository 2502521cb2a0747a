/** How well the selected run does: accuracy, confusion matrix, R². */

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
