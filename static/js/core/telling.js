/** The state of the page in words, short enough to be listened to. */

import { epoch, loss, percent } from './format.js';

/** @typedef {import('./state.js').AppState} AppState */
/** @typedef {import('./types.js').RunState} RunState */

/** So many runs are told one by one; of more, only the best. */
const FEW = 3;

/**
 * Whether it plays, where it is, and how each run stands.
 * @param {Pick<AppState, 'network' | 'playing'>} state
 * @returns {string}
 */
export function tellState({ network, playing }) {
  if (!network) return '';
  const ended = network.runs.filter(({ status }) => status !== 'ready');
  const going = network.runs.filter(({ status }) => status === 'ready');
  const best = going.reduce((one, other) => (nearness(other) < nearness(one) ? other : one), going[0] ?? network.runs[0]);
  const told = going.length > FEW && best ? [`Best of ${going.length} runs: ${tellRun(best, ', ')}`] : going.map((run) => tellRun(run));
  const sentences = [`${playing ? 'Playing' : 'Paused'} at epoch ${epoch(network.epoch)}`, ...told, ...ended.map(tellEnd)];
  return `${sentences.join('. ')}.`;
}

/**
 * What changes seldom and is told at once: whether it plays, and which runs have ended.
 * @param {Pick<AppState, 'network' | 'playing'>} state
 */
export const stance = ({ network, playing }) => [playing, ...(network?.runs.map(({ status }) => status) ?? [])].join();

/** @param {import('./types.js').Data} data */
export const tellData = ({ train, test }) => `New data: ${train.y.length} training and ${test.y.length} test examples.`;

/** @param {RunState} run */
const nearness = ({ loss: { train, test } }) => test ?? train ?? Infinity;

/** @param {RunState} run @param {string} [after] the name */
function tellRun({ name, loss: { train, test }, accuracy }, after = ': ') {
  const right = accuracy?.test ?? accuracy?.train;
  return `${name}${after}${test === null ? 'training' : 'test'} loss ${loss(test ?? train).trim()}${typeof right === 'number' ? `, accuracy ${percent(right)}` : ''}`;
}

/** @param {RunState} run */
const tellEnd = ({ name, status, detail }) => `${name} ${detail ?? status}`.replace(/\.$/, '');
