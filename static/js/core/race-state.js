/** What the page of optimizers knows: the shape of its store. */

import { USUAL_QUANTITY } from './race-quantities.js';

/** @typedef {import('./types-race.js').RaceSpec} RaceSpec */

/**
 * @typedef {object} RaceState
 * @property {RaceSpec} spec what the controls show: the race as accepted, or as just asked for
 * @property {import('./types-race.js').Paths | null} paths as the server last told them
 * @property {import('./types-race.js').Heights | null} heights of the surface that `paths` are on
 * @property {import('./types.js').Domain | null} sight what the map shows; null: the race's domain
 * @property {import('./types-race.js').Heights | null} near heights of the sight and somewhat around it, as far as they are known
 * @property {number} step where the race is shown, with a fraction while it plays
 * @property {number} seen the farthest step of this race that was shown: pictures give away nothing beyond
 * @property {boolean} playing
 * @property {number} speed steps a second
 * @property {string} selected name of the run that is taken apart
 * @property {Record<string, number>} styles colours and marks that runs have, by name; the others have that of their place
 * @property {string[]} hiddenRuns names of runs that pictures leave out
 * @property {{azimuth: number, elevation: number, zoom: number}} camera of the surface in space; angles in degrees
 * @property {boolean} arrows whether the next update of the selected run is drawn taken apart
 * @property {string} quantity what the chart shows
 * @property {boolean} logValues logarithmic axis of the chart, where that makes sense
 * @property {import('./span.js').Span | null} zoom steps that the chart shows; null: all
 * @property {string | null} parts the only coordinate that the chart shows; null: both
 * @property {import('./run-table.js').Sort | null} sort of the table
 * @property {string | null} tab what is open below the pictures
 * @property {string | null} preset key of the demonstration whose card is open
 * @property {number} stage of it, from 1
 * @property {boolean} projector larger type and thicker lines
 * @property {import('./problem.js').Problem | null} problem the last refusal, until something is accepted
 * @property {import('./state.js').Notice | null} notice a sentence for the top of the page
 */

/** Steps a second; the last one shows all of them at once. */
export const SPEEDS = { all: [5, 15, 30, 60, 120, Infinity], usual: 30 };

/** Seen from in front, a little from the left and well from above. */
export const USUAL_CAMERA = { azimuth: -30, elevation: 50, zoom: 1 };

/**
 * @param {RaceSpec} spec
 * @returns {RaceState}
 */
export function initialRaceState(spec) {
  return {
    spec,
    paths: null,
    heights: null,
    sight: null,
    near: null,
    step: 0,
    seen: 0,
    playing: false,
    speed: SPEEDS.usual,
    selected: spec.runs[0]?.name ?? '',
    styles: {},
    hiddenRuns: [],
    camera: USUAL_CAMERA,
    arrows: true,
    quantity: USUAL_QUANTITY,
    logValues: true,
    zoom: null,
    parts: null,
    sort: null,
    tab: null,
    preset: null,
    stage: 1,
    projector: false,
    problem: null,
    notice: null,
  };
}

/**
 * The last step that any run has made: where the timeline ends.
 * @param {Pick<RaceState, 'paths'>} state
 */
export const lastStep = ({ paths }) => Math.max(0, ...(paths?.runs.map(({ steps }) => steps) ?? []));
