/** The units of the network for the keyboard: buttons inside the canvas, where its own focus mark is drawn. */

import { neighbour } from '../plots/network-steps.js';
import { h } from './dom.js';
import { placeName } from './notation.js';

/** @typedef {import('../core/state.js').UnitPlace} UnitPlace */
/** @typedef {import('../plots/network-layout.js').Layout} Layout */

const MOVES = /** @type {Record<string, [number, number]>} */ ({ ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] });
const EDIT = ['e', 'F2'];

/**
 * @param {HTMLCanvasElement} canvas
 * @param {object} handlers
 * @param {(place: UnitPlace | null) => void} handlers.onFocus
 * @param {(place: UnitPlace) => void} handlers.onPin
 * @param {(place: UnitPlace, button: HTMLElement) => void} handlers.onEdit
 * @param {(place: UnitPlace) => string} handlers.name
 */
export function createUnitKeys(canvas, { onFocus, onPin, onEdit, name }) {
  /** @type {Map<string, HTMLButtonElement>} */
  let buttons = new Map();
  /** @type {UnitPlace} */
  let current = { layer: 1, unit: 0 };
  /** @type {Layout | null} */
  let shown = null;
  /** @param {UnitPlace} place */
  const key = ({ layer, unit }) => `${layer}.${unit}`;

  /** @param {UnitPlace} place */
  function create(place) {
    const button = h('button', {
      type: 'button', tabIndex: -1, click: () => onPin(place),
      focus: () => {
        current = place;
        rove();
        button.setAttribute('aria-label', name(place));
        onFocus(place);
      },
      blur: () => onFocus(null),
      keydown: (/** @type {KeyboardEvent} */ event) => {
        if (EDIT.includes(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey && place.layer > 0) {
          event.preventDefault();
          onEdit(place, button);
        }
        const move = MOVES[event.key];
        if (!move) return;
        event.preventDefault();
        const next = shown && neighbour(shown, place, move[0], move[1]);
        if (next) buttons.get(key(next))?.focus();
      },
    });
    return button;
  }

  function rove() {
    for (const [each, button] of buttons) button.tabIndex = each === key(current) ? 0 : -1;
  }

  return {
    /** @param {Layout} layout */
    show(layout) {
      shown = layout;
      const kept = new Map(layout.nodes.map((node) => [key(node), buttons.get(key(node)) ?? create({ layer: node.layer, unit: node.unit })]));
      for (const [each, button] of buttons) if (!kept.has(each)) button.remove();
      buttons = kept;
      canvas.append(...[...kept.values()].filter((button) => button.parentNode !== canvas));
      for (const { layer, unit } of layout.nodes) kept.get(key({ layer, unit }))?.setAttribute('aria-label', placeName(layer, unit));
      if (!buttons.has(key(current))) current = { layer: layout.nodes[0]?.layer ?? 0, unit: layout.nodes[0]?.unit ?? 0 };
      rove();
    },
  };
}
