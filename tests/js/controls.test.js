import assert from 'node:assert/strict';
import { test } from 'node:test';

import { outside } from '../../static/js/ui/number-control.js';

test('a number outside of its range is told what is legal', () => {
  assert.equal(outside({ minimum: 0.1, maximum: 0.9 }, 5), 'must be from 0.1 to 0.9');
  assert.equal(outside({ minimum: 1e-12, maximum: 0.1 }, 0), 'must be from 1e−12 to 0.1');
  assert.equal(outside({ minimum: 0, maximum: null }, -1), 'must be at least 0');
  assert.equal(outside({ minimum: null, maximum: 3 }, 4), 'must be at most 3');
  for (const value of [0.1, 0.5, 0.9]) assert.equal(outside({ minimum: 0.1, maximum: 0.9 }, value), null);
});
