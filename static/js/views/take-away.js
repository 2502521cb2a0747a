/** The experiment to take away: scripts, parameters, its description. */

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
