/** Keyboard shortcuts of the page, and the list of them. */

import { openDialog } from './dialog.js';
import { h } from './dom.js';

/** @typedef {{key: string, says: string, run: () => void}} Shortcut key as in KeyboardEvent.key */

const BUTTONS = 'button, a[href], summary, [role="button"]';
const NAMES = /** @type {Record<string, string>} */ ({ ' ': 'Space' });

/**
 * Listens for the shortcuts until disposed of.
 * @param {Shortcut[]} shortcuts
 * @returns {() => void}
 */
export function listenToKeys(shortcuts) {
  /** The button that the pointer went to last: its focus is no wish to press it again by Space. @type {Element | null} */
  let pointed = null;
  let taken = false; // whether Space was ours, so that letting go of it must not press a button either

  /** @param {PointerEvent} event */
  const pointAt = ({ target }) => {
    pointed = target instanceof Element ? target.closest(BUTTONS) : null;
  };
  /** @param {KeyboardEvent} event */
  const released = (event) => {
    if (event.key === ' ' && taken) event.preventDefault();
  };
  /** @param {KeyboardEvent} event */
  const pressed = (event) => {
    taken = false;
    if (event.key === 'Tab') pointed = null;
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const shortcut = shortcuts.find(({ key }) => key === event.key);
    if (!shortcut || means(event.target, event.key, pointed) || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    taken = event.key === ' ';
    shortcut.run();
  };
  const stop = new AbortController();
  addEventListener('keydown', pressed, stop);
  addEventListener('keyup', released, stop);
  addEventListener('pointerdown', pointAt, { capture: true, signal: stop.signal });
  return () => stop.abort();
}

/**
 * Whether the key means something to the element that has the focus.
 * @param {EventTarget | null} target
 * @param {string} key
 * @param {Element | null} pointed
 */
function means(target, key, pointed) {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) {
    if (target.type === 'range') return false;
    return target.type === 'checkbox' || target.type === 'radio' ? key === ' ' : true;
  }
  if (target.matches('select, textarea, [contenteditable]')) return true;
  // Not :focus-visible alone: a button that was clicked matches it too, as soon as a key is pressed.
  const button = key === ' ' ? target.closest(BUTTONS) : null;
  return button !== null && button !== pointed && target.matches(':focus-visible');
}

/**
 * @param {Shortcut[]} shortcuts
 * @param {[string, string][]} also keys that belong to one part of the page
 * @param {{label: string, run: () => void}} [tour] where the page has one
 */
export function showKeys(shortcuts, also, tour) {
  const rows = [...shortcuts.map(({ key, says }) => /** @type {[string, string]} */ ([NAMES[key] ?? key, says])), ...also];
  const list = h('dl', { class: 'key-list' });
  for (const [key, says] of rows) list.append(h('dt', {}, h('kbd', {}, key)), h('dd', {}, says));
  const close = openDialog('Keys', list, h('p', { class: 'key-more' },
    tour && h('button', { type: 'button', click: () => {
      close();
      tour.run();
    } }, tour.label),
    h('a', { href: '/help', target: '_blank', rel: 'noopener' }, 'Every choice, with formula and source')));
}
