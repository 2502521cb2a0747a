/** What was before, to go back to, and what was taken back, to come again. */

/**
 * @template T
 * @param {T} first
 * @param {number} [most] how many steps back are kept
 */
export function createUndo(first, most = 200) {
  /** @type {T[]} */
  let past = [];
  /** @type {T[]} */
  let future = [];
  let now = first;

  return {
    now: () => now,
    canUndo: () => past.length > 0,
    canRedo: () => future.length > 0,
    /** @param {T} next what is new; what was taken back before is forgotten */
    push(next) {
      past = [...past, now].slice(-most);
      future = [];
      now = next;
    },
    undo() {
      const before = past.at(-1);
      if (before === undefined) return;
      past = past.slice(0, -1);
      future = [now, ...future];
      now = before;
    },
    redo() {
      const [after, ...rest] = future;
      if (after === undefined) return;
      past = [...past, now];
      future = rest;
      now = after;
    },
  };
}
