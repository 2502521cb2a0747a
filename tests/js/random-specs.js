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

/** A spec that the server would take: `long` as it answers it, else with choices and layers long or short. */
export function randomSpec(random, long) {
  const below = (count) => Math.floor(random() * count);
  const pick = (list) => list[below(list.length)];
  const sometimes = (value, otherwise) => (random() < 0.5 ? value() : otherwise);
  const choice = (family) => {
    const { kind, parameters } = pick(CATALOG[family]);
    if (!long && random() < 0.4) return kind;
    const given = parameters.map(({ name, minimum, maximum, default: usual }) => [
      name, sometimes(() => minimum + random() * (maximum - minimum), usual),
    ]);
    return { kind, ...Object.fromEntries(given) };
  };
  const layer = () => {
    const units = 1 + below(64);
    if (!long && random() < 0.5) return units;
    return { units, activation: sometimes(() => choice('activations'), null), dropout: sometimes(() => random() * 0.9, 0) };
  };
  const list = (most, make) => Array.from({ length: below(most + 1) }, make);
  const points = () => list(4, () => [random() * 12 - 6, Math.round(random() * 10) / 10, below(2)]);
  const source = () => {
    const own = random() < 0.2;
    if (long) return own ? { dataset: null, points: points() } : { dataset: choice('datasets'), points: null };
    return own ? { points: points() } : { dataset: choice('datasets') };
  };
  const data = () => withNumber({
    ...source(), noise: random() / 2, train_ratio: sometimes(() => 0.1 + random() * 0.8, 0.5), seed: below(4294967295),
  });
  // Points bring their own number.
  const withNumber = (given) => ({ ...given, samples: given.points ? given.points.length : 10 + below(4990) });
  const spec = {
    seed: below(4294967295),
    data: sometimes(data, DEFAULTS.data),
    features: sometimes(() => list(4, () => choice('features')), DEFAULTS.features),
    hidden: sometimes(() => list(5, layer), DEFAULTS.hidden),
    activation: choice('activations'),
    // The loss fits every task, so that it need not be left out.
    loss: long ? { kind: 'squared_error' } : 'squared_error',
    initializer: choice('initializers'),
    regularizer: choice('regularizers'),
    batch_size: pick([1, 10, 'all', 499]),
    shuffle: random() < 0.5,
    runs: sometimes(() => [...list(5, run), run()], DEFAULTS.runs),
  };
  function run() {
    return { name: pick(NAMES), optimizer: choice('optimizers') };
  }
  return structuredClone(spec);
}
