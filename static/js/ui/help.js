/** The help popover: what a control means, its formula and where it comes from. */

import { h } from './dom.js';
import { ownHelp } from './page-help.js';
import { placeBeside } from './place.js';
import { outwards, referenceNodes } from './reference.js';

/** @typedef {{title: string, text?: string, mathml?: string, reference?: string, range?: string, anchor?: string}} HelpText anchor: on the page of help */
/** @typedef {ReturnType<typeof createHelp>} Help */

const HOVER_DELAY = 350;
const LEAVE_DELAY = 200;

/**
 * One popover for the whole page.
 * @param {readonly import('./page-help.js').OwnHelp[]} [own] of the page's own controls
 */
export function createHelp(own = []) {
  // A popover, so that it lies above those that hold controls.
  const box = h('div', { class: 'help', role: 'note', id: 'help', 'aria-label': 'Help', popover: 'manual', focusin: () => clearTimeout(timer), focusout: leave });
  document.body.append(box);
  /** @type {WeakMap<Element, () => HelpText | null>} */
  const texts = new WeakMap();
  /** @type {HTMLElement | null} */
  let owner = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let byKeyboard = false;

  addEventListener('keydown', (event) => {
    byKeyboard = event.key !== 'Escape'; // the focus that a closed box gives back asks for no help
    if (event.key === 'F1') toLinks(event);
    else if (event.key === 'Escape' && owner) {
      event.stopPropagation();
      if (box.contains(document.activeElement)) owner.focus();
      hide();
    } else if (['Enter', ' '].includes(event.key) && !box.contains(document.activeElement)) hide(); // the control does what it is for
  }, true);
  addEventListener('pointerdown', (event) => {
    byKeyboard = false;
    if (event.target instanceof Node && !box.contains(event.target)) hide();
  }, true);
  addEventListener('scroll', hide, true);
  addEventListener('focusin', ({ target }) => {
    const found = target instanceof HTMLElement && !texts.has(target) && ownHelp(target, own);
    if (found && !found.isPicture && byKeyboard) showSoon(target, () => found.text, () => document.activeElement === target);
  });
  addEventListener('focusout', ({ target }) => target === owner && leave());
  addEventListener('pointerover', ({ target, pointerType }) => {
    const label = target instanceof Element && pointerType !== 'touch' && target.closest('label, button');
    const found = label instanceof HTMLElement && !texts.has(label) && ownHelp(label, own);
    if (!found || label.title) return; // the browser shows a title by itself
    showSoon(label, () => found.text);
    label.addEventListener('pointerleave', leave, { once: true });
  });
  box.addEventListener('pointerenter', () => clearTimeout(timer));
  box.addEventListener('pointerleave', leave);

  function hide() {
    clearTimeout(timer);
    owner?.removeAttribute('aria-describedby');
    owner = null;
    if (box.matches(':popover-open')) box.hidePopover();
  }

  function leave() {
    clearTimeout(timer);
    timer = setTimeout(hide, LEAVE_DELAY);
  }

  /** Help for what has the focus, at once; its links get the focus. @param {KeyboardEvent} event */
  function toLinks(event) {
    const at = document.activeElement;
    if (!(at instanceof HTMLElement)) return;
    const text = texts.get(at)?.() ?? ownHelp(at, own)?.text;
    if (!text) return;
    event.preventDefault(); // the browser has a help of its own
    show(at, () => text);
    box.querySelector('a')?.focus();
  }

  /**
   * @param {HTMLElement} element
   * @param {() => HelpText | null} text
   * @param {() => boolean} [still] whether it is still wanted then
   */
  function showSoon(element, text, still = () => true) {
    clearTimeout(timer);
    timer = setTimeout(() => still() && show(element, text), HOVER_DELAY);
  }

  /**
   * @param {HTMLElement} element
   * @param {() => HelpText | null} text
   */
  function show(element, text) {
    const help = text();
    if (!help) return;
    hide();
    box.replaceChildren(...contents(help));
    box.showPopover();
    placeBeside(box, element);
    owner = element;
    element.setAttribute('aria-describedby', box.id);
  }

  return {
    /**
     * Help for a control: on hovering or tapping its label, and when the keyboard comes to it.
     * @param {HTMLElement} label
     * @param {HTMLElement[]} fields
     * @param {() => HelpText | null} text
     */
    attach(label, fields, text) {
      label.classList.add('has-help');
      for (const each of [label, ...fields]) texts.set(each, text);
      // A tap on a button or menu does what it is for; on a plain label it can only mean help.
      if (label instanceof HTMLLabelElement) label.addEventListener('click', () => show(label, text));
      label.addEventListener('pointerenter', (event) => event.pointerType !== 'touch' && showSoon(label, text));
      label.addEventListener('pointerleave', (event) => event.pointerType !== 'touch' && leave());
      for (const field of fields) {
        field.addEventListener('focus', () => byKeyboard && showSoon(field, text, () => document.activeElement === field));
        field.addEventListener('blur', leave);
      }
    },
    hide,
  };
}

/**
 * @param {HelpText} help
 * @returns {HTMLElement[]}
 */
function contents({ title, text, mathml, reference, range, anchor }) {
  const parts = [h('p', { class: 'help-title' }, title)];
  if (text) parts.push(h('p', {}, text));
  // The formula is markup of our own server, made from the definition of the choice.
  if (mathml) parts.push(h('div', { class: 'help-formula', innerHTML: mathml }));
  if (range) parts.push(h('p', { class: 'help-note' }, range));
  if (reference) parts.push(h('p', { class: 'help-note' }, ...referenceNodes(reference)));
  parts.push(h('p', { class: 'help-note' }, outwards(`/help${anchor ? `#${anchor}` : ''}`, 'More in the help'), h('span', { class: 'help-key' }, ' · F1: to the links')));
  return parts;
}
