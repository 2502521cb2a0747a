/** What the views want to see, as the one message that the stream understands. */

import { outputUnits } from './classes.js';

/** @typedef {import('./types.js').MapRequest} MapRequest */
/** @typedef {import('./types.js').View} View */
/** @typedef {{maps?: MapRequest[], parameters?: string[], masks?: boolean}} Wish */

/**
 * Collects wishes and tells, once per turn and only when it changed, what they come to.
 * @param {(view: View) => void} onChange
 */
export function createWishes(onChange) {
  /** @type {Map<string, Wish>} */
  const wishes = new Map();
  let sent = '';
  let waiting = false;

  function tell() {
    waiting = false;
    const view = merge([...wishes.values()]);
    const text = JSON.stringify(view);
    if (text === sent) return;
    sent = text;
    onChange(view);
  }

  return {
    /**
     * @param {string} owner
     * @param {Wish | null} wish `null`: nothing, the view is out of sight
     */
    set(owner, wish) {
      if (wish) wishes.set(owner, wish);
      else wishes.delete(owner);
      if (waiting) return;
      waiting = true;
      queueMicrotask(tell);
    },
    /** @returns {View} */
    view: () => merge([...wishes.values()]),
  };
}

/**
 * The wishes together; of two for the same map the finer one serves both.
 * @param {Wish[]} wishes
 * @returns {View}
 */
export function merge(wishes) {
  /** @type {Map<string, MapRequest>} */
  const maps = new Map();
  /** @type {Set<string>} */
  const parameters = new Set();
  for (const wish of wishes) {
    for (const map of wish.maps ?? []) {
      const key = [map.run, map.units ?? false, map.layer ?? '', map.unit ?? ''].join('\n');
      const known = maps.get(key);
      if (!known || known.resolution < map.resolution) maps.set(key, map);
    }
    for (const run of wish.parameters ?? []) parameters.add(run);
  }
  const masks = wishes.some((wish) => wish.masks);
  return { maps: [...maps.values()], parameters: [...parameters], ...(masks ? { masks } : {}) };
}

/**
 * The part of a view that a network can serve: a wish made for another one would be refused as a whole.
 * @param {View} view
 * @param {import('./types.js').FullSpec} spec
 * @returns {View}
 */
export function servable({ maps, parameters, ...rest }, spec) {
  const runs = new Set(spec.runs.map(({ name }) => name));
  const units = [spec.features.length, ...spec.hidden.map((layer) => layer.units), outputUnits(spec)];
  return {
    maps: maps.filter(({ run, layer, unit = 0 }) => runs.has(run) && (layer === undefined || unit < (units[layer] ?? 0))),
    parameters: parameters.filter((run) => runs.has(run)),
    ...rest,
  };
}
