/** The axes of a relief, along those edges of its box that nothing can hide: drawn flat over the picture. */

import { heightTicks } from './height-ticks.js';
import { HIGH } from './relief-box.js';
import { shorten } from './text.js';
import { linearTicks } from './ticks.js';

/** @typedef {import('./canvas.js').PlotStyle} PlotStyle */
/** @typedef {import('./relief-camera.js').View} View */
/** @typedef {import('./relief-box.js').Triple} Triple */
/** @typedef {[x: string, y: string, height: string]} Names */
/** @typedef {{context: CanvasRenderingContext2D, view: View, style: PlotStyle, taken: import('./canvas.js').Rect[]}} Drawing taken: by labels */

/**
 * @typedef {object} Axis
 * @property {Triple} from in the box
 * @property {Triple} to
 * @property {Triple} outward where its labels stand
 * @property {(most: number) => import('./ticks.js').Tick[]} ticks their values are shares of the axis
 * @property {string} name
 */

/** Distances in CSS pixels. */
const TICK = 4;
const GAP = 3;
/** An axis that is seen shorter than this says nothing. */
const SHORT = 26;
/** From one tick to the next, about, in sizes of letters: along an axis and upwards. */
const PITCH = { flat: 4, upright: 1.8 };
/** Ticks that are asked for at least; those that there is no room for are left out. */
const LEAST = 3;
/** Names wider than this, in sizes of letters, lie along their axis. */
const WIDE = 3;
/** Where along an axis its name stands, if no label of another stands there. */
const NAMED = [0.5, 0.35, 0.65, 0.2, 0.8];
/** @type {[number, number][]} */
const CORNERS = [[-1, -1], [1, -1], [-1, 1], [1, 1]];

/** @param {PlotStyle} style @returns {number} size of its letters in pixels */
export const letters = ({ font }) => parseFloat(/([\d.]+)px/.exec(font)?.[1] ?? '') || 12;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {{mesh: import('./relief-mesh.js').Mesh, scale: import('./heights.js').HeightScale, names: Names, style: PlotStyle}} options
 */
export function drawReliefAxes(context, view, { mesh, scale, names, style }) {
  const [x, y] = CORNERS.reduce((best, corner) => (view.project(...corner, 0)[0] < view.project(...best, 0)[0] - 0.5 ? corner : best));
  const front = view.eye[1] > 0 ? 1 : -1;
  // Straight from the front both sides are alike: that of the axis of heights is full of numbers, unless it is seen from above.
  const straight = Math.abs(view.eye[0]) < 0.01 && view.project(x, y, 0)[1] - view.project(x, y, HIGH)[1] >= SHORT;
  const side = view.eye[0] > 0.01 || straight ? 1 : -1;
  const [low, high] = [mesh.back(-1, -1), mesh.back(1, 1)];
  /** @param {0 | 1} axis @param {number} most */
  const across = (axis, most) => linearTicks(low[axis], high[axis], most)
    .map(({ value, label }) => ({ label, value: (value - low[axis]) / (high[axis] - low[axis]) }));
  /** @type {Axis[]} */
  const axes = [
    { from: [x, y, 0], to: [x, y, HIGH], outward: view.direction([-1, 0, 0]), ticks: (most) => heightTicks(scale, most).map(({ value, label }) => ({ label, value: scale.of(value) })), name: names[2] },
    { from: [-1, front, 0], to: [1, front, 0], outward: [0, front, 0], ticks: (most) => across(0, most), name: names[0] },
    { from: [side, -1, 0], to: [side, 1, 0], outward: [side, 0, 0], ticks: (most) => across(1, most), name: names[1] },
  ];
  context.save();
  context.font = style.font;
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  context.lineWidth = 1;
  context.strokeStyle = style.line;
  /** @type {Drawing} */
  const drawing = { context, view, style, taken: [] };
  for (const axis of axes) drawAxis(drawing, axis);
  context.restore();
}

/** @param {Drawing} drawing @param {Axis} axis */
function drawAxis(drawing, { from, to, outward, ticks, name }) {
  const { context, view, style } = drawing;
  const at = (/** @type {number} */ share, out = 0) =>
    view.project(...onAxis(from, to, outward, share, out));
  const [start, end, middle, beside] = [at(0), at(1), at(0.5), at(0.5, 0.1)];
  const length = Math.hypot(end[0] - start[0], end[1] - start[1]);
  if (length < SHORT) return;
  const away = Math.hypot(beside[0] - middle[0], beside[1] - middle[1]) || 1;
  const [dx, dy] = [(beside[0] - middle[0]) / away, (beside[1] - middle[1]) / away];
  const size = letters(style);
  const upright = from[2] !== to[2];
  context.beginPath();
  context.moveTo(...start);
  context.lineTo(...end);
  if (upright) {
    context.fillStyle = style.text;
    say(drawing, name, end[0], end[1] - size, size); // first: a tick can be missed, the name cannot
  }
  context.fillStyle = style.muted;
  let room = 0;
  for (const { value, label } of ticks(Math.max(LEAST, Math.min(6, length / ((upright ? PITCH.upright : PITCH.flat) * size))))) {
    const [px, py] = at(value);
    const reach = Math.abs(dx) * context.measureText(label).width / 2 + Math.abs(dy) * size / 2;
    const out = TICK + GAP + reach;
    if (!say(drawing, label, px + dx * out, py + dy * out, size)) continue;
    room = Math.max(room, out + reach);
    context.moveTo(px, py);
    context.lineTo(px + dx * TICK, py + dy * TICK);
  }
  context.stroke();
  if (upright) return;
  context.fillStyle = style.text;
  const wide = context.measureText(name).width;
  const beyond = room + GAP + (wide > WIDE * size ? size / 2 : (Math.abs(dx) * wide + Math.abs(dy) * size) / 2);
  NAMED.some((share) => {
    const [px, py] = at(share);
    return nameAxis(drawing, name, [px + dx * beyond, py + dy * beyond], [end[0] - start[0], end[1] - start[1]], size);
  });
}

/** @param {Triple} from @param {Triple} to @param {Triple} outward @param {number} share @param {number} out @returns {Triple} */
const onAxis = (from, to, outward, share, out) => /** @type {Triple} */ (from.map((value, axis) => value + (to[axis] - value) * share + outward[axis] * out));

/**
 * A short name stands upright, a long one along its axis.
 * @param {Drawing} drawing
 * @param {string} name
 * @param {[number, number]} place
 * @param {[number, number]} along
 * @param {number} size
 * @returns {boolean} whether there was room
 */
function nameAxis(drawing, name, place, [dx, dy], size) {
  const { context } = drawing;
  if (context.measureText(name).width <= WIDE * size) return say(drawing, name, ...place, size);
  context.save();
  context.translate(...place);
  context.rotate(Math.atan2(dx < 0 ? -dy : dy, Math.abs(dx)));
  context.fillText(shorten(context, name, Math.hypot(dx, dy)), 0, 0);
  context.restore();
  return true;
}

/**
 * A label, unless another one stands there.
 * @param {Drawing} drawing
 * @param {string} label
 * @param {number} px its middle
 * @param {number} py
 * @param {number} size of its letters
 */
function say({ context, taken }, label, px, py, size) {
  const width = context.measureText(label).width + GAP;
  const rect = { x: px - width / 2, y: py - size / 2, width, height: size };
  if (taken.some((other) => Math.abs(other.x + other.width / 2 - px) < (other.width + width) / 2 && Math.abs(other.y + other.height / 2 - py) < (other.height + size) / 2)) return false;
  taken.push(rect);
  context.fillText(label, px, py);
  return true;
}
