/** Where each optimizer ends, for every start on the map. */

import { createAsked } from '../core/asked.js';
import { count } from '../core/format.js';
import { Problem } from '../core/problem.js';
import { isHidden } from '../core/run-looks.js';
import { outcomesOf, outcomeText, startText, stepsRange } from '../core/start-map.js';
import { tile } from '../core/tiling.js';
import { fit } from '../plots/canvas.js';
import { drawMark } from '../plots/marks.js';
import { createDiffers } from '../ui/again.js';
import { all, h, setText } from '../ui/dom.js';
import { createStartTile, outcomeLook } from '../ui/start-tile.js';
import { watch } from '../ui/watch.js';

/** Starts along each side; where that is more work than the server does at once, the next. */
const RESOLUTIONS = [41, 21, 11];
const GAP = 8;
/** Two lines below a map, in the size of the page's text. */
const CAPTION = 2.2;
const SMALLEST = 80;
const SIGN = 14;

/**
 * @param {HTMLElement} root
 * @param {import('../ui/race-context.js').RaceContext} context
 * @returns {() => void}
 */
export function mount(root, context) {
  const { api, store, race, player, theme } = context;
  const asked = createAsked({ store, ask, about: ({ start, ...spec }) => spec, isWanted: () => watched.seen.visible, onChange: show });
  const by = h('select', { 'aria-label': 'What the colours say', change: show },
    h('option', { value: 'end' }, 'Where it ends'), h('option', { value: 'steps' }, 'How soon it is there'));
  const said = h('span', { class: 'quiet race-said', role: 'status' });
  const again = h('button', { type: 'button', hidden: true, click: () => asked.again() }, 'Try again');
  const legend = h('p', { class: 'quiet race-legend outcomes' });
  const grid = h('div', { class: 'tiles' });
  root.classList.add('race-starts');
  root.append(h('div', { class: 'race-tools' }, by, said, again), grid, legend);
  /** @type {ReturnType<typeof createStartTile>[]} */
  let tiles = [];
  let size = SMALLEST;
  const differs = createDiffers();
  const watched = watch(grid, () => {
    arrange();
    asked.check();
    show();
  });

  /** @param {import('../core/types-race.js').RaceSpec} spec */
  async function ask(spec) {
    for (const resolution of RESOLUTIONS) {
      try {
        return await api.starts({ ...spec, resolution });
      } catch (thrown) {
        const problem = Problem.from(thrown);
        const isTooMuch = problem.errors.some(({ location }) => location.at(-1) === 'resolution');
        if (!isTooMuch || resolution === RESOLUTIONS.at(-1)) throw thrown;
      }
    }
    throw new Error('no resolution was tried');
  }

  /** As large as they fit. */
  function arrange() {
    const { width, height } = watched.seen;
    const caption = CAPTION * parseFloat(getComputedStyle(root).fontSize);
    const best = tile(tiles.length, { width, height }, { gap: GAP, caption });
    const columns = best.size < SMALLEST ? Math.max(1, Math.floor((width + GAP) / (SMALLEST + GAP))) : best.columns;
    size = Math.max(SMALLEST, best.size);
    grid.style.setProperty('--tile', `${size}px`);
    grid.style.setProperty('--columns', String(columns));
  }

  /** @param {string} name @param {import('../core/start-map.js').Cell | null} cell */
  function point(name, cell) {
    const { answer } = asked.look();
    const run = answer?.runs.find((each) => each.name === name);
    setText(said, answer && run && cell ? startText(answer, run, cell) : usual());
  }

  /** @param {import('../core/start-map.js').Cell} cell */
  function pick({ row, column }) {
    const { answer } = asked.look();
    if (answer) race.change((spec) => ({ ...spec, start: [Number(answer.x[column]), Number(answer.y[row])] }));
  }

  /** What is said while nothing is pointed at. */
  function usual() {
    const { answer, isBusy, problem } = asked.look();
    if (problem) return `The map could not be made: ${problem.message}.`;
    if (isBusy || !answer) return 'Starting every run from all over the surface …';
    return `${count(answer.x.length)} × ${count(answer.y.length)} starts. Click one to start there.`;
  }

  /** A panel that is closed costs nothing. */
  function show() {
    if (!watched.seen.visible) return;
    const state = store.get();
    const { answer, isBusy, isOld, problem } = asked.look();
    const names = (answer?.runs ?? []).map(({ name }) => name).filter((name) => !isHidden(state, name) && state.spec.runs.some((run) => run.name === name));
    if (names.join('\n') !== tiles.map(({ name }) => name).join('\n')) {
      tiles = names.map((name) => tiles.find((each) => each.name === name) ?? createStartTile(name, { context, onPoint: point, onPick: pick }));
      grid.replaceChildren(...tiles.map(({ element }) => element));
      arrange();
    }
    setText(said, usual());
    again.hidden = !problem || isBusy;
    root.classList.toggle('is-old', isOld);
    root.setAttribute('aria-busy', String(isBusy));
    explain(answer);
    player.redraw();
  }

  /** The legend: a sign for every outcome. @param {import('../core/types-race.js').Starts | null} answer */
  function explain(answer) {
    const palette = theme.palette();
    if (!answer || !differs([answer, by.value, palette])) return;
    const signs = outcomesOf(answer).map((outcome) => {
      const { colour, mark } = outcomeLook(outcome, palette);
      const canvas = h('canvas', { class: 'run-mark', 'aria-hidden': 'true' });
      const sign = fit(canvas, SIGN, SIGN, Math.max(2, devicePixelRatio));
      sign.fillStyle = typeof outcome === 'number' ? String(colour) : palette.style.text;
      drawMark(sign, mark, SIGN / 2, SIGN / 2, SIGN * 0.7);
      return h('span', {}, canvas, outcomeText(answer, outcome));
    });
    const range = by.value === 'steps' ? stepsRange(answer) : null;
    legend.replaceChildren(...signs, ...(range ? [h('span', {}, `full colour: ${count(range[0])} steps, pale: ${count(range[1])}`)] : []), h('span', {}, 'ring: the start'));
  }

  function draw() {
    const { answer } = asked.look();
    if (!watched.seen.visible || !answer) return;
    const range = stepsOf(answer);
    const { start } = store.get().spec;
    for (const each of tiles) each.draw({ answer, by: by.value === 'steps' ? 'steps' : 'end', range, start, size, ratio: watched.seen.ratio });
  }

  /** Looked for once an answer. @type {[object | null, [number, number] | null]} */
  let known = [null, null];
  /** @param {import('../core/types-race.js').Starts} answer */
  function stepsOf(answer) {
    if (known[0] !== answer) known = [answer, stepsRange(answer)];
    return known[1];
  }

  return all([
    asked.dispose,
    player.onDraw(draw),
    ...(/** @type {const} */ (['paths', 'spec', 'styles', 'hiddenRuns'])).map((key) => store.subscribe((state) => state[key], show)),
    theme.onChange(show),
    watched.dispose,
    () => root.replaceChildren(),
  ]);
}
