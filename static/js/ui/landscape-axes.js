/** What the axes of a landscape are called where there is little room: the directions by letters, parameters as messages name them. */

import { readPlace } from '../core/landscape-plane.js';

/** @typedef {import('../core/types-landscape.js').Plane} Plane */

const SHORT = /** @type {Record<string, string>} */ ({ 'principal component': 'PC', 'random direction': 'dir.' });
const TOWARDS = /^(towards the end of|across, towards) /;

/** @param {Pick<Plane, 'axes'>} plane @returns {[string, string]} */
export function shortAxes({ axes }) {
  return /** @type {[string, string]} */ (axes.map((name) => {
    const [, place = '', what = ''] = /^(\d)\w\w (.+)$/.exec(name) ?? [];
    return SHORT[what] ? `${SHORT[what]} ${place}` : parameterName(name).replace(TOWARDS, 'to ');
  }));
}

/** `W1.0.1` as `W1[1, 2]`, units and inputs counted from 1; anything else as it is. @param {string} text */
export function parameterName(text) {
  const place = readPlace(text);
  if (!place) return text;
  const { layer, parameter, unit, input } = place;
  return `${parameter}${layer}[${[unit, input].flatMap((each) => (each === undefined || each === null ? [] : [each + 1])).join(', ')}]`;
}
