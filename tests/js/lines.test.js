import assert from 'node:assert/strict';
import test from 'node:test';
import { dataRange, labelRoom, makeFrame, notTooNarrow, padRange } from '../../static/js/plots/axes.js';
import { crisp, project } from '../../static/js/plots/canvas.js';
import { drawLines, nearest } from '../../static/js/plots/lines.js';
import { fakeContext, STYLE } from './canvas-double.js';

const near = (actual, expected) => assert.ok(Math.abs(actual - expected) < 1e-9, `${actual} is not ${expected}`);

/** The calls that draw the series of that colour: from its beginPath to its stroke. */
function pathOf(calls, colour) {
  const end = calls.findIndex((call) => call.name === 'stroke' && call.strokeStyle === colour);
  const start = calls.slice(0, end).findLastIndex((call) => call.name === 'beginPath');
  return calls.slice(start + 1, end).filter((call) => call.name.endsWith('To'));
}

test('nearest: the entry next to a value, the earlier of two', () => {
  const x = [0, 10, 20, 40];
  assert.equal(nearest(x, -5), 0);
  assert.equal(nearest(x, 4), 0);
  assert.equal(nearest(x, 5), 0);
  assert.equal(nearest(x, 6), 1);
  assert.equal(nearest(x, 20), 2);
  assert.equal(nearest(x, 31), 3);
  assert.equal(nearest(x, 99), 3);
  assert.equal(nearest([7], 0), 0);
  assert.equal(nearest([], 0), -1);
  assert.equal(nearest(Float64Array.of(1, 2), 1.9), 1);
});

test('nearest agrees with looking at every entry', () => {
  const x = Array.from({ length: 50 }, (_, i) => i * i);
  for (let value = -3; value < 2600; value += 7) {
    const distances = x.map((each) => Math.abs(each - value));
    assert.equal(nearest(x, value), distances.indexOf(Math.min(...distances)));
  }
});

test('the range of data leaves out what an axis cannot show', () => {
  assert.deepEqual(dataRange([[1, null, 3], [NaN, -2, Infinity]]), [-2, 3]);
  assert.deepEqual(dataRange([[0, 0.1, null], [-5, 7]], true), [0.1, 7]);
  assert.equal(dataRange([[], [null]]), null);
  assert.equal(dataRange([[0, -1]], true), null);
});

test('a range gets room, also one of a single value', () => {
  assert.deepEqual(padRange([0, 10]), [-0.5, 10.5]);
  assert.deepEqual(padRange([0, 0]), [-1, 1]);
  assert.deepEqual(padRange([4, 4]), [2, 6]);
  assert.deepEqual(padRange([4, 4], true), [2, 8]);
  const [low, high] = padRange([0.01, 1], true, 0.5);
  near(low, 0.001);
  near(high, 10);
});

test('a range is not so narrow that its last digits look like a slope', () => {
  assert.deepEqual(notTooNarrow([0.6782, 0.6794]), [0.6794 * 0.8, 0.6794]);
  assert.deepEqual(notTooNarrow([0.1, 0.6]), [0.1, 0.6]);
  assert.deepEqual(notTooNarrow([0.6, 0.6], true), [0.3, 0.6]);
  assert.deepEqual(notTooNarrow([0, 0]), [0, 0]);
});

test('the widest label of the y axis has room, and the usual ones always the same', () => {
  const room = (low, high) => labelRoom(fakeContext(), [low, high], { height: 200, style: STYLE });
  assert.equal(room(0, 1), room(0.2, 0.3));
  assert.ok(room(0.0001, 0.0002) >= '0.00012'.length * 7);
  const context = fakeContext();
  const frame = drawLines(context, { width: 300, height: 200, series: [{ x: [0, 1], y: [0.67821, 0.67943], colour: '#abc' }], style: STYLE });
  const labels = context.calls.filter((call) => call.name === 'fillText' && call.args[1] < frame.rect.x);
  assert.ok(labels.length > 1);
  for (const { args: [text, x] } of labels) assert.ok(x - text.length * 7 >= 0, text);
});

test('a frame maps its ranges to the edges of its area, and back', () => {
  for (const log of [false, true]) {
    const frame = makeFrame({ width: 300, height: 200, x: [10, 20], y: [0.01, 100], log });
    const { rect } = frame;
    near(frame.toX(10), rect.x);
    near(frame.toX(20), rect.x + rect.width);
    near(frame.toY(0.01), rect.y + rect.height);
    near(frame.toY(100), rect.y);
    near(frame.fromX(frame.toX(13.7)), 13.7);
    near(frame.fromY(frame.toY(3)), 3);
    assert.ok(rect.x > 0 && rect.y > 0 && rect.x + rect.width < 300 && rect.y + rect.height < 200);
  }
  const log = makeFrame({ width: 300, height: 200, x: [0, 1], y: [0.01, 100], log: true });
  near(log.toY(1), log.rect.y + log.rect.height / 2); // halfway between 10^-2 and 10^2
});

test('gaps: a null, a value that is not finite; a point alone is still drawn', () => {
  const context = fakeContext();
  const series = [{ x: [0, 1, 2, 3, 4, 5, 6], y: [1, 2, null, 3, NaN, 4, 5], colour: '#abc' }];
  drawLines(context, { width: 300, height: 200, series, style: STYLE });
  const path = pathOf(context.calls, '#abc').map((call) => call.name);
  assert.deepEqual(path, ['moveTo', 'lineTo', 'moveTo', 'lineTo', 'moveTo', 'lineTo']);
});

