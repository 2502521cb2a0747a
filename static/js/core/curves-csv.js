/** Curves as a table. */

/**
 * One line a run and point, numbers as exact as they are; what is no number is empty.
 * @param {({name: string, step: number[], epoch: number[]} & Record<string, any>)[]} runs
 * @param {string[]} columns
 * @returns {string}
 */
export function curvesCsv(runs, columns) {
  const head = ['run', 'step', 'epoch', ...columns].join(',');
  const lines = runs.flatMap((run) => run.step.map((step, index) => {
    const values = columns.map((column) => run[column]?.[index] ?? '');
    return [quoted(run.name), step, run.epoch[index], ...values].join(',');
  }));
  return `${[head, ...lines].join('\r\n')}\r\n`;
}

/** @param {string} text */
const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
