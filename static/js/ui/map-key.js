/** What the signs and arrows on the map of a surface mean. */

import { fit } from '../plots/canvas.js';
import { drawSign } from '../plots/surface-signs.js';
import { arrowLooks, TRUE_LENGTH } from '../plots/update-arrows.js';
import { h } from './dom.js';

/** @typedef {import('./theme.js').Palette} Palette */
/** @typedef {import('../plots/surface-signs.js').Sign} Sign */
/** @typedef {Pick<import('../core/update-parts.js').UpdatePart, 'role' | 'symbol' | 'label'>} Part */

const SIZE = { width: 24, height: 24 };
const ARROW = { width: 26, height: 12 };
const WORDS = /** @type {Record<Sign, string>} */ ({ start: 'start', minimum: 'minimum', local: 'local minimum' });

/** One line of signs, and one of arrows. */
export function createMapKey() {
  const signs = h('span', { class: 'map-key-signs' });
  const arrows = h('span', { class: 'map-key-arrows' });
  let shown = '';
  /** @type {Palette | null} */
  let drawnWith = null;

  return {
    element: h('p', { class: 'map-key' }, signs, arrows),

    /** @param {Sign[]} present @param {Part[]} parts @param {string} run whose update they are of @param {Palette} palette */
    show(present, parts, run, palette) {
      const now = JSON.stringify([present, parts.map(({ role, symbol }) => [role, symbol]), run]);
      if (now === shown && palette === drawnWith) return;
      [shown, drawnWith] = [now, palette];
      signs.replaceChildren(...present.map((sign) => h('span', { class: 'map-key-item' }, picture(SIZE, (context) => drawSign(context, sign, SIZE.width / 2, SIZE.height / 2, { ...palette.style, weight: 0.8 })), WORDS[sign])));
      const looks = arrowLooks(palette);
      const items = parts.map(({ role, symbol, label }) => h('span', { class: 'map-key-item', title: label }, picture(ARROW, (context) => drawStroke(context, looks[role])), symbol));
      const scaled = items.filter((_, index) => !TRUE_LENGTH.includes(/** @type {Part} */ (parts[index]).role));
      const others = items.filter((item) => !scaled.includes(item));
      arrows.replaceChildren(...(items.length ? [h('span', { class: 'map-key-run' }, run), ...scaled, h('span', {}, '(scaled)'), ...others] : []));
      arrows.title = `The next update of ${run}. The step has its true length; the others have one scale of their own.`;
    },
  };
}

/** @param {{width: number, height: number}} size @param {(context: CanvasRenderingContext2D) => void} draw */
function picture({ width, height }, draw) {
  const canvas = h('canvas', { 'aria-hidden': 'true', style: `width: ${width}px; height: ${height}px` });
  draw(fit(canvas, width, height, Math.max(2, devicePixelRatio)));
  return canvas;
}

/** @param {CanvasRenderingContext2D} context @param {import('../plots/update-arrows.js').ArrowLook} look */
function drawStroke(context, { colour, dash, width }) {
  const [end, middle] = [ARROW.width - 2, ARROW.height / 2];
  context.strokeStyle = context.fillStyle = colour;
  context.lineWidth = width;
  context.setLineDash(dash);
  context.beginPath();
  context.moveTo(1, middle);
  context.lineTo(end - 6, middle);
  context.stroke();
  context.beginPath();
  context.moveTo(end, middle);
  context.lineTo(end - 7, middle - 4);
  context.lineTo(end - 7, middle + 4);
  context.fill();
}