test('on a logarithmic axis what is not positive is a gap', () => {
  const context = fakeContext();
  const series = [{ x: [0, 1, 2, 3, 4], y: [1, 0.1, 0, 0.01, 0.001], colour: '#abc' }];
  const frame = drawLines(context, { width: 300, height: 200, series, style: STYLE, log: true });
  const path = pathOf(context.calls, '#abc');
  assert.deepEqual(path.map((call) => call.name), ['moveTo', 'lineTo', 'moveTo', 'lineTo']);
  const [first, second, third, fourth] = path.map((call) => call.args[1]);
  near(second - first, fourth - third); // a decade is a decade
  near(path[2].args[0], frame.toX(3));
});

test('every series is one path, in its colour, width and dashes', () => {
  const context = fakeContext();
  const x = Array.from({ length: 200 }, (_, i) => i);
  const colours = ['#100000', '#200000', '#300000'];
  drawLines(context, { width: 300, height: 200, style: STYLE, series: colours.map((colour) => ({ x, y: x, colour, width: 3, dash: [4, 2] })) });
  for (const colour of colours) {
    const strokes = context.calls.filter((call) => call.name === 'stroke' && call.strokeStyle === colour);
    assert.equal(strokes.length, 1);
    assert.equal(strokes[0].lineWidth, 3);
    assert.equal(pathOf(context.calls, colour).length, 200);
  }
  assert.ok(context.calls.some((call) => call.name === 'setLineDash' && call.args[0].length === 2));
});

test('of the points that share a column of pixels the first, the ends and the last are drawn', () => {
  const x = Array.from({ length: 3000 }, (_, i) => i);
  const noise = x.map((i) => Math.sin(i * i) * Math.exp(-i / 700));
  const bump = noise.with(1501, 3);
  for (const [y, ratio] of [[noise, 1], [bump, 1], [noise, 2]]) {
    const context = fakeContext();
    const frame = drawLines(context, { width: 300, height: 200, series: [{ x, y, colour: '#abc' }], style: STYLE, ratio });
    const path = pathOf(context.calls, '#abc').map(({ args }) => args);
    const points = x.map((at, i) => [frame.toX(at), frame.toY(y[i])]);
    assert.ok(path.length <= 4 * (frame.rect.width * ratio + 1), `${path.length} points`);
    const known = new Set(points.map(String));
    assert.ok(path.every((point) => known.has(String(point))), 'no point is made up');
    assert.ok(path.every(([px], i) => i === 0 || px >= path[i - 1][0]), 'from left to right');
    assert.deepEqual(columnsOf(path, ratio), columnsOf(points, ratio));
  }
});

/** Of every column of pixels its first, highest, lowest and last point. */
function columnsOf(points, ratio) {
  /** @type {Map<number, number[][]>} */
  const columns = new Map();
  for (const point of points) {
    const column = Math.floor(point[0] * ratio);
    columns.set(column, [...(columns.get(column) ?? []), point]);
  }
  return [...columns].map(([column, inside]) => {
    const heights = inside.map(([, py]) => py);
    return [column, inside[0], Math.min(...heights), Math.max(...heights), inside.at(-1)];
  });
}

test('a column with a gap in it keeps the gap', () => {
  const context = fakeContext();
  const x = Array.from({ length: 2000 }, (_, i) => i);
  drawLines(context, { width: 300, height: 200, series: [{ x, y: x.map((i) => (i === 1000 ? null : i)), colour: '#abc' }], style: STYLE });
  assert.equal(pathOf(context.calls, '#abc').filter(({ name }) => name === 'moveTo').length, 2);
});

test('the cursor marks the nearest value of each series, and nothing for a gap', () => {
  const context = fakeContext();
  const series = [
    { x: [0, 10, 20], y: [1, 2, 3], colour: '#100000' },
    { x: [0, 10, 20], y: [1, null, 3], colour: '#200000' },
  ];
  const frame = drawLines(context, { width: 300, height: 200, series, style: STYLE, cursor: 11 });
  const arcs = context.calls.filter((call) => call.name === 'arc');
  assert.equal(arcs.length, 1);
  assert.equal(arcs[0].fillStyle, '#100000');
  near(arcs[0].args[0], frame.toX(10));
  near(arcs[0].args[1], frame.toY(2));
});

test('a hollow mark is filled with the background and outlined in the colour of its series', () => {
  const context = fakeContext();
  const series = [{ x: [0, 1], y: [1, 2], colour: '#100000', mark: 'square', hollow: true }];
  drawLines(context, { width: 300, height: 200, series, style: STYLE, cursor: 1 });
  assert.equal(context.calls.find((call) => call.name === 'fill')?.fillStyle, STYLE.background);
  assert.equal(context.calls.findLast((call) => call.name === 'stroke')?.strokeStyle, '#100000');
});

test('without data the chart says so', () => {
  const context = fakeContext();
  drawLines(context, { width: 300, height: 200, series: [{ x: [], y: [], colour: '#abc' }], style: STYLE, empty: 'press play', log: true });
  assert.ok(context.calls.some((call) => call.name === 'fillText' && call.args[0] === 'press play'));
});

test('the plane: x2 rises upwards', () => {
  const at = project([[-6, 6], [0, 10]], { x: 100, y: 50, width: 120, height: 200 });
  assert.deepEqual([at.x(-6), at.x(0), at.x(6)], [100, 160, 220]);
  assert.deepEqual([at.y(10), at.y(0)], [50, 250]);
  assert.deepEqual(at.back(160, 150), [0, 5]);
});

test('thin lines fall on whole device pixels', () => {
  assert.equal(crisp(10.2, 1), 10.5);
  assert.equal(crisp(10.2, 2), 10);
  assert.equal(crisp(10.3, 2), 10.5);
});
