/** Tables as files: written for points, and what can be seen of one before the server has read it. */

/** @typedef {import('./types.js').FullSpec} FullSpec */

const SEPARATORS = [',', ';', '\t'];
/** What the server reads as a number, or as no value. */
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const MISSING = new Set(['', '?', 'na', 'n/a', 'nan', 'null', 'none']);
const LABEL = 'label';

/**
 * Points as comma-separated values, so that reading them gives the same points.
 * @param {string[]} columns
 * @param {string[]} classNames none for regression
 * @param {number[][]} rows the columns, then the label
 * @returns {string}
 */
export function writeTable(columns, classNames, rows) {
  let label = LABEL;
  while (columns.includes(label)) label += '_';
  // Names that would be read as numbers, or as nothing, would come back as something else.
  const told = classNames.every((name) => !NUMBER.test(name) && !MISSING.has(name.toLowerCase())) ? classNames : [];
  const lines = rows.map((row) => [...row.slice(0, -1), told[row.at(-1) ?? 0] ?? row.at(-1) ?? '']);
  return [[...columns, label], ...lines].map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

/** @param {string | number} cell */
function quoted(cell) {
  const text = String(cell);
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * The names in the first line of a table, as far as they can be seen.
 * @param {string} text the beginning of a file
 * @returns {string[]}
 */
export function namesIn(text) {
  const first = text.replace(/^\uFEFF/, '').trimStart().split(/\r|\n/, 1)[0] ?? '';
  const bare = first.split('"').filter((_, index) => index % 2 === 0).join('');
  const [separator] = SEPARATORS.map((sign) => /** @type {const} */ ([sign, bare.split(sign).length])).reduce((a, b) => (b[1] > a[1] ? b : a));
  const cells = first.match(new RegExp(`("([^"]|"")*"|[^${separator}])+`, 'g')) ?? [];
  const names = cells.map((cell) => cell.trim()).map((cell) => (/^".*"$/.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell));
  return names.filter(Boolean);
}

/**
 * Whether numbers seem to have a comma before their decimals: where it does not part the cells, and no point does it.
 * @param {string} text the beginning of a file
 */
export function hasDecimalCommas(text) {
  return /[;\t]/.test(text) && /(^|[;\t])\s*[+-]?\d*,\d+\s*([;\t\r\n]|$)/m.test(text) && !/(^|[;\t])\s*[+-]?\d*\.\d+\s*([;\t\r\n]|$)/m.test(text);
}
