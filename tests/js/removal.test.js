import assert from 'node:assert/strict';
import test from 'node:test';

import { createRemoval } from '../../static/js/core/removal.js';

function setUp() {
  const removed = [];
  const due = [];
  const removal = createRemoval({ remove: async (id) => void removed.push(id) }, {
    later: (action) => due.push(action) - 1,
    cancel: (timer) => delete due[timer],
  });
  return { removed, due, removal };
}

test('a network is removed a moment after it was replaced', () => {
  const { removed, due, removal } = setUp();
  removal.soon('a');
  assert.deepEqual(removed, []);
  due[0]();
  assert.deepEqual(removed, ['a']);
});

test('not more than one waits, and each is removed once', () => {
  const { removed, due, removal } = setUp();
  removal.soon('a');
  removal.soon('b');
  assert.deepEqual(removed, ['a']);
  removal.now();
  removal.now();
  assert.deepEqual(removed, ['a', 'b']);
  assert.deepEqual(Object.keys(due), []);
});
