/** The page of optimizers: makes the store, the race and its clock, and mounts the views. */

import { api as createApi } from '../core/api.js';
import { createPlayer } from '../core/player.js';
import { Problem } from '../core/problem.js';
import { createRaceAddress } from '../core/race-address.js';
import { createRace } from '../core/race.js';
import { initialRaceState } from '../core/race-state.js';
import { keepSeen } from '../core/seen.js';
import { createStore } from '../core/store.js';
import { byId, h } from '../ui/dom.js';
import { createFields } from '../ui/field.js';
import { createHelp } from '../ui/help.js';
import { listenToKeys } from '../ui/keys.js';
import { followProjector } from '../ui/projector.js';
import { RACE_HELP } from '../ui/race-help.js';
import { shortcutsOf } from '../ui/race-shortcuts.js';
import { createTheme } from '../ui/theme.js';
import { mount as mountInspector } from '../views/inspector.js';
import { mount as mountNotices } from '../views/notices.js';
import { mount as mountAnnouncer } from '../views/race-announcer.js';
import { mount as mountCurves } from '../views/race-curves.js';
import { mount as mountLesson } from '../views/race-lesson.js';
import { mount as mountMap } from '../views/race-map.js';
import { mount as mountRuns } from '../views/race-runs.js';
import { mount as mountSetup } from '../views/race-setup.js';
import { mount as mountSpace } from '../views/race-space.js';
import { mount as mountTools } from '../views/race-tools.js';
import { mount as mountTransport } from '../views/race-transport.js';

const VIEWS = /** @type {const} */ ([
  ['site-tools', mountTools],
  ['transport', mountTransport],
  ['surface', mountSetup],
  ['map', mountMap],
  ['space', mountSpace],
  ['curves', mountCurves],
  ['runs', mountRuns],
  ['announcer', mountAnnouncer],
]);

/** What can be opened below the pictures: fetched when it is first wanted. @type {import('../views/inspector.js').Tab<import('../ui/race-context.js').RaceContext>[]} */
const TABS = [
  { key: 'update', label: 'One update', load: () => import('../views/race-update.js') },
  { key: 'table', label: 'Table', load: () => import('../views/race-table.js') },
  { key: 'rates', label: 'Learning rates', load: () => import('../views/race-rates.js') },
  { key: 'starts', label: 'Start map', load: () => import('../views/race-starts.js') },
];

/** What the address hides is not mounted: it costs nothing. @param {string} id */
const isShown = (id) => !byId(id).closest('[hidden]');

/** @param {import('../core/types.js').Catalog} catalog */
function start(catalog) {
  const api = createApi();
  const store = createStore(initialRaceState(catalog.race));
  keepSeen(store);
  const player = createPlayer(store);
  const address = createRaceAddress(catalog, store, open);
  const race = createRace({ api, store, onAccepted: address.write });
  const context = { api, catalog, store, race, player, theme: createTheme(), help: createHelp(RACE_HELP), fields: createFields() };

  /** @param {import('../core/race-address.js').Read} read */
  function open({ spec, outlook: { step, ...outlook }, problems }) {
    store.set({ ...outlook, ...(store.get().playing ? {} : { step }) }); // an undo does not stop the play
    if (problems.length) store.set({ notice: { text: `The address was understood but for this: ${problems.join('; ')}.`, tone: 'warning' } });
    race.start(spec, 'replace');
  }

  mountNotices(document.body, context);
  listenToKeys(shortcutsOf(context));
  followProjector(context);
  open(address.read());
  for (const [id, mount] of VIEWS) if (isShown(id)) mount(byId(id), context);
  mountLesson(byId('lesson'), context);
  if (isShown('inspector')) mountInspector(byId('inspector'), context, TABS);
  const asked = new URLSearchParams(location.search).get('demo');
  if (asked !== null) store.set({ demo: asked });
  const { unknown, parts } = document.body.dataset;
  if (unknown) store.set({ notice: { text: `The page has no part called ${unknown}. What can be hidden: ${parts}.`, tone: 'warning' } });
}

/** @param {unknown} thrown */
function sayWhyNot(thrown) {
  const problem = Problem.from(thrown);
  const again = h('button', { type: 'button', class: 'notice-action', click: () => location.reload() }, 'Try again');
  document.body.append(h('div', { class: 'notices' }, h('div', { class: 'notice is-warning', role: 'alert' }, h('p', {}, `The page could not start: ${problem.message}`), again)));
}

createApi().catalog().then(start).catch(sayWhyNot);
