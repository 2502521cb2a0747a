/** A network that was replaced is removed a moment later: a panel may be asking it just now. */

const MOMENT = 1000; // ms

/**
 * @param {Pick<import('./api.js').Api, 'remove'>} api
 * @param {{later?: (action: () => void, milliseconds: number) => any, cancel?: (timer: any) => void}} [options]
 */
export function createRemoval(api, { later = setTimeout, cancel = clearTimeout } = {}) {
  /** At most one is left. @type {{id: string, timer: any} | null} */
  let left = null;

  function now() {
    if (!left) return;
    cancel(left.timer);
    void api.remove(left.id);
    left = null;
  }

  return {
    /** @param {string} id */
    soon(id) {
      now();
      left = { id, timer: later(now, MOMENT) };
    },
    now,
  };
}
