/** A modal dialog with a title and a way out. */

import { h, uniqueId } from './dom.js';
import { icon } from './icons.js';

/**
 * Opens a dialog; it takes itself off the page when it is closed.
 * @param {string} title
 * @param {...Node} content
 * @returns {() => void} closes it
 */
export function openDialog(title, ...content) {
  const id = uniqueId('dialog');
  const dialog = h('dialog', { class: 'dialog', 'aria-labelledby': id },
    h('header', { class: 'dialog-head' },
      h('h2', { id }, title),
      h('button', { type: 'button', class: 'tool', 'aria-label': 'Close', click: () => dialog.close() }, icon('close'))),
    ...content);
  dialog.addEventListener('close', () => dialog.remove());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
  return () => dialog.close();
}
