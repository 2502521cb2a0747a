import assert from 'node:assert/strict';
import test from 'node:test';
import { freePlace } from '../../static/js/plots/relief-signs.js';

const LABEL = { away: 10, width: 40, height: 14 };

test('labels of marks at one place stand at the right, at the left, below and above; a fifth nowhere', () => {
  /** @type {import('../../static/js/plots/canvas.js').Rect[]} */
  const taken = [];
  for (const expected of [[110, 93], [50, 93], [80, 110], [80, 76]]) {
    const place = freePlace(taken, [100, 100], LABEL);
    assert.deepEqual([place?.x, place?.y], expected);
    if (place) taken.push(place);
  }
  assert.equal(freePlace(taken, [100, 100], LABEL), undefined);
});

test('a label that is far enough from the others stands at the right', () => {
  const [other] = [{ x: 110, y: 93, width: 40, height: 14 }];
  assert.equal(freePlace([other], [100, 114], LABEL)?.x, 110, 'just below it');
  assert.equal(freePlace([other], [100, 110], LABEL)?.x, 50, 'it would touch it');
});
