/** What the catalog says of races on surfaces, small, in the server's form; with the doubles that tests of races share. */

import { CATALOG } from './catalog-double.js';

const number = (name, standard, minimum, maximum, rest = {}) => ({
  name, label: name, default: standard, minimum, maximum, scale: 'linear', type: 'number', words: [], help: '', anchor: '', ...rest,
});
const around = { schedule: { kind: 'constant' }, clip: { kind: 'none' }, regularizer: { kind: 'none' } };

export const RACE = {
  surface: { kind: 'rosenbrock', a: 1, b: 100 },
  domain: [[-2, 2], [-1, 3]],
  start: [-1.5, 2],
  steps: 500,
  noise: 0,
  seed: 7,
  tolerance: 0.01,
  runs: [
    { name: 'Momentum', optimizer: { kind: 'momentum', learning_rate: 0.03, beta: 0.9 }, ...around },
    { name: 'Adam', optimizer: { kind: 'adam', learning_rate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, bias_correction: true }, ...around },
  ],
};

const surface = (kind, parameters, domain, start) => ({ kind, label: kind, summary: '', formula: '', mathml: '', reference: '', anchor: '', parameters, domain, start });

export const RACE_CATALOG = {
  ...CATALOG,
  surfaces: [
    surface('rosenbrock', [number('a', 1, -1.5, 1.5), number('b', 100, 1, 1000)], [[-2, 2], [-1, 3]], [-1.5, 2]),
    surface('bowl', [number('condition', 20, 1, 1000)], [[-4, 4], [-4, 4]], [-3.5, 1.5]),
  ],
  experiment: {
    ...CATALOG.experiment,
    descent: [
      number('steps', 500, 1, 5000, { type: 'integer' }), number('noise', 0, 0, 100), number('seed', 7, 0, 4294967295, { type: 'integer' }),
      number('tolerance', 0.01, 1e-6, 0.5),
    ],
  },
  race: RACE,
};

/** Paths of as many steps, as the page reads them from a frame. */
export function pathsOf(spec, steps = spec.steps) {
  const runs = spec.runs.map(({ name }) => ({ name, status: 'ready', detail: null, steps_to_minimum: null, steps, of: () => undefined }));
  return { surface: { kind: spec.surface.kind, domain: spec.domain, minima: [], local_minima: [] }, spec, runs };
}
