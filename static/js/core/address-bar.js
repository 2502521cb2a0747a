/** The address bar of a page: written when something was accepted, read when the user goes back or pastes one. */

import { aspectsOf, takeAspects, writeAspects } from './aspects.js';

/** Further changes within this time replace the entry of the first, so that a drag is one step back. */
const ONE_GESTURE = 1500;
/** How often a look at the page is written: Safari refuses more than a hundred in half a minute, and a wheel turns faster. */
const MOST_AT_ONCE = 10;
const A_SECOND = 3;

/**
 * What the addresses of a page hold.
 * @template Spec, Short, S
 * @typedef {object} Kind
 * @property {(spec: Spec) => string} encode what differs from the usual
 * @property {(fragment: string) => {spec: Short, problems: string[]}} decode
 * @property {import('./aspects.js').Aspects<S>} aspects ways of looking at it
 * @property {string} once name of what a link may ask for before the `#`, once
 */

/** @template Short, S @typedef {{spec: Short, outlook: Partial<S>, problems: string[]}} Read what an address says */

/**
 * @template {{runs: {name: string}[]}} Spec
 * @template {{runs?: {name: string}[]}} Short
 * @template {{spec: Spec, selected: string}} S
 * @param {Kind<Spec, Short, S>} kind
 * @param {import('./store.js').Store<S>} store
 * @param {(read: Read<Short, S>) => void} onTravel something else was asked for by the address
 */
export function createAddressBar({ encode, decode, aspects, once }, store, onTravel) {
  const hash = () => location.hash.replace(/^#/, '');
  const look = (/** @type {S} */ state) => writeAspects(state, aspects);
  let written = hash();
  let held = takeAspects(written, aspects).rest;
  let last = -Infinity;
  const usual = aspectsOf(store.get(), aspects);

  /** @returns {Read<Short, S>} */
  function read() {
    const { outlook, rest, problems } = takeAspects(hash(), aspects);
    const { spec, problems: more } = decode(rest);
    const first = spec.runs ? spec.runs[0]?.name ?? '' : usual.selected; // shown, unless another one is said
    return { spec, outlook: { ...usual, selected: first, ...outlook }, problems: [...more, ...problems] };
  }

  const travel = () => {
    if (hash() === written) return;
    written = hash();
    held = takeAspects(written, aspects).rest;
    last = -Infinity;
    onTravel(read());
  };
  addEventListener('hashchange', travel);

  /** @param {'push' | 'replace'} how */
  function write(how) {
    const fragment = [held, look(store.get())].filter(Boolean).join('&');
    if (fragment === written) return;
    written = fragment;
    put(fragment, how);
  }

  /** @param {string} fragment @param {'push' | 'replace'} how */
  function put(fragment, how) {
    const url = `${location.pathname}${without(once, location.search)}${fragment ? `#${fragment}` : ''}`;
    if (how === 'replace') history.replaceState(null, '', url);
    else history.pushState(null, '', url);
  }

  let [left, counted] = [MOST_AT_ONCE, performance.now()];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  /** Now, or as soon as the browser will have it. */
  function writeSoon() {
    clearTimeout(waiting);
    const now = performance.now();
    left = Math.min(MOST_AT_ONCE, left + ((now - counted) * A_SECOND) / 1000);
    counted = now;
    if (left < 1) {
      waiting = setTimeout(writeSoon, 1000 / A_SECOND);
      return;
    }
    left -= 1;
    write('replace');
  }
  const stop = store.subscribe(look, writeSoon);

  return {
    read,

    /**
     * @param {Spec} spec
     * @param {'push' | 'replace'} how
     */
    write(spec, how) {
      const now = performance.now();
      const before = held;
      held = encode(spec);
      if (held === before) return;
      write(how === 'replace' || now - last < ONE_GESTURE ? 'replace' : 'push');
      last = how === 'push' ? now : last;
    },

    /**
     * To something else, as if its address had been pasted.
     * @param {Spec} spec
     * @param {Partial<S>} outlook what is left out is as usual
     * @param {'push' | 'replace'} how
     */
    go(spec, outlook, how) {
      held = encode(spec);
      const state = { ...store.get(), ...usual, selected: spec.runs[0]?.name ?? '', ...outlook, spec };
      written = [held, look(state)].filter(Boolean).join('&');
      put(written, how);
      last = -Infinity;
      onTravel(read());
    },

    dispose() {
      stop();
      clearTimeout(waiting);
      removeEventListener('hashchange', travel);
    },
  };
}

/** What a link asked for: from then on the address holds all of it. @param {string} name @param {string} search */
function without(name, search) {
  const query = new URLSearchParams(search);
  if (!query.has(name)) return search;
  query.delete(name);
  return query.size ? `?${query}` : '';
}
