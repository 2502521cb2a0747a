/** Which module of the page may import which, and what only some may touch. */
import { posix } from 'node:path';

const MAY_IMPORT = {
  pages: ['pages', 'views', 'ui', 'plots', 'core'],
  views: ['ui', 'plots', 'core'],
  ui: ['ui', 'plots', 'core'],
  plots: ['plots'],
  core: ['core'],
};
const NETWORK = /\b(fetch|WebSocket|WebTransport|XMLHttpRequest|EventSource|sendBeacon|importScripts)\b/;
const NETWORK_MODULES = ['core/api.js', 'core/stream.js'];
const PAGE = /\b(document|window|localStorage|sessionStorage|location|navigator)\b/;

const COMMENT = /\/\*[^]*?\*\/|\/\/[^\n]*/;
const STRING = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/;
// A slash after one of these begins a regular expression, not a division.
const PATTERN = /(?<=[=(,:[!&|?{};]\s*|\breturn\s+)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+\/[a-z]*/;
const TOKENS = new RegExp([COMMENT, STRING, PATTERN].map((each) => `(${each.source})`).join('|'), 'g');

/**
 * @param {string} text JavaScript
 * @returns {{code: string, bare: string}} without comments; and without strings and patterns as well
 */
function strip(text) {
  const code = text.replace(TOKENS, (token, comment) => (comment ? ' ' : token));
  const bare = text.replace(TOKENS, (token, comment, string) => (comment ? ' ' : string ? "''" : '/ /'));
  return { code, bare };
}

/** @param {string} code @returns {string[]} what it imports or re-exports, also at run time */
function importsOf(code) {
  const fixed = code.matchAll(/\b(?:import|export)\b(?:[\w\s{},*$]*?\bfrom\b)?\s*(['"])([^'"]+)\1/g);
  const late = code.matchAll(/\bimport\s*\(\s*(?:(['"])([^'"]+)\1)?/g);
  return [...fixed, ...late].map((match) => match[2] ?? '(computed)');
}

/**
 * @param {string} path of the importing module, below static/js
 * @param {string} wanted
 * @param {Map<string, string>} files
 * @returns {string | null} what is wrong with it
 */
function objection(path, wanted, files) {
  if (!/^\.\.?\//.test(wanted)) return 'is not a file of the page';
  const target = posix.join(posix.dirname(path), wanted);
  if (!files.has(target)) return 'does not exist';
  const [from, to] = [path, target].map((each) => each.split('/')[0]);
  if (MAY_IMPORT[from]?.includes(to)) return null;
  if (from === 'plots' && target === 'core/format.js') return null;
  if (from === 'views' && to === 'views' && viewOf(path) === viewOf(target)) return null;
  return `${from} must not import ${to}`;
}

/** The view a file belongs to: views/network.js and all of views/network/ are one. @param {string} path */
const viewOf = (path) => path.split('/')[1].replace(/\.js$/, '');

/**
 * @param {Map<string, string>} files text by path below static/js
 * @returns {string[]} every breach, named
 */
export function breaches(files) {
  return [...files].flatMap(([path, text]) => {
    const { code, bare } = strip(text);
    const found = importsOf(code).map((wanted) => [wanted, objection(path, wanted, files)]).filter(([, what]) => what);
    const list = found.map(([wanted, what]) => `${path}: ${wanted} ${what}`);
    const network = NETWORK.exec(bare);
    if (network && !NETWORK_MODULES.includes(path)) list.push(`${path}: touches the network (${network[0]})`);
    const page = PAGE.exec(bare);
    if (page && path.startsWith('plots/')) list.push(`${path}: a plot must not know the page (${page[0]})`);
    return list;
  });
}
