/** A surface from above: its heights in quiet colours, with lines of equal height; a hatch where it has no value. */
import { number } from '../core/format.js';
import { project } from './canvas.js';
import { finer } from './finer-grid.js';
import { createHeatmap } from './heatmap.js';
import { contours } from './marching-squares.js';

/** @typedef {import('./canvas.js').Rect} Rect */
/** @typedef {import('./canvas.js').Domain} Domain */
/** @typedef {import('./heights.js').HeightScale} HeightScale */
/** @typedef {import('./marching-squares.js').Grid} Grid */
/** @typedef {{text: string, x: number, y: number, angle: number, level: number}} Label */

/**
 * @typedef {object} ContourOptions
 * @property {Grid} heights
 * @property {HeightScale} scale of these heights: `makeHeightScale(heights.values)`
 * @property {import('./height-colours.js').HeightColours} colours
 * @property {import('./canvas.js').PlotStyle} style
 * @property {ArrayLike<number>[]} [avoid] places that labels leave free
 * @property {Domain} [domain] what the rectangle shows: that of the heights, if left out; they may cover more or less of it
 */

const HEIGHT = { low: 0, middle: 0.5, high: 1 };
const FAINT = 0.5;
/** Where on a line its label may stand, best first. */
const PLACES = [0.5, 0.35, 0.65, 0.2, 0.8, 0.1, 0.9];
const EDGE = 8; // pixels that a label stays away from the edges
const APART = 3.2; // heights of letters from one label to the next
const BENT = 0.12; // of its length that a line may leave the straight one below a label

/**
 * Draws maps of heights; keeps the lines of the last one. It costs tens of milliseconds, so it is for a still (plots/still.js).
 * @param {import('./grid-picture.js').Making} [making]
 */
export function createContourMap(making) {
  const fill = createHeatmap(making);
  /** @type {{heights: Grid, scale: HeightScale, fine: Grid, lines: import('./marching-squares.js').Contour[]} | null} */
  let known = null;

  return {
    /**
     * @param {CanvasRenderingContext2D} context
     * @param {Rect} area
     * @param {ContourOptions} options
     */
    draw(context, area, { heights, scale, colours, style, domain = extent(heights), avoid = [] }) {
      if (known?.heights !== heights || known.scale !== scale) {
        const fine = finer(heights);
        known = { heights, scale, fine, lines: contours(fine, scale.levels) };
      }
      const at = project(domain, area);
      const [[left, right], [bottom, top]] = extent(heights);
      const own = { x: at.x(left), y: at.y(top), width: at.x(right) - at.x(left), height: at.y(bottom) - at.y(top) };
      context.save();
      context.beginPath();
      context.rect(area.x, area.y, area.width, area.height);
      context.clip();
      const shades = Float64Array.from(known.fine.values, (value) => (Number.isFinite(value) ? scale.of(value) : NaN));
      fill.draw(context, own, shades, [known.fine.rows, known.fine.columns], { range: HEIGHT, scale: colours, hatch: style.line });
      context.strokeStyle = style.muted;
      context.lineWidth = style.weight ?? 1;
      context.globalAlpha = FAINT;
      context.beginPath();
      for (const { lines } of known.lines) for (const line of lines) trace(context, line, at);
      context.stroke();
      context.globalAlpha = 1;
      drawLabels(context, labelsOf(context, area, known.lines, at, style, avoid), (level) => colours.css(scale.of(level)), style);
      context.restore();
    },
  };
}

/** @param {Grid} grid @returns {Domain} */
export const extent = ({ x, y, columns, rows }) => [[x[0], x[columns - 1]], [y[0], y[rows - 1]]];

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Float64Array} line
 * @param {ReturnType<typeof project>} at
 */
function trace(context, line, at) {
  context.moveTo(at.x(line[0]), at.y(line[1]));
  for (let i = 2; i < line.length; i += 2) context.lineTo(at.x(line[i]), at.y(line[i + 1]));
}

/**
 * One label for a level where its line is long and straight enough and no other label is near; every other level first.
 * @param {CanvasRenderingContext2D} context
 * @param {Rect} area
 * @param {import('./marching-squares.js').Contour[]} all
 * @param {ReturnType<typeof project>} at
 * @param {import('./canvas.js').PlotStyle} style
 * @param {ArrayLike<number>[]} avoid
 */
function labelsOf(context, area, all, at, style, avoid) {
  context.font = style.font;
  const high = parseFloat(/[\d.]+(?=px)/.exec(style.font)?.[0] ?? '') || 12;
  const order = [...all.filter((_, index) => index % 2), ...all.filter((_, index) => index % 2 === 0)];
  /** @type {Label[]} */
  const labels = [];
  const taken = avoid.map((place) => ({ x: at.x(place[0]), y: at.y(place[1]) }));
  for (const { level, lines } of order) {
    const longest = lines.reduce((best, line) => (line.length > best.length ? line : best), new Float64Array());
    const text = number(level, 3);
    const half = context.measureText(text).width / 2 + 3;
    for (const share of PLACES) {
      const place = straightPart(longest, share, half, at);
      if (!place || !holds(area, place, half + EDGE) || taken.some(({ x, y }) => Math.hypot(x - place.x, y - place.y) < half + APART * high)) continue;
      labels.push({ text, level, ...place });
      taken.push(place);
      break;
    }
  }
  return labels;
}

/**
 * The middle of a line's part that is long enough for a label and nearly straight, and the angle at which to read it; null where there is none.
 * @param {Float64Array} line
 * @param {number} share of the line's points before the middle
 * @param {number} half of the label's width
 * @param {ReturnType<typeof project>} at
 */
function straightPart(line, share, half, at) {
  const last = line.length / 2 - 1;
  const middle = Math.round(share * last);
  /** @param {number} index */
  const point = (index) => ({ x: at.x(line[2 * index]), y: at.y(line[2 * index + 1]) });
  const { x, y } = point(Math.max(0, middle));
  /** @param {1 | -1} step */
  const reach = (step) => {
    for (let index = middle + step; index >= 0 && index <= last; index += step) {
      const there = point(index);
      if (Math.hypot(there.x - x, there.y - y) >= half) return there;
    }
    return null;
  };
  const [from, to] = [reach(-1), reach(1)];
  if (!from || !to) return null;
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const off = Math.abs((to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x)) / (length || 1);
  if (length < 1.8 * half || off > BENT * length) return null;
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  return { x, y, angle: Math.abs(angle) > Math.PI / 2 ? angle + Math.PI : angle };
}

/** @param {Rect} area @param {{x: number, y: number}} place @param {number} room */
const holds = (area, { x, y }, room) => x > area.x + room && x < area.x + area.width - room && y > area.y + room && y < area.y + area.height - room;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Label[]} labels
 * @param {(level: number) => string} ground the colour below
 * @param {import('./canvas.js').PlotStyle} style
 */
function drawLabels(context, labels, ground, style) {
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.fillStyle = style.text;
  context.lineWidth = 4;
  for (const { text, x, y, angle, level } of labels) {
    context.save();
    context.translate(x, y);
    context.rotate(angle);
    context.strokeStyle = ground(level);
    context.strokeText(text, 0, 0);
    context.fillText(text, 0, 0);
    context.restore();
  }
}
