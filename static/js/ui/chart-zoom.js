/** Pointer and keys on a chart: a click picks an epoch, a drag or the wheel chooses the span that is shown; or a drag goes along. */

import { held, nearer } from '../core/span.js';

/** @typedef {import('../core/span.js').Span} Span */
/** @typedef {import('../plots/axes.js').ChartFrame} ChartFrame */

const STILL = 4; // pixels: a press that moves less is a click
const STEP = 1.6; // what a key or a button comes nearer by
const PER_PIXEL = 1.0015; // of the wheel
const TWICE = 260; // milliseconds in which a second click may follow

/**
 * @param {HTMLCanvasElement} canvas
 * @param {object} options
 * @param {() => ChartFrame | null} options.frame as drawn last
 * @param {() => Span} options.whole the epochs that there are
 * @param {() => Span | null} options.zoom
 * @param {(span: Span | null) => void} options.onZoom
 * @param {(epoch: number) => void} options.onPick
 * @param {() => number | null} options.cursor where values are read
 * @param {(epoch: number) => void} [options.onScrub] where a drag goes to, instead of choosing a span
 * @returns {{band: HTMLElement, by: (steps: number) => void}} `band` marks what a drag would choose; `by` comes nearer, or
 *   goes away where steps are negative
 */
export function attachZoom(canvas, { frame, whole, zoom, onZoom, onPick, cursor, onScrub }) {
  const band = document.createElement('div');
  band.className = 'chart-band';
  band.hidden = true;
  /** Where a drag began, in pixels. @type {number | null} */
  let began = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  /** @param {number} px @returns {number} epoch, within the chart */
  function epochAt(px) {
    const chart = frame();
    if (!chart) return 0;
    return Math.max(chart.x[0], Math.min(chart.x[1], chart.fromX(px)));
  }

  /** @param {number} steps */
  function by(steps) {
    const [from, to] = zoom() ?? whole();
    const at = cursor();
    onZoom(nearer(zoom(), whole(), STEP ** steps, at !== null && at >= from && at <= to ? at : (from + to) / 2));
  }

  function end() {
    began = null;
    band.hidden = true;
  }

  canvas.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || event.pointerType === 'touch') return; // a finger reads values
    began = event.offsetX;
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener('pointermove', (event) => {
    const chart = frame();
    if (began === null || !chart) return;
    if (onScrub) {
      if (Math.abs(event.offsetX - began) >= STILL) onScrub(epochAt(event.offsetX));
      return;
    }
    const [from, to] = [began, event.offsetX].map((px) => chart.toX(epochAt(px))).sort((a, b) => a - b);
    band.hidden = Math.abs(event.offsetX - began) < STILL;
    Object.assign(band.style, { left: `${from}px`, width: `${Number(to) - Number(from)}px`, top: `${chart.rect.y}px`, height: `${chart.rect.height}px` });
  });
  canvas.addEventListener('pointerup', (event) => {
    if (began !== null && Math.abs(event.offsetX - began) >= STILL) {
      if (!onScrub) onZoom(held([epochAt(began), epochAt(event.offsetX)], whole()) ?? zoom());
      canvas.addEventListener('click', swallow, { capture: true, once: true });
      setTimeout(() => canvas.removeEventListener('click', swallow, { capture: true }));
    }
    end();
  });
  canvas.addEventListener('pointercancel', end);
  canvas.addEventListener('click', (event) => {
    const epoch = epochAt(event.offsetX);
    clearTimeout(waiting);
    if (event.detail > 1) return;
    if (zoom()) waiting = setTimeout(() => onPick(epoch), TWICE); // a second click would show all again, and go nowhere
    else onPick(epoch);
  });
  canvas.addEventListener('dblclick', () => {
    clearTimeout(waiting);
    onZoom(null);
  });
  canvas.addEventListener('wheel', (event) => {
    if (event.ctrlKey || !event.deltaY || whole()[1] <= whole()[0]) return;
    event.preventDefault();
    onZoom(nearer(zoom(), whole(), PER_PIXEL ** -event.deltaY, epochAt(event.offsetX)));
  }, { passive: false });
  canvas.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = { '+': () => by(1), '=': () => by(1), '-': () => by(-1), 0: () => onZoom(null) }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  return { band, by };
}

/** The click at the end of a drag is none. @param {Event} event */
function swallow(event) {
  event.stopImmediatePropagation();
}
