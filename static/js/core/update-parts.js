/** What the next update of a run is made of, as arrows: which way each part pushes the point. */

/** @typedef {import('./types-race.js').RunPath} RunPath */
/** @typedef {'gradient' | 'memory' | 'corrected' | 'decay' | 'step'} PartRole */
/** What the server tells of an array of a run. @typedef {{name: string, symbol: string, label: string, is_arrow: boolean}} Told */

/**
 * @typedef {object} UpdatePart
 * @property {PartRole} role
 * @property {string} symbol short, as in formulas
 * @property {string} label in words
 * @property {[number, number]} vector in the plane, downhill: minus the gradient, minus the velocity …; of the step, from one point to the next
 */

/** @type {Told[]} */
const USUAL = [
  { name: 'gradient', symbol: 'g', label: 'gradient', is_arrow: true },
  { name: 'step', symbol: 'Δθ', label: 'the step', is_arrow: true },
];

/**
 * The parts of the update that follows a step, in the order in which they come about; none where the path ends.
 * @param {RunPath & {parts?: Told[]}} run
 * @param {number} step
 * @returns {UpdatePart[]}
 */
export function updateParts(run, step) {
  const arrows = (run.parts ?? USUAL).filter(({ is_arrow }) => is_arrow);
  return arrows.flatMap(({ name, symbol, label }) => {
    if (name === 'direction' && arrows.some((other) => other.name !== name && other.symbol === symbol)) return []; // it is one of the others
    const rows = run.of(name);
    const [x, y] = [-Number(rows?.[2 * step]), -Number(rows?.[2 * step + 1])];
    if (!Number.isFinite(x + y)) return [];
    const role = roleOf(name);
    return [{ role, symbol: role === 'step' ? 'step' : minus(symbol), label: role === 'step' ? label : `minus the ${label}`, vector: /** @type {[number, number]} */ ([x, y]) }];
  });
}

/** @param {string} symbol */
const minus = (symbol) => (symbol.includes(' ') ? `−(${symbol})` : `−${symbol}`);

/** @param {string} name of an array @returns {PartRole} */
function roleOf(name) {
  if (name === 'gradient' || name === 'decay' || name === 'step') return name;
  return name.startsWith('slot:') ? 'memory' : 'corrected';
}
