/** The landscape from above: lines of equal cost, the shadows of the paths, and what is read at a place. */

import { count, number } from '../core/format.js';
import { fit, project } from '../plots/canvas.js';
import { createContourMap } from '../plots/contour.js';
import { heightColours } from '../plots/height-colours.js';
import { drawMapAxes, mapMargin } from '../plots/map-axes.js';
import { drawShadows, nearestPoint } from '../plots/shadows.js';
import { createStill } from '../plots/still.js';
import { h } from './dom.js';
import { watch } from './watch.js';

/** @typedef {import('../core/types.js').Domain} Domain */
/** @typedef {import('../core/types-race.js').Heights} Heights */
/** @typedef {import('../core/types-landscape.js').Path} Path */
/** @typedef {Path & {colour: string, mark: import('../plots/marks.js').Mark, ended: boolean}} DrawnPath */

/**
 * @typedef {object} MapPicture
 * @property {DrawnPath[]} paths
 * @property {Domain} domain the part that is shown, on the way to `end`
 * @property {Domain} end
 * @property {number} rest how much of the ground before is still to be seen
 * @property {Heights} heights as they were told
 * @property {import('../plots/heights.js').HeightScale} scale of them
 * @property {[string, string]} axes
 * @property {import('./theme.js').Palette} palette
 */

const MOVES = /** @type {Record<string, [number, number]>} */ ({ ArrowUp: [0, 1], ArrowDown: [0, -1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] });
const REACH = 9; // pixels to a point of a path
const CROSS = 5; // half of a cross

/**
 * @param {() => void} redraw
 */
export function createLandscapeMap(redraw) {
  const canvas = h('canvas', { class: 'landscape-map', tabIndex: 0, role: 'application', 'aria-roledescription': 'map' });
  const element = h('div', { class: 'landscape-box' }, canvas);
  const watched = watch(element, redraw);
  const contour = createContourMap();
  /** The ground, and the one before it, which fades. */
  const grounds = [createStill(), createStill()];
  /** @type {(MapPicture | null)[]} */
  const painted = [null, null];
  let front = 0;
  /** A column and a row of the grid; by a pointer also its pixel. @type {{column: number, row: number, pixel: [number, number] | null} | null} */
  let cursor = null;
  /** @type {MapPicture | null} */
  let drawn = null;
  let area = { x: 0, y: 0, width: 1, height: 1 };

  /** @param {CanvasRenderingContext2D} context @param {number} which */
  function paint(context, which) {
    const picture = painted[which];
    if (!picture) return;
    const { heights, scale, end, axes, palette } = picture;
    grounds[which]?.draw(context, watched.seen, [heights, scale, palette, ...Object.values(area), ...end.flat(), ...axes], (still) => {
      contour.draw(still, area, { heights, scale, colours: heightColours(palette), style: palette.style, domain: end });
      drawMapAxes(still, area, end, palette.style, axes);
    });
  }

  /** The point of the grid next to a place. @param {Heights} heights @param {[number, number]} place */
  function gridPoint({ x, y, columns, rows }, place) {
    const [column, row] = /** @type {const} */ ([[x, columns, place[0]], [y, rows, place[1]]]).map(([places, many, at]) => {
      const [from, to] = [Number(places[0]), Number(places[many - 1])];
      return Math.max(0, Math.min(many - 1, Math.round(((at - from) / (to - from)) * (many - 1))));
    });
    return { column: column ?? 0, row: row ?? 0 };
  }

  canvas.addEventListener('pointermove', ({ offsetX, offsetY }) => {
    if (!drawn) return;
    cursor = { ...gridPoint(drawn.heights, project(drawn.domain, area).back(offsetX, offsetY)), pixel: [offsetX, offsetY] };
    redraw();
  });
  const leave = () => {
    cursor = null;
    redraw();
  };
  canvas.addEventListener('pointerleave', leave);
  canvas.addEventListener('blur', leave);
  canvas.addEventListener('keydown', (event) => {
    const move = MOVES[event.key];
    if (!move || !drawn || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const { heights, domain } = drawn;
    const middle = gridPoint(heights, [(domain[0][0] + domain[0][1]) / 2, (domain[1][0] + domain[1][1]) / 2]);
    const [low, high] = [0, 1].map((end) => gridPoint(heights, [domain[0][end] ?? 0, domain[1][end] ?? 0]));
    const held = (/** @type {number} */ value, /** @type {number} */ from, /** @type {number} */ to) => Math.max(from, Math.min(to, value));
    const by = event.shiftKey ? 5 : 1;
    cursor = cursor && low && high ? { column: held(cursor.column + by * move[0], low.column, high.column), row: held(cursor.row + by * move[1], low.row, high.row), pixel: null } : { ...middle, pixel: null };
    redraw();
  });

  return {
    element,
    canvas,
    seen: watched.seen,
    cursor: () => cursor,

    /** @param {MapPicture} picture */
    draw(picture) {
      const { paths, domain, rest, heights, axes, palette } = picture;
      const { width, height, ratio } = watched.seen;
      const { style } = palette;
      const context = fit(canvas, width, height, ratio);
      const margin = mapMargin(context, domain, style, axes);
      area = { x: margin.left, y: margin.top, width: Math.max(1, width - margin.left - margin.right), height: Math.max(1, height - margin.top - margin.bottom) };
      const known = painted[front];
      if (known && known.heights !== heights) front = 1 - front;
      painted[front] = picture;
      paint(context, front);
      context.globalAlpha = rest;
      if (rest > 0) paint(context, 1 - front);
      context.globalAlpha = 1;
      drawShadows(context, area, { paths, domain, style });
      drawn = picture;
      if (cursor && !cursor.pixel) drawSight(context, project(domain, area), heights, cursor, style);
    },

    /** What is read where the pointer or the keyboard is; empty where neither is. */
    reading() {
      if (!drawn || !cursor) return '';
      const { paths, domain, heights } = drawn;
      const near = cursor.pixel && nearestPoint(paths, area, domain, cursor.pixel, REACH);
      const path = near && paths[near.path];
      if (near && path) return `${path.name} at step ${count(path.step[near.index])}: J = ${number(path.loss[near.index])}, ${number(path.distance[near.index], 3)} off the plane`;
      // The plane may be another one by now, below a pointer that stands still.
      const { column, row } = cursor.pixel ? gridPoint(heights, project(domain, area).back(...cursor.pixel)) : cursor;
      return `(${number(heights.x[column], 3)}, ${number(heights.y[row], 3)}): J = ${number(heights.values[row * heights.columns + column])}`;
    },
    dispose: watched.dispose,
  };
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {ReturnType<typeof project>} at
 * @param {Heights} heights
 * @param {{column: number, row: number}} place
 * @param {import('../plots/canvas.js').PlotStyle} style
 */
function drawSight(context, at, heights, { column, row }, style) {
  const [x, y] = [at.x(Number(heights.x[column])), at.y(Number(heights.y[row]))];
  context.strokeStyle = style.text;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(x - CROSS, y);
  context.lineTo(x + CROSS, y);
  context.moveTo(x, y - CROSS);
  context.lineTo(x, y + CROSS);
  context.stroke();
}
