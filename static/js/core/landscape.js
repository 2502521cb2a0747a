/** The landscape that is looked at: asked for when it may be another, kept up with the frames, turned as the one before. */

import { createFollower } from './follower.js';
import { turnBetween, turned } from './landscape-align.js';
import { readBasis } from './landscape-basis.js';
import { steadyDomain } from './landscape-domain.js';
import { createEase } from './landscape-ease.js';
import { createLivePaths } from './landscape-live.js';

/** @typedef {import('./types-landscape.js').Landscape} Landscape */
/** @typedef {import('./types-landscape.js').LandscapeAnswer} LandscapeAnswer */
/** @typedef {import('./types.js').Frame} Frame */

/** Milliseconds from one question to the next while it plays: the server has training to do. */
const CALM = 700;

/** @param {LandscapeAnswer} answer @returns {Landscape} */
function readLandscape({ x, y, values, runs, basis, ...rest }) {
  return {
    ...rest,
    heights: { x, y, columns: x.length, rows: y.length, values: Float64Array.from(values.flat(), (value) => value ?? NaN) },
    runs: runs.map((run) => ({ ...run, loss: run.loss.map((value) => value ?? NaN) })),
    basis: basis && readBasis(basis),
  };
}

/**
 * @param {object} options
 * @param {() => void} options.onNews
 * @param {(problem: import('./problem.js').Problem) => void} options.onProblem
 * @param {() => boolean} options.isStill whether nothing may move that need not
 * @param {() => number} [options.now] milliseconds
 * @param {(action: () => void, milliseconds: number) => any} [options.later]
 */
export function createLandscape({ onNews, onProblem, isStill, now = () => performance.now(), later = setTimeout }) {
  const live = createLivePaths();
  const ease = createEase({ now });
  /** @type {Landscape | null} */
  let landscape = null;
  /** @type {import('./types.js').Domain | null} */
  let domain = null;
  let subject = '';
  let asked = -Infinity;
  /** @type {import('./follower.js').Wanted<LandscapeAnswer> | null} */
  let wanted = null;

  const follower = createFollower({ take, fail: onProblem, now, later });

  /** @param {LandscapeAnswer} answer */
  function take(answer) {
    const before = scene();
    const read = readLandscape(answer);
    const old = read.plane.kind === 'pca' ? landscape?.basis : null; // the directions of other planes mean something
    landscape = old && read.basis ? turned(read, turnBetween(old, read.basis)) : read;
    live.take(landscape);
    domain = steadyDomain(domain, landscape.heights, live.paths());
    ease.begin(isStill() ? null : before, { heights: landscape.heights, domain, paths: live.paths() });
    onNews();
  }

  /** What is seen now. */
  function scene() {
    return landscape && domain && ease.shown({ heights: landscape.heights, domain, paths: live.paths() });
  }

  return {
    scene,
    isMoving: ease.isMoving,
    /** The part of the plane that is shown, once all stands. */
    domain: () => domain,
    /** The answer that is shown, turned as it is seen. */
    told: () => landscape,
    /**
     * @param {import('./follower.js').Wanted<LandscapeAnswer> | null} one null: nobody looks
     * @param {boolean} playing then it is asked for now and then only
     */
    follow(one, playing) {
      if (one && one.what !== subject) {
        subject = one.what;
        landscape = domain = null;
        live.take(null);
      } else if (one && playing && now() < asked + CALM) return;
      if (one?.when !== wanted?.when || one?.what !== wanted?.what) asked = now();
      wanted = one;
      follower.follow(one);
    },
    see: live.see,
  };
}
