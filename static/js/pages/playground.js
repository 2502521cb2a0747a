/** The playground: makes the store, the session and the loop, and mounts the views. */

import { createAddress } from '../core/address.js';
import { api as createApi } from '../core/api.js';
import { createLoop } from '../core/loop.js';
import { ASPECTS } from '../core/outlook.js';
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
import { listenToKeys } from '../ui/keys.js';
import { followProjector } from '../ui/projector.js';
import { shortcutsOf } from '../ui/shortcuts.js';
import { createTheme } from '../ui/theme.js';
import { mount as mountAnnouncer } from '../views/announcer.js';
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
import { mount as mountRuns } from '../views/runs.js';
import { mount as mountTools } from '../views/tools.js';
import { mount as mountTraining } from '../views/training.js';
import { mount as mountTransport } from '../views/transport.js';

const VIEWS = /** @type {const} */ ([
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

/** @typedef {import('../ui/context.js').Context} Context */

/** What can be opened below the network: fetched when it is first wanted. @type {import('../views/inspector.js').Tab<Context>[]} */
const TABS = [
  { key: 'activations', label: 'Activations', load: () => import('../views/activations.js') },
  { key: 'parameters', label: 'Parameters', load: () => import('../views/parameters.js') },
  { key: 'metrics', label: 'Metrics', load: () => import('../views/metrics.js') },
  { key: 'maps', label: 'Maps of all runs', load: () => import('../views/small-multiples.js') },
  { key: 'table', label: 'Table of runs', load: () => import('../views/table.js') },
  { key: 'landscape', label: 'Landscape', load: () => import('../views/landscape.js') },
];

/** Fetched when the first picture stands: nobody needs them sooner. @type {[string, () => Promise<{mount: import('../views/inspector.js').Mount<Context>}>][]} */
const LATE = [
  ['presets-menu', () => import('../views/presets.js')],
  ['take-away-menu', () => import('../views/take-away.js')],
];

/** Space may be pressed before there is anything to play. */
let impatient = false;
const early = (/** @type {KeyboardEvent} */ event) => {
  if (event.key !== ' ' || event.target !== document.body) return;
  impatient = !impatient;
  event.preventDefault();
};

/** What the address hides is not mounted: it costs nothing. @param {string} id */
const isShown = (id) => !byId(id).closest('[hidden]');

/** @param {import('../core/types.js').Catalog} catalog */
async function start(catalog) {
  const isDebugging = new URLSearchParams(location.search).has('debug');
  const meter = isDebugging ? (await import('../core/meter.js')).createMeter() : null;
  removeEventListener('keydown', early);
  const api = createApi();
  const store = createStore(initialState(catalog.defaults));
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
  const presets = createPresets({ noun: 'preset', all: async () => (await api.presets()).presets, one: api.preset, store, pause: session.pause, aspects: ASPECTS, address });
  const context = { api, catalog, store, session, loop, wishes, presets, theme: createTheme(), help: createHelp(), fields: createFields() };

  /** @param {import('../core/address.js').Read} read */
  function open({ spec, outlook, problems }) {
    store.set(outlook);
    if (problems.length) store.set({ notice: { text: `The address was understood but for this: ${problems.join('; ')}.`, tone: 'warning' } });
    session.start(spec, 'replace');
  }

  mountNotices(document.body, context);
  listenToKeys(shortcutsOf(context));
  followProjector(context);
  for (const [id, mount] of VIEWS) if (isShown(id)) mount(byId(id), context);
  if (isShown('inspector')) mountInspector(byId('inspector'), context, TABS);
  if (meter) (await import('../views/budget.js')).mount(byId('network-panel'), meter);
  const asked = new URLSearchParams(location.search).get('preset');
  if (asked === null) open(address.read());
  else void presets.open(asked, 'replace').then((found) => found || open(address.read()));
  const { unknown, parts } = document.body.dataset;
  if (unknown) store.set({ notice: { text: `The page has no part called ${unknown}. What can be hidden: ${parts}.`, tone: 'warning' } });
  if (impatient) session.play();
  const stop = loop.onDraw(() => {
    stop();
    for (const [id, load] of LATE) if (isShown(id)) void load().then(({ mount }) => mount(byId(id), context));
    void import('../views/tour.js').then(({ mount }) => mount(document.body, context));
  });
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
