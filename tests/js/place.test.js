import assert from 'node:assert/strict';
import { test } from 'node:test';

import { choosePlace } from '../../static/js/ui/place.js';

const ROOM = { width: 1000, height: 600 };
const SIZE = { width: 200, height: 100 };
const box = (left, top, width, height) => ({ left, top, right: left + width, bottom: top + height });
const overlaps = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Controls one below the other in a panel, and where the help of the second of them goes. */
function placeIn(panel, others = []) {
  const controls = [0, 1, 2, 3].map((row) => box(panel.left + 5, panel.top + 5 + row * 25, panel.right - panel.left - 10, 20));
  const place = choosePlace(SIZE, controls[1], panel, [...controls, ...others], ROOM);
  return { place, covered: [...controls, ...others].filter((control) => overlaps(box(place.left, place.top, SIZE.width, SIZE.height), control)) };
}

test('beside a column at either side of the window, level with the control', () => {
  assert.deepEqual(placeIn(box(0, 100, 250, 300)), { place: { left: 258, top: 130 }, covered: [] });
  assert.deepEqual(placeIn(box(750, 100, 250, 300)), { place: { left: 542, top: 130 }, covered: [] });
});

test('above a card whose neighbours have controls of their own', () => {
  const neighbours = [box(520, 480, 200, 100), box(100, 480, 180, 100)];
  const { place, covered } = placeIn(box(300, 470, 200, 120), neighbours);
  assert.deepEqual(covered, []);
  assert.ok(place.top + SIZE.height <= 470);
});

test('always inside the window', () => {
  for (const panel of [box(0, 0, 1000, 600), box(0, 500, 1000, 100), box(900, 550, 90, 40)]) {
    const { place } = placeIn(panel);
    assert.ok(place.left >= 0 && place.top >= 0 && place.left + SIZE.width <= ROOM.width && place.top + SIZE.height <= ROOM.height);
  }
});
