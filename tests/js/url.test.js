import assert from 'node:assert/strict';
import test from 'node:test';
import { shorten } from '../../static/js/core/shorthand.js';
import { decode, encode } from '../../static/js/core/url.js';
import { CATALOG, DEFAULTS } from './catalog-double.js';
import { randomNumbers, randomSpec } from './random-specs.js';

const changed = (changes) => ({ ...DEFAULTS, ...changes });
const runOf = (name, optimizer) => ({ runs: [{ name, optimizer }] });

test('the defaults are an empty address, and the other way round', () => {
  assert.equal(encode(DEFAULTS, DEFAULTS, CATALOG), '');
  for (const hash of ['', '#']) assert.deepEqual(decode(hash, DEFAULTS, CATALOG), { spec: shorten(DEFAULTS, CATALOG), problems: [] });
});

test('an address can be read', () => {
  const spec = changed({
    data: { ...DEFAULTS.data, dataset: { kind: 'spiral', turns: 1.75 } },
    hidden: [8, 8].map((units) => ({ units, activation: { kind: 'tanh' }, dropout: 0 })),
    ...runOf('Big step', { kind: 'adam', learning_rate: 0.01, beta1: 0.95, beta2: 0.999, epsilon: 1e-8 }),
  });
  assert.equal(
    encode(spec, DEFAULTS, CATALOG),
    'data.dataset=spiral&hidden=8,8&runs.0.name=Big+step&runs.0.optimizer=adam&runs.0.optimizer.beta1=0.95',
  );
});

test('layers that are more than their units are spelt out', () => {
  const spec = changed({ hidden: [8, { units: 4, dropout: 0.2, activation: 'relu' }] });
  const hash = 'hidden.0=8&hidden.1.units=4&hidden.1.activation=relu&hidden.1.dropout=0.2';
  assert.equal(encode(spec, DEFAULTS, CATALOG), hash);
  assert.deepEqual(decode(hash, DEFAULTS, CATALOG).spec.hidden, spec.hidden);
});

test('lists: empty, of one, of rows', () => {
  assert.equal(encode(changed({ hidden: [] }), DEFAULTS, CATALOG), 'hidden=[]');
  assert.deepEqual(decode('hidden=[]', DEFAULTS, CATALOG).spec.hidden, []);
  assert.equal(encode(changed({ hidden: [3] }), DEFAULTS, CATALOG), 'hidden=3');
  assert.deepEqual(decode('hidden=3', DEFAULTS, CATALOG).spec.hidden, [3]);
  const points = { noise: 0.1, train_ratio: 0.5, imbalance: 0, points: [[0.5, 1, 0], [-2, 3, 1]] };
  const hash = 'data.dataset=&data.points=0.5,1,0;-2,3,1;';
  assert.equal(encode(changed({ data: { ...points, seed: 7, samples: 2 } }), DEFAULTS, CATALOG), hash);
  assert.deepEqual(decode(hash, DEFAULTS, CATALOG).spec.data, points);
});

test('text that looks like something else stays text', () => {
  const hash = encode(changed(runOf('5', 'sgd')), DEFAULTS, CATALOG);
  assert.equal(hash, "runs.0.name='5&runs.0.optimizer=sgd");
  assert.deepEqual(decode(hash, DEFAULTS, CATALOG).spec.runs, [{ name: '5', optimizer: 'sgd' }]);
});

test('every spec comes back as short as it goes, and an address stays the same', () => {
  const random = randomNumbers(21);
  for (let i = 0; i < 600; i += 1) {
    const spec = randomSpec(random, i % 2 === 0);
    const hash = encode(spec, DEFAULTS, CATALOG);
    const read = decode(hash, DEFAULTS, CATALOG);
    assert.deepEqual(read, { spec: shorten(spec, CATALOG), problems: [] }, hash);
    assert.equal(encode(read.spec, DEFAULTS, CATALOG), hash);
    assert.match(hash, /^[\x21-\x7e]*$/);
    assert.equal(new URL(`http://host/#${hash}`).hash.slice(1), hash, 'a browser leaves it as it is');
  }
});

test('points by hand take the place of the default dataset and its number of samples', () => {
  const { spec, problems } = decode('data.points=0.5,1,0;-2,3,1', DEFAULTS, CATALOG);
  assert.deepEqual(spec.data, { noise: 0.1, train_ratio: 0.5, imbalance: 0, points: [[0.5, 1, 0], [-2, 3, 1]] });
  assert.deepEqual(problems, []);
});

test('another dataset has its own number of points, unless the address names one', () => {
  const plane = { ...DEFAULTS.data, dataset: { kind: 'plane' }, class_names: [], task: 'regression' };
  const regression = { loss: { kind: 'squared_error' }, output: 'linear' };
  assert.equal(decode('data.dataset=plane', DEFAULTS, CATALOG).spec.data.samples, undefined);
  assert.equal(decode('data.dataset=plane&data.samples=77', DEFAULTS, CATALOG).spec.data.samples, 77);
  assert.equal(encode(changed({ ...regression, data: { ...plane, samples: 1200 } }), DEFAULTS, CATALOG), 'data.dataset=plane');
  const hash = encode(changed({ ...regression, data: { ...plane, samples: 500 } }), DEFAULTS, CATALOG);
  assert.equal(hash, 'data.dataset=plane&data.samples=500');
  assert.equal(decode(hash, DEFAULTS, CATALOG).spec.data.samples, 500);
});

