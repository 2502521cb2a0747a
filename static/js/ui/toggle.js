/** A check box of the page's own options, kept in the store. */

import { h } from './dom.js';

/** @typedef {'showTest' | 'discretise' | 'logLoss'} Option */

/**
 * @param {import('./context.js').Context['store']} store
 * @param {Option} option
 * @param {string} label
 */
export function optionToggle(store, option, label) {
  const box = h('input', { type: 'checkbox', change: () => store.set({ [option]: box.checked }) });
  const show = () => { box.checked = store.get()[option]; };
  show();
  store.subscribe((state) => state[option], show); // for as long as there is the page
  return h('label', { class: 'toggle' }, box, label);
}
