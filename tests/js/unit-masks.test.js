import assert from 'node:assert/strict';
import { test } from 'node:test';

import { draw, drawVeil, isIdle, layout } from '../../static/js/plots/network.js';
import { makeScale } from '../../static/js/plots/colour.js';
import { isQuiet } from '../../static/js/plots/network-veil.js';
import { createMasks, hasDropout } from '../../static/js/ui/unit-masks.js';
import { fakeContext, STYLE } from './canvas-double.js';

/** A frame with a mask for layer 2. */
const frame = (step, playing, mask) => ({
  header: { playing, state: { step } },
  arrays: {
    entries: mask ? [{ name: 'W', run: 'A', layer: 2 }, { name: 'mask', layer: 2 }] : [],
    get: (name, run, layer) => (mask && name === 'mask' && run === undefined && layer === 2 ? { shape: [mask.length], data: Float32Array.from(mask) } : undefined),
  },
});

test('masks are told of the step that comes next', () => {
  const masks = createMasks({ now: () => 0, still: () => false })(frame(11, false, [1, 0]));
  assert.deepEqual([masks.any, masks.step], [true, 12]);
  assert.deepEqual([masks.dropped(2, 0), masks.dropped(2, 1), masks.dropped(1, 1), masks.dropped(2, 9)], [false, true, false, false]);
});

test('while it plays they change no more than three times a second, when it stands they are exact', () => {
  let now = 0;
  const at = createMasks({ now: () => now, still: () => false });
  const seen = [];
  for (; now < 2000; now += 20) seen.push(at(frame(now, true, [0])).step);
  assert.ok(new Set(seen).size <= 6, `${new Set(seen).size} pictures in two seconds`);
  assert.ok(new Set(seen).size >= 4);
  const last = frame(now, false, [0]);
  assert.equal(at(last).step, now + 1);
  assert.equal(at(last), at(last), 'the same frame, the same object');
});

test('who wants nothing to move by itself sees masks only when it stands', () => {
  const at = createMasks({ now: () => 0, still: () => true });
  assert.equal(at(frame(1, true, [0])).any, false);
  assert.equal(at(frame(2, false, [0])).any, true);
  assert.equal(at(frame(3, false, null)).any, false);
});

test('an experiment has dropout when one of its layers has', () => {
  assert.equal(hasDropout({ hidden: [{ dropout: 0 }, { dropout: 0.1 }] }), true);
  assert.equal(hasDropout({ hidden: [{ dropout: 0 }] }), false);
  assert.equal(hasDropout({ hidden: [] }), false);
});

const plan = layout({ features: ['x1', 'x2'], hidden: [3, 2], width: 600, height: 400 });
const node = (layer, unit) => plan.nodes.find((each) => each.layer === layer && each.unit === unit);

test('units that are dropped have a veil and a cross', () => {
  const context = fakeContext();
  drawVeil(context, plan, { focus: null, dropped: (layer, unit) => layer === 1 && unit > 0, style: STYLE });
  const crosses = context.calls.filter(({ name }) => name === 'stroke');
  assert.equal(crosses.length, 2);
  const veils = context.calls.filter(({ name }) => name === 'fillRect').map(({ args }) => args);
  for (const unit of [1, 2]) {
    const { x, y, size } = node(1, unit);
    assert.ok(veils.some(([left, top, width]) => left === x && top === y && width === size));
  }
  assert.equal(veils.length, 4, 'their biases, too');
});

test('around the unit in focus stand back those that it has no link with', () => {
  const focus = { layer: 1, unit: 0 };
  const quiet = plan.nodes.filter((each) => isQuiet(each, focus)).map(({ layer, unit }) => `${layer}.${unit}`);
  assert.deepEqual(quiet, ['1.1', '1.2', '3.0']);
  const context = fakeContext();
  drawVeil(context, plan, { focus, dropped: () => false, style: STYLE });
  assert.equal(context.calls.filter(({ name }) => name === 'fillRect').length, 3 + 3);
  assert.equal(context.calls.filter(({ name }) => name === 'stroke').length, 0);
});

test('links from and to dropped units stand back', () => {
  const dropped = (layer, unit) => layer === 1 && unit === 2;
  const idle = plan.links.filter((link) => isIdle(link, dropped));
  assert.equal(idle.length, 2 + 2);
  assert.ok(idle.every(({ layer, from, to }) => (layer === 1 ? to === 2 : layer === 2 && from === 2)));
  const context = fakeContext();
  const faint = [];
  const stroke = context.stroke;
  Object.defineProperty(context, 'stroke', { get: () => () => { faint.push(context.globalAlpha); stroke(); } });
  draw(context, plan, { weights: () => undefined, faded: (link) => isIdle(link, dropped), scale: makeScale({ low: '#ff0000', middle: '#ffffff', high: '#0000ff' }), style: STYLE });
  assert.ok(faint[0] < 0.5 && faint[1] === 1, faint.join());
});
