/** The picture of a surface from above: what stands still once, the paths of the runs up to a step, and what is pointed at. */

import { covers } from '../core/sight.js';
import { fit, project } from '../plots/canvas.js';
import { createContourMap } from '../plots/contour.js';
import { heightColours } from '../plots/height-colours.js';
import { makeHeightScale } from '../plots/heights.js';
import { drawMapAxes, mapMargin } from '../plots/map-axes.js';
import { createStill } from '../plots/still.js';
import { drawSigns } from '../plots/surface-signs.js';
import { createTrails } from '../plots/trails.js';
import { drawArrows } from '../plots/update-arrows.js';

/** @typedef {import('../plots/canvas.js').Rect} Rect */
/** @typedef {import('../plots/canvas.js').Domain} Domain */
/** @typedef {import('../core/types-race.js').Heights} Heights */

/**
 * @typedef {object} SurfaceScene
 * @property {Heights} heights
 * @property {Domain} domain what is shown
 * @property {Domain} whole the race's domain: where more is shown, its edge is marked
 * @property {import('../core/types-race.js').SurfaceInfo} surface
 * @property {[number, number]} start
 * @property {boolean} isMoving whether the start is in hand: then labels stay where they are, else they leave it free
 * @property {import('../plots/trails.js').Trail[]} trails
 * @property {number} step
 * @property {{from: [number, number], parts: import('../core/update-parts.js').UpdatePart[]} | null} update to take apart
 * @property {[number, number] | null} cursor
 * @property {import('./theme.js').Palette} palette
 */

/** @type {[string, string]} */
const NAMES = ['x', 'y'];
const ROOM = 2; // pixels at the top and right
/** A surface that is more than so many times as long as it is wide is stretched to fill its place. */
const LONGEST = 2.5;

/** @param {HTMLCanvasElement} canvas */
export function createSurfacePicture(canvas) {
  const contour = createContourMap();
  const still = createStill();
  const trails = createTrails();
  /** @type {{heights: Heights, scale: import('../plots/heights.js').HeightScale} | null} */
  let known = null;
  /** @type {Rect} */
  let rect = { x: 0, y: 0, width: 1, height: 1 };

  /** @param {Heights} heights */
  function scaleOf(heights) {
    if (known?.heights !== heights) known = { heights, scale: makeHeightScale(heights.values) };
    return known.scale;
  }

  return {
    /** Of the map on the canvas, as drawn last. */
    rect: () => rect,
    scaleOf,

    /** @param {import('../plots/still.js').Size} size @param {SurfaceScene} scene */
    draw(size, { heights, domain, whole, surface, start, isMoving, trails: paths, step, update, cursor, palette }) {
      const { style } = palette;
      const context = fit(canvas, size.width, size.height, size.ratio);
      const scale = scaleOf(heights);
      const free = isMoving ? [] : [start];
      still.draw(context, size, [heights, palette, ...domain.flat(), ...whole.flat(), surface, ...free.flat()], (under) => {
        const { left, bottom } = mapMargin(under, domain, style, NAMES);
        rect = areaFor(domain, { x: left, y: ROOM, width: size.width - left - ROOM, height: size.height - bottom - ROOM });
        contour.draw(under, rect, { heights, scale, colours: heightColours(palette), style, domain, avoid: [...free, ...surface.minima, ...surface.local_minima] });
        drawEdge(under, rect, domain, whole, style);
        drawMapAxes(under, rect, domain, style, NAMES);
        drawSigns(under, rect, { sign: 'local', places: surface.local_minima, domain, style });
        drawSigns(under, rect, { sign: 'minimum', places: surface.minima, domain, style });
      });
      drawSigns(context, rect, { sign: 'start', places: [start], domain, style });
      trails.draw(context, rect, { trails: paths, domain, step, style, size });
      if (update) drawArrows(context, rect, { arrows: update.parts, from: update.from, domain, palette });
      if (cursor) drawCursor(context, rect, domain, cursor, style);
    },
  };
}

/**
 * The largest rectangle in which x and y have one scale, so that the gradient stands upright on the lines of equal height.
 * @param {Domain} domain
 * @param {Rect} room
 * @returns {Rect}
 */
export function areaFor([[left, right], [bottom, top]], room) {
  const [width, height] = [Math.max(1, room.width), Math.max(1, room.height)];
  const wide = (right - left) / (top - bottom);
  if (wide > LONGEST || wide < 1 / LONGEST) return { ...room, width, height };
  const across = Math.min(width, height * wide);
  return { x: room.x + (width - across) / 2, y: room.y + (height - across / wide) / 2, width: across, height: across / wide };
}

/**
 * Where the race's domain ends, if that is in sight: who starts, starts inside.
 * @param {CanvasRenderingContext2D} context
 * @param {Rect} area
 * @param {Domain} domain
 * @param {Domain} whole
 * @param {import('../plots/canvas.js').PlotStyle} style
 */
function drawEdge(context, area, domain, whole, style) {
  if (covers(whole, domain)) return;
  const at = project(domain, area);
  const [[left, right], [bottom, top]] = whole;
  context.save();
  context.beginPath();
  context.rect(area.x, area.y, area.width, area.height);
  context.clip();
  context.setLineDash([6, 4]);
  context.strokeStyle = style.text;
  context.lineWidth = style.weight ?? 1;
  context.strokeRect(at.x(left), at.y(top), at.x(right) - at.x(left), at.y(bottom) - at.y(top));
  context.restore();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Rect} area
 * @param {Domain} domain
 * @param {[number, number]} place
 * @param {import('../plots/canvas.js').PlotStyle} style
 */
function drawCursor(context, area, domain, place, style) {
  const at = project(domain, area);
  const [x, y] = [at.x(place[0]), at.y(place[1])];
  if (x < area.x || x > area.x + area.width || y < area.y || y > area.y + area.height) return;
  context.strokeStyle = style.text;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(x - 6, y);
  context.lineTo(x + 6, y);
  context.moveTo(x, y - 6);
  context.lineTo(x, y + 6);
  context.stroke();
}
