import assert from 'node:assert/strict';
import test from 'node:test';
import { makeScale } from '../../static/js/plots/colour.js';
import { draw, hit, layout, linksOf, neighbour, visibleLinks } from '../../static/js/plots/network.js';
import { pointOn } from '../../static/js/plots/network-hit.js';
import { fakeContext, STYLE } from './canvas-double.js';

const named = (count) => Array.from({ length: count }, (_, i) => `column ${i}`);
const PLANS = {
  'thirty columns': layout({ features: named(30), hidden: [8, 8], width: 700, height: 420 }),
  'sixty-four pixels and ten classes': layout({ features: named(64), hidden: [16, 16], outputs: 10, width: 700, height: 420 }),
  'sixty-four pixels on a phone': layout({ features: named(64), hidden: [16, 16], outputs: 10, width: 364, height: 300 }),
  'wide layers': layout({ features: named(64), hidden: [128, 64], outputs: 10, width: 1000, height: 600 }),
};

/** Weights that tell their place: W[to][from]. */
function weightsOf(plan, weight) {
  return (layer) => {
    const [rows, columns] = [plan.columns[layer].units, plan.columns[layer - 1].units];
    const data = Float32Array.from({ length: rows * columns }, (_, i) => weight(Math.floor(i / columns), i % columns));
    return { W: { shape: [rows, columns], data }, b: { shape: [rows], data: new Float32Array(rows) } };
  };
}

for (const [name, plan] of Object.entries(PLANS)) {
  test(`${name}: each unit is hit at its corners and its middle, and only it`, () => {
    for (const node of plan.nodes) {
      for (const [dx, dy] of [[0.5, 0.5], [0.1, 0.1], [0.9, 0.9]]) {
        assert.deepEqual(hit(plan, node.x + dx * node.size, node.y + dy * node.size), { type: 'node', node });
      }
    }
  });

  test(`${name}: the arrow keys reach every unit, and a step back returns within a column`, () => {
    const key = ({ layer, unit }) => `${layer}.${unit}`;
    const seen = new Map([[key(plan.nodes[0]), plan.nodes[0]]]);
    for (const node of seen.values()) {
      for (const [right, down] of [[1, 0], [-1, 0], [0, 1], [0, -1]]) {
        const next = neighbour(plan, node, right, down);
        if (!next) continue;
        seen.set(key(next), next);
        if (right) assert.equal(Math.sign(next.x - node.x), right);
        else assert.equal(Math.sign(next.y - node.y), down);
        if (next.layer === node.layer) assert.equal(neighbour(plan, next, -right, -down), node);
      }
    }
    assert.equal(seen.size, plan.nodes.length);
  });
}

test('a square of pixels stands as the picture that it is', () => {
  const plan = PLANS['sixty-four pixels and ten classes'];
  assert.equal(plan.columns[0].across, 8);
  const at = (unit) => plan.nodes[unit];
  assert.ok(at(1).x > at(0).x && at(1).y === at(0).y);
  assert.ok(at(8).y > at(0).y && at(8).x === at(0).x);
});

test('units of compact columns have no square for the bias', () => {
  for (const { layer, bias } of PLANS['wide layers'].nodes) assert.equal(bias !== null, layer === 3);
});

test('between wide layers the strongest links of every unit are drawn and hit, the others neither', () => {
  const plan = PLANS['thirty columns'];
  // The weights of unit `to` grow with the distance from column 3 to; signs alternate.
  const weights = weightsOf(plan, (to, from) => (from % 2 ? -1 : 1) * Math.abs(from - 3 * to));
  const links = visibleLinks(plan, weights).filter(({ layer }) => layer === 1);
  for (let to = 0; to < 8; to += 1) {
    const drawn = links.filter((link) => link.to === to).map(({ from }) => from);
    assert.equal(drawn.length, 16);
    const least = Math.min(...drawn.map((from) => Math.abs(from - 3 * to)));
    for (let from = 0; from < 30; from += 1) assert.ok(drawn.includes(from) || Math.abs(from - 3 * to) <= least);
  }
  const [first] = links;
  const [x, y] = pointOn(first.curve, 0.6);
  assert.equal(hit(plan, x, y, 6, links)?.type, 'link');
  assert.equal(hit(plan, x, y, 6, [])?.type, undefined);
});

test('a link is the same thing from frame to frame', () => {
  const plan = PLANS['thirty columns'];
  const weights = weightsOf(plan, (to, from) => from - to);
  const [once, again] = [visibleLinks(plan, weights), visibleLinks(plan, weights)];
  assert.ok(once.every((link, i) => link === again[i]));
});

test('weights that are not known or not finite make no trouble', () => {
  const plan = PLANS['wide layers'];
  assert.deepEqual(visibleLinks(plan, () => undefined), plan.links);
  const broken = weightsOf(plan, () => NaN);
  assert.ok(visibleLinks(plan, broken).length > 0);
});

test('the links of one unit are its strongest, in and out', () => {
  const plan = PLANS['wide layers'];
  const weights = weightsOf(plan, (to, from) => to + from);
  const links = linksOf(plan, weights, plan.nodes.find(({ layer, unit }) => layer === 1 && unit === 5));
  assert.deepEqual(links.filter(({ layer }) => layer === 1).map(({ from, to }) => [from, to]), Array.from({ length: 24 }, (_, i) => [40 + i, 5]));
  assert.deepEqual(links.filter(({ layer }) => layer === 2).map(({ from, to }) => [from, to]), Array.from({ length: 24 }, (_, i) => [5, 40 + i]));
});

test('what is pointed at stands out, the rest stands back', () => {
  const plan = PLANS['thirty columns'];
  const weights = weightsOf(plan, () => 1);
  const alphas = [];
  const recorder = new Proxy(fakeContext(), { set: (target, name, value) => (name === 'globalAlpha' && alphas.push(value), Reflect.set(target, name, value)) });
  const scale = makeScale({ low: '#ff0000', middle: '#ffffff', high: '#0000ff' });
  draw(recorder, plan, { weights, links: visibleLinks(plan, weights), stressed: linksOf(plan, weights, plan.nodes[0]), scale, style: STYLE });
  assert.ok(alphas[0] < 0.5 && alphas[1] === 1);
});
