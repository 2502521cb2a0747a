/** An experiment as others can ask for it: commands for a shell, lines of Python, a frame in a page. */

import { same } from './changes.js';
import { shorten } from './shorthand.js';

/** @typedef {import('./types.js').Spec} Spec */
/** @typedef {import('./types.js').FullSpec} FullSpec */
/** @typedef {import('./types.js').Catalog} Catalog */

/** What a reader looks for first: it stands there even where it is the default. */
const ALWAYS = ['dataset', 'hidden', 'runs'];

/**
 * The experiment as one would write it: what the server fills in by itself is left out.
 * @param {Spec | FullSpec} spec
 * @param {Catalog} catalog
 * @returns {Spec}
 */
export function essential(spec, catalog) {
  return without(shorten(spec, catalog), shorten(catalog.defaults, catalog));
}

/**
 * @param {any} fields
 * @param {any} usual
 * @returns {any} the fields that differ; a group of them (data, stop rules) loses its own, a choice stays whole
 */
function without(fields, usual) {
  /** @type {Record<string, unknown>} */
  const left = {};
  for (const [name, value] of Object.entries(fields)) {
    const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value) && !('kind' in value) && name !== 'plane';
    const kept = isGroup ? without(value, usual?.[name] ?? {}) : value;
    const empty = isGroup && Object.keys(kept).length === 0;
    if (ALWAYS.includes(name) || (!empty && !same(kept, usual?.[name]))) left[name] = kept;
  }
  return left;
}

/**
 * A text as one word of a POSIX shell, whatever is in it.
 * @param {string} text
 */
export function shellQuoted(text) {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/**
 * Commands that make the same network and train it as far.
 * @param {Spec} spec
 * @param {number} steps
 * @param {string} server its address, without a slash at the end
 */
export function curlCommands(spec, steps, server) {
  const json = `-H 'Content-Type: application/json'`;
  const made = `curl -sS -D - -o /dev/null ${json} -d ${shellQuoted(JSON.stringify(spec))} ${shellQuoted(`${server}/api/networks`)}`;
  const lines = [
    `network=${shellQuoted(server)}"$(${made} | tr -d '\\r' | sed -n 's/^[Ll]ocation: //p')"`,
    ...(steps ? [`curl -sS ${json} -d '{"steps": ${steps}}' "$network/step" > /dev/null`] : []),
    `curl -sS "$network/history"`,
  ];
  return `${lines.join('\n')}\n`;
}

/**
 * The same in Python, with its standard library alone.
 * @param {Spec} spec
 * @param {number} steps
 * @param {string} server
 */
export function pythonCommands(spec, steps, server) {
  return `import json
from urllib.request import Request, urlopen

SERVER = ${JSON.stringify(server)}


def call(path, body=None):
    """Ask the server; with a body it is a POST."""
    data = None if body is None else json.dumps(body).encode()
    with urlopen(Request(SERVER + path, data, {"Content-Type": "application/json"})) as answer:
        return json.load(answer)


experiment = ${pythonLiteral(spec)}
network = "/api/networks/" + call("/api/networks", experiment)["id"]
${steps ? `call(network + "/step", {"steps": ${steps}})\n` : ''}for run in call(network + "/history")["runs"]:
    print(run["name"], run["train_loss"][-1], run["test_loss"][-1])
`;
}

/** @typedef {{none: string, yes: string, no: string, indent: string, last: string}} Notation `last` follows the last of several */
/** @type {Notation} */
const PYTHON = { none: 'None', yes: 'True', no: 'False', indent: '    ', last: ',' };
/** @type {Notation} */
const JSON_TEXT = { none: 'null', yes: 'true', no: 'false', indent: '  ', last: '' };

/** A value that JSON can hold, as Python writes it. @param {unknown} value */
export const pythonLiteral = (value) => written(value, PYTHON);

/** A value as JSON to be read: a list of plain values, or of points, on one line. @param {unknown} value */
export const jsonText = (value) => written(value, JSON_TEXT);

/**
 * @param {unknown} value
 * @param {Notation} notation
 * @param {string} [indent]
 * @returns {string}
 */
function written(value, notation, indent = '') {
  if (value === null || value === undefined) return notation.none;
  if (typeof value === 'boolean') return value ? notation.yes : notation.no;
  if (typeof value !== 'object') return JSON.stringify(value);
  const inner = indent + notation.indent;
  /** @param {string[]} items */
  const lines = (items) => `${items.map((item) => `\n${inner}${item}`).join(',')}${notation.last}\n${indent}`;
  if (Array.isArray(value)) {
    if (value.every((item) => isPlain(item) || (Array.isArray(item) && item.every(isPlain)))) return `[${value.map((item) => written(item, notation)).join(', ')}]`;
    return `[${lines(value.map((item) => written(item, notation, inner)))}]`;
  }
  const fields = Object.entries(value).filter(([, item]) => item !== undefined);
  return fields.length ? `{${lines(fields.map(([key, item]) => `${JSON.stringify(key)}: ${written(item, notation, inner)}`))}}` : '{}';
}

/** @param {unknown} value */
function isPlain(value) {
  return typeof value !== 'object' || value === null;
}

/**
 * HTML that shows an address in a page of one's own.
 * @param {string} address
 */
export function frameCode(address) {
  const escaped = address.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return `<iframe src="${escaped}" title="Ravine: a neural-network playground" width="100%" height="760" style="border: 0" allow="clipboard-write"></iframe>\n`;
}

/**
 * A name as part of a file's name.
 * @param {string} name
 */
export function fileName(name) {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'run';
}
