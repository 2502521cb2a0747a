/** Where the parameters of a network go: of every layer a matrix W, and b and what is learned as columns beside it. */

/** @typedef {{layer: number, parameter: string, unit: number, input?: number | null}} One a single parameter */
/** @typedef {{parameter: string, input?: number, x: number}} Column x: its left side */
/** @typedef {{layer: number, units: number, inputs: number, x: number, width: number, columns: Column[]}} Block one layer; x and width without its row headings */

/**
 * @typedef {object} MatrixLayout
 * @property {number} width of everything
 * @property {number} height
 * @property {number} top where the first row begins
 * @property {{width: number, height: number}} cell
 * @property {Block[]} blocks
 */

const HEADING = 30; // of rows
const BETWEEN = 6; // W and b
const APART = 14; // two layers
const COLUMN_HEADING = 16;
const CELL = { readable: 22, most: 46, height: [11, 28] };
/** Where not all can be seen at once: as wide as can be read and touched, or so that many can be seen. */
const SCROLLED = { few: 48, wide: 30, narrow: 12 };

/**
 * @param {{units: number, inputs: number, names: string[]}[]} shapes of the layers, the first hidden one first; names: W, b …
 * @param {{width: number, height: number, top: number, least: number}} room top: kept free above; least: that a layer takes across
 * @returns {MatrixLayout}
 */
export function layoutMatrices(shapes, room) {
  const rows = Math.max(1, ...shapes.map(({ units }) => units));
  const top = room.top + COLUMN_HEADING;
  const height = held(Math.floor((room.height - top - 2) / rows), CELL.height);
  const columns = shapes.reduce((sum, { inputs, names }) => sum + inputs + names.length - 1, 0);
  let width = CELL.most;
  while (width >= CELL.readable && place(shapes, width, room.least).width > room.width) width -= 1;
  if (width < CELL.readable) width = columns > SCROLLED.few ? SCROLLED.narrow : SCROLLED.wide;
  return { ...place(shapes, width, room.least), top, height: top + rows * height + 1, cell: { width, height } };
}

/**
 * The layers side by side, with columns of this width.
 * @param {{units: number, inputs: number, names: string[]}[]} shapes
 * @param {number} width
 * @param {number} least that a layer takes
 * @returns {{blocks: Block[], width: number}}
 */
function place(shapes, width, least) {
  /** @type {Block[]} */
  const blocks = [];
  let end = 0;
  shapes.forEach(({ units, inputs, names }, index) => {
    const start = end + (index ? APART : 0) + HEADING;
    const beside = start + inputs * width + BETWEEN;
    /** @type {Column[]} */
    const columns = Array.from({ length: inputs }, (_, input) => ({ parameter: 'W', input, x: start + input * width }));
    names.slice(1).forEach((parameter, place) => columns.push({ parameter, x: beside + place * width }));
    blocks.push({ layer: index + 1, units, inputs, x: start, width: beside + (names.length - 1) * width - start, columns });
    end = Math.max(beside + (names.length - 1) * width, start + least);
  });
  return { blocks, width: end + 1 };
}

/** @param {number} value @param {number[]} range */
const held = (value, [low, high]) => Math.max(low, Math.min(high, value));

/**
 * The parameter at a place.
 * @param {MatrixLayout} layout
 * @param {number} x
 * @param {number} y
 * @returns {One | null}
 */
export function parameterAt({ blocks, cell, top }, x, y) {
  const unit = Math.floor((y - top) / cell.height);
  for (const { layer, units, columns } of blocks) {
    const column = columns.find((each) => x >= each.x && x < each.x + cell.width);
    if (column && unit >= 0 && unit < units) return one(layer, column, unit);
  }
  return null;
}

/**
 * Its cell.
 * @param {MatrixLayout} layout
 * @param {One} place
 * @returns {import('./canvas.js').Rect | null}
 */
export function cellOf({ blocks, cell, top }, { layer, parameter, unit, input }) {
  const block = blocks[layer - 1];
  const column = block?.columns.find((each) => each.parameter === parameter && (parameter !== 'W' || each.input === input));
  return column && unit < (block?.units ?? 0) ? { x: column.x, y: top + unit * cell.height, ...cell } : null;
}

/**
 * The next parameter to the side or up and down; beyond the last column the next layer begins.
 * @param {MatrixLayout} layout
 * @param {One} place
 * @param {number} across
 * @param {number} down
 * @returns {One}
 */
export function neighbourOf({ blocks }, { layer, parameter, unit, input }, across, down) {
  let block = blocks[layer - 1] ?? blocks[0];
  let index = block.columns.findIndex((each) => each.parameter === parameter && (parameter !== 'W' || each.input === input)) + across;
  const beyond = index < 0 ? blocks[layer - 2] : index >= block.columns.length ? blocks[layer] : block;
  if (beyond && beyond !== block) {
    index = index < 0 ? beyond.columns.length - 1 : 0;
    block = beyond;
  }
  const column = block.columns[held(index, [0, block.columns.length - 1])];
  return one(block.layer, column, held(unit + down, [0, block.units - 1]));
}

/** @param {number} layer @param {Column} column @param {number} unit @returns {One} */
const one = (layer, { parameter, input }, unit) => ({ layer, parameter, unit, ...(input === undefined ? {} : { input }) });
