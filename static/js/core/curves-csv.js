/** Curves as a table. */

/**
 * One line a run and point, numbers as exact as they are; what is no number is empty.
 * @param {({name: string} & Record<string, any>)[]} runs
 * @param {string[]} columns
 * @param {string[]} [over] columns of where the points are, the first of which all runs have
 * @returns {string}
 */
export function curvesCsv(runs, columns, over = ['step', 'epoch']) {
  const all = [...over, ...columns];
  const head = ['run', ...all].join(',');
  const lines = runs.flatMap((run) => Array.from(run[over[0] ?? ''] ?? [], (_, index) => {
    const values = all.map((column) => run[column]?.[index] ?? '');
    return [quoted(run.name), ...values].join(',');
  }));
  return `${[head, ...lines].join('\r\n')}\r\n`;
}

/** @param {string} text */
const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
