/** How the playground is looked at, in its address beside the experiment: see aspects.js. */

import { aspectsOf, flag, takeAspects, word, writeAspects } from './aspects.js';
import { CHART_ASPECTS } from './chart-outlook.js';
import { planeAspect } from './landscape-plane.js';
import { LOOKS } from './outlook-looks.js';
import { OF_RUNS } from './outlook-runs.js';

/** @typedef {import('./state.js').AppState} AppState */
/** @typedef {import('./aspects.js').Aspect<AppState>} Aspect */

/** @type {Aspect} */
const speed = {
  key: 'pace',
  write: (pace) => ('stepsPerFrame' in pace ? `${pace.stepsPerFrame}step` : pace.epochsPerFrame === 1 ? null : String(pace.epochsPerFrame)),
  read(text) {
    const found = /^([1-9]\d{0,2})(step)?$/.exec(text);
    return found ? { [found[2] ? 'stepsPerFrame' : 'epochsPerFrame']: Number(found[1]) } : undefined;
  },
};

/** A layer and a unit, counted from 1 as their names on the page: 2.3; layer 0 are the features. @type {Aspect} */
const focus = {
  key: 'focus',
  write: (place) => place && `${place.layer}.${place.unit + 1}`,
  read(text) {
    const found = /^(\d)\.([1-9]\d{0,2})$/.exec(text);
    return found ? { layer: Number(found[1]), unit: Number(found[2]) - 1 } : undefined;
  },
};

/** Name in the address, and what it stands for. @type {Record<string, Aspect>} */
export const ASPECTS = {
  tab: word('tab'),
  landscape: planeAspect,
  run: LOOKS.run,
  focus,
  test: flag('showTest'),
  discretise: flag('discretise'),
  log: flag('logLoss'),
  ...CHART_ASPECTS,
  projector: flag('projector'),
  gradients: flag('showGradients'),
  speed,
  styles: LOOKS.styles,
  hide: LOOKS.hide,
  ...OF_RUNS,
  preset: word('preset'),
  stage: LOOKS.stage,
};

/** What an address says of the page, and the rest of it. @param {string} hash without the `#` */
export const takeOutlook = (hash) => takeAspects(hash, ASPECTS);

/** @param {AppState} state @returns {string} pairs for an address; empty when all is as usual */
export const writeOutlook = (state) => writeAspects(state, ASPECTS);

/** @param {AppState} state @returns {Partial<AppState>} how it is looked at, and nothing else */
export const outlookOf = (state) => aspectsOf(state, ASPECTS);
