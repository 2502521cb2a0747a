/** The map of starts of one run, as a button: a press sets the start that is pointed at, or that the arrow keys lead to. */

import { cellAt, outcomeAt, sharesText, soonness } from '../core/start-map.js';
import { styleOf } from '../core/run-looks.js';
import { fit, project } from '../plots/canvas.js';
import { createOutcomeMap, pixelOf } from '../plots/outcome-map.js';
import { drawMark } from '../plots/marks.js';
import { createStill } from '../plots/still.js';
import { createDiffers } from './again.js';
import { h, setText } from './dom.js';
import { drawRunMark } from './run-mark.js';

/** @typedef {import('../core/start-map.js').Cell} Cell */
/** @typedef {import('../core/start-map.js').Outcome} Outcome */
/** @typedef {import('../core/types-race.js').Starts} Starts */
/** @typedef {import('./theme.js').Palette} Palette */
/** @typedef {{answer: Starts, by: 'end' | 'steps', range: [number, number] | null, start: [number, number] | null, size: number, ratio: number}} Sheet */

const KEYS = /** @type {Record<string, [number, number]>} */ ({ ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [1, 0], ArrowDown: [-1, 0] });
const LONG = 5;

/**
 * The sign of a outcome: the colour and mark of a class for a minimum.
 * @param {Outcome} outcome
 * @param {Palette} palette
 * @returns {import('../plots/outcome-map.js').Look}
 */
export function outcomeLook(outcome, { classes, scale, style }) {
  if (typeof outcome === 'number') return { colour: classes.css(outcome), mark: classes.mark(outcome), ink: style.background };
  if (outcome === 'moving') return { colour: scale.css(0), mark: 'ring', ink: style.muted };
  return { colour: null, mark: outcome === 'left' ? 'down' : 'cross', ink: style.text };
}

/**
 * @param {string} name of the run
 * @param {object} options
 * @param {Pick<import('./race-context.js').RaceContext, 'store' | 'theme' | 'player'>} options.context
 * @param {(name: string, cell: Cell | null, byKey: boolean) => void} options.onPoint
 * @param {(cell: Cell) => void} options.onPick
 */
