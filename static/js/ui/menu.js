/** A button that opens a list to choose from: arrows walk through it, Escape and a press elsewhere close it. */

import { h, uniqueId } from './dom.js';
import { placeBeside } from './place.js';

/** @typedef {{label: string, line: string, choose: () => void}} MenuItem */

/**
 * @param {object} options
 * @param {string} options.label
 * @param {Node[]} options.face what the button shows
 * @param {() => Promise<MenuItem[]>} options.items asked for each time it opens
 * @param {(thrown: unknown) => void} options.onFailure they could not be had
 */
export function menuButton({ label, face, items, onFailure }) {
  const list = h('div', { class: 'menu', role: 'menu', id: uniqueId('menu'), 'aria-label': label, popover: 'auto', keydown: walk });
  const button = h('button', {
    type: 'button', class: 'tool with-text', 'aria-haspopup': 'menu', 'aria-expanded': 'false', 'aria-controls': list.id, title: label, click: () => void toggle(),
    keydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== 'ArrowDown') return;
      event.preventDefault();
      void open();
    },
  }, ...face);
  // A press on the button closes what is open before the click comes, which must not open it again.
  let wasOpen = false;
  const isOpen = () => list.matches(':popover-open');
  button.addEventListener('pointerdown', () => { wasOpen = isOpen(); });
  list.addEventListener('toggle', () => button.setAttribute('aria-expanded', String(isOpen())));

  async function toggle() {
    const closes = wasOpen || isOpen();
    wasOpen = false;
    if (closes) list.hidePopover();
    else await open();
  }

  async function open() {
    try {
      const found = await items();
      list.replaceChildren(...found.map((item) => h('button', { type: 'button', role: 'menuitem', class: 'menu-item', tabIndex: -1, click: () => choose(item) },
        h('span', { class: 'menu-label' }, item.label), h('span', { class: 'menu-line' }, item.line))));
      list.showPopover();
      placeBeside(list, button, { near: true });
      entries()[0]?.focus();
    } catch (thrown) {
      onFailure(thrown);
    }
  }

  /** @param {MenuItem} item */
  function choose(item) {
    list.hidePopover();
    button.focus();
    item.choose();
  }

  const entries = () => /** @type {HTMLElement[]} */ ([...list.children]);

  /** @param {KeyboardEvent} event */
  function walk(event) {
    const all = entries();
    const here = all.findIndex((entry) => entry === document.activeElement);
    const next = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: -1 }[event.key];
    if (event.key === 'Tab') list.hidePopover();
    if (next === undefined) return;
    event.preventDefault();
    all.at(next % all.length)?.focus();
  }

  return { button, list };
}
