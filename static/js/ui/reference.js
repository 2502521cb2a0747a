/** Where something comes from, with its addresses as links. */

import { h } from './dom.js';

const ADDRESS = /https?:\/\/[^\s;,]+/g;

/**
 * A text cut into what is an address and what is not.
 * @param {string} text
 * @returns {{text: string, isAddress: boolean}[]}
 */
export function cutAddresses(text) {
  const parts = [];
  let from = 0;
  for (const found of text.matchAll(ADDRESS)) {
    if (found.index > from) parts.push({ text: text.slice(from, found.index), isAddress: false });
    parts.push({ text: found[0], isAddress: true });
    from = found.index + found[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), isAddress: false });
  return parts;
}

/** @param {string} reference @returns {Node[]} */
export function referenceNodes(reference) {
  return cutAddresses(reference.replaceAll('`', '')).map(({ text, isAddress }) => (isAddress ? outwards(text) : document.createTextNode(text)));
}

/** A link that leaves the experiment where it is. @param {string} href @param {string} [text] */
export function outwards(href, text = href.replace(/^https?:\/\//, '')) {
  return h('a', { href, target: '_blank', rel: 'noopener' }, text);
}
