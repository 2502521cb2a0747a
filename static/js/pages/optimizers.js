/** The page of optimizers: makes the store, the race and its clock, and mounts the views. */

import { api as createApi } from '../core/api.js';
import { createPlayer } from '../core/player.js';
import { Problem } from '../core/problem.js';
import { createRace } from '../core/race.js';
import { initialRaceState } from '../core/race-state.js';
import { keepSeen } from '../core/seen.js';
import { createStore } from '../core/store.js';
import { byId, h } from '../ui/dom.js';
import { createFields } from '../ui/field.js';
import { createHelp } from '../ui/help.js';
import { createTheme } from '../ui/theme.js';
import { mount as mountCurves } from '../views/race-curves.js';
import { mount as mountLesson } from '../views/race-lesson.js';
import { mount as mountMap } from '../views/race-map.js';
import { mount as mountRuns } from '../views/race-runs.js';
import { mount as mountSetup } from '../views/race-setup.js';
import { mount as mountSpace } from '../views/race-space.js';
import { mount as mountTransport } from '../views/race-transport.js';

const VIEWS = /** @type {const} */ ([
  ['transport', mountTransport],
  ['surface', mountSetup],
  ['map', mountMap],
  ['space', mountSpace],
  ['curves', mountCurves],
  ['lesson', mountLesson],
  ['runs', mountRuns],
]);

/** @param {import('../core/types.js').Catalog} catalog */
function start(catalog) {
  const api = createApi();
  const store = createStore(initialRaceState(catalog.race));
  keepSeen(store);
  const player = createPlayer(store);
  const race = createRace({ api, store, onAccepted() {} });
  const context = { api, catalog, store, race, player, theme: createTheme(), help: createHelp(), fields: createFields() };
  for (const [id, mount] of VIEWS) mount(byId(id), context);
  race.start({}, 'replace');
}

/** @param {unknown} thrown */
function sayWhyNot(thrown) {
  const problem = Problem.from(thrown);
  const again = h('button', { type: 'button', class: 'notice-action', click: () => location.reload() }, 'Try again');
  document.body.append(h('div', { class: 'notices' }, h('div', { class: 'notice is-warning', role: 'alert' }, h('p', {}, `The page could not start: ${problem.message}`), again)));
}

createApi().catalog().then(start).catch(sayWhyNot);
