import assert from 'node:assert/strict';
import { test } from 'node:test';

import { freeName, isNamedAfter } from '../../static/js/core/names.js';

test('a free name is the label, or the label with the first number that is free', () => {
  assert.equal(freeName([], 'Adam'), 'Adam');
  assert.equal(freeName(['Adam', 'Adam 3'], 'Adam'), 'Adam 2');
  assert.equal(freeName(['Adam', 'Adam 2', 'Adam 3'], 'Adam'), 'Adam 4');
});

test('a name that nobody chose is told from one that somebody did', () => {
  assert.ok(isNamedAfter('Adam', 'Adam'));
  assert.ok(isNamedAfter('Adam 12', 'Adam'));
  for (const chosen of ['Adam two', 'AdamW', 'Adam 2b', 'adam', 'Momentum']) assert.ok(!isNamedAfter(chosen, 'Adam'), chosen);
});
