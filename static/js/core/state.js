/** What the playground page knows: the shape of its store. */

import { USUAL_PLANE } from './landscape-plane.js';
import { USUAL_TARGET } from './run-table.js';

/** @typedef {import('./types.js').FullSpec} FullSpec */
/** @typedef {import('./types.js').NetworkState} NetworkState */
/** @typedef {'starting' | 'live' | 'lost' | 'closed'} Connection */
/** @typedef {{layer: number, unit: number}} UnitPlace layer 0 are the features */
/** @typedef {{says: string, take: (place: import('./types.js').One) => void}} Picking */
/** @typedef {{text: string, tone: 'info' | 'warning', action?: {label: string, run: () => void}}} Notice */

/**
 * @typedef {object} AppState
 * @property {FullSpec} spec what the controls show: the experiment as accepted, or as just asked for
 * @property {NetworkState | null} network as the server last told it
 * @property {import('./types.js').Data | null} data
 * @property {import('./types.js').HistoryRun[]} history
 * @property {boolean} playing
 * @property {import('./types.js').Pace} pace
 * @property {string} selected name of the run whose network is shown
 * @property {UnitPlace | null} unit the unit shown enlarged, null for the output
 * @property {UnitPlace | null} focus the unit that all looks at, until it is let go
 * @property {Connection} connection
 * @property {import('./problem.js').Problem | null} problem the last refusal, until something is accepted
 * @property {Notice | null} notice a sentence for the top of the page
 * @property {boolean} showTest test points on the map
 * @property {boolean} discretise maps in two colours
 * @property {boolean} logLoss logarithmic axis of the chart, where that makes sense
 * @property {string} quantity what the chart shows, see quantities.js
 * @property {import('./quantities.js').Part | null} parts the only part of the data that the chart shows; null: both
 * @property {number} smoothing weight of the past in the curves, 0: none
 * @property {import('./span.js').Span | null} zoom epochs that the chart shows; null: all
 * @property {boolean} largeChart the chart takes the place of network and output
 * @property {boolean} projector larger type and thicker lines, and no set-up column
 * @property {boolean} showGradients instead of the parameters
 * @property {string | null} tab what is open below the network
 * @property {import('./types-landscape.js').PlaneChoice} landscape the plane of the cost's picture
 * @property {Picking | null} picking what a parameter is being chosen for in the picture of the network
 * @property {Record<string, number>} styles colours and marks that runs have, by name; the others have that of their place
 * @property {string[]} hiddenRuns names of runs that pictures of all leave out
 * @property {import('./run-table.js').Sort | null} sort of the table of runs
 * @property {import('./run-table.js').Target} target that the table of runs tells the way to
 * @property {import('./types.js').LabelledPoint[] | null} draft points being painted, on the map instead of the data
 * @property {import('./keeper.js').Where} pointsIn who keeps points of one's own
 * @property {string | null} preset key of the preset whose card is open
 * @property {number} stage of the preset, from 1
 */

/**
 * @param {FullSpec} spec
 * @returns {AppState}
 */
export function initialState(spec) {
  return {
    spec,
    network: null,
    data: null,
    history: [],
    playing: false,
    pace: { epochsPerFrame: 1 },
    selected: spec.runs[0]?.name ?? '',
    unit: null,
    focus: null,
    connection: 'starting',
    problem: null,
    notice: null,
    showTest: false,
    discretise: false,
    logLoss: false,
    quantity: 'loss',
    parts: null,
    smoothing: 0,
    zoom: null,
    largeChart: false,
    projector: false,
    showGradients: false,
    tab: null,
    landscape: USUAL_PLANE,
    picking: null,
    styles: {},
    hiddenRuns: [],
    sort: null,
    target: USUAL_TARGET,
    draft: null,
    pointsIn: 'address',
    preset: null,
    stage: 1,
  };
}

/**
 * The run shown: the selected one, or the first when there is none of that name.
 * @param {AppState} state
 * @returns {string}
 */
export function shownRun(state) {
  const runs = state.network?.runs ?? [];
  return (runs.find((run) => run.name === state.selected) ?? runs[0])?.name ?? state.selected;
}

/**
 * Why there is nothing left to train; null while some run can still learn.
 * @param {Pick<AppState, 'network'>} state
 * @returns {string | null}
 */
export function whyEnded({ network }) {
  const runs = network?.runs ?? [];
  if (!runs.length || runs.some(({ status }) => status === 'ready')) return null;
  const stopped = runs.some(({ status }) => status === 'stopped');
  const alike = runs.every(({ detail }) => detail === runs[0]?.detail);
  const reasons = alike ? runs[0]?.detail ?? 'stopped' : runs.map(({ name, detail, status }) => `${name} ${detail ?? status}`).join('; ');
  return `No run can go on: ${reasons}. ${stopped ? 'Change the stop rules, reset' : 'Reset'}, or go back on the timeline.`;
}

/**
 * The step to go back to, one step or to the end of the epoch before; null at the start.
 * @param {Pick<AppState, 'network' | 'data'>} state
 * @param {'step' | 'epoch'} unit
 * @returns {number | null}
 */
export function stepBefore({ network, data }, unit) {
  if (!network || network.step === 0) return null;
  const { batch_size: size } = network.spec;
  const examples = data?.train.y.length ?? 1;
  const perEpoch = typeof size === 'number' ? Math.ceil(examples / size) : 1;
  const into = Math.round((network.epoch % 1) * perEpoch) % perEpoch;
  return Math.max(0, network.step - (unit === 'step' ? 1 : into || perEpoch));
}
