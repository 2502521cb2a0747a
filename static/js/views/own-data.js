/** Points of one's own: painted, erased, uploaded, downloaded. */

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
