/** The clock of the page of optimizers: moves the step while it plays, and has everything drawn when something changed. */

import { lastStep } from './race-state.js';

/** @typedef {ReturnType<typeof createPlayer>} Player */

/** Milliseconds: after a longer pause, as of a page that was not seen, it goes on and does not leap. */
const LONGEST_FRAME = 100;

/**
 * @param {Pick<import('./store.js').Store<import('./race-state.js').RaceState>, 'get' | 'set' | 'subscribe'>} store
 * @param {{schedule?: (callback: (now: number) => void) => unknown}} [options] requestAnimationFrame
 */
export function createPlayer(store, { schedule = requestAnimationFrame.bind(globalThis) } = {}) {
  /** @type {Set<() => void>} */
  const drawers = new Set();
  let scheduled = false;
  let before = 0;

  function redraw() {
    if (scheduled) return;
    scheduled = true;
    schedule(tick);
  }

  /** @param {number} now */
  function tick(now) {
    scheduled = false;
    const { playing, speed, step } = store.get();
    if (playing) {
      const last = lastStep(store.get());
      const next = Math.min(last, step + (speed * Math.min(LONGEST_FRAME, before ? now - before : 0)) / 1000);
      store.set({ step: next, playing: next < last });
    }
    before = now;
    for (const draw of drawers) draw();
    if (store.get().playing) redraw();
    else before = 0;
  }

  /** From the end it plays from the start again. */
  function play() {
    const { step } = store.get();
    store.set({ playing: true, step: step >= lastStep(store.get()) ? 0 : step });
    redraw();
  }

  const pause = () => store.set({ playing: false });

  /** @param {number} step */
  function seek(step) {
    store.set({ playing: false, step: Math.max(0, Math.min(lastStep(store.get()), step)) });
    redraw();
  }

  return {
    play, pause, seek, redraw,
    toggle: () => (store.get().playing ? pause() : play()),
    /** @param {number} steps */
    by: (steps) => seek((steps > 0 ? Math.floor(store.get().step) : Math.ceil(store.get().step)) + steps),
    /** Called in an animation frame after anything changed. @param {() => void} draw */
    onDraw(draw) {
      drawers.add(draw);
      redraw();
      return () => void drawers.delete(draw);
    },
  };
}
