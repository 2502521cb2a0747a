/** The dialog of what can be taken away: texts to read, copy and save, files, pictures, a recording. */

import { curlCommands, essential, fileName, frameCode, jsonText, pythonCommands } from '../core/commands.js';
import { Problem } from '../core/problem.js';
import { shownRun } from '../core/state.js';
import { copy } from './clipboard.js';
import { openDialog } from './dialog.js';
import { byId, h, setText } from './dom.js';
import { recordingType } from './recorder.js';
import { saveFile } from './save-file.js';
import { sideBySide } from './side-by-side.js';

/** @typedef {import('./context.js').Context} Context */
/** @typedef {{id: string, run: string, spec: import('../core/types.js').Spec, step: number}} Subject */
/** @typedef {{label: string, says: string, end: string, text: (subject: Subject, api: Context['api']) => string | Promise<string>}} TextKind */

const server = () => location.origin;

/** @type {Record<string, TextKind>} */
const TEXTS = {
  numpy: {
    label: 'NumPy script', end: '-numpy.py', says: 'Trains this run from its start and prints its loss curve. It needs NumPy only.',
    text: ({ id, run }, api) => script(api, id, run, 'numpy'),
  },
  pytorch: {
    label: 'PyTorch script', end: '-pytorch.py', says: 'The same run with PyTorch’s own layers, losses and optimizers.',
    text: ({ id, run }, api) => script(api, id, run, 'pytorch'),
  },
  spec: {
    label: 'Experiment (JSON)', end: '.json', says: 'What POST /api/networks takes to make this network with all its runs; what is left out is the default.',
    text: ({ spec }) => `${jsonText(spec)}\n`,
  },
  curl: {
    label: 'Commands (curl)', end: '.sh', says: 'Makes the same network on this server, trains it as far, and prints the curves.',
    text: ({ spec, step }) => curlCommands(spec, step, server()),
  },
  python: {
    label: 'Commands (Python)', end: '-client.py', says: 'Asks this server for the same network. It needs Python only.',
    text: ({ spec, step }) => pythonCommands(spec, step, server()),
  },
  frame: {
    label: 'Frame for a web page', end: '.html', says: 'Shows this page, with this experiment, in a page of your own.',
    text: () => frameCode(location.href),
  },
};
const BY_HAND = 'Settings or parameters were changed by hand on the way. The script has them as they are now, from the start on, so its curve is not the page’s.';

/** @param {Context['api']} api @param {string} id @param {string} run @param {string} language */
async function script(api, id, run, language) {
  return (await api.file(id, 'script', { run, language })).text();
}

/**
 * @param {Context} context
 * @param {(canvases: HTMLCanvasElement[]) => void} record starts a recording
 */
export function openTakeAway({ api, catalog, store, theme }, record) {
  const state = store.get();
  const { network } = state;
  if (!network) return;
  const spec = essential(state.spec, catalog);
  const runs = h('select', { change: () => void show() }, ...network.runs.map(({ name }) => h('option', { value: name }, name)));
  runs.value = shownRun(state);
  const kinds = h('select', { change: () => void show() }, ...Object.entries(TEXTS).map(([key, { label }]) => h('option', { value: key }, label)));
  const says = h('p', { class: 'quiet' });
  const said = h('p', { class: 'take-away-said', role: 'status' });
  const text = h('pre', { class: 'take-away-text', tabIndex: 0, role: 'region', 'aria-label': 'Text' });
  /** @type {Subject} */
  const subject = { id: network.id, run: runs.value, spec, step: network.step };

  const kind = () => /** @type {TextKind} */ (TEXTS[kinds.value]);
  const stem = () => fileName(runs.value);

  async function show() {
    subject.run = runs.value;
    const shown = kind();
    setText(says, shown.says);
    setText(said, '');
    text.setAttribute('aria-label', shown.label);
    text.setAttribute('aria-busy', 'true');
    try {
      const written = await shown.text(subject, api);
      if (shown !== kind() || subject.run !== runs.value) return;
      setText(text, written);
      if (written.slice(0, 1000).includes('changed by hand')) setText(said, BY_HAND);
    } catch (thrown) {
      setText(text, '');
      setText(said, Problem.from(thrown).message);
    }
    text.removeAttribute('aria-busy');
  }

  async function copyText() {
    if (await copy(text.textContent ?? '')) return setText(said, 'Copied.');
    getSelection()?.selectAllChildren(text);
    setText(said, 'This browser lets no page copy here. The text is selected: press Ctrl C or ⌘ C.');
  }

  /** @param {string} format */
  async function saveParameters(format) {
    try {
      saveFile(`${stem()}.${format}`, await api.file(subject.id, 'parameters', { run: runs.value, format }));
      setText(said, `Saved ${stem()}.${format}.`);
    } catch (thrown) {
      setText(said, Problem.from(thrown).message);
    }
  }

  /** @param {string[]} ids @returns {HTMLCanvasElement[]} */
  const canvases = (ids) => ids.map((id) => /** @type {HTMLCanvasElement} */ (byId(id)));

  /** @param {string} id @param {string} name */
  function savePicture(id, name) {
    sideBySide(canvases([id]), theme.palette().style.background).sheet.toBlob((blob) => blob && saveFile(name, blob));
  }

  /** @param {string[]} ids */
  function startRecording(ids) {
    /** @type {HTMLDialogElement | null} */ (body.closest('dialog'))?.close(); // so that the page can be played
    record(canvases(ids));
  }

  /** @param {string} label @param {() => unknown} click @param {Record<string, unknown>} [more] */
  const button = (label, click, more = {}) => h('button', { type: 'button', click: () => void click(), ...more }, label);
  const films = { disabled: recordingType() === null };
  const row = (/** @type {string} */ title, /** @type {Node[]} */ ...content) => h('div', { class: 'take-away-row', role: 'group', 'aria-label': title }, h('h3', {}, title), ...content);
  const body = h('div', { class: 'take-away' },
    h('div', { class: 'take-away-row' }, h('label', {}, 'What', kinds), h('label', {}, 'Run', runs),
      button('Copy', copyText), button('Download', () => saveFile(`${stem()}${kind().end}`, new Blob([text.textContent ?? ''], { type: 'text/plain' })))),
    says, text, said,
    row('Parameters now', ...['json', 'npz', 'onnx'].map((format) => button(format.toUpperCase(), () => saveParameters(format)))),
    row('Picture', button('Network (PNG)', () => savePicture('network', 'network.png')), button('Output map (PNG)', () => savePicture('output-map', 'output.png'))),
    row('Film', button('Record the output map', () => startRecording(['output-map']), films), button('Record network and map', () => startRecording(['network', 'output-map']), films),
      h('p', { class: 'quiet' }, films.disabled ? 'This browser cannot record what a page draws.' : 'Closes this box; play, and press Stop at the top when it is enough.')));
  openDialog('Take away', body);
  void show();
}
