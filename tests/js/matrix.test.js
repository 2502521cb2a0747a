import assert from 'node:assert/strict';
import test from 'node:test';
import { makeScale } from '../../static/js/plots/colour.js';
import { cellOf, layoutMatrices, neighbourOf, parameterAt } from '../../static/js/plots/matrix-layout.js';
import { drawMatrices, powerOf } from '../../static/js/plots/matrix.js';
import { fakeContext, STYLE } from './canvas-double.js';

const shapes = (units, names = ['W', 'b']) => units.slice(1).map((count, index) => ({ units: count, inputs: units[index], names: index === units.length - 2 ? ['W', 'b'] : names }));
const ROOM = { width: 680, height: 200, top: 28, least: 118 };
const CASES = [[[2, 8, 8, 1], ['W', 'b']], [[2, 3, 2, 1], ['W', 'b', 'leak']], [[1, 64, 64, 10], ['W', 'b']], [[5, 1], ['W', 'b']]];

for (const [units, names] of CASES) {
  const layers = shapes(units, names);
  const layout = layoutMatrices(layers, ROOM);
  const all = layers.flatMap(({ units: rows, inputs, names: of }, index) => Array.from({ length: rows }, (_, unit) => [
    ...Array.from({ length: inputs }, (__, input) => ({ layer: index + 1, parameter: 'W', unit, input })),
    ...of.slice(1).map((parameter) => ({ layer: index + 1, parameter, unit })),
  ]).flat());

  test(`${units.join('-')} with ${names.join(', ')}: every parameter has a cell of its own inside, and is found there`, () => {
    const boxes = all.map((place) => cellOf(layout, place));
    boxes.forEach((box, index) => {
      assert.ok(box.x >= 0 && box.x + box.width <= layout.width && box.y >= layout.top && box.y + box.height <= layout.height);
      assert.deepEqual(parameterAt(layout, box.x + box.width / 2, box.y + box.height / 2), all[index]);
    });
    assert.equal(new Set(boxes.map(({ x, y }) => `${x} ${y}`)).size, all.length);
    assert.equal(parameterAt(layout, 1, layout.top + 1), null);
  });

  test(`${units.join('-')} with ${names.join(', ')}: arrow keys reach every column, and end at the edges`, () => {
    let place = all[0];
    const seen = new Set([JSON.stringify(cellOf(layout, place).x)]);
    for (let next = neighbourOf(layout, place, 1, 0); JSON.stringify(next) !== JSON.stringify(place); next = neighbourOf(layout, place, 1, 0)) {
      place = next;
      seen.add(JSON.stringify(cellOf(layout, place).x));
    }
    assert.equal(seen.size, layers.reduce((sum, { inputs, names: of }) => sum + inputs + of.length - 1, 0));
    assert.deepEqual(neighbourOf(layout, all[0], -1, -1), all[0]);
    assert.deepEqual(neighbourOf(layout, all.at(-1), 1, 1), all.at(-1));
  });
}

test('a usual network is seen at a glance, a large one scrolls', () => {
  const usual = layoutMatrices(shapes([2, 8, 8, 1]), ROOM);
  assert.ok(usual.width <= ROOM.width && usual.height <= ROOM.height);
  assert.ok(layoutMatrices(shapes([2, 64, 64, 1]), ROOM).height > ROOM.height);
});

/** What is written and filled for some values. */
function drawn(value, rest = {}) {
  const layout = layoutMatrices(shapes([2, 2, 1]), ROOM);
  const context = fakeContext();
  drawMatrices(context, layout, {
    value, magnitude: 2, frozen: null, cursor: null, features: ['x₁', 'x₂'], scale: makeScale({ low: '#ff0000', middle: '#ffffff', high: '#0000ff' }),
    style: STYLE, accent: '#0a0', seen: { x: 0, y: 0, width: 680, height: 200 }, ...rest,
  });
  return context.calls;
}
const texts = (calls) => calls.filter(({ name }) => name === 'fillText').map(({ args }) => args[0]);

test('numbers stand in their cells, beside the names of rows and columns', () => {
  const said = texts(drawn(({ layer, parameter, unit, input }) => (layer === 1 && parameter === 'W' ? unit - 0.25 * input : 1.5)));
  assert.deepEqual(said.slice(0, 5), ['a₁', 'a₂', 'x₁', 'x₂', 'b']);
  assert.deepEqual(said.slice(5, 11), ['0', '1.00', '−.25', '.75', '1.50', '1.50']);
});

test('what is frozen has a corner, and nothing else has', () => {
  const corners = (frozen) => drawn(() => 1, { frozen }).filter(({ name }) => name === 'fill').length;
  assert.equal(corners(null), 0);
  assert.equal(corners((layer, parameter) => layer === 1 && parameter === 'b'), 2);
});

test('what is out of sight is not drawn', () => {
  assert.deepEqual(texts(drawn(() => 1, { seen: { x: 2000, y: 0, width: 100, height: 100 } })), []);
});

test('small numbers are told in powers of ten', () => {
  assert.deepEqual([3.2, 0.4, 0.031, 1e-5, 450].map(powerOf), [0, 0, -2, -5, 2]);
});
