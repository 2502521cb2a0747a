/** The surface in space, to be turned. */

import { number } from '../core/format.js';
import { isHidden } from '../core/run-looks.js';
import { USUAL_CAMERA } from '../core/race-state.js';
import { makeHeightScale } from '../plots/heights.js';
import { valueAt } from '../plots/height-at.js';
import { createRelief } from '../plots/relief.js';
import { createDiffers } from '../ui/again.js';
import { listenToCamera } from '../ui/camera-control.js';
import { all, h, setText } from '../ui/dom.js';
import { readingText } from '../ui/map-reading.js';
import { looksOf } from '../ui/run-mark.js';
import { watch } from '../ui/watch.js';

/** @typedef {import('../core/types-race.js').Paths} Paths */

const ABOVE = { azimuth: 0, elevation: 90, zoom: 1.2 };

/**
 * @param {HTMLElement} root
 * @param {import('../ui/race-context.js').RaceContext} context
 * @returns {() => void}
 */
export function mount(root, context) {
  const { store, player, theme } = context;
  const title = /** @type {HTMLElement} */ (root.querySelector('h2'));
  const canvas = h('canvas', { class: 'space-ground' });
  const overlay = h('canvas', { class: 'space-front', id: 'space-picture', tabIndex: 0, role: 'application', 'aria-roledescription': 'surface', 'aria-label': 'Surface in space: arrow keys turn it, plus and minus zoom, Home resets', 'aria-describedby': 'space-words' });
  let losses = 0;
  const relief = createRelief(canvas, overlay, {
    onRestored() {
      losses += 1;
      player.redraw();
    },
  });
  if (!relief) {
    const sorry = h('p', { class: 'space-missing' }, 'This browser does not offer WebGL, which the surface in space is drawn with. The map beside it shows the same from above.');
    root.append(sorry);
    return () => sorry.remove();
  }
  const above = h('button', { type: 'button', class: 'word', click: () => look(ABOVE) }, 'From above');
  const usual = h('button', { type: 'button', class: 'word', click: () => look(USUAL_CAMERA) }, 'Reset view');
  const head = h('div', { class: 'panel-head' }, title, above, usual);
  const box = h('div', { class: 'space-box' }, canvas, overlay);
  const scaleNote = h('span', { class: 'space-scale' });
  const reading = h('output', { class: 'reading', for: 'space-picture' });
  const words = h('p', { class: 'visually-hidden', id: 'space-words' });
  root.append(head, box, h('div', { class: 'options' }, scaleNote, reading), words);

  /** Heights with their scale, made once for each surface. */
  let ground = { heights: store.get().heights, scale: makeHeightScale(store.get().heights?.values ?? []) };
  /** The same arrays as long as the paths are the same. @type {{paths: Paths | null, runs: {name: string, x: Float32Array, y: Float32Array, value: Float32Array}[]}} */
  let known = { paths: null, runs: [] };
  const differs = createDiffers();
  const watched = watch(box, player.redraw);

  /** @param {Partial<import('../core/race-state.js').RaceState['camera']>} camera */
  const look = (camera) => store.set((state) => ({ camera: { ...state.camera, ...camera } }));

  function draw() {
    const { width, height, ratio, visible } = watched.seen;
    const state = store.get();
    const palette = theme.palette();
    const { heights, paths, camera, step, playing, styles, hiddenRuns, selected } = state;
    if (!relief || !visible || !differs([width, height, ratio, palette, heights, paths, camera, step, playing, styles, hiddenRuns, selected, losses])) return;
    if (heights !== ground.heights) ground = { heights, scale: makeHeightScale(heights?.values ?? []) };
    if (paths !== known.paths) known = { paths, runs: paths ? paths.runs.map(columns) : [] };
    relief.setPalette(palette);
    relief.setSurface(heights, ground.scale);
    relief.setSpots(spots(state, known.runs[0]));
    relief.setPaths(known.runs
      .filter(({ name }) => !isHidden(state, name))
      .sort((a, b) => Number(a.name === selected) - Number(b.name === selected)) // the selected one is on top
      .map(({ name, x, y }) => ({ key: name, x, y, upTo: step, ...looksOf(state, name, palette) })));
    relief.draw({ camera, width, height, ratio });
    overlay.dataset.camera = [camera.azimuth, camera.elevation, camera.zoom].map((value) => number(value, 4)).join(' ');
    setText(scaleNote, `heights: ${ground.scale.log ? 'logarithmic' : 'linear'}`);
    if (!playing) setText(words, `Heights at step ${Math.round(step)}: ${known.runs.map((run) => `${run.name}: ${number(at(run.value, step), 3)}`).join(', ')}`);
  }

  /** @param {[number, number] | null} place in the picture */
  function read(place) {
    const found = place && relief?.pick(...place);
    const { heights } = ground;
    setText(reading, found && heights ? readingText(found, domainOf(heights), [valueAt(heights, ...found)], []) : '');
  }

  const redraws = /** @type {const} */ (['heights', 'paths', 'camera', 'step', 'styles', 'hiddenRuns', 'selected', 'playing']);
  return all([
    player.onDraw(draw),
    ...redraws.map((name) => store.subscribe((state) => state[name], player.redraw)),
    theme.onChange(player.redraw),
    listenToCamera(overlay, { get: () => store.get().camera, set: look, reset: () => look(USUAL_CAMERA), point: read }),
    watched.dispose,
    relief.dispose,
    () => root.replaceChildren(title),
  ]);
}

/** @param {import('../core/types-race.js').RunPath} run */
function columns({ name, of }) {
  const points = of('point') ?? new Float32Array();
  const [x, y] = [0, 1].map((axis) => points.filter((_, index) => index % 2 === axis));
  return { name, x, y, value: of('value') ?? new Float32Array() };
}

/** What a run has at a step, or where it ended. @param {Float32Array} values @param {number} step */
const at = (values, step) => values[Math.min(values.length - 1, Math.round(step))];

/**
 * The minima and the start.
 * @param {import('../core/race-state.js').RaceState} state
 * @param {{x: Float32Array, y: Float32Array} | undefined} run any: all have the same start
 * @returns {import('../plots/relief.js').Spot[]}
 */
function spots({ paths }, run) {
  const { minima = [], local_minima: others = [] } = paths?.surface ?? {};
  return [
    ...others.map(([x, y]) => ({ x, y, mark: /** @type {const} */ ('star'), hollow: true })),
    ...minima.map(([x, y]) => ({ x, y, mark: /** @type {const} */ ('star'), ...(minima.length === 1 ? { label: 'minimum' } : {}) })),
    ...(run?.x.length ? [{ x: run.x[0], y: run.y[0], mark: /** @type {const} */ ('circle'), hollow: true, label: 'start' }] : []),
  ];
}

/** @param {import('../core/types-race.js').Heights} heights @returns {import('../plots/canvas.js').Domain} */
const domainOf = ({ x, y, columns, rows }) => [[Number(x[0]), Number(x[columns - 1])], [Number(y[0]), Number(y[rows - 1])]];
