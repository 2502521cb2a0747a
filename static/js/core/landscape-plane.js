/** Which plane through parameter space is looked at, as words of an address and of a request. */

/** @typedef {import('./types-landscape.js').PlaneChoice} PlaneChoice */
/** @typedef {import('./types.js').One} One */

/** @type {PlaneChoice} */
export const USUAL_PLANE = { kind: 'pca', seed: 1, first: null, second: null, other: null };

const SEED = /^(0|[1-9]\d{0,5})$/;

/** A single parameter as the API names it: `W1.0.2`, `b2.0`. @param {One} place */
export function spelling({ layer, parameter, unit, input }) {
  return `${parameter}${layer}.${unit}${parameter === 'W' ? `.${input}` : ''}`;
}

/** @param {string | undefined} text @returns {One | null} */
export function readPlace(text) {
  const found = /^([A-Za-z_]+)([1-9])\.(\d{1,4})(?:\.(\d{1,4}))?$/.exec(text ?? '');
  const [, parameter = '', layer, unit, input] = found ?? [];
  if (!found || (parameter === 'W') !== (input !== undefined)) return null;
  return { layer: Number(layer), parameter, unit: Number(unit), ...(input === undefined ? {} : { input: Number(input) }) };
}

/** In the address: `random:7`, `parameters:W1.0.1:b2.0`, `ends:Adam`. @type {import('./outlook.js').Aspect} */
export const planeAspect = {
  key: 'landscape',
  write(/** @type {PlaneChoice} */ { kind, seed, first, second, other }) {
    if (kind === 'pca') return null;
    if (kind === 'random') return seed === USUAL_PLANE.seed ? kind : `${kind}:${seed}`;
    if (kind === 'ends') return other === null ? kind : `${kind}:${other}`;
    return first && second ? `${kind}:${spelling(first)}:${spelling(second)}` : kind;
  },
  read(text) {
    const cut = text.includes(':') ? text.indexOf(':') : text.length;
    const [kind, rest] = [text.slice(0, cut), text.slice(cut + 1)];
    if (!rest) return ['pca', 'random', 'parameters', 'ends'].includes(kind) ? { ...USUAL_PLANE, kind } : undefined;
    if (kind === 'random') return SEED.test(rest) ? { ...USUAL_PLANE, kind, seed: Number(rest) } : undefined;
    if (kind === 'ends') return { ...USUAL_PLANE, kind, other: rest };
    const [first, second] = rest.split(':').map(readPlace);
    return kind === 'parameters' && first && second ? { ...USUAL_PLANE, kind, first, second } : undefined;
  },
};
