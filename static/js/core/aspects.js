/**
 * Ways of looking at a page, in its address beside what is looked at: `view.tab=activations&view.test=true`.
 *
 * They belong to the page alone: they change no number, and the server never hears of them. Each page has a table of them,
 * by their names in the address.
 */
import { escapeText, unescapeText } from './url-text.js';

/**
 * One thing that can be looked at in several ways.
 * @template S the shape of the page's store
 * @typedef {object} Aspect
 * @property {keyof S & string} key where the store has it
 * @property {(value: any, state: S) => string | null} write as text; null: as usual, there is nothing to say
 * @property {(text: string) => any} read undefined when the text means nothing
 */

/** @template S @typedef {Record<string, Aspect<S>>} Aspects by name in the address */

export const PREFIX = 'view.';

/**
 * @template {string} K
 * @param {K} key
 * @param {boolean} [usual] what is not written
 */
export const flag = (key, usual = false) => ({
  key,
  write: (/** @type {boolean} */ value) => (value === usual ? null : String(value)),
  read: (/** @type {string} */ text) => (text === 'true' ? true : text === 'false' ? false : undefined),
});

/**
 * @template {string} K
 * @param {K} key
 * @param {readonly string[]} [words] those that mean something; any, if left out
 */
export const word = (key, words) => ({
  key,
  write: (/** @type {string | null} */ value) => value || null,
  read: (/** @type {string} */ text) => (text && (!words || words.includes(text)) ? text : undefined),
});

/**
 * What an address says of the page, and the rest of it.
 * @template S
 * @param {string} hash without the `#`
 * @param {Aspects<S>} aspects
 * @returns {{outlook: Partial<S>, rest: string, problems: string[]}}
 */
export function takeAspects(hash, aspects) {
  /** @type {Record<string, unknown>} */
  const outlook = {};
  /** @type {string[]} */
  const problems = [];
  const pairs = hash.split('&');
  const rest = pairs.filter((pair) => !pair.startsWith(PREFIX));
  for (const pair of pairs) {
    if (!pair.startsWith(PREFIX)) continue;
    const cut = pair.includes('=') ? pair.indexOf('=') : pair.length;
    const name = pair.slice(PREFIX.length, cut);
    const aspect = Object.hasOwn(aspects, name) ? aspects[name] : undefined;
    const value = aspect?.read(plain(pair.slice(cut + 1)));
    if (aspect && value !== undefined) outlook[aspect.key] = value;
    else problems.push(`${PREFIX}${name}: ${aspect ? 'means nothing' : 'no such field'}`);
  }
  return { outlook: /** @type {Partial<S>} */ (outlook), rest: rest.join('&'), problems };
}

/**
 * @template S
 * @param {S} state
 * @param {Aspects<S>} aspects
 * @returns {string} pairs for an address; empty when all is as usual
 */
export function writeAspects(state, aspects) {
  const pairs = Object.entries(aspects).flatMap(([name, { key, write }]) => {
    const text = write(state[key], state);
    return text === null ? [] : [`${PREFIX}${name}=${escapeText(text)}`];
  });
  return pairs.join('&');
}

/**
 * How a page is looked at, and nothing else.
 * @template S
 * @param {S} state
 * @param {Aspects<S>} aspects
 * @returns {Partial<S>}
 */
export const aspectsOf = (state, aspects) => /** @type {Partial<S>} */ (Object.fromEntries(Object.values(aspects).map(({ key }) => [key, state[key]])));

/** @param {string} text */
function plain(text) {
  try {
    return unescapeText(text);
  } catch {
    return '';
  }
}
