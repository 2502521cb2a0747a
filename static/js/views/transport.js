/** Play, step and step back, reset, another start, how fast, and the timeline back to any step. */

import { count, epoch } from '../core/format.js';
import { h, all, setText } from '../ui/dom.js';
import { icon, setIcon } from '../ui/icons.js';

/** @typedef {import('../ui/context.js').Context} Context */
/** @typedef {import('../core/types.js').Pace} Pace */

/** @type {{label: string, pace: Pace}[]} */
const PACES = [
  { label: '1 step', pace: { stepsPerFrame: 1 } },
  { label: '1 epoch', pace: { epochsPerFrame: 1 } },
  { label: '5 epochs', pace: { epochsPerFrame: 5 } },
  { label: '20 epochs', pace: { epochsPerFrame: 20 } },
  { label: '100 epochs', pace: { epochsPerFrame: 100 } },
];

/**
 * @param {HTMLElement} root
 * @param {Context} context
 * @returns {() => void}
 */
export function mount(root, { catalog, store, session, loop, fields, help }) {
  const play = h('button', { type: 'button', class: 'play', title: 'Space', click: session.toggle }, icon('play'), h('span', {}, 'Play'));
  const back = h('button', { type: 'button', title: 'One step back (,)', 'aria-label': 'Step back', click: () => session.back('step') }, icon('back'));
  const step = h('button', { type: 'button', title: 'One step (.)', click: () => session.step({ steps: 1 }) }, icon('step'), h('span', {}, 'Step'));
  const reset = h('button', { type: 'button', title: 'Back to the same start (r)', click: session.reset }, icon('reset'), h('span', {}, 'Reset'));
  const again = h('button', { type: 'button', title: 'Another start, from a new seed', 'aria-label': 'New start', click: () => session.newStart() }, icon('dice'), h('span', {}, 'New start'));
  const seed = h('input', { type: 'number', min: '0', step: '1', class: 'exact', id: 'seed', change: seedTyped });
  const seedLabel = h('label', { htmlFor: 'seed' }, 'Seed');
  const seedHelp = catalog.experiment.network.find(({ name }) => name === 'seed');
  help.attach(seedLabel, [seed], () => ({ title: 'Seed', text: seedHelp?.help, anchor: seedHelp?.anchor }));
  const seedProblem = h('p', { class: 'control-problem', role: 'alert', hidden: true });
  const counter = h('output', { id: 'epoch', for: 'timeline', class: 'counter' });
  const timeline = h('input', { type: 'range', id: 'timeline', min: '0', max: '0', step: '1', 'aria-label': 'Timeline', input: dragged });
  const speed = h('select', { id: 'speed', 'aria-label': 'Speed', change: paced }, ...PACES.map(({ label }, index) => h('option', { value: String(index) }, label)));

  root.append(
    h('div', { class: 'transport-buttons' }, play, back, step, reset),
    h('div', { class: 'transport-seed' }, seedLabel, seed, again, seedProblem),
    counter,
    h('div', { class: 'transport-time' }, timeline),
    h('label', { class: 'transport-speed' }, h('span', {}, 'Speed'), speed, h('span', { class: 'per-frame' }, 'a frame')),
  );

  let dragging = false;
  /** @type {number | null} */
  let shownMax = null;

  function seedTyped() {
    const value = seed.valueAsNumber;
    if (Number.isNaN(value)) showSeed();
    else session.newStart(Math.round(value));
  }
  function showSeed() {
    seed.value = String(store.get().spec.seed);
  }
  function dragged() {
    const to = Number(timeline.value);
    const network = store.get().network;
    session.seek(to);
    if (network) tell(to, network.step > 0 ? (to * network.epoch) / network.step : 0);
  }
  function paced() {
    const chosen = PACES[Number(speed.value)];
    if (chosen) session.setPace(chosen.pace);
  }
  /**
   * @param {number} atStep
   * @param {number} atEpoch
   */
  function tell(atStep, atEpoch) {
    setText(counter, `epoch ${epoch(atEpoch)} · step ${count(atStep)}`);
    timeline.setAttribute('aria-valuetext', `epoch ${epoch(atEpoch)}, step ${count(atStep)}`);
  }
  function showPlaying() {
    const { playing } = store.get();
    setIcon(play, playing ? 'pause' : 'play');
    setText(/** @type {Element} */ (play.lastElementChild), playing ? 'Pause' : 'Play');
    play.classList.toggle('is-on', playing);
  }
  function showNetwork() {
    const { network } = store.get();
    if (!network) return setText(counter, 'epoch – · step –');
    const reached = Math.max(network.reached, network.step);
    if (reached !== shownMax) timeline.max = String(reached);
    shownMax = reached;
    if (dragging) return;
    timeline.value = String(network.step);
    tell(network.step, network.epoch);
  }

  timeline.addEventListener('pointerdown', () => { dragging = true; });
  const dropped = () => { dragging = false; };
  addEventListener('pointerup', dropped);
  addEventListener('pointercancel', dropped);
  const showSpeed = () => { speed.value = String(PACES.findIndex(({ pace }) => JSON.stringify(pace) === JSON.stringify(store.get().pace))); };
  showSpeed();
  showPlaying();
  showSeed();
  showNetwork();

  return all([
    store.subscribe((state) => state.playing, showPlaying),
    store.subscribe((state) => state.pace, showSpeed),
    loop.onTell(showNetwork),
    store.subscribe((state) => state.spec, showSeed),
    fields.add('seed', {
      setProblem(message) {
        seedProblem.textContent = message ?? '';
        seedProblem.hidden = !message;
      },
    }),
    () => removeEventListener('pointerup', dropped),
    () => removeEventListener('pointercancel', dropped),
    () => root.replaceChildren(),
  ]);
}
