/** The clock of the page of optimizers: moves the step while it plays, and has everything drawn when anything in the store changed. */

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
    const { playing, paths, speed, step } = store.get();
    if (playing && paths) {
      const last = lastStep({ paths });
      const passed = before ? Math.min(LONGEST_FRAME, now - before) : 0;
      const next = Number.isFinite(speed) ? Math.min(last, step + (speed * passed) / 1000) : last;
      store.set({ step: next, playing: next < last });
    }
    before = now;
    for (const draw of drawers) draw();
    if (store.get().playing) redraw();
    else before = 0;
  }

  /** From the end it plays from the start again. */
  function play() {
    const { paths, step } = store.get();
    store.set({ playing: true, step: paths && step >= lastStep({ paths }) ? 0 : step });
    redraw();
  }

  /** On a step, not between two. */
  const pause = () => seek(Math.floor(store.get().step));

  /** @param {number} step */
  function seek(step) {
    const last = store.get().paths ? lastStep(store.get()) : Infinity; // where the race is not known yet, it will end as it can
    store.set({ playing: false, step: Math.max(0, Math.min(last, step)) });
    redraw();
  }

  store.subscribe((state) => state, redraw); // for as long as there is the page
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
