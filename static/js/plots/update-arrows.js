/** One update taken apart on a map: an arrow for each of its parts. */

import { project } from './canvas.js';

/** @typedef {import('./canvas.js').PlotStyle} PlotStyle */
/** @typedef {{vector: [number, number], symbol: string, role: string}} Arrow as core/update-parts.js makes them */
/** @typedef {{colour: string, dash: number[], width: number}} ArrowLook */

/** These have the length that they have on the map. */
export const TRUE_LENGTH = ['step', 'decay'];
const LONGEST = 0.2; // of the map's shorter side, for those that are scaled
const POINT = 8; // pixels, of an arrow's head
const EDGE = 12; // pixels that a label stays away from the edges
/** Where a label may stand, best first: along the arrow as a share of it and so many pixels more, and so many to its right. */
const PLACES = [[1, 12, 0], [1, 3, 14], [1, 3, -14], [1, 26, 0], [0.6, 0, 15], [0.6, 0, -15], [0.3, 0, 16], [0.3, 0, -16]];
const SHORTEST = 3; // an arrow that is shorter is no arrow

/**
 * How parts look: told apart by dashes and width, the step strongest.
 * @param {{style: Pick<PlotStyle, 'text' | 'muted'>, accent: string}} palette
 * @returns {Record<string, ArrowLook>}
 */
export const arrowLooks = ({ style, accent }) => ({
  gradient: { colour: style.text, dash: [6, 4], width: 1.8 },
  memory: { colour: accent, dash: [2, 3], width: 2.4 },
  corrected: { colour: accent, dash: [], width: 2 },
  decay: { colour: style.muted, dash: [1, 4], width: 3 },
  step: { colour: style.text, dash: [], width: 3 },
});

/**
 * The arrows in pixels: the step, and weight decay, at their true length, the others in one scale in which the longest is legible.
 * @param {Arrow[]} arrows
 * @param {import('./canvas.js').Rect} area
 * @param {import('./canvas.js').Domain} domain
 * @returns {[number, number][]} across and down
 */
export function arrowPixels(arrows, area, [[left, right], [bottom, top]]) {
  const pixels = arrows.map(({ vector: [x, y] }) => /** @type {[number, number]} */ ([(x * area.width) / (right - left), (-y * area.height) / (top - bottom)]));
  const longest = Math.max(...pixels.map(([x, y], index) => (TRUE_LENGTH.includes(arrows[index].role) ? 0 : Math.hypot(x, y))));
  const scale = longest ? (LONGEST * Math.min(area.width, area.height)) / longest : 0;
  return pixels.map(([x, y], index) => (TRUE_LENGTH.includes(arrows[index].role) ? [x, y] : [x * scale, y * scale]));
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import('./canvas.js').Rect} area
 * @param {{arrows: Arrow[], from: [number, number], domain: import('./canvas.js').Domain, palette: {style: PlotStyle, accent: string}}} options
 */
export function drawArrows(context, area, { arrows, from, domain, palette }) {
  const at = project(domain, area);
  const [x, y] = [at.x(from[0]), at.y(from[1])];
  const looks = arrowLooks(palette);
  const pixels = arrowPixels(arrows, area, domain);
  /** @type {{x: number, y: number}[]} */
  const taken = [];
  context.save();
  context.beginPath();
  context.rect(area.x, area.y, area.width, area.height);
  context.clip();
  for (const index of shortOnTop(arrows, pixels)) {
    const arrow = arrows[index];
    const [across, down] = pixels[index];
    const length = Math.hypot(across, down);
    if (length < SHORTEST) continue;
    drawArrow(context, [x, y], [across / length, down / length], length, looks[arrow.role], palette.style);
    const label = labelPlace(area, [x, y], [across, down], taken);
    if (!label) continue;
    taken.push(label);
    drawLabel(context, arrow.symbol, label, looks[arrow.role].colour, palette.style);
  }
  context.restore();
}

/**
 * In which order arrows are drawn: of those that point the same way all are seen, and the step lies above the others.
 * @param {Arrow[]} arrows
 * @param {[number, number][]} pixels
 */
function shortOnTop(arrows, pixels) {
  const height = (/** @type {number} */ index) => (arrows[index].role === 'step' ? Infinity : -Math.hypot(...pixels[index]));
  return [...arrows.keys()].sort((a, b) => height(a) - height(b));
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {[number, number]} from
 * @param {[number, number]} direction of length one
 * @param {number} length
 * @param {ArrowLook} look
 * @param {PlotStyle} style
 */
function drawArrow(context, [x, y], [dx, dy], length, { colour, dash, width }, style) {
  const weight = style.weight ?? 1;
  const head = Math.min(POINT * weight, length);
  const [endX, endY] = [x + dx * length, y + dy * length];
  const [neckX, neckY] = [endX - dx * head, endY - dy * head];
  for (const [ink, thick] of /** @type {const} */ ([[style.background, (width + 2.5) * weight], [colour, width * weight]])) {
    context.strokeStyle = context.fillStyle = ink;
    context.lineWidth = thick;
    context.setLineDash(ink === colour ? dash : []);
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(neckX, neckY);
    context.stroke();
    context.setLineDash([]);
    context.beginPath();
    const half = head * 0.5;
    context.moveTo(endX, endY);
    context.lineTo(neckX - dy * half, neckY + dx * half);
    context.lineTo(neckX + dy * half, neckY - dx * half);
    context.closePath();
    if (ink !== colour) context.lineWidth = 2.5 * weight;
    if (ink !== colour) context.stroke();
    context.fill();
  }
}

/**
 * Beyond the point of an arrow or beside it, where no other label is; null where so little of it is on the map that there is no room.
 * @param {import('./canvas.js').Rect} area
 * @param {[number, number]} from
 * @param {[number, number]} arrow across and down
 * @param {{x: number, y: number}[]} taken
 */
function labelPlace(area, [x, y], [across, down], taken) {
  const length = Math.hypot(across, down);
  const [dx, dy] = [across / length, down / length];
  const places = PLACES.map(([share, beyond, beside]) => ({
    x: x + dx * (share * length + beyond) - dy * beside,
    y: y + dy * (share * length + beyond) + dx * beside,
  })).filter((place) => place.x > area.x + EDGE && place.x < area.x + area.width - EDGE && place.y > area.y + EDGE && place.y < area.y + area.height - EDGE);
  return places.find((place) => taken.every((other) => Math.abs(other.x - place.x) > 24 || Math.abs(other.y - place.y) > 12)) ?? places[0] ?? null;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {{x: number, y: number}} place
 * @param {string} colour
 * @param {PlotStyle} style
 */
function drawLabel(context, text, { x, y }, colour, style) {
  context.font = style.font;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = style.background;
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}
