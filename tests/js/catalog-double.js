/** A small catalog and the defaults that go with it, in the server's form. */

const parameter = (name, standard, minimum, maximum, rest = {}) => ({
  name, label: name, default: standard, minimum, maximum, scale: 'linear', type: 'number', words: [], help: '', ...rest,
});
const entry = (kind, parameters = [], rest = {}) => ({
  kind, label: kind, summary: '', formula: '', mathml: '', reference: '', parameters, ...rest,
});
const integer = { type: 'integer' };

export const DEFAULTS = {
  seed: 7,
  data: { dataset: { kind: 'circle' }, samples: 500, noise: 0.1, train_ratio: 0.5, seed: 7, points: null },
  features: [{ kind: 'x1' }, { kind: 'x2' }],
  hidden: [{ units: 4, activation: { kind: 'tanh' }, dropout: 0 }, { units: 2, activation: { kind: 'tanh' }, dropout: 0 }],
  activation: { kind: 'tanh' },
  loss: { kind: 'cross_entropy' },
  initializer: { kind: 'xavier' },
  regularizer: { kind: 'none' },
  batch_size: 10,
  shuffle: true,
  runs: [
    { name: 'Momentum', optimizer: { kind: 'momentum', learning_rate: 0.03, beta: 0.9 } },
    { name: 'Adam', optimizer: { kind: 'adam', learning_rate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } },
  ],
};

export const CATALOG = {
  activations: [entry('tanh'), entry('relu'), entry('leaky_relu', [parameter('slope', 0.01, 0, 1)])],
  datasets: [
    entry('circle', [], { task: 'classification', samples: 500 }),
    entry('spiral', [parameter('turns', 1.75, 0.5, 4)], { task: 'classification', samples: 500 }),
    entry('plane', [], { task: 'regression', samples: 1200 }),
  ],
  features: ['x1', 'x2', 'x1_squared', 'x2_squared', 'x1x2', 'sin_x1', 'sin_x2'].map((kind) => entry(kind)),
  initializers: [entry('xavier'), entry('he')],
  losses: [
    entry('cross_entropy', [], { tasks: ['classification'] }),
    entry('squared_error', [], { tasks: ['classification', 'regression'] }),
  ],
  optimizers: [
    entry('sgd', [parameter('learning_rate', 0.03, 1e-6, 10)]),
    entry('momentum', [parameter('learning_rate', 0.03, 1e-6, 10), parameter('beta', 0.9, 0, 0.9999)]),
    entry('adam', [
      parameter('learning_rate', 0.01, 1e-6, 10), parameter('beta1', 0.9, 0, 0.9999),
      parameter('beta2', 0.999, 0, 0.99999), parameter('epsilon', 1e-8, 1e-12, 0.1),
    ]),
  ],
  regularizers: [entry('none'), entry('l2', [parameter('rate', 0.001, 0, 10)])],
  schedules: [],
  surfaces: [],
  experiment: {
    data: [
      parameter('samples', null, 10, 5000, integer), parameter('noise', 0.1, 0, 0.5),
      parameter('train_ratio', 0.5, 0.1, 0.9), parameter('seed', null, 0, 4294967295, integer),
    ],
    network: [
      parameter('seed', 7, 0, 4294967295, integer), parameter('batch_size', 10, 1, 500, { ...integer, words: ['all'] }),
      parameter('shuffle', true, null, null, { type: 'boolean' }),
    ],
    layer: [parameter('units', 4, 1, 64, integer), parameter('dropout', 0, 0, 0.9)],
  },
  defaults: DEFAULTS,
};
