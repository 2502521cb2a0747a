/** A check box of the page's own options, kept in the store. */

import { h } from './dom.js';

/**
 * @template {string} K
 * @template {Record<K, any>} S
 * @param {import('../core/store.js').Store<S>} store
 * @param {K} option
 * @param {string} label
 */
export function optionToggle(store, option, label) {
  const box = h('input', { type: 'checkbox', change: () => store.set(/** @type {any} */ ({ [option]: box.checked })) });
  const show = () => { box.checked = store.get()[option]; };
  show();
  store.subscribe((state) => state[option], show); // for as long as there is the page
  return h('label', { class: 'toggle' }, box, label);
}
