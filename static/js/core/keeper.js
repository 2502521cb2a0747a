/**
 * Points that are too many for an address: it has their digest, `data.points=@1k9x…`, and this browser keeps them.
 *
 * 8,000 characters are what everybody who passes an address on should take (RFC 9110, 4.1), about 500 painted points.
 */

/** @typedef {'address' | 'browser' | 'page'} Where who keeps the points: without storage they last as long as the page */

const LONGEST = 8000;
const MOST_KEPT = 40;
const STORED = 'ravine-points-';
const POINTS = 'data.points=';
const ONLY_HERE = 'data.points: too many for an address, and kept only by the browser that they were made in; download them there as CSV to bring them along. The usual data stand here instead';
/** What an experiment says of its points, and makes no sense without them. */
const ABOUT_POINTS = /^(data\.(?!train_ratio=|seed=)|(features|loss|output)[.=])/;

/** @param {Storage | null} storage */
export function createKeeper(storage = openStorage()) {
  let last = '';

  return {
    /**
     * An experiment as an address can hold it.
     * @param {string} fragment
     * @returns {{fragment: string, where: Where}}
     */
    shrink(fragment) {
      const pairs = fragment.split('&');
      const at = pairs.findIndex((pair) => pair.startsWith(POINTS));
      if (fragment.length <= LONGEST || at < 0) return { fragment, where: 'address' };
      const text = /** @type {string} */ (pairs[at]).slice(POINTS.length);
      const key = digest(text);
      const kept = key === last || keep(storage, key, text);
      if (kept) last = key;
      pairs[at] = `${POINTS}@${key}`;
      return { fragment: pairs.join('&'), where: kept ? 'browser' : 'page' };
    },

    /**
     * The experiment that an address stands for; without its points where this browser does not have them.
     * @param {string} fragment
     * @returns {{fragment: string, problems: string[]}}
     */
    restore(fragment) {
      const pairs = fragment.split('&');
      const at = pairs.findIndex((pair) => pair.startsWith(`${POINTS}@`));
      if (at < 0) return { fragment, problems: [] };
      const text = recall(storage, /** @type {string} */ (pairs[at]).slice(POINTS.length + 1));
      if (text === null) return { fragment: pairs.filter((pair) => !ABOUT_POINTS.test(pair)).join('&'), problems: [ONLY_HERE] };
      pairs[at] = POINTS + text;
      return { fragment: pairs.join('&'), problems: [] };
    },
  };
}

/**
 * A short name for a text: 64 bits of it, from two 32-bit multiplicative hashes.
 * @param {string} text
 */
export function digest(text) {
  let [a, b] = [0x811c9dc5, 0x9747b28c];
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ (code + (b >>> 15)), 0x85ebca6b);
  }
  return [a, b].map((part) => ((part ^ (part >>> 16)) >>> 0).toString(36).padStart(7, '0')).join('');
}

/** @returns {Storage | null} */
function openStorage() {
  try {
    return localStorage;
  } catch {
    return null; // not allowed on this page
  }
}

/**
 * Keeps a text, for which the oldest ones make room.
 * @param {Storage | null} storage
 * @param {string} key
 * @param {string} text
 * @returns {boolean} whether there was room
 */
function keep(storage, key, text) {
  if (!storage) return false;
  const old = keysByAge(storage).filter((each) => each !== STORED + key);
  for (const each of old.splice(0, Math.max(0, old.length - MOST_KEPT + 1))) storage.removeItem(each);
  for (;;) {
    try {
      storage.setItem(STORED + key, `${Date.now()} ${text}`);
      return true;
    } catch {
      const oldest = old.shift();
      if (!oldest) return false;
      storage.removeItem(oldest);
    }
  }
}

/**
 * @param {Storage | null} storage
 * @param {string} key
 * @returns {string | null}
 */
function recall(storage, key) {
  const found = storage?.getItem(STORED + key);
  return found ? found.slice(found.indexOf(' ') + 1) : null;
}

/** @param {Storage} storage @returns {string[]} the oldest first */
function keysByAge(storage) {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '').filter((key) => key.startsWith(STORED));
  return keys.sort((a, b) => parseInt(storage.getItem(a) ?? '', 10) - parseInt(storage.getItem(b) ?? '', 10));
}
