import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createWishes, merge, servable } from '../../static/js/core/wishes.js';

test('of two wishes for one map the finer serves both; units and single units are maps of their own', () => {
  const view = merge([
    { maps: [{ run: 'A', resolution: 50 }], parameters: ['A'] },
    { maps: [{ run: 'A', resolution: 100 }, { run: 'A', units: true, resolution: 30 }, { run: 'A', layer: 1, unit: 0, resolution: 100 }], parameters: ['A'] },
  ]);
  assert.deepEqual(view, {
    maps: [{ run: 'A', resolution: 100 }, { run: 'A', units: true, resolution: 30 }, { run: 'A', layer: 1, unit: 0, resolution: 100 }],
    parameters: ['A'],
  });
});

test('changes of one turn are told once, and only when the view is another', async () => {
  /** @type {number[]} */
  const told = [];
  const wishes = createWishes((view) => told.push(view.maps.length));
  wishes.set('a', { maps: [{ run: 'A', resolution: 10 }] });
  wishes.set('b', { maps: [{ run: 'B', resolution: 10 }] });
  await Promise.resolve();
  wishes.set('c', { maps: [{ run: 'B', resolution: 5 }] });
  await Promise.resolve();
  wishes.set('a', null);
  await Promise.resolve();
  assert.deepEqual(told, [2, 1]);
});

test('what a network does not have is not asked of it', () => {
  const spec = /** @type {any} */ ({ features: [{}, {}], hidden: [{ units: 3 }], runs: [{ name: 'A' }] });
  const maps = [{ run: 'A', resolution: 9 }, { run: 'B', resolution: 9 }, { run: 'A', layer: 1, unit: 2, resolution: 9 }, { run: 'A', layer: 1, unit: 3, resolution: 9 }, { run: 'A', layer: 3, unit: 0, resolution: 9 }];
  assert.deepEqual(servable({ maps, parameters: ['A', 'B'] }, spec), { maps: [maps[0], maps[2]], parameters: ['A'] });
});

test('masks are asked for when one view wants them', () => {
  const view = merge([{ masks: false }, { parameters: ['A'] }, { masks: true }]);
  assert.deepEqual(view, { maps: [], parameters: ['A'], masks: true });
  assert.deepEqual(servable(view, /** @type {any} */ ({ features: [], hidden: [], runs: [] })), { maps: [], parameters: [], masks: true });
  assert.deepEqual(merge([{ masks: false }]), { maps: [], parameters: [] });
});
