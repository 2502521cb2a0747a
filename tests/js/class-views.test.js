import assert from 'node:assert/strict';
import test from 'node:test';
import { axisNames, classNames, outputUnits } from '../../static/js/core/classes.js';
import { makeClassColours } from '../../static/js/plots/class-colour.js';
import { drawClassLegend } from '../../static/js/plots/class-legend.js';
import { makeScale } from '../../static/js/plots/colour.js';
import { drawMapAxes, mapMargin } from '../../static/js/plots/map-axes.js';
import { drawPoints } from '../../static/js/plots/points.js';
import { shorten } from '../../static/js/plots/text.js';
import { labelClasses, ranking, readingText, valuesAt } from '../../static/js/ui/map-reading.js';
import { drawThumbnail } from '../../static/js/ui/thumbnail.js';
import { outputMap, outputResolution, unitMap, unitRange } from '../../static/js/ui/unit-maps.js';
import { fakeContext, STYLE } from './canvas-double.js';

const classes = makeClassColours('#ffffff', ['#ff0000', '#00ff00', '#0000ff']);
const textsOf = (context) => context.calls.filter(({ name }) => name === 'fillText').map(({ args }) => args);

test('a softmax has a unit for each class, and their names', () => {
  const spec = { output: 'softmax', data: { class_names: ['a', 'b', 'c'] } };
  const output = { kind: 'softmax', classes: 3 };
  assert.equal(outputUnits(spec), 3);
  assert.equal(outputUnits({ ...spec, output: 'sigmoid' }), 1);
  assert.deepEqual(classNames({ output, spec }), ['a', 'b', 'c']);
  assert.deepEqual(classNames({ output, spec, class_names: ['u', 'v', 'w'] }), ['u', 'v', 'w']);
  assert.deepEqual(classNames({ output, spec: { data: {} } }), ['0', '1', '2']);
  assert.deepEqual(classNames({ output: { kind: 'sigmoid', classes: 2 }, spec }), []);
});

test('axes are called what the plane says, numbered columns with their number below', () => {
  assert.deepEqual(axisNames({}), ['x₁', 'x₂']);
  assert.deepEqual(axisNames({ axes: ['x3', 'x12'] }), ['x₃', 'x₁₂']);
  assert.deepEqual(axisNames({ axes: ['petal length', 'principal component 2 (10 % of the variance)'] }), ['petal length', 'principal component 2 (10 %)']);
});

test('long names of axes have lines of their own, cut where they do not fit', () => {
  const names = ['petal length', 'a name that is longer than the map is high, however one looks at it'];
  const domain = [[0, 1], [0, 1]];
  const [short, long] = [mapMargin(fakeContext(), domain, STYLE), mapMargin(fakeContext(), domain, STYLE, names)];
  assert.ok(long.left > short.left && long.bottom > short.bottom);
  const context = fakeContext();
  context.font = STYLE.font;
  const area = { x: long.left, y: 2, width: 200, height: 200 };
  drawMapAxes(context, area, domain, STYLE, names);
  const [across, upwards] = textsOf(context).slice(-2);
  assert.equal(across[0], 'petal length');
  assert.ok(across[2] > 202 && across[2] < 202 + long.bottom);
  assert.ok(upwards[0].endsWith('…') && 7 * upwards[0].length <= 200);
  assert.equal(context.calls.filter(({ name }) => name === 'rotate').length, 1);
});

test('points of classes have the mark and colour of theirs; those of the test are hollow', () => {
  const scale = makeScale({ low: '#f00', middle: '#fff', high: '#00f' });
  const options = { points: [[0, 0], [1, 1], [2, 2]], labels: [0, 1, 2], domain: [[-6, 6], [-6, 6]], range: { low: 0, high: 1, middle: 0.5 }, scale, classes, outline: '#eee' };
  for (const [kind, fills, strokes] of [['train', ['#ff0000', '#00ff00', '#0000ff'], ['#eee', '#eee', '#eee']], ['test', ['#eee', '#eee', '#eee'], ['#ff0000', '#00ff00', '#0000ff']]]) {
    const context = fakeContext();
    drawPoints(context, { x: 0, y: 0, width: 100, height: 100 }, { ...options, kind });
    const fillCalls = context.calls.filter(({ name }) => name === 'fill');
    assert.deepEqual(fillCalls.map(({ fillStyle }) => fillStyle), fills);
    assert.deepEqual(context.calls.filter(({ name }) => name === 'stroke').map(({ strokeStyle }) => strokeStyle), strokes);
    assert.equal(context.calls.filter(({ name }) => name === 'arc').length, 1);
  }
});

for (const [names, width] of [[['setosa', 'versicolor', 'virginica'], 400], [['setosa', 'versicolor', 'virginica'], 200], [Array.from({ length: 10 }, (_, i) => String(i)), 400], [Array.from({ length: 10 }, (_, i) => `a long name ${i}`), 350]]) {
  test(`the legend of ${names.length} classes on ${width} pixels has every name and overlaps nothing`, () => {
    const context = fakeContext();
    drawClassLegend(context, { x: 0, y: 0, width, height: 28 }, { names, values: names.map(() => 1), classes, style: STYLE });
    const texts = textsOf(context);
    assert.equal(texts.length, 2 * names.length);
    const boxes = texts.map(([text, x, y]) => ({ text, x, y, right: x + 7 * text.length }));
    for (const box of boxes) {
      assert.ok(box.x >= 0 && box.right <= width + 1, box.text);
      for (const other of boxes) assert.ok(other === box || other.y !== box.y || other.right <= box.x || box.right <= other.x, `${box.text} over ${other.text}`);
    }
  });
}

