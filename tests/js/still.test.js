import assert from 'node:assert/strict';
import test from 'node:test';
import { createStill } from '../../static/js/plots/still.js';

/** A canvas that only counts what is copied from it. */
function makeCanvas() {
  const context = { setTransform() {}, clearRect() {} };
  return { width: 0, height: 0, getContext: () => context };
}

function still() {
  const copied = [];
  const context = { save() {}, restore() {}, setTransform() {}, drawImage: (canvas) => copied.push([canvas.width, canvas.height]) };
  const { draw } = createStill({ makeCanvas });
  let painted = 0;
  const show = (size, key) => draw(context, size, key, () => { painted += 1; });
  return { show, copied, painted: () => painted };
}

const SIZE = { width: 30, height: 20, ratio: 2 };

test('what stays the same is drawn once and copied every time', () => {
  const { show, copied, painted } = still();
  const data = {};
  for (let frame = 0; frame < 3; frame += 1) show(SIZE, [data, 'a']);
  assert.equal(painted(), 1);
  assert.deepEqual(copied, [[60, 40], [60, 40], [60, 40]]);
});

test('it is drawn again for another size and for any other part of the key', () => {
  const { show, painted } = still();
  const data = {};
  show(SIZE, [data, 1]);
  show({ ...SIZE, width: 31 }, [data, 1]);
  show(SIZE, [data, 1]);
  show(SIZE, [data, 2]);
  show(SIZE, [{}, 2]);
  show(SIZE, []);
  assert.equal(painted(), 6);
});
