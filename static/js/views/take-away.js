/** The experiment to take away: scripts, parameters, its description; and the recording that is under way. */

import { all, h, setText } from '../ui/dom.js';
import { save } from '../ui/files.js';
import { icon } from '../ui/icons.js';
import { extension, record, recordingType } from '../ui/recorder.js';
import { openTakeAway } from '../ui/take-away-dialog.js';

/** @typedef {import('../ui/context.js').Context} Context */

/**
 * @param {HTMLElement} root
 * @param {Context} context
 * @returns {() => void}
 */
export function mount(root, context) {
  const { store, theme } = context;
  /** @type {import('../ui/recorder.js').Recording | null} */
  let recording = null;
  let clock = 0;
  const time = h('span', { class: 'recording-time' });
  const open = h('button', { type: 'button', class: 'tool with-text', 'aria-haspopup': 'dialog', 'aria-label': 'Take away', click: () => openTakeAway(context, start) },
    icon('download'), h('span', {}, 'Take away'));
  const stop = h('button', { type: 'button', class: 'recording', hidden: true, click: () => void end() }, 'Stop', time);
  root.classList.add('take-away-menu');
  root.append(open, stop);

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
    open.focus();
    const film = await ended.stop();
    const name = `ravine.${extension(film.type)}`;
    save(film, name);
    store.set({ notice: { text: `The recording is saved as ${name}.`, tone: 'info' } });
  }

  return all([() => root.replaceChildren(), () => void end()]);
}
