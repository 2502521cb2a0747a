/** What an experiment says of its classes and of the plane it is shown in. */

/** @typedef {import('./types.js').FullSpec} FullSpec */
/** @typedef {import('./types.js').NetworkState} NetworkState */

/**
 * How many units the output layer has.
 * @param {FullSpec} spec
 * @returns {number}
 */
export function outputUnits({ output, data }) {
  return output === 'softmax' ? Math.max(1, data.class_names?.length ?? 1) : 1;
}

/**
 * The names of the classes, one for each unit of the output; none where the output is one unit.
 * @param {NetworkState} state
 * @returns {string[]}
 */
export function classNames({ output, spec, class_names: told }) {
  if (output.kind !== 'softmax') return [];
  const names = told ?? spec.data.class_names ?? [];
  return Array.from({ length: output.classes ?? names.length }, (_, label) => names[label] ?? String(label));
}

/**
 * The names of the axes of the plane that maps show, as short as they can be; x1 and its like with their number below.
 * @param {NetworkState} state
 * @returns {[string, string]}
 */
export function axisNames({ axes }) {
  const [across, upwards] = axes ?? ['x1', 'x2'];
  return [lowered(across), lowered(upwards)];
}

/** @param {string} name */
const lowered = (name) => name.replace(' of the variance', '').replace(/^x(\d+)$/, (_, digits) => `x${[...digits].map((digit) => String.fromCharCode(0x2080 + Number(digit))).join('')}`);
