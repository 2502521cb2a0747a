/** The paths of runs on a plane: those of the last answer, taken on by what the frames bring, so that heads move with every frame. */

import { gather, makeProjection } from './landscape-basis.js';

/** @typedef {import('./types-landscape.js').Landscape} Landscape */
/** @typedef {import('./types-landscape.js').Path} Path */
/** @typedef {{step: number, loss: number | null, theta: Float64Array}} Moment */

/** Of one run, between two answers: more would be longer ago than any answer takes; and all their numbers. */
const [MOST_MOMENTS, MOST_NUMBERS] = [500, 200_000];

export function createLivePaths() {
  /** @type {Landscape | null} */
  let landscape = null;
  /** @type {ReturnType<typeof makeProjection> | null} */
  let project = null;
  /** @type {Map<string, Moment[]>} */
  let moments = new Map();
  /** @type {Path[]} */
  let paths = [];

  /** @param {Path} path @param {Moment} moment */
  function append(path, { step, loss, theta }) {
    const shadow = project?.(theta);
    if (!shadow || !Number.isFinite(shadow.x + shadow.y)) return;
    cut(path, step - 1);
    path.step.push(step);
    path.x.push(shadow.x);
    path.y.push(shadow.y);
    path.loss.push(loss ?? NaN);
    path.distance.push(shadow.distance);
  }

  return {
    paths: () => paths,

    /** @param {Landscape | null} next null: of something else, nothing is known of it */
    take(next) {
      landscape = next;
      project = next?.basis ? makeProjection(next.basis) : null;
      paths = (next?.runs ?? []).map(({ name, share, ...columns }) => ({
        name, share, step: [...columns.step], x: [...columns.x], y: [...columns.y], loss: [...columns.loss], distance: [...columns.distance],
      }));
      if (!next) moments = new Map();
      for (const path of paths) {
        const later = moments.get(path.name)?.filter(({ step }) => step > (path.step.at(-1) ?? -1)) ?? [];
        moments.set(path.name, later);
        for (const moment of later) append(path, moment);
      }
    },

    /** What a frame has of the runs that are shown. @param {import('./types.js').Frame} frame */
    see({ header: { state }, arrays }) {
      if (!landscape?.basis) return;
      for (const path of paths) {
        const run = state.runs.find(({ name }) => name === path.name);
        const theta = run && gather(landscape.basis.parts, arrays, path.name);
        if (!run || !theta) continue;
        const before = moments.get(path.name) ?? [];
        const moment = { step: run.step, loss: run.loss.train, theta };
        // Went back, or changed by hand: what was later is not so any more.
        if ((path.step.at(-1) ?? -1) > run.step) cut(path, run.step);
        const most = Math.ceil(Math.min(MOST_MOMENTS, MOST_NUMBERS / theta.length));
        moments.set(path.name, [...before.filter(({ step }) => step < run.step), moment].slice(-most));
        append(path, moment);
      }
    },
  };
}

/** Leaves of a path what was until that step, in columns of their own where that is less: pictures know by them that it is another. @param {Path} path @param {number} step */
function cut(path, step) {
  let length = path.step.length;
  while (length > 0 && Number(path.step[length - 1]) > step) length -= 1;
  if (length === path.step.length) return;
  for (const column of /** @type {const} */ (['step', 'x', 'y', 'loss', 'distance'])) path[column] = path[column].slice(0, length);
}
