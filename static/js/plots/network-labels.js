/** The names beside the first and the last column of a network. */
import { drawMark } from './marks.js';
import { shorten } from './text.js';

/** @typedef {import('./network-layout.js').Layout} Layout */

const GAP = 6;
const MARK = 9;
/** Names longer than so many letters get more room, on a picture as wide as that, up to so many pixels; more names than that are not shown. */
const ROOM = { feature: 12, output: 5, letter: 6.5, width: 500, most: 44, names: 16 };

/**
 * Names stand where a unit has a row to itself.
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 * @param {object} options
 * @param {string[]} options.features
 * @param {string[]} options.classes names; none where the output is one unit
 * @param {import('./class-colour.js').ClassColours} options.colours of the classes
 * @param {import('./canvas.js').PlotStyle} options.style
 */
export function drawLabels(context, layout, { features, classes, colours, style }) {
  const last = layout.columns.length - 1;
  context.save();
  context.font = style.font;
  context.textBaseline = 'middle';
  for (const node of layout.nodes) {
    const y = node.y + node.size / 2;
    if (node.layer === 0 && layout.columns[0].across === 1) {
      context.textAlign = 'right';
      context.fillStyle = style.text;
      context.fillText(shorten(context, features[node.unit] ?? '', node.x - GAP), node.x - GAP, y);
    } else if (node.layer === last && classes.length) {
      const x = node.x + node.size + GAP;
      context.fillStyle = colours.css(node.unit);
      drawMark(context, colours.mark(node.unit), x + MARK / 2, y, MARK);
      context.textAlign = 'left';
      context.fillStyle = style.text;
      const start = x + MARK + GAP - 2;
      context.fillText(shorten(context, classes[node.unit] ?? String(node.unit), layout.width - start), start, y);
    }
  }
  context.restore();
}

/**
 * Room for long names, beyond what there is anyway.
 * @param {string[]} names
 * @param {'feature' | 'output'} of
 * @param {number} width of the picture
 */
export function nameRoom(names, of, width) {
  const longest = Math.max(0, ...names.map((name) => name.length));
  return width < ROOM.width || names.length > ROOM.names ? 0 : Math.max(0, Math.min(ROOM.most, (longest - ROOM[of]) * ROOM.letter));
}
