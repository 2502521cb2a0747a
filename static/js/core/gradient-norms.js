/** Norms of the gradient that the page knows, beside the history that they belong to. */

/** @typedef {import('./types.js').HistoryRun} HistoryRun */
/** @typedef {import('./types-scores.js').RunNorms} RunNorms */

/**
 * Norms of one run at points of its history. The loss at each tells whether it is still the same point: after a reset the steps
 * come again with other parameters.
 * @typedef {object} KnownNorms
 * @property {string} name
 * @property {number[]} step
 * @property {number[]} epoch
 * @property {import('./types.js').Column} loss
 * @property {import('./types.js').Column} gradient_norm
 */

/**
 * What is still true of the norms: those from the start on whose points are in the history as they were, without a gap.
 * @param {KnownNorms[]} known
 * @param {HistoryRun[]} history
 * @returns {KnownNorms[]} one a run of the history
 */
export function stillTrue(known, history) {
  const runs = history.map((run) => {
    const old = known.find(({ name }) => name === run.name);
    const places = old ? placesIn(old, run) : [];
    return { run, old, places };
  });
  const length = Math.min(...runs.map(({ places }) => places.length)); // all runs are asked for together
  return runs.map(({ run, old, places }) => ({
    name: run.name,
    step: run.step.slice(0, length),
    epoch: run.epoch.slice(0, length),
    loss: run.train_loss.slice(0, length),
    gradient_norm: places.slice(0, length).map((place) => old?.gradient_norm[place] ?? null),
  }));
}

/** @param {KnownNorms} known @param {HistoryRun} run @returns {number[]} of each point of the history, until one is missing, its place */
function placesIn(known, run) {
  /** @type {number[]} */
  const places = [];
  let place = 0;
  for (let i = 0; i < run.step.length; i += 1) {
    while (place < known.step.length && Number(known.step[place]) < Number(run.step[i])) place += 1;
    if (known.step[place] !== run.step[i] || known.loss[place] !== run.train_loss[i]) break;
    places.push(place);
  }
  return places;
}

/**
 * The norms with an answer behind them, as far as it is about points of the history that was there when it was asked for.
 * @param {KnownNorms[]} known
 * @param {RunNorms[]} answer
 * @param {HistoryRun[]} history when it was asked for
 * @returns {KnownNorms[]}
 */
export function extended(known, answer, history) {
  return known.map((run) => {
    const added = answer.find(({ name }) => name === run.name);
    const asked = history.find(({ name }) => name === run.name);
    const all = { ...run, step: [...run.step], epoch: [...run.epoch], loss: [...run.loss], gradient_norm: [...run.gradient_norm] };
    if (!added || !asked) return all;
    const places = new Map(asked.step.map((step, index) => [step, index]));
    added.step.forEach((step, index) => {
      const place = places.get(step);
      if (place === undefined || step <= (all.step.at(-1) ?? -1)) return;
      all.step.push(step);
      all.epoch.push(Number(added.epoch[index]));
      all.loss.push(asked.train_loss[place] ?? null);
      all.gradient_norm.push(added.norm[index] ?? null);
    });
    return all;
  });
}
