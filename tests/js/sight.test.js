import assert from 'node:assert/strict';
import test from 'node:test';
import { inside, moved, nearer, pointed } from '../../static/js/core/sight.js';

const OWN = [[-2, 2], [-1, 3]];
const near = (actual, expected, slack = 1e-9) => assert.ok(Math.abs(actual - expected) <= slack, `${actual} is not ${expected}`);
const holds = (domain, point) => domain.every(([low, high], axis) => point[axis] >= low && point[axis] <= high);

test('a zoom leaves the place under the pointer where it is', () => {
  const { domain, held } = nearer(OWN, 2, [0.5, 1], { stays: [0.4, 1.2], own: OWN });
  assert.equal(held, false);
  assert.deepEqual(domain, [[-0.75, 1.25], [0, 2]]);
});

test('it ends where the start would leave the map, which is said, and never loses it', () => {
  for (const about of [[1, 1], [-2, 3], [1.9, -0.9], [0, 0]]) {
    for (const stays of [[-1.5, 2], [1.9, 2.9], [-2, -1]]) {
      let domain = OWN;
      let held = false;
      for (let i = 0; i < 12; i += 1) {
        ({ domain, held } = nearer(domain, 1.7, about, { stays, own: OWN }));
        assert.ok(holds(domain, stays), `${domain} has lost ${stays}`);
      }
      assert.equal(held, true);
    }
  }
});

test('about the start one may come very near, and very far away, but not without end', () => {
  const ends = [1.5, 1 / 1.5].map((factor) => {
    let domain = OWN;
    for (let i = 0; i < 60; i += 1) ({ domain } = nearer(domain, factor, [-1.5, 2], { stays: [-1.5, 2], own: OWN }));
    return domain[0][1] - domain[0][0];
  });
  near(ends[0], 4e-4, 1e-6);
  near(ends[1], 40, 0.1);
});

test('the map is moved by shares of its width, as far as the start stays on it', () => {
  assert.deepEqual(moved(OWN, [0.25, -0.1], [0.5, 1]), [[-1, 3], [-1.4, 2.6]]);
  const domain = moved(OWN, [0.5, 0], [-1.5, 2]);
  near(domain[0][0], -1.62);
  near(domain[0][1], 2.38);
  assert.ok(holds(moved(OWN, [5, 5], [-2, 3]), [-2, 3]), 'a start in the corner');
});

test('a place that is pointed at has no more digits than the pointer can mean, and is inside', () => {
  assert.deepEqual(pointed(OWN, [-1.234567, 2.98765]), [-1.235, 2.988]);
  assert.deepEqual(pointed([[0, 1e-3], [0, 4e6]], [0.000123456, 1234567]), [0.000123, 1235000]);
  assert.deepEqual(pointed(OWN, [-2.7, 9]), [-2, 3]);
  assert.deepEqual(inside([[0, 1], [0, 1]], [0.123456789, -4]), [0.123456789, 0]);
});