export function createStartTile(name, { context: { store, theme, player }, onPoint, onPick }) {
  const canvas = h('canvas', { class: 'tile-map' });
  const mark = h('canvas', { class: 'run-mark', 'aria-hidden': 'true' });
  const shares = h('span', { class: 'tile-loss' });
  const element = h('button', { type: 'button', class: 'tile start-tile', click: () => cell && onPick(cell) }, canvas,
    h('span', { class: 'tile-caption' }, mark, h('span', { class: 'tile-name' }, name)), shares);
  const map = createOutcomeMap();
  const still = createStill();
  const differs = createDiffers();
  /** @type {Sheet | null} */
  let sheet = null;
  /** @type {Cell | null} */
  let cell = null;

  /** @param {Cell | null} to @param {boolean} byKey */
  function point(to, byKey) {
    if (to === cell || (to && cell && to.row === cell.row && to.column === cell.column)) return;
    cell = to;
    onPoint(name, to, byKey);
    player.redraw();
  }

  canvas.addEventListener('pointermove', pointed);
  canvas.addEventListener('pointerdown', pointed);
  canvas.addEventListener('pointerleave', () => point(null, false));
  element.addEventListener('blur', () => point(null, false));
  element.addEventListener('focus', () => element.matches(':focus-visible') && !cell && sheet?.start && point(cellAt(sheet.answer, sheet.start), true));
  element.addEventListener('keydown', (event) => {
    const move = KEYS[event.key];
    if (!move || !sheet || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const { answer, start } = sheet;
    const from = cell ?? cellAt(answer, start ?? [0, 0]);
    const [up, right] = move.map((step) => step * (event.shiftKey ? LONG : 1));
    const hold = (/** @type {number} */ value, /** @type {number[]} */ axis) => Math.max(0, Math.min(axis.length - 1, value));
    point({ row: hold(from.row + Number(up), answer.y), column: hold(from.column + Number(right), answer.x) }, true);
  });

  /** @param {PointerEvent} event */
  function pointed({ offsetX, offsetY }) {
    if (sheet) point(cellAt(sheet.answer, project(domainOf(sheet.answer), square(sheet.size)).back(offsetX, offsetY)), false);
  }

  /** @param {import('../core/types-race.js').RunStarts} run @param {Sheet} now @param {Palette} palette */
  function paint(run, { answer, by, range }, palette) {
    /** A pixel for every minimum and the rest. @type {Map<Outcome, number>} */
    const pixels = new Map();
    return (/** @type {number} */ row, /** @type {number} */ column) => {
      const outcome = outcomeAt(run, row, column);
      const look = outcomeLook(outcome, palette);
      const steps = run.steps_to_minimum[row]?.[column] ?? null;
      if (by === 'steps' && typeof outcome === 'number' && steps !== null && range) {
        const scale = palette.classes.scale(outcome);
        const at = 4 * scale.index(soonness(steps, range));
        return { look: { ...look, ink: palette.style.text }, pixel: new Uint32Array(scale.lut.buffer)[at / 4] ?? 0 };
      }
      if (!pixels.has(outcome)) pixels.set(outcome, look.colour ? pixelOf(look.colour) : 0);
      return { look, pixel: pixels.get(outcome) ?? 0 };
    };
  }

  return {
    element, name,
    /** @param {Sheet} now */
    draw(now) {
      sheet = now;
      const palette = theme.palette();
      const { answer, by, size, ratio, start } = now;
      const run = answer.runs.find((each) => each.name === name);
      if (!run || !differs([answer, by, size, ratio, palette, cell, ...(start ?? []), styleOf(store.get(), name)])) return;
      drawRunMark(mark, styleOf(store.get(), name), palette);
      const said = sharesText(answer, run);
      setText(shares, said);
      element.title = `${name}: ${said}`;
      element.setAttribute('aria-label', `Starts of ${name}: ${said}. Arrow keys choose a start, Enter sets it`);
      const area = square(size);
      const context = fit(canvas, size, size, ratio);
      still.draw(context, { width: size, height: size, ratio }, [answer, by, palette], (below) =>
        map.draw(below, area, [answer.y.length, answer.x.length], paint(run, now, palette), palette.style.muted));
      drawOver(context, now, palette);
    },
  };

  /** The minima, the start, and what is pointed at. @param {CanvasRenderingContext2D} context @param {Sheet} now @param {Palette} palette */
  function drawOver(context, { answer, size, start }, { classes, style }) {
    const at = project(domainOf(answer), square(size));
    answer.minima.forEach(([x, y], index) => {
      for (const [colour, width] of /** @type {const} */ ([[style.background, 15], [classes.css(index), 11]])) {
        context.fillStyle = colour;
        drawMark(context, classes.mark(index), at.x(x), at.y(y), width);
      }
    });
    if (start) ring(context, at.x(start[0]), at.y(start[1]), 6, style);
    if (cell) ring(context, at.x(Number(answer.x[cell.column])), at.y(Number(answer.y[cell.row])), 3, style);
  }
}

/** @param {CanvasRenderingContext2D} context @param {number} x @param {number} y @param {number} radius @param {import('../plots/canvas.js').PlotStyle} style */
function ring(context, x, y, radius, style) {
  for (const [colour, width] of /** @type {const} */ ([[style.background, 5], [style.text, 2]])) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.stroke();
  }
}

/** @param {number} size */
const square = (size) => ({ x: 0, y: 0, width: size, height: size });

/** @param {Pick<Starts, 'x' | 'y'>} answer @returns {import('../plots/canvas.js').Domain} */
const domainOf = ({ x, y }) => [[Number(x[0]), Number(x.at(-1))], [Number(y[0]), Number(y.at(-1))]];
