/** Experiments at random, the same ones for the same seed. */
import { CATALOG, DEFAULTS } from './catalog-double.js';

/** Numbers from 0 to 1: mulberry32. */
export function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const NAMES = [
  'Adam', 'a b', '5', '-0.5e3', 'true', 'null', '', "'quoted'", 'x=1&y=2', 'a,b;c', 'Größe 2', '学習率', '🐦', '100%', '%41',
  'a+b', '[]', '{}', '#', '?', 'a.b', ' padded ', '__proto__', '<b>', '"', '\\', 'α₁', 'line\nbreak',
];

const FORMULAS = ['x1', 'pi', 'x1^2 + x2^2', 'max(x1, x2)', 'a;b', '5', 'x1 & x2 = #1', '100% x1', "'x1'", 'α·x₁', '-x1*-x2/3', 'true', '1e5'];

/** A spec that the server would take: `long` as it answers it, else with choices and layers long or short. */
export function randomSpec(random, long) {
  const below = (count) => Math.floor(random() * count);
  const pick = (list) => list[below(list.length)];
  const sometimes = (value, otherwise) => (random() < 0.5 ? value() : otherwise);
  const between = (minimum, maximum) => minimum + random() * (maximum - minimum);
  const list = (most, make) => Array.from({ length: below(most + 1) }, make);
  const value = ({ type, words, minimum, maximum, default: usual }) => sometimes(() => {
    if (type === 'text') return pick(FORMULAS);
    if (type === 'boolean') return random() < 0.5;
    if (type === 'word') return pick(words);
    return type === 'integer' ? Math.round(between(minimum, Math.min(maximum, 1e6))) : between(minimum, maximum);
  }, usual);
  const values = (parameters) => Object.fromEntries(parameters.map((parameter) => [parameter.name, value(parameter)]));
  const choice = (family) => {
    const { kind, parameters } = pick(CATALOG[family]);
    if (!long && random() < 0.4) return kind;
    return { kind, ...values(parameters) };
  };
  const layer = () => {
    const units = 1 + below(64);
    if (!long && random() < 0.5) return units;
    return { units, activation: sometimes(() => choice('activations'), null), dropout: sometimes(() => random() * 0.9, 0) };
  };
  const run = () => ({ name: pick(NAMES), optimizer: choice('optimizers'), ...sometimes(() => ({ schedule: choice('schedules'), clip: choice('clips') }), {}), ...sometimes(own, {}) });
  const own = () => ({ activation: sometimes(() => choice('activations'), null), initializer: sometimes(() => choice('initializers'), null) });
  return structuredClone({
    seed: below(4294967295),
    data: sometimes(() => randomData({ random, long, below, between, list, choice, sometimes, pick }), DEFAULTS.data),
    features: sometimes(() => [choice('features'), ...list(4, () => choice('features'))], DEFAULTS.features),
    hidden: sometimes(() => list(5, layer), DEFAULTS.hidden),
    activation: choice('activations'),
    loss: sometimes(() => choice('losses'), null),
    output: pick(['sigmoid', 'softmax', 'tanh', 'linear', null]),
    initializer: choice('initializers'),
    regularizer: choice('regularizers'),
    batch_size: pick([1, 10, 'all', 499]),
    shuffle: random() < 0.5,
    stop: sometimes(() => values(CATALOG.experiment.stop), DEFAULTS.stop),
    runs: sometimes(() => [...list(5, run), run()], DEFAULTS.runs),
  });
}

/** Data of a dataset, or of one's own with two or three columns. */
function randomData({ random, long, below, between, list, choice, sometimes, pick }) {
  const wide = random() < 0.3;
  const points = () => [0, 1, ...list(3, () => below(3))].map((label) => [between(-6, 6), ...(wide ? [0.5] : []), Math.round(random() * 10) / 10, label]);
  const own = random() < 0.3 ? points() : null;
  const names = wide ? ['a, b', 'true', '5'] : ['height', "it's"];
  const source = own
    ? { points: own, samples: own.length, ...sometimes(() => ({ columns: names, task: pick(['regression', null]) }), {}), standardize: random() < 0.5 }
    : { dataset: choice('datasets'), samples: 10 + below(4990), imbalance: sometimes(() => random() * 0.9, 0) };
  return {
    ...(long ? { dataset: null, points: null } : {}), ...source,
    noise: random() / 2, train_ratio: sometimes(() => between(0.1, 0.9), 0.5), seed: below(4294967295),
    plane: pick([null, { by: 'pca' }, { by: 'columns', x: 2, y: 1 }]),
  };
}
