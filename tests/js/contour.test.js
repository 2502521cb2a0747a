import assert from 'node:assert/strict';
import test from 'node:test';
import { createContourMap } from '../../static/js/plots/contour.js';
import { finer } from '../../static/js/plots/finer-grid.js';
import { heightColours } from '../../static/js/plots/height-colours.js';
import { legendLabels } from '../../static/js/plots/height-legend.js';
import { makeHeightScale } from '../../static/js/plots/heights.js';
import { contours } from '../../static/js/plots/marching-squares.js';
import { canvasMaker, fakeContext, STYLE } from './canvas-double.js';

/** A function on a grid of so many columns and rows. */
function gridOf(value, { from = -2, to = 2, columns = 41, rows = 41 } = {}) {
  const spread = (count) => Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
  const [x, y] = [spread(columns), spread(rows)];
  return { x, y, columns, rows, values: Float64Array.from(y.flatMap((b) => x.map((a) => value(a, b)))) };
}

/** x and y of every point of a line. */
const points = (line) => Array.from({ length: line.length / 2 }, (_, i) => [line[2 * i], line[2 * i + 1]]);
const near = (actual, expected, slack = 1e-9) => assert.ok(Math.abs(actual - expected) <= slack, `${actual} is not ${expected}`);

test('a plane has straight lines at the exact places, one from edge to edge for each level', () => {
  const found = contours(gridOf((x, y) => 3 * x - y, { columns: 9, rows: 5 }), [-1.3, 0.5, 2]);
  assert.deepEqual(found.map(({ level }) => level), [-1.3, 0.5, 2]);
  for (const { level, lines } of found) {
    assert.equal(lines.length, 1);
    const line = points(lines[0]);
    for (const [x, y] of line) near(3 * x - y, level);
    for (const [x, y] of [line[0], line.at(-1)]) assert.ok(Math.abs(x) === 2 || Math.abs(y) === 2, `${x}, ${y} is inside`);
  }
});

test('a bowl has closed circles of the right radius', () => {
  const [{ lines }] = contours(gridOf((x, y) => x * x + y * y), [2]);
  assert.equal(lines.length, 1);
  const line = points(lines[0]);
  assert.deepEqual(line[0], line.at(-1));
  for (const [x, y] of line) near(Math.hypot(x, y), Math.SQRT2, 0.002);
  const area = line.slice(1).reduce((sum, [x, y], i) => sum + (line[i][0] * y - x * line[i][1]) / 2, 0);
  near(Math.abs(area), 2 * Math.PI, 0.02); // no part is missing, none is there twice
});

test('a saddle is cut the same way on both sides: the mean of its corners says which belong together', () => {
  const square = (values) => ({ x: [0, 1], y: [0, 1], columns: 2, rows: 2, values: Float64Array.from(values) });
  const cuts = (values) => contours(square(values), [0])[0].lines.map((line) => points(line).map(String).sort().join(' ')).sort();
  // Rows from below: high at lower left and upper right.
  assert.deepEqual(cuts([1, -1, -1, 1.5]), ['0,0.5 0.4,1', '0.5,0 1,0.4'], 'the high ones meet');
  assert.deepEqual(cuts([1, -3, -3, 1]), ['0,0.25 0.25,0', '0.75,1 1,0.75'], 'the low ones meet');
  assert.deepEqual(cuts([-1, 1, 1, -3]), ['0,0.5 0.25,1', '0.5,0 1,0.25'], 'the low ones meet, at the other corners');
  assert.deepEqual(cuts([-1, 3, 3, -1]), ['0,0.25 0.25,0', '0.75,1 1,0.75'], 'the high ones meet, at the other corners');
});

test('where a corner has no height, or an infinite one, there is no line and its neighbours keep theirs', () => {
  for (const nothing of [NaN, Infinity, -Infinity]) {
    const grid = gridOf((x) => x, { columns: 6, rows: 6 });
    grid.values[2 * 6 + 2] = nothing; // a corner of four of the squares that the line x = 0 would cross
    const [{ lines }] = contours(grid, [0]);
    const heights = lines.map((line) => points(line).map(([, y]) => y).sort((a, b) => a - b));
    assert.deepEqual(heights.map((each) => each.length).sort(), [2, 3]);
    for (const [x] of lines.flatMap(points)) near(x, 0);
  }
});

test('a finer grid keeps what is known, and is exact for quadratics, up to its edges', () => {
  const grid = gridOf((x, y) => 3 * x * x - x * y + 2 * y - 7, { columns: 21, rows: 11 });
  const fine = finer(grid);
  assert.deepEqual([fine.columns, fine.rows], [20 * 14 + 1, 10 * 14 + 1]);
  near(fine.values[14 * 5 * fine.columns + 14 * 3], grid.values[5 * 21 + 3]);
  for (let i = 0; i < fine.rows; i += 1) {
    for (let j = 0; j < fine.columns; j += 1) {
      const [x, y] = [fine.x[j], fine.y[i]];
      near(fine.values[i * fine.columns + j], 3 * x * x - x * y + 2 * y - 7);
    }
  }
});

