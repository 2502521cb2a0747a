/** The table of runs as data: its columns, when a run reached a target, how rows sort, and all of it as CSV. */

/** @typedef {import('./types.js').HistoryRun} HistoryRun */
/** @typedef {import('./types.js').RunState} RunState */
/** @typedef {{of: 'train' | 'test', loss: number}} Target a loss that a run is to come down to */
/** @typedef {{by: string, down: boolean}} Sort down: the largest first */
/** @typedef {string | number | null} Cell */
/** @typedef {Record<string, Cell>} Row by the keys of the columns */
/** @typedef {{key: string, label: string, help?: string, kind: 'text' | 'loss' | 'share' | 'number' | 'count'}} Column */

/** @type {Target} */
export const USUAL_TARGET = { of: 'test', loss: 0.1 };

/** @type {readonly Column[]} */
export const COLUMNS = [
  { key: 'run', label: 'Run', kind: 'text' },
  { key: 'optimizer', label: 'Optimizer', help: 'And what else the run has for itself', kind: 'text' },
  { key: 'learning_rate', label: 'α', help: 'The learning rate of the next step', kind: 'number' },
  { key: 'train_loss', label: 'Train loss', kind: 'loss' },
  { key: 'test_loss', label: 'Test loss', kind: 'loss' },
  { key: 'train_accuracy', label: 'Train acc.', kind: 'share' },
  { key: 'test_accuracy', label: 'Test acc.', kind: 'share' },
  { key: 'steps_to_target', label: 'Steps to target', help: 'Until the end of the first recorded epoch with this loss', kind: 'count' },
  { key: 'seconds_to_target', label: 'Seconds to target', help: 'Of a processor, for the same', kind: 'number' },
  { key: 'seconds', label: 'Seconds', help: 'That its steps took of a processor so far', kind: 'number' },
  { key: 'status', label: 'Status', kind: 'text' },
];

/**
 * When a run reached a target first: at the end of an epoch, as far as the history has them.
 * @param {HistoryRun | undefined} history
 * @param {Target} target
 * @returns {{step: number, seconds: number | null} | null} null: not yet
 */
export function reached(history, { of, loss }) {
  const column = of === 'train' ? history?.train_loss : history?.test_loss;
  const index = column?.findIndex((value) => value !== null && value <= loss) ?? -1;
  const step = index < 0 ? undefined : history?.step[index];
  return step === undefined ? null : { step, seconds: history?.seconds[index] ?? null };
}

/**
 * @param {RunState} run
 * @param {string} optimizer in words
 * @param {ReturnType<typeof reached>} goal
 * @returns {Row}
 */
export function rowOf(run, optimizer, goal) {
  return {
    run: run.name, optimizer,
    learning_rate: run.learning_rate ?? null,
    train_loss: run.loss.train, test_loss: run.loss.test,
    train_accuracy: run.accuracy?.train ?? null, test_accuracy: run.accuracy?.test ?? null,
    steps_to_target: goal?.step ?? null, seconds_to_target: goal?.seconds ?? null,
    seconds: run.seconds ?? null, status: run.status,
  };
}

/**
 * The rows in their order; what has no value stands at the end, whichever way they are sorted.
 * @param {Row[]} rows
 * @param {Sort | null} sort null: as the runs are
 * @returns {Row[]}
 */
export function sortRows(rows, sort) {
  if (!sort) return rows;
  const way = sort.down ? -1 : 1;
  return [...rows].sort((one, other) => {
    const [a, b] = [one[sort.by] ?? null, other[sort.by] ?? null];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    if (typeof a === 'number' && typeof b === 'number') return way * (a - b);
    return way * String(a).localeCompare(String(b), 'en', { numeric: true });
  });
}

/**
 * What a press on the head of a column makes of the order: rising, falling, as the runs are.
 * @param {Sort | null} sort
 * @param {string} by
 * @returns {Sort | null}
 */
export function nextSort(sort, by) {
  if (sort?.by !== by) return { by, down: false };
  return sort.down ? null : { by, down: true };
}

/**
 * @param {Row[]} rows
 * @param {Target} target
 * @returns {string} a line a run, below one of names; nothing where there is no value
 */
export function toCsv(rows, { of, loss }) {
  return tableCsv(COLUMNS, rows, (key) => key.replace('target', `${of}_loss_${loss}`));
}

/**
 * @param {readonly Column[]} columns
 * @param {Row[]} rows
 * @param {(key: string) => string} [name] of a column
 * @returns {string} a line a row, below one of names; nothing where there is no value
 */
export function tableCsv(columns, rows, name = (key) => key) {
  const lines = [columns.map(({ key }) => name(key)), ...rows.map((row) => columns.map(({ key }) => row[key] ?? ''))];
  return lines.map((line) => `${line.map((cell) => quoted(String(cell))).join(',')}\r\n`).join('');
}

/** @param {string} text */
const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
