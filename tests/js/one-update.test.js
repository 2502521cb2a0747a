import assert from 'node:assert/strict';
import { test } from 'node:test';

import { stagesOf, updateAt } from '../../static/js/core/one-update.js';

const part = (name, symbol, label, start = null) => ({ name, symbol, label, is_arrow: true, start });
/** Two steps of Adam with α = 1, β₁ = ½ and v̂ = 4 and 16, from (3, 5); a decay takes 0.1 off in each. */
const ARRAYS = {
  point: [3, 5, 2.5, 4.5, 2, 4],
  gradient: [4, 4, -8, 0],
  'slot:m': [2, 2, -3, 1],
  'insight:m_hat': [4, 4, -4, 1.3333333],
  direction: [4, 4, -4, 1.3333333],
  effective_rate: [0.5, 0.5, 0.25, 0.25],
  decay: [0.1, 0.1, 0.1, 0.1],
  step: [2.1, 2.1, -0.9, 0.4333333],
};
const PARTS = [
  part('gradient', 'g', 'gradient'), part('slot:m', 'm', 'average', 0), part('insight:m_hat', 'm̂', 'corrected'),
  part('direction', 'm̂', 'corrected'), part('effective_rate', 'α_eff', 'effective rate'), part('decay', 'αλθ', 'decay'), part('step', 'Δθ', 'step'),
];
const run = (parts = PARTS) => ({ parts, of: (name) => ARRAYS[name] && Float32Array.from(ARRAYS[name]) });
const texts = (stages, update, axis) => stages.map(({ quantities }) => quantities.map(({ text }) => text(update, axis)));

test('the update that comes next is shown, at the end the last', () => {
  assert.deepEqual(updateAt({ steps: 5 }, 0), { update: 0, place: 'start' });
  assert.deepEqual(updateAt({ steps: 5 }, 0.9), { update: 0, place: 'start' });
  assert.deepEqual(updateAt({ steps: 5 }, 4.5), { update: 4, place: 'way' });
  assert.deepEqual(updateAt({ steps: 5 }, 5), { update: 4, place: 'end' });
  assert.deepEqual(updateAt({ steps: 5 }, 80), { update: 4, place: 'end' });
  assert.deepEqual(updateAt({ steps: 0 }, 0), { update: 0, place: 'none' });
});

test('its numbers stand in the order in which they come about', () => {
  const stages = stagesOf(run());
  assert.deepEqual(stages.map(({ title }) => title), ['Sees', 'Remembers', 'Works out', 'Steps']);
  assert.deepEqual(texts(stages, 0, 0), [['3', '4'], ['0 → 2'], ['4', '0.5'], ['0.5 · 4 + 0.1 = 2.1', '2.5']]);
  assert.deepEqual(texts(stages, 1, 0), [['2.5', '−8'], ['2 → −3'], ['−4', '0.25'], ['0.25 · (−4) + 0.1 = −0.9', '2']]);
  assert.deepEqual(texts(stages, 1, 1).at(-1), ['0.25 · 1.33 + 0.1 = 0.433', '4']);
});

test('the step says of what it is the product', () => {
  assert.equal(stagesOf(run()).at(-1).quantities[0].label, 'effective rate · m̂ + αλθ');
});

test('an optimizer without memory has no stage for it', () => {
  const names = new Set(['gradient', 'effective_rate', 'step']);
  const parts = [...PARTS.filter(({ name }) => names.has(name)), part('direction', 'g', 'gradient')];
  const stages = stagesOf(run(parts));
  assert.deepEqual(stages.map(({ title }) => title), ['Sees', 'Works out', 'Steps']);
  assert.equal(stages[2].quantities[0].label, 'effective rate · g');
});
