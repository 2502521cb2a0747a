/** The tools to paint with: a brush for every class or a value, the eraser, and the ways back. */

import { BRUSHES } from '../core/brush.js';
import { number } from '../core/format.js';
import { drawMark } from '../plots/marks.js';
import { fit } from '../plots/canvas.js';
import { h, setText } from './dom.js';

/** @typedef {import('../core/brush.js').Brush} Brush */
/**
 * @typedef {object} BarState
 * @property {string[]} names of the classes; none for regression
 * @property {[number, number]} values from the lowest to the highest, for regression
 * @property {boolean} full whether there are as many classes as there may be
 * @property {boolean} canUndo
 * @property {boolean} canRedo
 * @property {boolean} empty
 * @property {boolean} drawn whether the points are those of a dataset
 * @property {string} hint
 */
/**
 * @typedef {object} BarHandlers
 * @property {() => void} addClass
 * @property {() => void} undo
 * @property {() => void} redo
 * @property {() => void} clear
 * @property {() => void} keep takes the points of a dataset as one's own
 * @property {() => void} done
 */

const ERASER = 'eraser';
const MARK = 14; // pixels
const STEPS = 40; // of the slider of values

/**
 * @param {import('./theme.js').Theme} theme
 * @param {BarHandlers} handlers
 */
export function createPaintBar(theme, handlers) {
  /** The label that a brush puts down, or the eraser. @type {number | 'eraser'} */
  let tool = 0;
  /** @type {string[]} */
  let names = [];

  /** @param {string} text @param {() => void} click @param {Record<string, any>} [more] */
  const button = (text, click, more = {}) => h('button', { type: 'button', class: 'paint-tool', click, ...more }, text);
  const classes = h('span', { class: 'paint-classes' });
  const eraser = button('Eraser', () => choose(ERASER));
  const addClass = button('+ class', handlers.addClass);
  const valueText = h('output', { class: 'paint-value' });
  const value = h('input', { type: 'range', min: '-1', max: '1', step: '0.05', value: '1', 'aria-label': 'Value of the brush', input: () => choose(Number(value.value)) });
  const valueBox = h('label', { class: 'paint-values' }, 'Value', value, valueText);
  const size = h('select', { 'aria-label': 'Brush' }, ...BRUSHES.map(({ label }, index) => h('option', { value: String(index) }, label)));
  const undo = button('Undo', handlers.undo, { title: 'Undo (Ctrl+Z)' });
  const redo = button('Redo', handlers.redo, { title: 'Redo (Ctrl+Y)' });
  const clear = button('Clear', handlers.clear);
  const keep = button('Start from these points', handlers.keep);
  const done = button('Done', handlers.done);
  const hint = h('p', { class: 'paint-hint', role: 'status', id: 'paint-hint' });
  const element = h('div', { class: 'paint-bar', role: 'group', 'aria-label': 'Paint points', hidden: true },
    classes, valueBox, addClass, eraser, size, undo, redo, clear, keep, done, hint);

  /** @param {number | 'eraser'} next */
  function choose(next) {
    tool = next;
    showTool();
  }

  function showTool() {
    eraser.setAttribute('aria-pressed', String(tool === ERASER));
    [...classes.children].forEach((each, label) => each.setAttribute('aria-pressed', String(label === tool)));
    setText(valueText, number(Number(value.value), 3));
  }

  function drawClasses() {
    const { classes: colours } = theme.palette();
    classes.replaceChildren(...names.map((name, label) => {
      const canvas = h('canvas', { class: 'paint-mark', 'aria-hidden': 'true' });
      const context = fit(canvas, MARK, MARK, devicePixelRatio);
      context.fillStyle = colours.css(label);
      drawMark(context, names.length > 2 ? colours.mark(label) : 'circle', MARK / 2, MARK / 2, MARK * 0.75);
      return h('button', { type: 'button', class: 'paint-tool', 'aria-label': `Class ${name}`, title: `Class ${name}`, click: () => choose(label) },
        canvas, h('span', {}, name));
    }));
    showTool();
  }

  return {
    element, hint, choose,
    tool: () => tool,
    isEraser: () => tool === ERASER,
    /** @returns {Brush} */
    brush: () => /** @type {Brush} */ (BRUSHES[Number(size.value)]),

    /** @param {BarState} state */
    show(state) {
      const isRegression = state.names.length === 0;
      classes.hidden = addClass.hidden = isRegression;
      valueBox.hidden = !isRegression;
      const [low, high] = state.values;
      if (isRegression && (value.min !== String(low) || value.max !== String(high))) {
        Object.assign(value, { min: String(low), max: String(high), step: String((high - low) / STEPS), value: String(high) });
      }
      if (tool !== ERASER) tool = isRegression ? Number(value.value) : Math.min(tool, state.names.length - 1);
      addClass.disabled = state.full;
      undo.disabled = !state.canUndo;
      redo.disabled = !state.canRedo;
      clear.disabled = state.empty;
      keep.hidden = !state.drawn;
      setText(hint, state.hint);
      if (state.names.join('\n') === names.join('\n') && names.length) return showTool();
      names = state.names;
      drawClasses();
    },

    dispose: theme.onChange(drawClasses),
  };
}