test('text that does not fit is cut with dots', () => {
  assert.equal(shorten(fakeContext(), 'setosa', 42), 'setosa');
  assert.equal(shorten(fakeContext(), 'setosa', 35), 'seto…');
  assert.equal(shorten(fakeContext(), 'setosa', 5), '');
});

/** A frame with a softmax of three classes on 2 × 2 points, one hidden layer of a unit. */
function frameOf(arrays) {
  const state = { output: { kind: 'softmax', classes: 3, low: 0, high: 1, middle: 0.5 }, spec: { hidden: [{ units: 1, activation: null }], activation: { kind: 'tanh' } } };
  const get = (name, run, layer) => arrays.find((each) => each.name === name && (layer === undefined || each.layer === layer));
  return { header: { state }, arrays: { get, entries: arrays } };
}
const probabilities = Float32Array.from([0.7, 0.1, 0.2, 0.3, 0.2, 0.8, 0.3, 0.3, 0.1, 0.1, 0.5, 0.4]);
const frame = frameOf([
  { name: 'output', shape: [3, 2, 2], data: probabilities }, { name: 'units', layer: 2, shape: [3, 2, 2], data: probabilities },
  { name: 'slope', layer: 1, shape: [1], data: Float32Array.from([0.25]) },
]);

test('the output of a softmax is all its classes, one of its units the probability of one', () => {
  assert.deepEqual({ ...outputMap(frame, 'A'), values: 0 }, { values: 0, shape: [3, 2, 2], range: frame.header.state.output, classes: 3, of: null });
  const unit = unitMap(frame, 'A', 2, 1, { activations: [] });
  assert.deepEqual([...unit.values], [...probabilities.subarray(4, 8)]);
  assert.deepEqual([unit.shape, unit.range, unit.classes, unit.of], [[2, 2], { low: 0, middle: 0.5, high: 1 }, 0, 1]);
  assert.equal(unitMap(frame, 'A', 2, 3, { activations: [] }), undefined);
});

test('a map is read at the nearest point: the class and all probabilities', () => {
  const domain = [[0, 10], [-1, 1]];
  const map = outputMap(frame, 'A');
  const close = (found, expected) => found.forEach((value, i) => assert.ok(Math.abs(value - expected[i]) < 1e-6));
  close(valuesAt(map, domain, [1, -1]), [0.7, 0.2, 0.1]);
  close(valuesAt(map, domain, [9, -0.9]), [0.1, 0.8, 0.1]);
  close(valuesAt(map, domain, [0, 1]), [0.2, 0.3, 0.5]);
  const names = ['a', 'b', 'c'];
  assert.equal(readingText([0, 1], domain, valuesAt(map, domain, [0, 1]), names), '(0.0, 1.00) c 50.0%');
  assert.equal(ranking(valuesAt(map, domain, [0, 1]), names), 'c 50.0%, b 30.0%, a 20.0%');
  assert.equal(readingText([-0.001, 0], domain, [NaN, 1, 1], names), '(0.0, 0.00) –');
  assert.equal(readingText([0, -0.5], domain, [-0.25], []), '(0.0, −0.50) −0.25');
});

test('a column that stands at its mean is nothing, not its rounding', () => {
  assert.deepEqual(unitRange(Float32Array.from([-3e-9, -3e-9]), undefined, { activations: [] }), { low: -1, middle: 0, high: 1 });
  assert.deepEqual(unitRange(Float32Array.from([-0.5, 0.25]), undefined, { activations: [] }), { low: -0.5, middle: 0, high: 0.5 });
});

test('a thumbnail has the colours of its classes where there are more than two', () => {
  globalThis.devicePixelRatio = 1;
  const scale = makeScale({ low: '#ff0000', middle: '#ffffff', high: '#0000ff' });
  const colours = (points, entry) => {
    const context = fakeContext();
    drawThumbnail({ getContext: () => context }, points, { scale, classes }, entry);
    return context.calls.filter(({ name }) => name === 'fillRect').map(({ fillStyle }) => fillStyle);
  };
  assert.deepEqual(colours([[0, 0, 0], [1, 1, 1], [2, 2, 2]], { task: 'classification', classes: 3 }), ['#ff0000', '#00ff00', '#0000ff']);
  assert.deepEqual(colours([[0, 0, 0], [1, 1, 1]], { task: 'classification', classes: 2 }), ['rgb(255, 0, 0)', 'rgb(0, 0, 255)']);
  assert.deepEqual(colours([[0, 0, -2], [1, 1, 0], [2, 2, 2]], { task: 'regression', classes: 0 }), ['rgb(255, 0, 0)', 'rgb(255, 255, 255)', 'rgb(0, 0, 255)']);
});

test('maps of many classes are coarser, so that all together are no more numbers than of four', () => {
  const spec = (classes) => ({ output: 'softmax', data: { class_names: Array.from({ length: classes }, (_, label) => String(label)) } });
  assert.equal(outputResolution(100, { output: 'sigmoid', data: {} }), 100);
  assert.deepEqual([2, 4, 10].map((classes) => outputResolution(100, spec(classes))), [100, 100, 63]);
});

test('the ends of a scale between two classes go by their names, where they have any', () => {
  const labels = (names) => [-1, 0, 1].map(labelClasses(names, 0));
  assert.deepEqual(labels(['malignant', 'benign']), ['−1 malignant', '0', 'benign 1']);
  assert.deepEqual(labels(['0', '1']), ['−1', '0', '1']);
  assert.deepEqual(labels([]), ['−1', '0', '1']);
});
