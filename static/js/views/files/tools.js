/** Points from a file, and points and maps to files: what the box of files holds. */

import { withData } from '../../core/facts.js';
import { writeTable } from '../../core/csv.js';
import { shownRun } from '../../core/state.js';
import { createCsvForm } from '../../ui/csv-form.js';
import { byId, h } from '../../ui/dom.js';
import { pictureOf, saveFile } from '../../ui/save-file.js';

/** @typedef {import('../../core/api.js').Table} Table */

const USUAL_REACH = 6; // of a map, to each side
const MAP_POINTS = '100';

/**
 * @param {import('../../ui/context.js').Context} context
 * @returns {{elements: HTMLElement[], take: (file: File) => Promise<void>}} take: reads a file
 */
export function createFileTools({ api, catalog, store, session, theme }) {
  const form = createCsvForm(api.csv, take);
  /** @param {string} text @param {() => void} click @param {string} [name] */
  const button = (text, click, name) => h('button', { type: 'button', click, 'aria-label': name ?? null }, text);
  const elements = [
    form.element,
    h('h3', {}, 'Download'),
    h('div', { class: 'downloads', role: 'group', 'aria-label': 'Points' }, h('span', { class: 'quiet' }, 'Points'), button('CSV', savePoints, 'Points as CSV')),
    h('div', { class: 'downloads', role: 'group', 'aria-label': 'Output map' }, h('span', { class: 'quiet' }, 'Output map'),
      ...['csv', 'npy', 'png'].map((format) => button(format.toUpperCase(), () => saveMap(format), `Output map as ${format.toUpperCase()}`))),
    h('div', { class: 'downloads', role: 'group', 'aria-label': 'As shown' }, h('span', { class: 'quiet' }, 'As shown, with points'), button('PNG', () => void savePicture(), 'Picture as PNG')),
  ];

  /** @param {Table} table @returns {string} what was done with it besides */
  function take({ data }) {
    const values = data.task === 'regression' ? data.points.flat() : data.points.flatMap((row) => row.slice(0, -1));
    const standardize = values.some((value) => Math.abs(value) > USUAL_REACH);
    session.change((spec) => withData(spec, {
      train_ratio: spec.data.train_ratio, seed: spec.data.seed, dataset: null, samples: data.points.length, noise: 0, imbalance: 0, plane: null,
      points: data.points, columns: data.columns, class_names: data.task === 'classification' ? data.class_names : null, task: data.task, standardize,
    }, catalog));
    return standardize ? `Some values lie beyond ±${USUAL_REACH}, so the columns are standardized; “Standardize” switches it off.` : '';
  }

  function savePoints() {
    const { spec: { data }, data: drawn } = store.get();
    if (!drawn) return;
    const columns = data.columns ?? ['x1', 'x2'];
    const rows = data.points ?? [drawn.train, drawn.test].flatMap((part) => (part.inputs ?? part.points).map((inputs, index) => [...inputs, part.y[index] ?? 0]));
    const text = writeTable(columns, data.class_names ?? [], rows);
    saveFile('ravine-points.csv', new Blob([text], { type: 'text/csv' }));
  }

  /** @param {string} format */
  function saveMap(format) {
    const { network, unit } = store.get();
    const run = shownRun(store.get());
    /** @type {Record<string, string>} */
    const place = unit ? { layer: String(unit.layer), unit: String(unit.unit) } : {};
    if (network) saveFile(`ravine-map-${run}.${format}`, api.boundaryUrl(network.id, { run, resolution: MAP_POINTS, format, ...place }));
  }

  async function savePicture() {
    const output = byId('output');
    const [map, legend, painted] = ['#output-map', '.legend', '.paint-overlay'].map((name) => /** @type {HTMLCanvasElement} */ (output.querySelector(name)));
    const over = store.get().draft && painted ? [painted] : [];
    if (map && legend) saveFile('ravine-output.png', await pictureOf({ below: [map, legend], over, background: theme.palette().style.background }));
  }

  return { elements, take: form.take };
}
