import assert from 'node:assert/strict';
import test from 'node:test';
import { keepFrozen, liveChanges } from '../../static/js/core/changes.js';
import { covers, createFrozenLookup, freeze, isFrozen, shapeOf, thaw } from '../../static/js/core/frozen.js';
import { decode, encode } from '../../static/js/core/url.js';
import { CATALOG, DEFAULTS } from './catalog-double.js';

const LAYER = { layer: 2 };
const UNIT = { layer: 2, unit: 1 };
const WEIGHT = { layer: 2, parameter: 'W', unit: 1, input: 0 };
const SHAPE = { units: 3, inputs: 2, names: ['W', 'b', 'leak'] };

/** Every single parameter of a layer. */
function* singles(layer, { units, inputs, names }) {
  for (let unit = 0; unit < units; unit += 1) {
    for (const parameter of names) {
      if (parameter !== 'W') yield { layer, parameter, unit };
      else for (let input = 0; input < inputs; input += 1) yield { layer, parameter, unit, input };
    }
  }
}

test('a wide place takes a narrow one in, and not the other way round', () => {
  const rising = [WEIGHT, UNIT, LAYER];
  rising.forEach((wide, i) => rising.forEach((narrow, j) => assert.equal(covers(wide, narrow), i >= j)));
  assert.ok(!covers({ layer: 1 }, UNIT));
  assert.ok(!covers({ layer: 2, parameter: 'b' }, WEIGHT));
});

test('what a wider place takes in is not listed any more, and what is frozen already not again', () => {
  assert.deepEqual(freeze([WEIGHT, { layer: 1 }], UNIT), [{ layer: 1 }, { ...UNIT, parameter: null, input: null }]);
  assert.deepEqual(freeze([LAYER], WEIGHT), [LAYER]);
});

for (const wide of [LAYER, UNIT, { layer: 2, parameter: 'W' }, { layer: 2, parameter: 'W', input: 0 }, WEIGHT]) {
  test(`of ${JSON.stringify(wide)} one weight is let go and nothing else`, () => {
    const before = [...singles(2, SHAPE)].filter((each) => isFrozen([wide], each));
    const after = [...singles(2, SHAPE)].filter((each) => isFrozen(thaw([wide, { layer: 1 }], WEIGHT, SHAPE), each));
    assert.deepEqual(after, before.filter((each) => !covers(WEIGHT, each)));
    assert.ok(isFrozen(thaw([wide, { layer: 1 }], WEIGHT, SHAPE), { layer: 1, unit: 0 }));
  });
}

test('a layer is let go with all that was frozen of it one by one', () => {
  assert.deepEqual(thaw([WEIGHT, { layer: 2, parameter: 'b', unit: 0 }, { layer: 1 }], LAYER, SHAPE), [{ layer: 1 }]);
});

test('a lookup says of single parameters what the list says', () => {
  const frozen = [UNIT, { layer: 1, parameter: 'b' }];
  const lookup = createFrozenLookup();
  assert.equal(lookup([]), null);
  for (const each of [...singles(2, SHAPE), ...singles(1, SHAPE)]) {
    assert.equal(lookup(frozen)(each.layer, each.parameter, each.unit, each.input), isFrozen(frozen, each));
  }
  assert.equal(lookup(frozen), lookup(frozen));
});

test('a layer has the shape of its neighbours', () => {
  assert.deepEqual(shapeOf(DEFAULTS, 1, CATALOG), { units: 4, inputs: 2, names: ['W', 'b'] });
  assert.deepEqual(shapeOf(DEFAULTS, 3, CATALOG), { units: 1, inputs: 2, names: ['W', 'b'] });
});

test('a run that learns an activation of its own has other names', () => {
  const [first, ...rest] = DEFAULTS.runs;
  const spec = { ...DEFAULTS, runs: [{ ...first, activation: { kind: 'prelu' } }, ...rest] };
  const learned = /** @type {any} */ ({ kind: 'prelu', learned: true, parameters: [{ name: 'leak' }] });
  const catalog = { ...CATALOG, activations: [...CATALOG.activations, learned] };
  assert.deepEqual(shapeOf(spec, 1, catalog, first.name).names, ['W', 'b', 'leak']);
  assert.deepEqual(shapeOf(spec, 3, catalog, first.name).names, ['W', 'b']);
  assert.deepEqual(shapeOf(spec, 1, catalog, 'another').names, ['W', 'b']);
});

