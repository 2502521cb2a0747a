import assert from 'node:assert/strict';
import test from 'node:test';
import { createTrails, placeAt, trailAt } from '../../static/js/plots/trails.js';
import { canvasMaker, fakeContext, STYLE } from './canvas-double.js';

const AREA = { x: 10, y: 20, width: 200, height: 100 };
const DOMAIN = [[0, 200], [0, 100]]; // a pixel a unit
const SIZE = { width: 220, height: 140, ratio: 1 };

/** A path to the right, so many steps of so many pixels. */
const path = (steps, length = 1, options = {}) => ({
  points: Float32Array.from({ length: 2 * (steps + 1) }, (_, i) => (i % 2 ? 50 : (i / 2) * length)), colour: '#a00000', mark: 'circle', pattern: 0, ...options,
});

function canvas() {
  const { made, makeCanvas } = canvasMaker();
  const trails = createTrails({ makeCanvas });
  return {
    /** Draws up to a step, and answers the calls on the page's canvas and those, new since then, on the layer. */
    draw(list, step, options = {}) {
      const context = fakeContext();
      const before = made[0]?.context.calls.length ?? 0;
      trails.draw(context, AREA, { trails: list, domain: DOMAIN, step, style: STYLE, size: SIZE, ...options });
      return { calls: context.calls, layer: made[0].context.calls.slice(before) };
    },
  };
}

/** The greatest x that a line goes to. */
const reach = (calls) => Math.max(...calls.filter(({ name }) => name === 'lineTo').map(({ args }) => args[0]));
const moves = (calls, name = 'lineTo') => calls.filter((call) => call.name === name);

test('a path is drawn as far as the step, with its fraction, and no farther than it goes', () => {
  const { draw } = canvas();
  assert.equal(reach(draw([path(20)], 7).calls), 17);
  assert.equal(reach(draw([path(20)], 7.5).calls), 17.5);
  assert.equal(reach(draw([path(20)], 400).calls), 30);
});

test('what is long past is drawn once, and again only for an earlier step or another picture', () => {
  const { draw } = canvas();
  const trails = [path(190), path(130, 1, { colour: '#00a000' })];
  const strokes = (calls) => moves(calls, 'stroke').length;
  assert.equal(strokes(draw(trails, 63).layer), 0);
  assert.equal(strokes(draw(trails, 64).layer), 2);
  assert.equal(strokes(draw(trails, 100).layer), 0);
  assert.equal(strokes(draw(trails, 128).layer), 2);
  assert.equal(strokes(draw(trails, 190).layer), 0);
  assert.equal(strokes(draw(trails, 120).layer), 2, 'an earlier step');
  assert.equal(strokes(draw(trails, 120, { domain: [[0, 100], [0, 100]] }).layer), 2, 'another domain');
  assert.equal(strokes(draw([trails[0]], 120).layer), 1, 'a hidden run');
});

test('the picture is the same however the step was reached', () => {
  const trails = [path(300, 0.6), path(300, 0.5, { pattern: 1, colour: '#00a000' })];
  const played = canvas();
  const layers = [40, 70, 150, 200].flatMap((step) => played.draw(trails, step).layer);
  const sought = canvas().draw(trails, 200).layer;
  const drawn = (calls) => calls.filter(({ name }) => ['moveTo', 'lineTo', 'arc', 'stroke'].includes(name)).map(({ name, args, strokeStyle }) => [name, args, strokeStyle]);
  assert.deepEqual(drawn(layers), drawn(sought));
});

test('every step has a dot where there is room, and dots never touch', () => {
  const apart = (length) => {
    const at = moves(canvas().draw([path(50, length)], 50).calls, 'arc').map(({ args }) => args[0]).slice(0, -2); // the last two are the head's
    return at.slice(1).map((x, i) => Math.round(x - at[i]));
  };
  assert.deepEqual(new Set(apart(7)), new Set([7]));
  assert.deepEqual(new Set(apart(2)), new Set([6]));
});

test('steps shorter than can be seen are left out of the line, but for the last', () => {
  const { calls } = canvas().draw([path(60, 0.1)], 60);
  assert.ok(moves(calls).length < 40);
  assert.ok(Math.abs(reach(calls) - 16) < 1e-4);
});

test('who ended early is crossed out once the step is there; who is outside stands at the edge, hollow', () => {
  const { draw } = canvas();
  const crosses = (calls) => moves(calls, 'stroke').filter(({ strokeStyle }) => strokeStyle === STYLE.text).length;
  const ended = path(20, 1, { ended: true });
  assert.equal(crosses(draw([ended], 19).calls), 0);
  assert.equal(crosses(draw([ended], 20).calls), 1);
  assert.equal(crosses(draw([path(20)], 20).calls), 0);
  const head = draw([path(10, 40)], 10).calls.findLast(({ name }) => name === 'arc');
  assert.ok(head.args[0] < AREA.x + AREA.width && head.args[0] > AREA.x + AREA.width - 12);
});

test('where a path is between two steps, and after its end', () => {
  const trail = { points: [0, 0, 10, 20, 10, 40] };
  assert.deepEqual(placeAt(trail, 0.5), [5, 10]);
  assert.deepEqual(placeAt(trail, 1.25), [10, 25]);
  assert.deepEqual(placeAt(trail, 9), [10, 40]);
});

test('the nearest step within reach is found, of those that are drawn', () => {
  const trails = [path(100), { points: [0, 0, 100, 90] }];
  const at = (step, px, py) => trailAt(AREA, DOMAIN, trails, step, px, py);
  assert.deepEqual(at(100, 10 + 42, 20 + 53), { trail: 0, step: 42 });
  assert.deepEqual(at(30, 10 + 42, 20 + 50), { trail: 0, step: 30 });
  assert.equal(at(20, 10 + 42, 20 + 50), null);
  assert.deepEqual(at(100, 10 + 99, 20 + 12), { trail: 1, step: 1 });
  assert.equal(at(100, 10 + 42, 20 + 80), null);
});
