/** Play, step, scrub, speed: where the race is shown. */

import { count } from '../core/format.js';
import { lastStep, SPEEDS } from '../core/race-state.js';
import { all, h, setText } from '../ui/dom.js';
import { icon, setIcon } from '../ui/icons.js';
import { outside } from '../ui/number-control.js';

/**
 * @param {HTMLElement} root
 * @param {import('../ui/race-context.js').RaceContext} context
 * @returns {() => void}
 */
export function mount(root, { catalog, store, race, player, help, fields }) {
  const play = h('button', { type: 'button', class: 'play', title: 'Space', click: player.toggle }, icon('play'), h('span', {}, 'Play'));
  const back = h('button', { type: 'button', title: 'One step back (,)', 'aria-label': 'Step back', click: () => player.by(-1) }, icon('back'));
  const step = h('button', { type: 'button', title: 'One step (.)', click: () => player.by(1) }, icon('step'), h('span', {}, 'Step'));
  const reset = h('button', { type: 'button', title: 'Back to the start (r)', click: () => player.seek(0) }, icon('reset'), h('span', {}, 'Reset'));
  const counter = h('output', { id: 'step', for: 'timeline', class: 'counter' }, 'step –');
  const timeline = h('input', { type: 'range', id: 'timeline', min: '0', max: '0', step: '1', 'aria-label': 'Timeline', input: () => player.seek(timeline.valueAsNumber) });
  const speed = h('select', { id: 'race-speed', 'aria-label': 'Speed', change: () => store.set({ speed: SPEEDS.all[speed.selectedIndex] }) },
    ...SPEEDS.all.map((each) => h('option', {}, Number.isFinite(each) ? `${each} steps/s` : 'all at once')));
  const length = lengthControl();

  root.append(
    h('div', { class: 'transport-buttons' }, play, back, step, reset),
    h('div', { class: 'transport-seed' }, length.label, length.field, length.problem),
    counter,
    h('div', { class: 'transport-time' }, timeline),
    h('label', { class: 'transport-speed' }, h('span', {}, 'Speed'), speed),
  );

  /** How many steps the race has. */
  function lengthControl() {
    const parameter = catalog.experiment.descent?.find(({ name }) => name === 'steps');
    const field = h('input', { type: 'number', min: String(parameter?.minimum), max: String(parameter?.maximum), step: '1', class: 'exact', id: 'steps', change: typed });
    const label = h('label', { htmlFor: 'steps' }, 'Steps');
    const problem = h('p', { class: 'control-problem', role: 'alert', hidden: true });
    help.attach(label, [field], () => ({ title: 'Steps', text: parameter?.help, anchor: parameter?.anchor }));

    /** @param {string | null} message */
    function setProblem(message) {
      problem.textContent = message ?? '';
      problem.hidden = !message;
    }
    function show() {
      setProblem(null);
      field.value = String(store.get().spec.steps);
    }
    function typed() {
      const steps = Math.round(field.valueAsNumber);
      const wrong = parameter ? outside(parameter, steps) : null;
      show();
      if (wrong) setProblem(wrong);
      else if (!Number.isNaN(steps)) race.change((spec) => ({ ...spec, steps }));
    }
    show();
    return { label, field, problem, dispose: all([fields.add('steps', { setProblem }), store.subscribe((state) => state.spec.steps, show)]) };
  }

  function showPlaying() {
    const { playing } = store.get();
    setIcon(play, playing ? 'pause' : 'play');
    setText(/** @type {Element} */ (play.lastElementChild), playing ? 'Pause' : 'Play');
    play.classList.toggle('is-on', playing);
  }
  let told = '';
  function showStep() {
    const { paths, step: at } = store.get();
    if (!paths) return;
    const last = lastStep({ paths });
    const text = `step ${count(Math.floor(at))} / ${count(last)}`;
    if (text === told) return;
    told = text;
    if (timeline.max !== String(last)) timeline.max = String(last);
    timeline.value = String(Math.floor(at));
    setText(counter, text);
    timeline.setAttribute('aria-valuetext', `step ${count(Math.floor(at))} of ${count(last)}`);
  }
  const showSpeed = () => { speed.selectedIndex = SPEEDS.all.indexOf(store.get().speed); };

  showSpeed();
  showPlaying();
  return all([
    player.onDraw(showStep),
    store.subscribe((state) => state.playing, showPlaying),
    store.subscribe((state) => state.speed, showSpeed),
    length.dispose,
    () => root.replaceChildren(),
  ]);
}
