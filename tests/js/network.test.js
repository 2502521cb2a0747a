import assert from 'node:assert/strict';
import test from 'node:test';
import { makeScale } from '../../static/js/plots/colour.js';
import { pointOn } from '../../static/js/plots/network-hit.js';
import { draw, drawLabels, hit, layout } from '../../static/js/plots/network.js';
import { makeClassColours } from '../../static/js/plots/class-colour.js';
import { fakeContext, STYLE } from './canvas-double.js';

const FEATURES = ['x1', 'x2', 'x1_squared', 'x2_squared', 'x1x2', 'sin_x1', 'sin_x2'];
const scale = makeScale({ low: '#ff0000', middle: '#ffffff', high: '#0000ff' });

const SHAPES = [[], [1], [4, 2], [16], [8, 8, 8], [16, 16, 16, 16, 16, 16, 16, 16], [64, 3], [1, 64, 1]];
const SIZES = [[700, 420], [1000, 600], [350, 300], [480, 200]];

/** Everything drawn as a box: units and biases. */
function boxesOf(plan) {
  const boxes = plan.nodes.map(({ x, y, size }) => ({ x, y, width: size, height: size }));
  for (const { bias } of plan.nodes) if (bias) boxes.push({ x: bias.x, y: bias.y, width: bias.size, height: bias.size });
  return boxes;
}

const overlap = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

for (const hidden of SHAPES) {
  for (const [width, height] of SIZES) {
    test(`${hidden.join('-') || 'no hidden layer'} in ${width}×${height}: nothing overlaps or leaves the picture`, () => {
      const plan = layout({ features: FEATURES, hidden, width, height, top: 30, bottom: 10, left: 20, right: 10 });
      const boxes = boxesOf(plan);
      boxes.forEach((box, i) => {
        assert.ok(box.x >= 0 && box.x + box.width <= width - 10, `x of ${JSON.stringify(box)}`);
        assert.ok(box.y >= 30 && box.y + box.height <= height - 10, `y of ${JSON.stringify(box)}`);
        for (const other of boxes.slice(i + 1)) assert.ok(!overlap(box, other), `${JSON.stringify(box)} on ${JSON.stringify(other)}`);
      });
    });

    test(`${hidden.join('-') || 'no hidden layer'} in ${width}×${height}: every unit is drawn`, () => {
      const plan = layout({ features: FEATURES, hidden, width, height });
      const counts = [FEATURES.length, ...hidden, 1];
      counts.forEach((units, layer) => {
        assert.equal(plan.columns[layer].units, units);
        assert.deepEqual(plan.nodes.filter((node) => node.layer === layer).map(({ unit }) => unit), Array.from({ length: units }, (_, unit) => unit));
      });
      const narrow = counts.slice(1).reduce((sum, units, i) => sum + (plan.wide.includes(i + 1) ? 0 : units * counts[i]), 0);
      assert.equal(plan.links.length, narrow);
    });
  }
}

test('sixteen units stand one below the other where there is room for them, more do not', () => {
  const plan = layout({ features: FEATURES, hidden: [16, 17], width: 700, height: 420 });
  assert.deepEqual(plan.columns.map(({ across }) => across === 1), [true, true, false, true]);
  assert.deepEqual(plan.wide, [2, 3]);
});

test('classes have a unit each, with a name beside it', () => {
  const plan = layout({ features: ['x1', 'x2'], hidden: [3], outputs: 10, width: 700, height: 420 });
  assert.equal(plan.nodes.filter(({ layer }) => layer === 2).length, 10);
  assert.equal(plan.links.filter(({ layer }) => layer === 2).length, 30);
  const context = fakeContext();
  const colours = makeClassColours('#fff', ['#ff0000', '#00ff00']);
  const names = Array.from({ length: 10 }, (_, label) => `class ${label}`);
  drawLabels(context, plan, { features: ['one', 'a name that is much longer than the room beside its unit, and then some'], classes: names, colours, style: STYLE });
  const texts = context.calls.filter(({ name }) => name === 'fillText').map(({ args }) => args[0]);
  assert.equal(texts[0], 'one');
  assert.match(texts[1], /^a name.*…$/);
  assert.deepEqual(texts.slice(2), names);
});

