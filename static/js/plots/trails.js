/**
 * The paths of runs over a map, up to a step. What is long past lies in a layer that is only added to while the step rises, in pieces
 * of fixed length, so that the picture is a matter of the step alone and not of how it was reached.
 */

import { fit, project } from './canvas.js';
import { drawHead } from './trail-head.js';

/** @typedef {import('./canvas.js').Rect} Rect */
/** @typedef {import('./canvas.js').Domain} Domain */
/** @typedef {ReturnType<typeof project>} Projection */

/**
 * @typedef {object} Trail
 * @property {ArrayLike<number>} points x, y, x, y …: the start, and one of each step
 * @property {string} colour
 * @property {import('./marks.js').Mark} mark
 * @property {number} pattern which line it has: those that lie on each other stay tellable where theirs differ
 * @property {boolean} [ended] whether it ended early, where its points do
 */

/**
 * @typedef {object} TrailOptions
 * @property {Trail[]} trails later ones lie above earlier ones
 * @property {Domain} domain
 * @property {number} step may have a fraction
 * @property {import('./canvas.js').PlotStyle} style
 * @property {import('./still.js').Size} size of the canvas
 */

/** How far a trail has been drawn: where its last dot is, and how long its line has become, for the dashes. @typedef {{dotX: number, dotY: number, length: number}} Pen */

const PIECE = 64; // steps
const RECENT = 12; // steps that are drawn bolder
/** Wide lines lie below narrow or broken ones when they coincide. */
const LINES = [{ width: 2.6, dash: [] }, { width: 1.9, dash: [10, 6] }, { width: 1.9, dash: [4, 3] }, { width: 1.2, dash: [] }];
const DOT = 2.1; // radius
const DOTS_APART = 5;
const SHORTEST = 0.4; // pixels: what is shorter waits for the next step

/** @param {Trail} trail */
export const lastOf = ({ points }) => points.length / 2 - 1;

/**
 * @param {{makeCanvas?: (width: number, height: number) => any}} [making]
 */
export function createTrails({ makeCanvas = (width, height) => new OffscreenCanvas(width, height) } = {}) {
  /** @type {any} */
  let canvas = null;
  /** @type {CanvasRenderingContext2D} */
  let layer;
  /** @type {unknown[]} */
  let drawn = [];
  /** @type {Pen[]} */
  let pens = [];
  let done = 0;

  /**
   * Begins again where the picture is another one, or the step has gone back.
   * @param {unknown[]} now what the layer is drawn with
   * @param {TrailOptions} options
   */
  function prepare(now, { trails, step, size }) {
    if (now.length === drawn.length && now.every((part, index) => part === drawn[index]) && step >= done) return;
    drawn = now;
    canvas ??= makeCanvas(1, 1);
    layer = fit(canvas, size.width, size.height, size.ratio);
    pens = trails.map(() => ({ dotX: NaN, dotY: NaN, length: 0 }));
    done = 0;
  }

  /** @param {Rect} area @param {Projection} at @param {number} weight @param {TrailOptions} options */
  function grow(area, at, weight, { trails, step }) {
    const end = Math.min(step, Math.max(0, ...trails.map(lastOf)));
    layer.save();
    clipTo(layer, area);
    for (; done + PIECE <= end; done += PIECE) trails.forEach((trail, index) => drawPiece(layer, trail, pens[index], at, done, done + PIECE, weight));
    layer.restore();
  }

  return {
    /**
     * @param {CanvasRenderingContext2D} context
     * @param {Rect} area
     * @param {TrailOptions} options
     */
    draw(context, area, options) {
      const { trails, domain, step, style, size } = options;
      const at = project(domain, area);
      const weight = style.weight ?? 1;
      prepare([...Object.values(size), ...Object.values(area), ...domain.flat(), weight, ...trails.flatMap(({ points, colour, pattern }) => [points, colour, pattern])], options);
      grow(area, at, weight, options);
      context.save();
      context.setTransform(1, 0, 0, 1, 0, 0); // pixel by pixel
      if (done) context.drawImage(canvas, 0, 0);
      context.restore();
      context.save();
      clipTo(context, area);
      trails.forEach((trail, index) => drawPiece(context, trail, { ...pens[index] }, at, done, step, weight));
      for (const trail of trails) drawRecent(context, trail, at, step, weight);
      context.restore();
      const heads = trails.map((trail) => ({ trail, stopped: Boolean(trail.ended) && step >= lastOf(trail) }));
      heads.sort((a, b) => Number(a.stopped) - Number(b.stopped)); // a cross must not be hidden
      for (const { trail, stopped } of heads) drawHead(context, area, placeAt(trail, step), trail, { stopped, at, style });
    },
  };
}

