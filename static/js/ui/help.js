/** The help popover: what a control means, its formula and where it comes from. */

import { h } from './dom.js';
import { placeBeside } from './place.js';

/** @typedef {{title: string, text?: string, mathml?: string, reference?: string, range?: string}} HelpText */
/** @typedef {ReturnType<typeof createHelp>} Help */

const HOVER_DELAY = 350;
const LEAVE_DELAY = 200;

/** One popover for the whole page. */
export function createHelp() {
  // A popover, so that it lies above those that hold controls.
  const box = h('div', { class: 'help', role: 'tooltip', id: 'help', popover: 'manual' });
  document.body.append(box);
  /** @type {HTMLElement | null} */
  let owner = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let byKeyboard = false;

  addEventListener('keydown', (event) => {
    byKeyboard = true;
    if (event.key !== 'Escape' || !owner) return;
    event.stopPropagation();
    hide();
  }, true);
  addEventListener('pointerdown', (event) => {
    byKeyboard = false;
    if (event.target instanceof Node && !box.contains(event.target)) hide();
  }, true);
  addEventListener('scroll', hide, true);
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
      // A tap on a button or menu does what it is for; on a plain label it can only mean help.
      if (label instanceof HTMLLabelElement) label.addEventListener('click', () => show(label, text));
      label.addEventListener('pointerenter', (event) => {
        if (event.pointerType === 'touch') return;
        clearTimeout(timer);
        timer = setTimeout(() => show(label, text), HOVER_DELAY);
      });
      label.addEventListener('pointerleave', (event) => event.pointerType !== 'touch' && leave());
      for (const field of fields) {
        field.addEventListener('focus', () => {
          if (!byKeyboard) return;
          clearTimeout(timer);
          timer = setTimeout(() => document.activeElement === field && show(field, text), HOVER_DELAY);
        });
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
function contents({ title, text, mathml, reference, range }) {
  const parts = [h('p', { class: 'help-title' }, title)];
  if (text) parts.push(h('p', {}, text));
  // The formula is markup of our own server, made from the definition of the choice.
  if (mathml) parts.push(h('div', { class: 'help-formula', innerHTML: mathml }));
  if (range) parts.push(h('p', { class: 'help-note' }, range));
  if (reference) parts.push(h('p', { class: 'help-note' }, reference.replaceAll('`', '')));
  return parts;
}
