/** The axes of a map of the plane: ticks outside of it, and their names. */
import { project } from './canvas.js';
import { shorten } from './text.js';
import { linearTicks } from './ticks.js';

/** @typedef {import('./canvas.js').Rect} Rect */
/** @typedef {import('./canvas.js').Domain} Domain */
/** @typedef {import('./canvas.js').PlotStyle} PlotStyle */
/** @typedef {[string, string]} Names of the axis that runs across and of the one that runs upwards */

/** @type {Names} */
const NAMES = ['x₁', 'x₂'];
const GAP = 4;
const LEFT = 24;
const BOTTOM = 20;
const TICKS = 5;
/** Longer names stand on a line of their own, below the ticks and upright at the left. */
const SHORT = 30;

/**
 * The room around the map; at the left as much as the widest label of the axis takes.
 * @param {CanvasRenderingContext2D} context
 * @param {Domain} domain
 * @param {PlotStyle} style
 * @param {Names} [names]
 */
export function mapMargin(context, domain, style, names = NAMES) {
  context.font = style.font;
  const short = areShort(context, names);
  const labels = [...(short ? [names[1]] : []), ...linearTicks(...domain[1], TICKS).map(({ label }) => label)];
  const widest = Math.max(0, ...labels.map((label) => context.measureText(label).width));
  const line = short ? 0 : lineOf(context);
  return { left: Math.max(LEFT, Math.ceil(widest) + GAP + 2) + line, bottom: BOTTOM + line, top: 2, right: 2 };
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Rect} area the map
 * @param {Domain} domain
 * @param {PlotStyle} style
 * @param {Names} [names]
 */
export function drawMapAxes(context, area, domain, style, names = NAMES) {
  const at = project(domain, area);
  const right = area.x + area.width;
  const floor = area.y + area.height;
  context.strokeStyle = style.line;
  context.lineWidth = 1;
  context.strokeRect(area.x - 0.5, area.y - 0.5, area.width + 1, area.height + 1);
  context.fillStyle = style.muted;
  context.font = style.font;
  const short = areShort(context, names);
  const name = short ? context.measureText(names[0]).width : 0;
  context.textAlign = 'center';
  context.textBaseline = 'top';
  for (const { value, label } of linearTicks(...domain[0], TICKS)) {
    const reach = at.x(value) + context.measureText(label).width / 2;
    if (reach < right - (short ? 2 + name + GAP : 0)) context.fillText(label, at.x(value), floor + GAP); // else the name stands there
  }
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  const high = short ? context.measureText(names[0]).width * 1.1 : -1; // of a line, near enough
  for (const { value, label } of linearTicks(...domain[1], TICKS)) {
    if (at.y(value) > area.y + 7 + high) context.fillText(label, area.x - GAP, at.y(value));
  }
  context.fillStyle = style.text;
  if (short) {
    context.fillText(names[0], right - 2, floor + 11);
    context.fillText(names[1], area.x - GAP, area.y + 7);
  } else {
    drawLong(context, area, names);
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Rect} area
 * @param {Names} names
 */
function drawLong(context, area, [across, upwards]) {
  const line = lineOf(context);
  context.textAlign = 'center';
  context.fillText(shorten(context, across, area.width), area.x + area.width / 2, area.y + area.height + BOTTOM + line / 2 - 3);
  context.save();
  context.translate(line / 2, area.y + area.height / 2);
  context.rotate(-Math.PI / 2);
  context.fillText(shorten(context, upwards, area.height), 0, 0);
  context.restore();
}

/** @param {CanvasRenderingContext2D} context @param {Names} names */
const areShort = (context, names) => names.every((name) => context.measureText(name).width <= SHORT);

/** @param {CanvasRenderingContext2D} context @returns {number} the height of a line of text, near enough */
const lineOf = (context) => Math.ceil((parseFloat(/([\d.]+)px/.exec(context.font)?.[1] ?? '') || 12) * 1.3);
