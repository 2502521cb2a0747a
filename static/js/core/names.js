/** Names of runs: each its own, and those that nobody chose follow the optimizer. */

/**
 * @param {string[]} taken
 * @param {string} label
 * @returns {string} the label itself, or with the first number that makes it new
 */
export function freeName(taken, label) {
  let name = label;
  for (let number = 2; taken.includes(name); number += 1) name = `${label} ${number}`;
  return name;
}

/**
 * Whether a name is one that `freeName` gives to this label.
 * @param {string} name
 * @param {string} label
 */
export function isNamedAfter(name, label) {
  return name === label || (name.startsWith(`${label} `) && /^\d+$/.test(name.slice(label.length + 1)));
}
