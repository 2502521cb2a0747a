/** Keyboard shortcuts of the page, and the list of them. */

import { openDialog } from './dialog.js';
import { h } from './dom.js';

/** @typedef {{key: string, says: string, run: () => void}} Shortcut key as in KeyboardEvent.key */

const NAMES = /** @type {Record<string, string>} */ ({ ' ': 'Space' });

/**
 * Listens for the shortcuts until disposed of.
 * @param {Shortcut[]} shortcuts
 * @returns {() => void}
 */
export function listenToKeys(shortcuts) {
  /** @param {KeyboardEvent} event */
  const pressed = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const shortcut = shortcuts.find(({ key }) => key === event.key);
    if (!shortcut || means(event.target, event.key) || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    shortcut.run();
  };
  addEventListener('keydown', pressed);
  return () => removeEventListener('keydown', pressed);
}

/**
 * Whether the key means something to the element that has the focus.
 * @param {EventTarget | null} target
 * @param {string} key
 */
function means(target, key) {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) {
    if (target.type === 'range') return false;
    return target.type === 'checkbox' || target.type === 'radio' ? key === ' ' : true;
  }
  if (target.matches('select, textarea, [contenteditable]')) return true;
  return key === ' ' && target.closest('button, a[href], summary, [role="button"]') !== null;
}

/**
 * @param {Shortcut[]} shortcuts
 * @param {[string, string][]} also keys that belong to one part of the page
 */
export function showKeys(shortcuts, also) {
  const rows = [...shortcuts.map(({ key, says }) => /** @type {[string, string]} */ ([NAMES[key] ?? key, says])), ...also];
  const list = h('dl', { class: 'key-list' });
  for (const [key, says] of rows) list.append(h('dt', {}, h('kbd', {}, key)), h('dd', {}, says));
  openDialog('Keys', list);
}
