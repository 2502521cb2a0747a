import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createLoop } from '../../static/js/core/loop.js';
import { createSeeker } from '../../static/js/core/seeker.js';

test('frames that arrive together are all taken and answered, and the last is drawn', () => {
  /** @type {string[]} */
  const log = [];
  /** @type {(() => void)[]} */
  const ticks = [];
  const loop = createLoop({
    take: (frame) => log.push(`take ${frame}`), done: (frame) => log.push(`done ${frame}`), schedule: (tick) => ticks.push(tick),
  });
  loop.onDraw((frame) => log.push(`draw ${frame}`));
  loop.push(/** @type {any} */ (1));
  loop.push(/** @type {any} */ (2));
  assert.equal(ticks.length, 1);
  ticks.pop()?.();
  loop.redraw();
  ticks.pop()?.();
  assert.deepEqual(log, ['take 1', 'take 2', 'draw 2', 'done 1', 'done 2', 'draw 2']);
});

test('a frame that cannot be drawn is answered all the same', () => {
  /** @type {any[]} */
  const done = [];
  /** @type {(() => void)[]} */
  const ticks = [];
  const loop = createLoop({ take() {}, done: (frame) => done.push(frame), schedule: (tick) => ticks.push(tick) });
  loop.onDraw(() => {
    throw new Error('broken');
  });
  loop.push(/** @type {any} */ (1));
  assert.throws(() => ticks.pop()?.());
  assert.deepEqual(done, [1]);
});

test('while one seek is under way only the last asked for waits', () => {
  /** @type {number[]} */
  const sent = [];
  const seeker = createSeeker((step) => sent.push(step) > 0);
  for (const step of [9, 8, 7, 6]) seeker.to(step);
  assert.deepEqual(sent, [9]);
  seeker.arrived();
  seeker.arrived();
  assert.deepEqual(sent, [9, 6]);
});
