/** The cost of the network around the paths of its runs, on a plane through the space of its parameters. */

import { count, percent } from '../core/format.js';
import { createLandscape } from '../core/landscape.js';
import { heightsIn, SPAN } from '../core/landscape-domain.js';
import { queryOf, whyNone } from '../core/landscape-query.js';
import { isHidden } from '../core/run-looks.js';
import { shownRun } from '../core/state.js';
import { makeHeightScale } from '../plots/heights.js';
import { createDiffers } from '../ui/again.js';
import { all, h, setText } from '../ui/dom.js';
import { shortAxes } from '../ui/landscape-axes.js';
import { createLandscapeControls } from '../ui/landscape-controls.js';
import { createLandscapeMap } from '../ui/landscape-map.js';
import { createLandscapeSpace } from '../ui/landscape-space.js';
import { createPathTable } from '../ui/landscape-paths.js';
import { looksOf } from '../ui/run-mark.js';
import { watch } from '../ui/watch.js';

/** @typedef {import('../core/types.js').Frame} Frame */
/** @typedef {import('../core/types-landscape.js').Landscape} Landscape */

/** Until the runs have moved they span no plane: this is shown then. */
const AT_START = 'random';
const NEEDS_PATHS = ['pca', 'ends'];

/** What changes the picture between two frames. @type {((state: import('../core/state.js').AppState) => unknown)[]} */
const DRAWN = [({ landscape }) => landscape, ({ styles }) => styles, ({ hiddenRuns }) => hiddenRuns, shownRun];

/**
 * @param {HTMLElement} root
 * @param {import('../ui/context.js').Context} context
 * @returns {() => void}
 */
