/** A small catalog and the defaults that go with it, in the server's form. */

const parameter = (name, standard, minimum, maximum, rest = {}) => ({
  name, label: name, default: standard, minimum, maximum, scale: 'linear', type: 'number', words: [], help: '', ...rest,
});
const entry = (kind, parameters = [], rest = {}) => ({
  kind, label: kind, summary: '', formula: '', mathml: '', reference: '', parameters, ...rest,
});
const integer = { type: 'integer' };
const word = (words) => ({ type: 'word', words });
const text = { type: 'text' };
const boolean = { type: 'boolean' };
const output = (kind, tasks, classes) => ({ kind, tasks, classes });
const PLANE = ['x1', 'x2'];
const around = { schedule: { kind: 'constant' }, clip: { kind: 'none' } };

export const DEFAULTS = {
  seed: 7,
  data: { dataset: { kind: 'circle' }, samples: 500, noise: 0.1, train_ratio: 0.5, seed: 7, points: null,
    task: 'classification', imbalance: 0, columns: ['x1', 'x2'], class_names: ['0', '1'], standardize: false, plane: null },
  features: [{ kind: 'x1' }, { kind: 'x2' }],
  hidden: [{ units: 4, activation: { kind: 'tanh' }, dropout: 0 }, { units: 2, activation: { kind: 'tanh' }, dropout: 0 }],
  activation: { kind: 'tanh' },
  loss: { kind: 'cross_entropy' },
  output: 'sigmoid',
  initializer: { kind: 'xavier' },
  regularizer: { kind: 'none' },
  batch_size: 10,
  shuffle: true,
  stop: { epochs: null, target_loss: null, patience: null, threshold: 0, watch: 'test' },
  frozen: [],
  runs: [
    { name: 'Momentum', optimizer: { kind: 'momentum', learning_rate: 0.03, beta: 0.9 }, ...around },
    {
      name: 'Adam', ...around,
      optimizer: { kind: 'adam', learning_rate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, bias_correction: true },
    },
  ],
};

export const CATALOG = {
  activations: [entry('tanh'), entry('relu'), entry('leaky_relu', [parameter('slope', 0.01, 0, 1)])],
  clips: [entry('none'), entry('norm', [parameter('limit', 1, 1e-6, 1e6)])],
  datasets: [
    entry('circle', [], { task: 'classification', classes: 2, columns: PLANE, samples: 500 }),
    entry('spiral', [parameter('turns', 1.75, 0.5, 4)], { task: 'classification', classes: 2, columns: PLANE, samples: 500 }),
    entry('blobs', [parameter('classes', 3, 2, 10, integer)], { task: 'classification', classes: 3, columns: PLANE, samples: 500 }),
    entry('plane', [], { task: 'regression', classes: 0, columns: PLANE, samples: 1200 }),
    entry('iris', [], { task: 'classification', classes: 3, columns: ['a (cm)', 'b (cm)', 'c', 'd'], samples: 150 }),
  ],
  features: [
    ...['x1', 'x2', 'x1_squared', 'x2_squared', 'x1x2', 'sin_x1', 'sin_x2'].map((kind) => entry(kind)),
    entry('column', [parameter('column', 1, 1, 64, integer)]),
    entry('formula', [parameter('expression', 'x1 * sin(x2)', null, 200, text)]),
  ],
  initializers: [entry('xavier'), entry('he')],
  losses: [
    entry('cross_entropy', [], {
      tasks: ['classification'], outputs: [output('sigmoid', ['classification'], 2), output('softmax', ['classification'], 10)],
    }),
    entry('squared_error', [], {
      tasks: ['classification', 'regression'],
      outputs: [output('tanh', ['classification'], 2), output('linear', ['regression', 'classification'], 2)],
    }),
    entry('huber', [parameter('delta', 0.5, 1e-3, 100)], { tasks: ['regression'], outputs: [output('linear', ['regression'], 2)] }),
  ],
  optimizers: [
    entry('sgd', [parameter('learning_rate', 0.03, 1e-6, 10)]),
    entry('momentum', [parameter('learning_rate', 0.03, 1e-6, 10), parameter('beta', 0.9, 0, 0.9999)]),
    entry('adam', [
      parameter('learning_rate', 0.01, 1e-6, 10), parameter('beta1', 0.9, 0, 0.9999),
      parameter('beta2', 0.999, 0, 0.99999), parameter('epsilon', 1e-8, 1e-12, 0.1),
      parameter('bias_correction', true, null, null, boolean),
    ]),
  ],
  regularizers: [entry('none'), entry('l2', [parameter('rate', 0.001, 0, 10)])],
  schedules: [
    entry('constant'), entry('cosine', [parameter('epochs', 200, 0.1, 1e5)]),
    entry('reduce_on_plateau', [parameter('patience', 10, 0, 10000, integer), parameter('watch', 'train', null, null, word(['train', 'test']))]),
  ],
  surfaces: [],
  experiment: {
    data: [
      parameter('samples', null, 10, 5000, integer), parameter('noise', 0.1, 0, 0.5),
      parameter('train_ratio', 0.5, 0.1, 0.9), parameter('seed', null, 0, 4294967295, integer),
      parameter('task', null, null, null, word(['classification', 'regression'])), parameter('imbalance', 0, 0, 0.95),
    ],
    network: [
      parameter('seed', 7, 0, 4294967295, integer), parameter('batch_size', 10, 1, 500, { ...integer, words: ['all'] }),
      parameter('shuffle', true, null, null, boolean),
      parameter('output', null, null, null, word(['sigmoid', 'softmax', 'tanh', 'linear'])),
    ],
    stop: [
      parameter('epochs', null, 1, 1e6, integer), parameter('target_loss', null, 0, 1e6), parameter('patience', null, 1, 1e5, integer),
      parameter('threshold', 0, 0, 0.5), parameter('watch', 'test', null, null, word(['train', 'test'])),
    ],
    plane: [parameter('by', 'columns', null, null, word(['columns', 'pca'])), parameter('x', 1, 1, 64, integer), parameter('y', 2, 1, 64, integer)],
    layer: [parameter('units', 4, 1, 64, integer), parameter('dropout', 0, 0, 0.9)],
  },
  defaults: DEFAULTS,
};
