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

/** A loop whose clock and timers are in the hand of the test; `frame` lets one frame arrive and be drawn. */
function handLoop() {
  /** @type {(() => void)[]} */
  const ticks = [];
  /** @type {(() => void)[]} */
  const timers = [];
  const clock = { now: 0 };
  const loop = createLoop({
    take() {}, done() {}, schedule: (tick) => ticks.push(tick), later: (timer) => timers.push(timer), now: () => clock.now,
  });
  const frame = (at, number, playing = true) => {
    clock.now = at;
    loop.push(/** @type {any} */ ({ header: { frame: number, playing } }));
    ticks.splice(0).forEach((tick) => tick());
  };
  const later = (at) => {
    clock.now = at;
    timers.splice(0).forEach((timer) => timer());
  };
  return { loop, frame, later, timers };
}

test('while it plays figures are told as often as they can be read, pictures are drawn every time', () => {
  const { loop, frame } = handLoop();
  const [drawn, told] = [[], []];
  loop.onDraw(({ header }) => drawn.push(header.frame));
  loop.onTell(({ header }) => told.push(header.frame));
  for (let number = 0; number <= 10; number += 1) frame(number * 20, number);
  assert.equal(drawn.length, 11);
  assert.deepEqual(told, [0, 4, 8]);
});

test('a frame that stands still is told at once', () => {
  const { loop, frame } = handLoop();
  const told = [];
  loop.onTell(({ header }) => told.push(header.frame));
  frame(0, 1);
  frame(5, 2);
  frame(10, 3, false);
  frame(15, 4, false);
  assert.deepEqual(told, [1, 3, 4]);
});

test('the last frame is told even when no other comes, and then there is peace', () => {
  const { loop, frame, later, timers } = handLoop();
  const told = [];
  loop.onTell(({ header }) => told.push(header.frame));
  frame(0, 1);
  frame(20, 2);
  later(100);
  assert.deepEqual(told, [1, 2]);
  assert.equal(timers.length, 0);
});

test('who listens no more is told no more', () => {
  const { loop, frame } = handLoop();
  const told = [];
  const stop = loop.onTell(({ header }) => told.push(header.frame));
  frame(0, 1, false);
  stop();
  frame(10, 2, false);
  assert.deepEqual(told, [1]);
});
