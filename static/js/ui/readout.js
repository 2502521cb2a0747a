/** The exact value of what the pointer or the keyboard is at in the network. */

import { classNames } from '../core/classes.js';
import { count, number, signed } from '../core/format.js';
import { activationOf } from '../core/own.js';
import { entryOf } from './choice.js';
import { append, h, setText } from './dom.js';
import { outputName, placeName, symbol, unitSymbol } from './notation.js';

/** @typedef {import('../core/types.js').Frame} Frame */
/** @typedef {import('../plots/network-hit.js').Hit} Hit */
/** @typedef {import('../plots/network-layout.js').Layout} Layout */
/** @typedef {import('./unit-masks.js').Masks} Masks */

const DIGITS = 6;

/** @param {import('../core/types.js').Catalog} catalog */
export function createReadout(catalog) {
  const name = h('span', { class: 'readout-name' });
  const value = h('span', { class: 'readout-value' });
  const element = h('div', { class: 'readout', hidden: true }, name, value);
  /** @type {Hit | null} */
  let shown = null;
  /** @type {{frame: Frame, run: string, masks: Masks, frozen: import('../core/frozen.js').FrozenLookup | null} | null} */
  let last = null;

  /**
   * @param {number} layer
   * @param {number} to
   * @param {number} [from] the bias, if left out
   */
  function parameter(layer, to, from) {
    if (!last) return undefined;
    const array = last.frame.arrays.get(from === undefined ? 'b' : 'W', last.run, layer);
    return array?.data[from === undefined ? to : to * (array.shape[1] ?? 0) + from];
  }

  /** What is said of a parameter that no step changes. @param {number} layer @param {number} to @param {number} [from] */
  const still = (layer, to, from) => (last?.frozen?.(layer, from === undefined ? 'b' : 'W', to, from) ? ' frozen' : '');

  /**
   * What the activation of a unit has learned, by name.
   * @param {number} layer
   * @param {number} unit
   * @returns {string[]}
   */
  function learned(layer, unit) {
    if (!last) return [];
    const { frame: { header: { state: { spec } }, arrays }, run } = last;
    const entry = entryOf(catalog.activations, activationOf(spec, run, layer).kind);
    if (!entry?.learned || layer > spec.hidden.length) return [];
    return entry.parameters.flatMap(({ name: each }) => {
      const values = arrays.get(each, run, layer);
      return values ? [`${each.replaceAll('_', ' ')} ${number(values.data[unit], DIGITS)}`] : [];
    });
  }

  /** Whether dropout switches the unit off. @param {number} layer @param {number} unit @returns {string[]} */
  const dropped = (layer, unit) => (last?.masks.dropped(layer, unit) ? [`dropped in step ${count(last.masks.step)}`] : []);

  /** The class that a unit of the output stands for. @param {number} layer @param {number} unit */
  function classOf(layer, unit) {
    const state = last?.frame.header.state;
    return state && layer > state.spec.hidden.length ? classNames(state)[unit] : undefined;
  }

  return {
    element,
    /**
     * @param {Hit | null} hit
     * @param {Frame} frame
     * @param {string} run
     * @param {string[]} features labels
     * @param {Layout} layout
     * @param {Masks} masks
     * @param {import('../core/frozen.js').FrozenLookup | null} [frozen]
     */
    show(hit, frame, run, features, layout, masks, frozen = null) {
      last = { frame, run, masks, frozen };
      if (element.hidden !== (hit === null)) element.hidden = hit === null;
      if (!hit) {
        shown = null;
        return;
      }
      if (hit !== shown) {
        shown = hit;
        name.replaceChildren();
        append(name, title(hit, features, hit.type === 'node' ? classOf(hit.node.layer, hit.node.unit) : undefined));
        const at = anchor(hit);
        const left = at.x > layout.width * 0.6;
        if (left && hit.type === 'node') at.x = hit.node.x;
        element.classList.toggle('to-left', left);
        element.classList.toggle('upwards', at.y > layout.height * 0.7);
        element.style.transform = `translate(${Math.round(at.x)}px, ${Math.round(at.y)}px)`;
      }
      setText(value, text(hit));
    },
    /**
     * A unit and all that leads to it, in words, for who does not see the picture.
     * @param {import('../core/state.js').UnitPlace} place
     * @param {string[]} features
     */
    words({ layer, unit }, features) {
      if (layer === 0) return `feature ${features[unit] ?? ''}`;
      const weights = last?.frame.arrays.get('W', last.run, layer);
      const inputs = weights?.shape[1] ?? 0;
      const list = Array.from({ length: inputs }, (_, from) => `${placeName(layer - 1, from, features)} ${number(parameter(layer, unit, from), DIGITS)}${still(layer, unit, from)}`);
      const name = classOf(layer, unit);
      const place = `${placeName(layer, unit, features)}${name === undefined ? '' : `, probability of ${name}`}`;
      return `${[`${place}: bias ${number(parameter(layer, unit), DIGITS)}${still(layer, unit)}`, ...learned(layer, unit), ...dropped(layer, unit)].join(', ')}; weights from ${list.join('; ')}`;
    },
  };

  /** @param {Hit} hit */
  function text(hit) {
    if (hit.type === 'link') return ` = ${signed(parameter(hit.link.layer, hit.link.to, hit.link.from), DIGITS)}${still(hit.link.layer, hit.link.to, hit.link.from)}`;
    const { layer, unit } = hit.node;
    if (layer === 0) return '';
    const bias = `${signed(parameter(layer, unit), DIGITS)}${still(layer, unit)}`;
    return hit.type === 'bias' ? ` = ${bias}` : ['', `bias ${bias}`, ...learned(layer, unit), ...dropped(layer, unit)].join(', ');
  }
}

/**
 * @param {Hit} hit
 * @param {string[]} features
 * @param {string | undefined} of class that the unit stands for
 * @returns {import('./dom.js').Child[]}
 */
function title(hit, features, of) {
  if (hit.type === 'link') return [symbol('W', hit.link.layer, hit.link.to, hit.link.from)];
  const { layer, unit } = hit.node;
  return [hit.type === 'bias' ? symbol('b', layer, unit) : of === undefined ? unitSymbol(layer, unit, features) : outputName(of)];
}

/** @param {Hit} hit */
function anchor(hit) {
  if (hit.type === 'link') {
    const { x0, y0, x1, y1 } = hit.link.curve;
    return { x: (x0 + x1) / 2, y: (y0 + y1) / 2 };
  }
  const { x, y, size } = hit.node;
  return hit.type === 'bias' && hit.node.bias ? { x: hit.node.bias.x, y: hit.node.bias.y } : { x: x + size, y };
}
