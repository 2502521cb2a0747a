/** A text that leaves the page: as a file, or by the clipboard. */

import { h } from './dom.js';

/**
 * @param {string} name of the file
 * @param {string} text
 * @param {string} type of its contents
 */
export function saveText(name, text, type) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  h('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/**
 * @param {string} text
 * @returns {Promise<boolean>} whether it is there: without a secure context the browser has no clipboard
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