const layers = (...units) => units.map((each) => ({ units: each, activation: { kind: 'tanh' }, dropout: 0 }));
const FROZEN = [
  { layer: 1, parameter: 'W', unit: 3, input: 1 }, { layer: 2, unit: 1 }, { layer: 2, parameter: 'W', unit: 0, input: 3 },
  { layer: 3 }, { layer: 1, parameter: 'slope', unit: 0 },
];
const before = { ...DEFAULTS, frozen: FROZEN };

for (const [says, change, kept] of [
  ['nothing of it', { seed: 8 }, FROZEN],
  ['a unit fewer in layer 1', { hidden: layers(3, 2) }, [FROZEN[1], FROZEN[3], FROZEN[4]]],
  ['a unit fewer in layer 2', { hidden: layers(4, 1) }, [FROZEN[0], FROZEN[2], FROZEN[3], FROZEN[4]]],
  ['a layer fewer', { hidden: layers(4) }, [FROZEN[0], { layer: 2 }, FROZEN[4]]],
  ['a layer more', { hidden: layers(4, 2, 2) }, [FROZEN[0], FROZEN[1], FROZEN[2], { layer: 4 }, FROZEN[4]]],
  ['no hidden layer', { hidden: [] }, [{ layer: 1 }]],
  ['the first feature gone', { features: [{ kind: 'x2' }] }, [{ ...FROZEN[0], input: 0 }, ...FROZEN.slice(1)]],
  ['the other feature gone', { features: [{ kind: 'x1' }] }, FROZEN.slice(1)],
  ['another activation', { hidden: [{ ...DEFAULTS.hidden[0], activation: { kind: 'relu' } }, DEFAULTS.hidden[1]] }, FROZEN.slice(0, 4)],
]) {
  test(`a change of the network keeps what is still there: ${says}`, () => {
    assert.deepEqual(keepFrozen(before, { ...before, ...change }).frozen, kept);
  });
}

test('freezing is a change while it runs', () => {
  assert.deepEqual(liveChanges(DEFAULTS, { ...DEFAULTS, frozen: [LAYER] }), { frozen: [LAYER] });
  assert.deepEqual(liveChanges({ ...DEFAULTS, frozen: [LAYER] }, { ...DEFAULTS, frozen: [] }), { frozen: [] });
});

test('the address brings back what is frozen, and says it as shortly as it can', () => {
  const long = [{ layer: 2, parameter: null, unit: null, input: null }, { layer: 1, parameter: 'W', unit: 0, input: 1 }, { layer: 3, parameter: 'b', unit: 0, input: null }];
  const hash = encode({ ...DEFAULTS, frozen: long }, DEFAULTS, CATALOG);
  assert.match(hash, /^frozen\.0\.layer=2&frozen\.1\.layer=1/);
  const { spec, problems } = decode(hash, DEFAULTS, CATALOG);
  assert.deepEqual(problems, []);
  assert.deepEqual(spec.frozen, [{ layer: 2 }, long[1], { layer: 3, parameter: 'b', unit: 0 }]);
  assert.equal(encode(DEFAULTS, DEFAULTS, CATALOG), '');
});

for (const [pairs, problem] of [
  ['frozen.0.layer=4', 'frozen.0: its layer is from 1 to 3'],
  ['frozen.0.unit=1', 'frozen.0: its layer is from 1 to 3'],
  ['hidden=3&frozen.0.layer=1&frozen.0.unit=3', 'frozen.0: its unit is from 0 to 2'],
  ['frozen.0.layer=1&frozen.0.parameter=leak', 'frozen.0: its parameter is one of W, b'],
  ['frozen.0.layer=3&frozen.0.parameter=W&frozen.0.input=2', 'frozen.0: an input goes with parameter W and is from 0 to 1'],
  ['frozen.0.layer=1&frozen.0.units=1', 'frozen.0: no such field as units'],
  ['frozen=3,4', 'frozen.0: has a layer'],
]) {
  test(`an address that freezes what is not there is read without it: ${pairs}`, () => {
    const { spec, problems } = decode(pairs, DEFAULTS, CATALOG);
    assert.equal(problems[0], problem);
    assert.deepEqual(spec.frozen, []);
  });
}