/** @param {CanvasRenderingContext2D} context @param {Rect} area */
function clipTo(context, area) {
  context.beginPath();
  context.rect(area.x, area.y, area.width, area.height);
  context.clip();
}

/**
 * The steps of a trail between two, with a dot at each, as far as dots have room.
 * @param {CanvasRenderingContext2D} context
 * @param {Trail} trail
 * @param {Pen} pen moved on
 * @param {Projection} at
 * @param {number} from whole
 * @param {number} to may have a fraction
 * @param {number} weight
 */
function drawPiece(context, trail, pen, at, from, to, weight) {
  const { points } = trail;
  const end = Math.min(to, lastOf(trail));
  if (from >= lastOf(trail) && from > 0) return;
  const line = LINES[trail.pattern % LINES.length];
  const dots = [];
  let [x, y] = [at.x(points[2 * from]), at.y(points[2 * from + 1])];
  const before = pen.length;
  context.beginPath();
  context.moveTo(x, y);
  for (let k = from; k <= end; k += 1) {
    const [px, py] = [at.x(points[2 * k]), at.y(points[2 * k + 1])];
    const far = Math.hypot(px - x, py - y);
    if (far >= SHORTEST || k + 1 > end) {
      context.lineTo(px, py);
      pen.length += far || 0;
      [x, y] = [px, py];
    }
    if (k === from && k > 0) continue; // it was the last of the piece before
    if (Math.hypot(px - pen.dotX, py - pen.dotY) < DOTS_APART * weight) continue;
    dots.push(px, py);
    [pen.dotX, pen.dotY] = [px, py];
  }
  if (end % 1) {
    const [px, py] = placeAt(trail, end);
    context.lineTo(at.x(px), at.y(py));
  }
  context.strokeStyle = context.fillStyle = trail.colour;
  context.lineWidth = line.width * weight;
  context.lineJoin = 'round';
  context.setLineDash(line.dash);
  context.lineDashOffset = before;
  context.stroke();
  context.setLineDash([]);
  context.beginPath();
  for (let i = 0; i < dots.length; i += 2) {
    context.moveTo(dots[i] + DOT * weight, dots[i + 1]);
    context.arc(dots[i], dots[i + 1], DOT * weight, 0, 2 * Math.PI);
  }
  context.fill();
}

/**
 * The last steps, bolder: where it is going.
 * @param {CanvasRenderingContext2D} context
 * @param {Trail} trail
 * @param {Projection} at
 * @param {number} step
 * @param {number} weight
 */
function drawRecent(context, trail, at, step, weight) {
  const end = Math.min(step, lastOf(trail));
  if (step - RECENT >= lastOf(trail)) return;
  context.beginPath();
  for (let k = Math.max(0, Math.ceil(step - RECENT)); k <= end; k += 1) context.lineTo(at.x(trail.points[2 * k]), at.y(trail.points[2 * k + 1]));
  const [x, y] = placeAt(trail, end);
  context.lineTo(at.x(x), at.y(y));
  context.strokeStyle = trail.colour;
  context.lineWidth = (LINES[trail.pattern % LINES.length].width + 1) * weight;
  context.lineJoin = 'round';
  context.stroke();
}

/**
 * Where a trail is at a step, which may have a fraction; at its end from then on.
 * @param {Pick<Trail, 'points'>} trail
 * @param {number} step
 * @returns {[number, number]}
 */
export function placeAt({ points }, step) {
  const at = Math.max(0, Math.min(points.length / 2 - 1, step));
  const before = Math.floor(at);
  const share = at - before;
  const [x, y] = [points[2 * before], points[2 * before + 1]];
  return share ? [x + share * (points[2 * before + 2] - x), y + share * (points[2 * before + 3] - y)] : [x, y];
}

/**
 * The step of a trail that is nearest to a place on the canvas, of those that are drawn; null when none is within reach.
 * @param {Rect} area
 * @param {Domain} domain
 * @param {Pick<Trail, 'points'>[]} trails
 * @param {number} step
 * @param {number} px
 * @param {number} py
 * @param {number} [reach] pixels
 * @returns {{trail: number, step: number} | null}
 */
export function trailAt(area, domain, trails, step, px, py, reach = 12) {
  const at = project(domain, area);
  let found = null;
  let least = reach;
  for (const [trail, { points }] of trails.entries()) {
    const end = Math.min(step, points.length / 2 - 1);
    for (let k = 0; k <= end; k += 1) {
      const far = Math.hypot(at.x(points[2 * k]) - px, at.y(points[2 * k + 1]) - py);
      if (far > least || (far === least && found)) continue;
      least = far;
      found = { trail, step: k };
    }
  }
  return found;
}
