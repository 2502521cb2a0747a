/** The playground: makes the store, the session and the loop, and mounts the views. */

import { createAddress } from '../core/address.js';
import { api as createApi } from '../core/api.js';
import { createLoop } from '../core/loop.js';
import { createMeter } from '../core/meter.js';
import { createPresets } from '../core/presets.js';
import { Problem } from '../core/problem.js';
import { createSession } from '../core/session.js';
import { initialState } from '../core/state.js';
import { createStore } from '../core/store.js';
import { openStream } from '../core/stream.js';
import { createWishes } from '../core/wishes.js';
import { byId, h } from '../ui/dom.js';
import { createFields } from '../ui/field.js';
import { createHelp } from '../ui/help.js';
import { createTheme } from '../ui/theme.js';
import { mount as mountAnnouncer } from '../views/announcer.js';
import { mount as mountBudget } from '../views/budget.js';
import { mount as mountCurves } from '../views/curves.js';
import { mount as mountData } from '../views/data.js';
import { mount as mountFeatures } from '../views/features.js';
import { mount as mountFiles } from '../views/files.js';
import { mount as mountInspector } from '../views/inspector.js';
import { mount as mountLayers } from '../views/layers.js';
import { mount as mountLesson } from '../views/lesson.js';
import { mount as mountNetwork } from '../views/network.js';
import { mount as mountNotices } from '../views/notices.js';
import { mount as mountOutput } from '../views/output.js';
import { mount as mountOwnData } from '../views/own-data.js';
import { mount as mountPresets } from '../views/presets.js';
import { mount as mountRuns } from '../views/runs.js';
import { mount as mountTakeAway } from '../views/take-away.js';
import { mount as mountTools } from '../views/tools.js';
import { mount as mountTour } from '../views/tour.js';
import { mount as mountTraining } from '../views/training.js';
import { mount as mountTransport } from '../views/transport.js';

const VIEWS = /** @type {const} */ ([
  ['presets-menu', mountPresets],
  ['take-away-menu', mountTakeAway],
  ['site-tools', mountTools],
  ['transport', mountTransport],
  ['data', mountData],
  ['data', mountFiles],
  ['features', mountFeatures],
  ['training', mountTraining],
  ['network-panel', mountLayers],
  ['network-panel', mountNetwork],
  ['output', mountOutput],
  ['output', mountOwnData],
  ['curves', mountCurves],
  ['lesson', mountLesson],
  ['runs', mountRuns],
  ['announcer', mountAnnouncer],
]);

/** What can be opened below the network: fetched when it is first wanted. @type {import('../views/inspector.js').Tab[]} */
const TABS = [
  { key: 'activations', label: 'Activations', load: () => import('../views/activations.js') },
  { key: 'parameters', label: 'Parameters', load: () => import('../views/parameters.js') },
  { key: 'metrics', label: 'Metrics', load: () => import('../views/metrics.js') },
  { key: 'maps', label: 'Maps of all runs', load: () => import('../views/small-multiples.js') },
  { key: 'table', label: 'Table of runs', load: () => import('../views/table.js') },
];

/** Space may be pressed before there is anything to play. */
let impatient = false;
const early = (/** @type {KeyboardEvent} */ event) => {
  if (event.key !== ' ' || event.target !== document.body) return;
  impatient = !impatient;
  event.preventDefault();
};

/** @param {import('../core/types.js').Catalog} catalog */
function start(catalog) {
  removeEventListener('keydown', early);
  const api = createApi();
  const store = createStore(initialState(catalog.defaults));
  const meter = new URLSearchParams(location.search).has('debug') ? createMeter() : null;
  const loop = createLoop({
    take(frame) {
      meter?.begin(frame);
      session.take(frame);
    },
    done(frame) {
      meter?.end();
      document.documentElement.dataset.frame = String(frame.header.frame);
      session.done(frame);
    },
  });
  const wishes = createWishes(() => session.look());
  const address = createAddress(catalog, store, open);
  const session = createSession({
    api, store, openStream,
    onFrame: loop.push,
    view: wishes.view,
    onAccepted: address.write,
  });
  const presets = createPresets({ api, store, session, address });
  const context = { api, catalog, store, session, loop, wishes, presets, theme: createTheme(), help: createHelp(), fields: createFields() };

  /** @param {import('../core/address.js').Read} read */
  function open({ spec, outlook, problems }) {
    store.set(outlook);
    if (problems.length) store.set({ notice: { text: `The address was understood but for this: ${problems.join('; ')}.`, tone: 'warning' } });
    session.start(spec, 'replace');
  }

  mountNotices(document.body, context);
  for (const [id, mount] of VIEWS) mount(byId(id), context);
  mountInspector(byId('inspector'), context, TABS);
  mountTour(/** @type {HTMLElement} */ (document.querySelector('.site-header')));
  if (meter) mountBudget(byId('network-panel'), meter);
  const asked = new URLSearchParams(location.search).get('preset');
  if (asked === null) open(address.read());
  else void presets.open(asked, 'replace').then((found) => found || open(address.read()));
  if (impatient) session.play();
  addEventListener('pagehide', session.leave);
  addEventListener('pageshow', (event) => event.persisted && session.start(store.get().spec, 'replace'));
}

/** @param {unknown} thrown */
function sayWhyNot(thrown) {
  const problem = Problem.from(thrown);
  const again = h('button', { type: 'button', class: 'notice-action', click: () => location.reload() }, 'Try again');
  document.body.append(h('div', { class: 'notices' }, h('div', { class: 'notice is-warning', role: 'alert' }, h('p', {}, `The playground could not start: ${problem.message}`), again)));
}

addEventListener('keydown', early);
createApi().catalog().then(start).catch(sayWhyNot);
