/** Texts that leave the page by the clipboard. */

/**
 * @param {string} text
 * @returns {Promise<boolean>} whether it is there: without a secure context there is no clipboard
 */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
