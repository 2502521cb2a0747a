/** The dialog of what can be taken away, and the recording that is under way. */

import { h, setText } from '../../ui/dom.js';
import { saveFile } from '../../ui/save-file.js';
import { extension, record, recordingType } from '../../ui/recorder.js';
import { openTakeAway } from '../../ui/take-away-dialog.js';

/** @typedef {import('../../ui/context.js').Context} Context */

/**
 * @param {HTMLButtonElement} button that opens the dialog; the one that ends a recording stands beside it
 * @param {Context} context
 */
export function createTakeAway(button, context) {
  const { store, theme } = context;
  /** @type {import('../../ui/recorder.js').Recording | null} */
  let recording = null;
  let clock = 0;
  const time = h('span', { class: 'recording-time' });
  const stop = h('button', { type: 'button', class: 'recording', hidden: true, click: () => void end() }, 'Stop', time);
  button.after(stop);

  /** @param {HTMLCanvasElement[]} canvases */
  function start(canvases) {
    const type = recordingType();
    if (!type || recording) return;
    recording = record(canvases, { type, background: theme.palette().style.background });
    stop.hidden = false;
    tick();
    clock = window.setInterval(tick, 250);
    stop.focus();
  }

  function tick() {
    const seconds = recording?.seconds() ?? 0;
    setText(time, `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`);
    stop.setAttribute('aria-label', 'Stop recording');
  }

  async function end() {
    const ended = recording;
    if (!ended) return;
    recording = null;
    clearInterval(clock);
    stop.hidden = true;
    button.focus();
    const film = await ended.stop();
    const name = `ravine.${extension(film.type)}`;
    saveFile(name, film);
    store.set({ notice: { text: `The recording is saved as ${name}.`, tone: 'info' } });
  }

  const open = () => document.querySelector('dialog[open]') || openTakeAway(context, start); // pressed twice while it was on its way

  return { open, dispose: () => void end() };
}
