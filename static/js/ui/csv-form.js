/** How a table is read: which file, which column is learned, what of spellings and gaps; and what came of it. */

import { hasDecimalCommas, namesIn } from '../core/csv.js';
import { count } from '../core/format.js';
import { Problem } from '../core/problem.js';
import { append, h, uniqueId } from './dom.js';

/** @typedef {import('../core/api.js').Table} Table */
/** @typedef {import('../core/types.js').FieldError} FieldError */

const SEEN = 65536; // bytes that are looked at before the server reads all
const MOST_TOLD = 6;
const LAST = ''; // the label is the last column

/** What the server advises to a script, for a page. @type {[RegExp, string][]} */
const ADVICE = [
  [/; missing=drop leaves such lines out/, '; “Leave out lines with gaps” passes over it'],
  [/; decimal=comma reads commas/, '; or choose “1,5” as Decimals'],
  [/; or say header=false/, '; or the first line does not name them'],
];

/**
 * @param {(file: Blob, query: Record<string, string>) => Promise<Table>} read
 * @param {(table: Table) => string} onRead answers what is to be added to the summary
 */
export function createCsvForm(read, onRead) {
  /** @type {File | null} */
  let file = null;
  let turn = 0;

  const input = h('input', { type: 'file', accept: '.csv,.tsv,.txt,text/csv,text/plain', class: 'visually-hidden', tabIndex: -1, 'aria-label': 'CSV file', change: () => {
    const [chosen] = input.files ?? [];
    input.value = ''; // so that the same file can be chosen again
    if (chosen) void take(chosen);
  } });
  const choose = h('button', { type: 'button', click: () => input.click() }, 'Upload a CSV file …');
  const label = h('select', { change: () => void send() });
  const decimals = h('select', { change: () => void send() }, h('option', { value: 'point' }, '1.5'), h('option', { value: 'comma' }, '1,5'));
  const header = h('input', { type: 'checkbox', checked: true, change: () => {
    label.value = LAST; // the names that it offers are those of the first line
    label.disabled = !header.checked;
    void send();
  } });
  const drop = h('input', { type: 'checkbox', change: () => void send() });
  const options = h('div', { class: 'csv-options', hidden: true },
    labelled('Label', label), labelled('Decimals', decimals),
    h('label', { class: 'toggle' }, header, 'First line names the columns'),
    h('label', { class: 'toggle' }, drop, 'Leave out lines with gaps'));
  const said = h('div', { class: 'csv-said', role: 'status' });
  const element = h('div', { class: 'csv-form' }, input, choose, h('span', { class: 'quiet' }, 'or drop one on this panel'), options, said);

  /** @param {File} chosen */
  async function take(chosen) {
    file = chosen;
    const text = await chosen.slice(0, SEEN).text();
    decimals.value = hasDecimalCommas(text) ? 'comma' : 'point';
    header.checked = true;
    label.disabled = false;
    drop.checked = false;
    label.replaceChildren(h('option', { value: LAST }, 'the last column'), ...namesIn(text).map((name) => h('option', { value: name }, name)));
    await send();
  }

  async function send() {
    if (!file) return;
    const mine = ++turn;
    options.hidden = false;
    say(`Reading ${file.name} …`);
    const query = {
      decimal: decimals.value, header: String(header.checked), missing: drop.checked ? 'drop' : 'refuse', many: 'sample',
      ...(label.value === LAST ? {} : { label: label.value }),
    };
    try {
      const table = await read(file, query);
      if (mine === turn) say(file.name, inWords(table, label.value), onRead(table));
    } catch (thrown) {
      if (mine === turn) refuse(Problem.from(thrown), file);
    }
  }

  /** @param {string} head @param {...string} lines */
  function say(head, ...lines) {
    said.classList.remove('is-refused');
    said.replaceChildren(h('strong', {}, head), ...lines.filter(Boolean).map((line) => h('p', {}, line)));
  }

  /** @param {Problem} problem @param {File} refused */
  function refuse(problem, { name, size }) {
    said.classList.add('is-refused');
    said.replaceChildren(h('strong', {}, `${name} was not taken; nothing has changed.`));
    const { errors, status } = problem;
    const lines = errors.length ? errors.slice(0, MOST_TOLD).map(lineOf) : [status === 0 || status === 413 ? tooLarge(size, problem) : problem.detail || problem.title];
    if (errors.length > MOST_TOLD) lines.push(`and ${errors.length - MOST_TOLD} more, perhaps`);
    append(said, [h('ul', {}, ...lines.map((line) => h('li', {}, line)))]);
  }

  return { element, take };
}

/** @param {string} text @param {HTMLSelectElement} field */
function labelled(text, field) {
  field.id = uniqueId('csv');
  return h('div', { class: 'control control-choice' }, h('label', { class: 'control-label', htmlFor: field.id }, text), field);
}

/** A table in words: lines, columns, what is learned. @param {Table} table @param {string} label */
function inWords({ columns, data, rows, found, dropped }, label) {
  const taken = rows + dropped.length < found ? `${count(rows)} of ${count(found)} rows, drawn by chance: more cannot be learned from` : `${count(rows)} rows`;
  const left = dropped.length ? `; ${count(dropped.length)} left out: line ${dropped.slice(0, MOST_TOLD).join(', ')}${dropped.length > MOST_TOLD ? ' …' : ''}` : '';
  const unused = columns.length - data.columns.length - 1;
  const classes = data.task === 'classification' ? `classes ${data.class_names.join(', ')}` : 'numbers to predict';
  return `${taken}${left}. ${data.columns.length} columns${unused ? `, ${unused} of texts unused` : ''}: ${shortened(data.columns)}. Label ${label === LAST ? columns.at(-1)?.name : label}: ${classes}.`;
}

/** @param {string[]} names */
const shortened = (names) => (names.length > MOST_TOLD ? `${names.slice(0, MOST_TOLD).join(', ')} …` : names.join(', '));

/** @param {FieldError} error */
function lineOf({ location, message }) {
  const [first, second, ...rest] = location;
  const place = first === 'line' ? `Line ${[second, ...rest].join(', ')}` : first === undefined ? 'The file' : `The ${location.join(' ')}`;
  return `${place} ${ADVICE.reduce((text, [found, better]) => text.replace(found, better), message)}.`;
}

/** @param {number} size @param {Problem} problem */
function tooLarge(size, { status, detail }) {
  const megabytes = `${(size / 2 ** 20).toFixed(1)} MB`;
  return status === 413 ? `It is too large with ${megabytes}: ${detail}.` : `The server did not take it (${megabytes}): it is out of reach, or the file is too large.`;
}