export function mount(root, context) {
  const { api, store, loop, wishes, theme } = context;
  const controls = createLandscapeControls(context);
  const table = createPathTable(context);
  const notes = h('p', { class: 'landscape-notes quiet' });
  const caption = h('p', { class: 'landscape-caption' });
  const reading = h('output', { class: 'landscape-reading' });
  const map = createLandscapeMap(loop.redraw);
  const space = createLandscapeSpace(loop.redraw);
  root.classList.add('landscape');
  root.append(
    h('div', { class: 'landscape-side' }, ...controls.elements, table.element, notes),
    h('div', { class: 'landscape-top' }, caption, reading), map.element, space.element);
  const watched = watch(root, () => {
    wish();
    loop.redraw();
  });
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  let [problem, none] = ['', '']; // what the server says; what needs no question
  const landscape = createLandscape({
    onNews() {
      problem = '';
      wish();
      loop.redraw();
    },
    onProblem({ message }) {
      problem = message;
      loop.redraw();
    },
    isStill: () => calm.matches,
  });
  /** What is shown of heights, made once for each. */
  let shown = { of: /** @type {unknown} */ (null), in: '', heights: /** @type {import('../core/types-race.js').Heights | null} */ (null) };
  /** Heights with their scale, made once for each answer. */
  let ground = { told: /** @type {Landscape | null} */ (null), end: '', scale: makeHeightScale([]) };
  const isOther = createDiffers();

  /** Frames carry the parameters of the runs only while these can be placed. */
  function wish() {
    const state = store.get();
    const names = state.spec.runs.map(({ name }) => name).filter((name) => !isHidden(state, name));
    wishes.set('landscape', watched.seen.visible && landscape.told()?.basis ? { parameters: names } : null);
  }

  /** @param {Frame} frame */
  function follow({ header: { state, playing } }) {
    if (!watched.seen.visible) return landscape.follow(null, false);
    const { landscape: choice } = store.get();
    const run = shownRun(store.get());
    none = whyNone(choice, state.spec, run);
    if (none) return landscape.follow(null, false);
    const kind = state.step === 0 && NEEDS_PATHS.includes(choice.kind) ? AT_START : choice.kind;
    const query = { ...queryOf({ ...choice, kind }, state.spec, run), span: String(SPAN) };
    landscape.follow({
      what: JSON.stringify([state.id, state.runs.map(({ name }) => name), query]),
      when: `${state.step} ${state.runs.map(({ loss }) => loss.train).join()}`, // parameters can be set by hand: another loss at the same step
      ask: () => api.landscape(state.id, query),
    }, playing);
  }

  /** The scale of what is shown. @param {Landscape} told @param {import('../core/types.js').Domain} end */
  function scaleOf(told, end) {
    if (ground.told !== told || ground.end !== end.join()) ground = { told, end: end.join(), scale: makeHeightScale(heightsIn(told.heights, end).values) };
    return ground.scale;
  }

  /** @param {import('../core/landscape-ease.js').Scene} scene */
  function shownHeights({ heights, domain }) {
    if (!shown.heights || shown.of !== heights || shown.in !== domain.join()) shown = { of: heights, in: domain.join(), heights: heightsIn(heights, domain) };
    return /** @type {import('../core/types-race.js').Heights} */ (shown.heights);
  }

  /** The paths that are drawn, that of the run shown on top. @param {import('../core/types-landscape.js').Path[]} paths @param {Frame} frame */
  function drawnPaths(paths, { header }) {
    const state = store.get();
    const shown = shownRun(state);
    const palette = theme.palette();
    return paths.filter(({ name }) => !isHidden(state, name)).sort((a, b) => Number(a.name === shown) - Number(b.name === shown))
      .map((path) => ({ ...path, ...looksOf(state, path.name, palette), ended: header.state.runs.some(({ name, status }) => name === path.name && status !== 'ready') }));
  }

  /** @param {Frame} frame */
  function draw(frame) {
    if (!watched.seen.visible) return;
    landscape.see(frame);
    const [told, scene, end] = [landscape.told(), landscape.scene(), landscape.domain()];
    const { styles, hiddenRuns } = store.get();
    const moving = landscape.isMoving();
    if (moving) loop.redraw();
    if (!told || !scene || !end) return;
    const looks = [told, styles, hiddenRuns, shownRun(store.get()), theme.palette()];
    const now = moving ? performance.now() : 0;
    const common = { paths: drawnPaths(scene.paths, frame), axes: shortAxes(told.plane), palette: theme.palette(), scale: scaleOf(told, end) };
    if (map.seen.visible && isOther([...looks, frame, now, map.cursor(), ...Object.values(map.seen)])) {
      map.draw({ ...common, domain: scene.domain, end, rest: scene.rest ?? 0, heights: told.heights });
    }
    if (space.isTime([...looks, moving, frame.header.playing ? null : frame], frame.header.playing || moving)) space.draw({ ...common, heights: shownHeights(scene) });
  }

  /** @param {Frame} frame */
  function tell(frame) {
    follow(frame);
    if (!watched.seen.visible) return;
    const told = landscape.told();
    const scene = landscape.scene();
    table.tell(scene?.paths.filter(({ name }) => !isHidden(store.get(), name)) ?? []);
    setText(caption, none || problem || (told ? captionOf(told) : 'Working out the cost around the runs …'));
    root.classList.toggle('is-waiting', !told || none !== '');
    setText(reading, told ? map.reading() : '');
    setText(notes, told ? notesOn(told) : '');
    map.canvas.setAttribute('aria-label', told ? `${captionOf(told)} Arrow keys read values.` : 'Landscape');
    space.overlay.setAttribute('aria-label', 'The same cost as a surface in space: arrow keys turn it, plus and minus zoom, Home resets');
  }

  /** @param {Landscape} told */
  function notesOn(told) {
    const { plane, others } = told;
    const shares = plane.explained?.map((share, axis) => `${shortAxes(plane)[axis]} ${percent(share, 0)}`).join(', ');
    return [
      plane.kind === store.get().landscape.kind ? '' : 'The runs have not moved yet, so this is a plane of two random directions.',
      shares ? `Of the variance of all paths together: ${shares}.` : '',
      ground.told === told && ground.scale.log ? 'Heights and lines go with the logarithm of J.' : '',
      others.length ? `Not here: ${others.join(', ')}, another network with a space of its own.` : '',
    ].filter(Boolean).join(' ');
  }

  /** @param {Landscape} told */
  const captionOf = ({ plane: { run }, step }) => `Cost J of ${run} on the training set at step ${count(step)}, dropout off.`;

  return all([
    loop.onDraw(draw), loop.onTell(tell),
    ...DRAWN.map((of) => store.subscribe(of, loop.redraw)),
    store.subscribe(({ spec }) => spec, wish), store.subscribe(({ hiddenRuns }) => hiddenRuns, wish),
    theme.onChange(loop.redraw),
    controls.dispose, map.dispose, space.dispose, watched.dispose,
    () => landscape.follow(null, false), () => wishes.set('landscape', null), () => root.replaceChildren(),
  ]);
}