test('features have no bias, every other unit has one', () => {
  const plan = layout({ features: ['x1'], hidden: [2], width: 400, height: 300 });
  assert.deepEqual(plan.nodes.map((node) => node.bias !== null), [false, true, true, true]);
});

const plan = layout({ features: ['x1', 'x2'], hidden: [4, 2], width: 600, height: 400 });

test('units and biases are hit where they are', () => {
  for (const node of plan.nodes) {
    assert.deepEqual(hit(plan, node.x + node.size / 2, node.y + node.size / 2), { type: 'node', node });
    if (node.bias) assert.deepEqual(hit(plan, node.bias.x + 1, node.bias.y + 1), { type: 'bias', node });
  }
});

test('a link is hit along its curve', () => {
  for (const link of plan.links) {
    // Away from the ends, where the links of one unit run together.
    for (const t of [0.3, 0.5, 0.7]) {
      const [x, y] = pointOn(link.curve, t);
      const found = hit(plan, x, y);
      const [atX, atY] = pointOn(found.link.curve, t);
      const crossing = Math.hypot(atX - x, atY - y) < 1; // two links meet here: either is right
      assert.ok(found.link === link || crossing || distanceTo(found.link, x, y) < 0.5, JSON.stringify(link));
    }
  }
});

/** Straight from the definition, with many more points than the search has. */
function distanceTo(link, x, y) {
  let least = Infinity;
  for (let i = 0; i <= 4000; i += 1) {
    const [atX, atY] = pointOn(link.curve, i / 4000);
    least = Math.min(least, Math.hypot(atX - x, atY - y));
  }
  return least;
}

test('the link found is the nearest one, and none beyond the reach', () => {
  for (let x = 5; x < 600; x += 37) {
    for (let y = 5; y < 400; y += 23) {
      const found = hit(plan, x, y, 6);
      if (found && found.type !== 'link') continue;
      const distances = plan.links.map((link) => distanceTo(link, x, y));
      const least = Math.min(...distances);
      if (found) assert.ok(distances[plan.links.indexOf(found.link)] <= least + 0.2);
      else assert.ok(least > 5.8, `${x}, ${y}: a link is ${least} away`);
    }
  }
});

test('a curve starts and ends level at its units, and is halfway in its middle', () => {
  const curve = { x0: 0, y0: 0, x1: 100, y1: 80, bend: 50 };
  assert.deepEqual(pointOn(curve, 0), [0, 0]);
  assert.deepEqual(pointOn(curve, 1), [100, 80]);
  assert.deepEqual(pointOn(curve, 0.5), [50, 40]);
  // By hand at a quarter: x = 3·(3/16)·50 + 100/64 = 29.6875, y = 80·(1/16)·(1/4 + 9/4) = 12.5.
  assert.deepEqual(pointOn(curve, 0.25), [29.6875, 12.5]);
});

const matrix = (shape, data) => ({ shape, data: Float32Array.from(data) });
const small = layout({ features: ['x1', 'x2'], hidden: [], width: 300, height: 200 });
const strokesOf = (context) => context.calls.filter((call) => call.name === 'stroke');

test('links show the sign as colour and the size as width', () => {
  const context = fakeContext();
  const weights = () => ({ W: matrix([1, 2], [-2, 1]), b: matrix([1], [0]) });
  draw(context, small, { weights, scale, style: STYLE });
  const [thin, wide] = strokesOf(context);
  assert.equal(wide.strokeStyle, 'rgb(255, 0, 0)');
  const [red, , blue] = thin.strokeStyle.match(/\d+/g).map(Number);
  assert.ok(blue > red && thin.lineWidth < wide.lineWidth);
});