test('a finer grid has nothing between a point without a value and its neighbours, and is not spoilt beyond', () => {
  const grid = gridOf((x) => x, { columns: 11, rows: 11 });
  grid.values[5 * 11 + 5] = NaN;
  const { x, values, columns } = finer(grid);
  const times = (columns - 1) / 10;
  const row = (i) => Array.from(values.slice(i * times * columns, (i * times + 1) * columns));
  row(4).forEach((value, j) => near(value, x[j]));
  row(5).forEach((value, j) => (Math.abs(j - 5 * times) < times ? assert.ok(Number.isNaN(value)) : near(value, x[j])));
});

test('a level that a grid point has exactly still gives whole lines', () => {
  const [{ lines }] = contours(gridOf((x, y) => Math.max(Math.abs(x), Math.abs(y)), { columns: 5, rows: 5 }), [1]);
  assert.equal(lines.length, 1);
  for (const [x, y] of points(lines[0])) near(Math.max(Math.abs(x), Math.abs(y)), 1);
});

test('levels are round, rising, inside of the range and nearly evenly spaced, on both scales', () => {
  for (const grid of [gridOf((x) => 700 + x), gridOf((x, y) => (1 - x) ** 2 + 100 * (y - x * x) ** 2)]) {
    const { levels, of, low, high } = makeHeightScale(grid.values);
    assert.equal(levels.length, 14);
    for (const [index, level] of levels.entries()) {
      assert.ok(level > (levels[index - 1] ?? low) && level < high, String(levels));
      near(of(level), (index + 0.5) / 14, 0.1 / 14);
      assert.ok(String(level).replace(/\D/g, '').replace(/^0+/, '').replace(/0+$/, '').length <= 5, String(level));
    }
  }
});

/** Draws a bowl, and answers the pixels of the small canvas with the calls on the big one. */
function drawn(heights, options = {}) {
  const { made, makeCanvas } = canvasMaker();
  const context = fakeContext();
  const scale = makeHeightScale(heights.values);
  createContourMap({ makeCanvas }).draw(context, { x: 0, y: 0, width: 400, height: 400 }, { heights, scale, colours: heightColours({ style: { text: '#111111', background: '#ffffff' }, accent: '#0000ff' }), style: STYLE, ...options });
  return { image: made[0].context.calls.find(({ name }) => name === 'putImageData').args[0], calls: context.calls, scale };
}

test('the valley is darker than the heights around it; what has no value is transparent over a hatch', () => {
  const { image } = drawn(gridOf((x, y) => (x === 2 && y === 2 ? NaN : x * x + y * y)));
  const side = image.width;
  const bright = (row, column) => image.data[4 * (row * side + column)];
  const middle = (side - 1) / 2;
  assert.ok(bright(middle, middle) < bright(middle, 1.5 * middle) && bright(middle, 1.5 * middle) < bright(middle, side - 1));
  assert.equal(image.data[4 * (side - 1) + 3], 0, 'the top row comes first');
  assert.equal(image.data[4 * (side * side - side) + 3], 255);
});

test('labels say the level of their line, apart from each other and inside', () => {
  const { calls, scale } = drawn(gridOf((x, y) => x * x + y * y));
  const texts = calls.filter(({ name }) => name === 'fillText').map(({ args }) => Number(args[0].replace('−', '-')));
  assert.ok(texts.length >= 3);
  for (const value of texts) assert.ok(scale.levels.includes(value), `${value}`);
  const places = calls.filter(({ name }) => name === 'translate').map(({ args }) => args);
  for (const [i, [x, y]] of places.entries()) {
    assert.ok(x > 0 && x < 400 && y > 0 && y < 400);
    for (const [u, v] of places.slice(i + 1)) assert.ok(Math.hypot(x - u, y - v) > 30);
  }
});

test('heights of a part of what is shown are drawn in their place', () => {
  const { calls } = drawn(gridOf((x, y) => x + y), { domain: [[-2, 6], [-6, 2]] });
  assert.deepEqual(calls.find(({ name }) => name === 'drawImage').args.slice(-4), [0, 0, 200, 200]);
});

test('the legend has both ends and no two labels that touch', () => {
  const scale = makeHeightScale(gridOf((x, y) => x * x + 50 * y * y).values);
  for (const width of [120, 300, 900]) {
    const labels = legendLabels(scale, width, (text) => 7 * text.length);
    assert.equal(labels[0].text, '0');
    assert.equal(labels.at(-1).text, '204');
    labels.slice(1).forEach(({ left }, i) => assert.ok(left > labels[i].right));
    assert.ok(labels.at(-1).right <= width + 1e-9);
  }
});
