/** The part of the plane that a map shows: followed at once while a hand zooms or moves it, told to the race when the hand rests. */

import { moved, nearer } from '../core/sight.js';

/** @typedef {import('../core/types.js').Domain} Domain */
/** @typedef {[number, number]} Point */

const CALM = 180; // milliseconds after which a zoom is done

/**
 * @param {object} options
 * @param {() => Domain} options.domain that of the race
 * @param {() => Domain} options.own that of the surface, of which limits are shares
 * @param {() => Point} options.stays what must not leave the map: the start
 * @param {() => void} options.onChange another part is shown, or another word is to be said
 * @param {(domain: Domain) => void} options.onRest
 */
export function createSight({ domain, own, stays, onChange, onRest }) {
  /** @type {Domain | null} */
  let moving = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  let isHeld = false;

  const shown = () => moving ?? domain();

  /** @param {Domain} next */
  function look(next) {
    moving = next;
    clearTimeout(waiting);
    waiting = setTimeout(rest, CALM);
    onChange();
  }

  function rest() {
    const next = forget();
    if (next && String(next) !== String(domain())) onRest(next);
  }

  /** What was under way is not. */
  function forget() {
    clearTimeout(waiting);
    const last = moving;
    moving = null;
    return last;
  }

  /** @param {number} factor @param {Point} about */
  function zoom(factor, about) {
    const next = nearer(shown(), factor, about, { stays: stays(), own: own() });
    isHeld = next.held;
    look(next.domain);
  }

  return {
    shown, zoom, rest, forget, dispose: () => void forget(),
    /** Whether the last zoom ended where the start would have left the map. */
    isHeld: () => isHeld,
    /** The hand does something else. */
    letGo() {
      isHeld = false;
      onChange();
    },
    /** @param {Point} shares of its width and height */
    pan: (shares) => look(moved(shown(), shares, stays())),
  };
}
