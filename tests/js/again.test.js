import assert from 'node:assert/strict';
import test from 'node:test';
import { createDiffers, createPace } from '../../static/js/ui/again.js';

test('a picture is another when one of its parts is', () => {
  const differs = createDiffers();
  const palette = {};
  assert.ok(differs([]));
  assert.ok(!differs([]));
  assert.ok(differs([1, palette, NaN]));
  assert.ok(!differs([1, palette, NaN]));
  assert.ok(differs([1, {}, NaN]));
  assert.ok(differs([1]));
});

test('what changes little is drawn at its own pace while it plays, and always when it stands still', () => {
  let time = 0;
  const isTime = createPace(() => time);
  const drawn = [];
  for (; time <= 200; time += 20) if (isTime(true, ['a'])) drawn.push(time);
  assert.deepEqual(drawn, [0, 40, 80, 120, 160, 200]);
  time = 210;
  assert.ok(isTime(false, ['a']));
  assert.ok(isTime(false, ['a']));
  assert.ok(!isTime(true, ['a']));
});

test('what the user changes is drawn at once, what cannot be seen not at all', () => {
  let time = 0;
  const isTime = createPace(() => time);
  assert.ok(isTime(true, ['a'], false));
  time = 1;
  assert.ok(isTime(true, ['b'], false));
  time = 1000;
  assert.ok(!isTime(true, ['b'], false));
  assert.ok(isTime(true, ['b'], true));
});
