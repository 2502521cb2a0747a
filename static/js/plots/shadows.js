/** Paths that leave the plane of a map: where their shadows fall on it, the fainter the farther off they are. */

import { project } from './canvas.js';
import { drawHead } from './trail-head.js';

/** @typedef {import('./canvas.js').Rect} Rect */
/** @typedef {import('./canvas.js').Domain} Domain */

/**
 * @typedef {object} ShadowedPath
 * @property {ArrayLike<number>} x
 * @property {ArrayLike<number>} y
 * @property {ArrayLike<number>} distance from the plane
 * @property {string} colour
 * @property {import('./marks.js').Mark} mark
 * @property {boolean} ended
 */

/** How strong a line is: on the plane, and from half the width of the map on. */
const STRONG = 1;
const FAINT = 0.25;
const STEPS = 6; // of strength
const WIDTH = 2;
const HALO = 4;
const DOT = 2;
const DOTS_APART = 9; // pixels

/**
 * How strong a point at this distance is, from 1 to FAINT.
 * @param {number} distance
 * @param {number} width of the domain
 */
export const strengthAt = (distance, width) => STRONG - (STRONG - FAINT) * Math.min(1, Math.round(((2 * distance) / width) * STEPS) / STEPS || 0);

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Rect} area
 * @param {{paths: ShadowedPath[], domain: Domain, style: import('./canvas.js').PlotStyle}} options the last path lies above the others
 */
export function drawShadows(context, area, { paths, domain, style }) {
  const at = project(domain, area);
  const width = Math.max(...domain.map(([low, high]) => high - low));
  context.save();
  context.beginPath();
  context.rect(area.x, area.y, area.width, area.height);
  context.clip();
  context.lineJoin = context.lineCap = 'round';
  for (const path of paths) drawPath(context, path, at, width, style);
  context.restore();
  for (const { x, y, colour, mark, ended } of paths) {
    const last = x.length - 1;
    if (last >= 0) drawHead(context, area, [Number(x[last]), Number(y[last])], { colour, mark }, { stopped: ended, at, style });
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {ShadowedPath} path
 * @param {ReturnType<typeof project>} at
 * @param {number} width
 * @param {import('./canvas.js').PlotStyle} style
 */
function drawPath(context, { x, y, distance, colour }, at, width, style) {
  const weight = style.weight ?? 1;
  const whole = tracePieces(x, y, at, () => 1);
  context.strokeStyle = style.background;
  context.globalAlpha = 0.5;
  context.lineWidth = HALO * weight;
  for (const { path } of whole) context.stroke(path);
  context.strokeStyle = context.fillStyle = colour;
  context.lineWidth = WIDTH * weight;
  for (const { path, dots, strength } of tracePieces(x, y, at, (k) => strengthAt(Number(distance[k]), width))) {
    context.globalAlpha = strength;
    context.stroke(path);
    for (const [px, py] of dots) context.fillRect(px - DOT * weight, py - DOT * weight, 2 * DOT * weight, 2 * DOT * weight);
  }
  context.globalAlpha = 1;
}

/**
 * A path in pieces of the same strength, with dots where points are far enough from each other.
 * @param {ArrayLike<number>} x
 * @param {ArrayLike<number>} y
 * @param {ReturnType<typeof project>} at
 * @param {(index: number) => number} strengthOf
 */
function tracePieces(x, y, at, strengthOf) {
  /** @type {{path: Path2D, dots: [number, number][], strength: number}[]} */
  const pieces = [];
  let [fromX, fromY, dotX, dotY] = [NaN, NaN, NaN, NaN];
  for (let k = 0; k < x.length; k += 1) {
    const [px, py] = [at.x(Number(x[k])), at.y(Number(y[k]))];
    const strength = strengthOf(k);
    let piece = pieces.at(-1);
    if (!piece || piece.strength !== strength) {
      piece = { path: new Path2D(), dots: [], strength };
      pieces.push(piece);
      piece.path.moveTo(Number.isNaN(fromX) ? px : fromX, Number.isNaN(fromY) ? py : fromY);
    }
    piece.path.lineTo(px, py);
    if (!(Math.hypot(px - dotX, py - dotY) < DOTS_APART)) {
      piece.dots.push([px, py]);
      [dotX, dotY] = [px, py];
    }
    [fromX, fromY] = [px, py];
  }
  return pieces;
}

/**
 * The point of a path that is nearest to a pixel, within reach; null where there is none.
 * @param {Pick<ShadowedPath, 'x' | 'y'>[]} paths
 * @param {Rect} area
 * @param {Domain} domain
 * @param {[number, number]} pixel
 * @param {number} reach
 * @returns {{path: number, index: number} | null}
 */
export function nearestPoint(paths, area, domain, [px, py], reach) {
  const at = project(domain, area);
  let least = reach;
  /** @type {{path: number, index: number} | null} */
  let found = null;
  paths.forEach(({ x, y }, path) => {
    for (let index = 0; index < x.length; index += 1) {
      const far = Math.hypot(at.x(Number(x[index])) - px, at.y(Number(y[index])) - py);
      if (far <= least) [least, found] = [far, { path, index }];
    }
  });
  return found;
}
