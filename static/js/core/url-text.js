/**
 * Values as they are written in an address: `8`, `true`, `Big+step`, `8,8`, `0.5,1,0;2,3,1;`.
 * Text that would read as something else has an apostrophe before it, as in a spreadsheet: `'5`.
 */

const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;
/** @type {Map<string, unknown>} */
const WORDS = new Map([['true', true], ['false', false], ['null', null]]);

/** @param {unknown} value @returns {boolean} whether it is neither a list nor an object */
const isScalar = (value) => value === null || typeof value !== 'object';

/**
 * A scalar, a list of scalars or a list of such lists as text; undefined when it is none of them.
 * @param {unknown} value
 * @param {boolean} [listExpected] then a list of one needs no comma to be known as a list
 * @returns {string | undefined}
 */
export function writeValue(value, listExpected = false) {
  if (isScalar(value)) return writeScalar(value);
  if (!Array.isArray(value)) return Object.keys(/** @type {object} */ (value)).length ? undefined : '{}';
  if (value.length === 0) return '[]';
  if (value.every(isScalar)) return value.map(writeScalar).join(',') + (value.length === 1 && !listExpected ? ',' : '');
  if (!value.every((row) => Array.isArray(row) && row.every(isScalar))) return undefined;
  return value.map((row) => `${row.map(writeScalar).join(',')};`).join('');
}

/**
 * The value that a text stands for.
 * @param {string} text as it stands in the address, still escaped
 * @param {boolean} [listExpected]
 * @returns {unknown}
 * @throws {URIError} for a broken escape
 */
export function readValue(text, listExpected = false) {
  if (text === '[]') return [];
  if (text === '{}') return {};
  if (text.includes(';')) return text.replace(/;$/, '').split(';').map(readList);
  return listExpected || text.includes(',') ? readList(text) : readScalar(text);
}

/**
 * Text for an address, with only what would be misread escaped.
 * @param {string} text
 * @returns {string}
 */
export function escapeText(text) {
  const whole = text.replace(/\p{Surrogate}/gu, '\uFFFD'); // half a character cannot be escaped
  return encodeURIComponent(whole).replaceAll('%20', '+').replace(/%(2F|3A|40)/g, decodeURIComponent);
}

/**
 * @param {string} text
 * @returns {string}
 * @throws {URIError}
 */
export function unescapeText(text) {
  return decodeURIComponent(text.replaceAll('+', ' '));
}

/** @param {unknown} value @returns {string} */
function writeScalar(value) {
  if (typeof value !== 'string') return String(value).replace('e+', 'e'); // a plus would read as a space
  const misread = ['', '[]', '{}'].includes(value) || value.startsWith("'") || WORDS.has(value) || NUMBER.test(value);
  return escapeText(misread ? `'${value}` : value);
}

/** @param {string} text @returns {unknown[]} */
function readList(text) {
  const items = text.split(',');
  if (items.at(-1) === '') items.pop(); // `8,` is a list of one
  return items.map(readScalar);
}

/** @param {string} text @returns {unknown} */
function readScalar(text) {
  const plain = unescapeText(text);
  if (plain.startsWith("'")) return plain.slice(1);
  if (WORDS.has(plain)) return WORDS.get(plain);
  return NUMBER.test(plain) ? Number(plain) : plain;
}