test('a link has the weight of its row (the unit it goes to) and column (the one it comes from)', () => {
  const context = fakeContext();
  const plan = layout({ features: ['x1', 'x2'], hidden: [3], width: 300, height: 200 });
  // Only unit 2 listens to x1: W is 3 × 2.
  const weights = (layer) => (layer === 1 ? { W: matrix([3, 2], [0, 0, 0, 0, 1, 0]), b: matrix([3], [0, 0, 0]) } : undefined);
  draw(context, plan, { weights, scale, style: STYLE });
  const end = context.calls.findIndex((call) => call.name === 'stroke' && call.strokeStyle === 'rgb(0, 0, 255)');
  const { curve } = plan.links.find((link) => link.layer === 1 && link.from === 0 && link.to === 2);
  assert.deepEqual(context.calls[end - 1].args.slice(-2), [curve.x1, curve.y1]);
  assert.deepEqual(context.calls[end - 2].args, [curve.x0, curve.y0]);
  assert.equal(context.calls[end - 3].name, 'beginPath');
});

test('weights that are unknown, not finite or zero take the colour of the grid', () => {
  for (const weights of [() => undefined, () => ({ W: matrix([1, 2], [NaN, 0]), b: matrix([1], [NaN]) })]) {
    const context = fakeContext();
    draw(context, small, { weights, scale, style: STYLE });
    assert.ok(strokesOf(context).every((call) => call.strokeStyle === STYLE.grid));
  }
});

test('maps are drawn on their units, and the bias in its colour', () => {
  const context = fakeContext();
  const drawn = [];
  const heatmap = { draw: (_, rect, values) => drawn.push([rect, values]) };
  const maps = (layer, unit) => (layer === 0 && unit === 1 ? { values: [1], shape: [1, 1], range: { low: -1, high: 1, middle: 0 } } : undefined);
  const weights = () => ({ W: matrix([1, 2], [1, 1]), b: matrix([1], [-1]) });
  draw(context, small, { weights, maps, heatmap, scale, style: STYLE });
  const { x, y, size } = small.nodes[1];
  assert.deepEqual(drawn, [[{ x, y, width: size, height: size }, [1]]]);
  const { bias } = small.nodes[2];
  const square = context.calls.find((call) => call.name === 'fillRect' && call.args[0] === bias.x);
  assert.equal(square.fillStyle, 'rgb(255, 0, 0)');
});

test('what is selected or hovered is outlined in the accent', () => {
  const context = fakeContext();
  const selected = { type: 'node', node: small.nodes[0] };
  const hover = { type: 'link', link: small.links[0] };
  draw(context, small, { weights: () => undefined, scale, style: STYLE, selected, hover, accent: '#f0f' });
  const marked = context.calls.filter((call) => call.strokeStyle === '#f0f' && call.name.startsWith('stroke'));
  assert.deepEqual(marked.map((call) => call.name), ['stroke', 'strokeRect']);
});

test('what is frozen looks so: its links are dashed, its bias is a padlock', () => {
  const small = layout({ features: ['x1', 'x2'], hidden: [2], width: 400, height: 300 });
  const weights = (layer) => ({ W: { shape: [2, 2], data: [1, -1, 0.5, 0.2] }, b: { shape: [2], data: [0, layer] } });
  const looks = (frozen) => {
    const context = fakeContext();
    draw(context, small, { weights, frozen, scale, style: STYLE });
    let dashed = false;
    let links = 0;
    for (const { name, args } of context.calls) {
      if (name === 'setLineDash') dashed = args[0].length > 0;
      else if (name === 'bezierCurveTo' && dashed) links += 1;
    }
    return { links, locks: context.calls.filter(({ name }) => name === 'arc').length };
  };
  assert.deepEqual(looks(null), { links: 0, locks: 0 });
  assert.deepEqual(looks((layer, parameter, unit) => layer === 1 && unit === 1), { links: 2, locks: 1 });
  assert.deepEqual(looks(() => true), { links: 6, locks: 3 });
});