test('numbers are exact', () => {
  for (const rate of [0.1 + 0.2, 1e-6, 9.999999999999998, 1.2345678912345679]) {
    const hash = encode(changed(runOf('a', { kind: 'sgd', learning_rate: rate })), DEFAULTS, CATALOG);
    assert.equal(decode(hash, DEFAULTS, CATALOG).spec.runs[0].optimizer.learning_rate, rate);
  }
});

test('what stands around an optimizer, and when it stops', () => {
  const spec = changed({
    runs: [{
      name: 'Adam', optimizer: 'adam', clip: { kind: 'norm', limit: 1 },
      schedule: { kind: 'reduce_on_plateau', patience: 3, watch: 'test' },
    }],
    stop: { ...DEFAULTS.stop, epochs: 100, watch: 'train' },
  });
  const hash = 'stop.epochs=100&stop.watch=train&runs.0.name=Adam&runs.0.optimizer=adam&runs.0.clip=norm'
    + '&runs.0.schedule=reduce_on_plateau&runs.0.schedule.patience=3&runs.0.schedule.watch=test';
  assert.equal(encode(spec, DEFAULTS, CATALOG), hash);
  const read = decode(hash, DEFAULTS, CATALOG).spec;
  assert.deepEqual(read.stop, { ...DEFAULTS.stop, epochs: 100, watch: 'train' });
  assert.deepEqual(read.runs[0].schedule, { kind: 'reduce_on_plateau', patience: 3, watch: 'test' });
});

test('what other data bring is not in the address', () => {
  const data = { ...DEFAULTS.data, dataset: { kind: 'iris' }, samples: 150, columns: ['a (cm)', 'b (cm)', 'c', 'd'], class_names: ['u', 'v', 'w'], standardize: true };
  const features = [{ kind: 'x1' }, { kind: 'x2' }, { kind: 'column', column: 3 }, { kind: 'column', column: 4 }];
  assert.equal(encode(changed({ data, features, output: 'softmax' }), DEFAULTS, CATALOG), 'data.dataset=iris');
  const { spec } = decode('data.dataset=iris', DEFAULTS, CATALOG);
  assert.deepEqual([spec.features, spec.loss, spec.output, spec.data.samples], [undefined, undefined, undefined, undefined]);
  const two = encode(changed({ data, output: 'softmax' }), DEFAULTS, CATALOG);
  assert.equal(two, 'data.dataset=iris&features=x1,x2');
});

test('an output of its own is in the address', () => {
  const hash = encode(changed({ loss: { kind: 'squared_error' }, output: 'linear' }), DEFAULTS, CATALOG);
  assert.equal(hash, 'loss=squared_error&output=linear');
  assert.equal(encode(changed({ loss: { kind: 'squared_error' }, output: 'tanh' }), DEFAULTS, CATALOG), 'loss=squared_error');
});

test('a formula keeps every character', () => {
  for (const expression of ['x1^2 + max(x1, x2)', '5', 'x1 & x2; #', "'"]) {
    const hash = encode(changed({ features: [{ kind: 'x1' }, { kind: 'formula', expression }] }), DEFAULTS, CATALOG);
    assert.deepEqual(decode(hash, DEFAULTS, CATALOG).spec.features, ['x1', { kind: 'formula', expression }]);
  }
  assert.equal(decode('features.0=formula&features.0.expression=5', DEFAULTS, CATALOG).spec.features[0].expression, '5');
});

test('handmade addresses may be as people write them', () => {
  const { spec, problems } = decode('#hidden=8,8,&runs.0.name=Big%20step&runs.0.optimizer=sgd&data.noise=.2&&batch_size=all', DEFAULTS, CATALOG);
  assert.deepEqual(problems, []);
  assert.deepEqual(spec.hidden, [8, 8]);
  assert.equal(spec.runs[0].name, 'Big step');
  assert.equal(spec.data.noise, 0.2);
  assert.equal(spec.data.dataset, 'circle');
  assert.equal(spec.batch_size, 'all');
});

test('a parameter alone is the default choice with that parameter', () => {
  const defaults = changed({ data: { ...DEFAULTS.data, dataset: { kind: 'spiral', turns: 1.75 } } });
  const { spec } = decode('data.dataset.turns=3', defaults, CATALOG);
  assert.deepEqual(spec.data.dataset, { kind: 'spiral', turns: 3 });
});

