/** The ways of runs on a plane: those of the last answer, taken on by what the frames bring, so that heads move with every frame. */

import { gather, makeProjection } from './landscape-basis.js';

/** @typedef {import('./types-landscape.js').Landscape} Landscape */
/** @typedef {import('./types-landscape.js').Way} Way */
/** @typedef {{step: number, loss: number | null, theta: Float64Array}} Moment */

/** Of one run, between two answers: more would be longer ago than any answer takes; and all their numbers. */
const [MOST_MOMENTS, MOST_NUMBERS] = [500, 200_000];

export function createLiveWays() {
  /** @type {Landscape | null} */
  let landscape = null;
  /** @type {ReturnType<typeof makeProjection> | null} */
  let project = null;
  /** @type {Map<string, Moment[]>} */
  let moments = new Map();
  /** @type {Way[]} */
  let ways = [];

  /** @param {Way} way @param {Moment} moment */
  function append(way, { step, loss, theta }) {
    const shadow = project?.(theta);
    if (!shadow || !Number.isFinite(shadow.x + shadow.y)) return;
    cut(way, step - 1);
    way.step.push(step);
    way.x.push(shadow.x);
    way.y.push(shadow.y);
    way.loss.push(loss ?? NaN);
    way.distance.push(shadow.distance);
  }

  return {
    ways: () => ways,

    /** @param {Landscape | null} next null: of something else, nothing is known of it */
    take(next) {
      landscape = next;
      project = next?.basis ? makeProjection(next.basis) : null;
      ways = (next?.runs ?? []).map(({ name, share, ...columns }) => ({
        name, share, step: [...columns.step], x: [...columns.x], y: [...columns.y], loss: [...columns.loss], distance: [...columns.distance],
      }));
      if (!next) moments = new Map();
      for (const way of ways) {
        const later = moments.get(way.name)?.filter(({ step }) => step > (way.step.at(-1) ?? -1)) ?? [];
        moments.set(way.name, later);
        for (const moment of later) append(way, moment);
      }
    },

    /** What a frame has of the runs that are shown. @param {import('./types.js').Frame} frame */
    see({ header: { state }, arrays }) {
      if (!landscape?.basis) return;
      for (const way of ways) {
        const run = state.runs.find(({ name }) => name === way.name);
        const theta = run && gather(landscape.basis.parts, arrays, way.name);
        if (!run || !theta) continue;
        const before = moments.get(way.name) ?? [];
        const moment = { step: run.step, loss: run.loss.train, theta };
        // Went back, or changed by hand: what was later is not so any more.
        if ((way.step.at(-1) ?? -1) > run.step) cut(way, run.step);
        const most = Math.ceil(Math.min(MOST_MOMENTS, MOST_NUMBERS / theta.length));
        moments.set(way.name, [...before.filter(({ step }) => step < run.step), moment].slice(-most));
        append(way, moment);
      }
    },
  };
}

/** Leaves of a way what was until that step, in columns of their own where that is less: pictures know by them that it is another. @param {Way} way @param {number} step */
function cut(way, step) {
  let length = way.step.length;
  while (length > 0 && Number(way.step[length - 1]) > step) length -= 1;
  if (length === way.step.length) return;
  for (const column of /** @type {const} */ (['step', 'x', 'y', 'loss', 'distance'])) way[column] = way[column].slice(0, length);
}
