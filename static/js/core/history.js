/** The curves a page has: the server sends what is new, or everything again. */

/** @typedef {import('./types.js').HistoryRun} HistoryRun */
/** @typedef {import('./types.js').Column} Column */
/** @typedef {Exclude<keyof HistoryRun, 'name'>} ColumnName */

/** Names of the columns of a run's history. @type {ColumnName[]} */
const COLUMNS = ['step', 'epoch', 'train_loss', 'test_loss', 'train_accuracy', 'test_accuracy', 'train_r2', 'test_r2', 'penalty', 'learning_rate', 'seconds'];

/**
 * The curves after a frame; the ones given are left as they were.
 * @param {HistoryRun[]} runs
 * @param {import('./types.js').FrameHistory} history
 * @returns {HistoryRun[]} the same array when the frame holds nothing new
 */
export function applyHistory(runs, history) {
  if (history.restart) return history.runs;
  const news = history.runs.filter((run) => run.step.length > 0);
  if (news.length === 0) return runs;
  const known = new Set(runs.map((run) => run.name));
  const longer = runs.map((run) => {
    const added = news.find((each) => each.name === run.name);
    return added ? join(run, added) : run;
  });
  return [...longer, ...news.filter((run) => !known.has(run.name))];
}

/**
 * @param {HistoryRun} run
 * @param {HistoryRun} added
 * @returns {HistoryRun}
 */
function join(run, added) {
  const columns = COLUMNS.map((name) => [name, [...run[name], ...added[name]]]);
  return /** @type {HistoryRun} */ ({ name: run.name, ...Object.fromEntries(columns) });
}
