/** The axes of a map of the plane: ticks outside of it, and the names x₁ and x₂ at their ends. */
import { project } from './canvas.js';
import { linearTicks } from './ticks.js';

/** @typedef {import('./canvas.js').Rect} Rect */
/** @typedef {import('./canvas.js').Domain} Domain */
/** @typedef {import('./canvas.js').PlotStyle} PlotStyle */

const NAMES = ['x₁', 'x₂'];
const GAP = 4;
const LEFT = 24;
const TICKS = 5;

/**
 * The room around the map; at the left as much as the widest label of x₂ takes.
 * @param {CanvasRenderingContext2D} context
 * @param {Domain} domain
 * @param {PlotStyle} style
 */
export function mapMargin(context, domain, style) {
  context.font = style.font;
  const labels = [NAMES[1], ...linearTicks(...domain[1], TICKS).map(({ label }) => label)];
  const widest = Math.max(...labels.map((label) => context.measureText(label).width));
  return { left: Math.max(LEFT, Math.ceil(widest) + GAP + 2), bottom: 20, top: 2, right: 2 };
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Rect} area the map
 * @param {Domain} domain
 * @param {PlotStyle} style
 */
export function drawMapAxes(context, area, domain, style) {
  const at = project(domain, area);
  const right = area.x + area.width;
  const floor = area.y + area.height;
  context.strokeStyle = style.line;
  context.lineWidth = 1;
  context.strokeRect(area.x - 0.5, area.y - 0.5, area.width + 1, area.height + 1);
  context.fillStyle = style.muted;
  context.font = style.font;
  const name = context.measureText(NAMES[0]).width;
  context.textAlign = 'center';
  context.textBaseline = 'top';
  for (const { value, label } of linearTicks(...domain[0], TICKS)) {
    const reach = at.x(value) + context.measureText(label).width / 2;
    if (reach < right - 2 - name - GAP) context.fillText(label, at.x(value), floor + GAP); // else the name stands there
  }
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  const high = name * 1.1; // of a line, near enough
  for (const { value, label } of linearTicks(...domain[1], TICKS)) {
    if (at.y(value) > area.y + 7 + high) context.fillText(label, area.x - GAP, at.y(value));
  }
  context.fillStyle = style.text;
  context.fillText(NAMES[0], right - 2, floor + 11);
  context.fillText(NAMES[1], area.x - GAP, area.y + 7);
}