test('a loss that was not asked for is left to the server when the task changes', () => {
  assert.equal(decode('data.dataset=plane', DEFAULTS, CATALOG).spec.loss, undefined);
  assert.equal(decode('data.points=1,2,0.5;', DEFAULTS, CATALOG).spec.loss, undefined);
  assert.equal(decode('data.points=1,2,1;3,4,0;', DEFAULTS, CATALOG).spec.data.dataset, undefined);
  assert.equal(decode('data.dataset=plane&loss=huber', DEFAULTS, CATALOG).spec.loss, 'huber');
});

const JUNK = [
  ['foo=3', 'foo: no such field'],
  ['data.colour=red', 'data.colour: no such field'],
  ['seed=abc', 'seed: is a number'],
  ['seed=1.5', 'seed: is a whole number'],
  ['seed=-1', 'seed: is at least 0'],
  ['batch_size=some', 'batch_size: is a number or all'],
  ['shuffle=7', 'shuffle: is true or false'],
  ['data=5', 'data: has fields of its own, such as data.dataset'],
  ['data.dataset=torus', 'data.dataset: there is no torus'],
  ['data.noise=9', 'data.noise: is at most 0.5'],
  ['data.points=1,2;', 'data.points: is a list of x1,x2,label;'],
  ['output=relu', 'output: is one of sigmoid, softmax, tanh, linear'],
  ['stop.epochs=0', 'stop.epochs: is at least 1', { stop: true }],
  ['stop.when=0', 'stop.when: no such field', { stop: true }],
  ['stop=7', 'stop: has fields of its own'],
  ['data.plane=torus', 'data.plane.by: is one of columns, pca', { data: true }],
  ['data.points=1,2,0;1,0;', 'data.points: is a list of x1,x2,label;'],
  ['features.0=formula&features.0.expression=1,2', 'features.0.expression: is a text', { features: true }],
  ['activation=7', 'activation: is named by a word'],
  ['activation.gain=7', 'activation.gain: tanh has no such parameter', { activation: 'tanh' }],
  ['seed', 'seed: nothing is given for it'],
  ['=5', '=5: it names no field'],
  ['seed=%zz', 'seed: cannot be read'],
  ['a..b=1', 'a..b: it names no field'],
  ['__proto__.polluted=1', '__proto__.polluted: no such field'],
  ['hidden=many', 'hidden.0: is a number'],
  ['hidden.0.colour=red', 'hidden.0.colour: no such field'],
  ['runs=5', 'runs.0: a run has a name and an optimizer'],
  ['runs.x=5', 'runs: is a list'],
];

for (const [hash, problem, but = {}] of JUNK) {
  test(`junk is named and ignored: ${hash}`, () => {
    const { spec, problems } = decode(hash, DEFAULTS, CATALOG);
    assert.equal(problems[0], problem);
    const { activation, ...rest } = spec;
    const { activation: usual, ...restOfDefaults } = shorten(DEFAULTS, CATALOG);
    for (const field of Object.keys(but)) for (const each of [rest, restOfDefaults]) delete each[field];
    assert.deepEqual(rest, restOfDefaults);
    assert.equal(activation.kind ?? activation, usual);
    assert.equal({}.polluted, undefined);
  });
}

test('of a run only what is wrong is ignored', () => {
  const hash = 'runs.0.name=a&runs.0.optimizer=adam&runs.0.optimizer.beta1=2&runs.0.optimizer.beta2=0.5&runs.3.name=b';
  const { spec, problems } = decode(hash, DEFAULTS, CATALOG);
  assert.deepEqual(spec.runs, [{ name: 'a', optimizer: { kind: 'adam', beta2: 0.5 } }]);
  assert.deepEqual(problems, ['runs.0.optimizer.beta1: is at most 0.9999', 'runs.1: nothing without its optimizer']);
});

test('what is given twice counts the last time', () => {
  const { spec, problems } = decode('seed=1&seed=2', DEFAULTS, CATALOG);
  assert.equal(spec.seed, 2);
  assert.deepEqual(problems, ['seed: given twice, the last one counts']);
});

test('any scrap of an address gives a spec and never an exception', () => {
  const random = randomNumbers(22);
  const scraps = ['runs', '.', '0', '=', '&', 'hidden', '%', ';', ',', "'", 'data', 'dataset', 'adam', 'optimizer', '+', '{}', '[]', '-1', 'é', 'kind'];
  for (let i = 0; i < 3000; i += 1) {
    const hash = Array.from({ length: 1 + Math.floor(random() * 14) }, () => scraps[Math.floor(random() * scraps.length)]).join('');
    const { spec } = decode(hash, DEFAULTS, CATALOG);
    assert.ok(Array.isArray(spec.runs ?? []) && Array.isArray(spec.hidden ?? []) && typeof (spec.data ?? {}) === 'object', hash);
  }
});

test('the defaults are not shared with what was decoded', () => {
  const { spec } = decode('seed=3', DEFAULTS, CATALOG);
  spec.runs.push({ name: 'x', optimizer: 'sgd' });
  spec.data.noise = 0.4;
  assert.equal(DEFAULTS.runs.length, 2);
  assert.equal(DEFAULTS.data.noise, 0.1);
});
