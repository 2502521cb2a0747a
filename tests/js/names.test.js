import assert from 'node:assert/strict';
import { test } from 'node:test';

import { featureName, freeName, isNamedAfter } from '../../static/js/core/names.js';
import { CATALOG } from './catalog-double.js';

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

test('a feature goes by its text, the name of its column, or what the catalog calls it', () => {
  const entryOf = (kind) => CATALOG.features.find((entry) => entry.kind === kind);
  const name = (feature, columns) => featureName(feature, entryOf(feature.kind), columns);
  const iris = ['length', 'width', 'colour'];
  assert.equal(name({ kind: 'formula', expression: 'x1^2' }, iris), 'x1^2');
  assert.equal(name({ kind: 'column', column: 3 }, iris), 'colour');
  assert.equal(name({ kind: 'column', column: 3 }, null), 'x3');
  assert.equal(name({ kind: 'x1' }, iris), 'length');
  assert.equal(name({ kind: 'x1' }, ['x1', 'x2']), 'x1');
  assert.equal(name({ kind: 'x1x2' }, iris), 'x1x2');
});
