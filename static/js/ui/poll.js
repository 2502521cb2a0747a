/** Asks the server again and again, but only when something has changed, one question at a time, and not too often. */

import { Problem } from '../core/problem.js';
import { createDiffers } from './again.js';

const CALM = 250; // milliseconds from one question to the next

/**
 * @param {() => Promise<void>} ask
 * @param {(problem: Problem) => void} failed
 * @returns {(parts: unknown[]) => void} call with what the answer depends on
 */
export function createPoll(ask, failed) {
  const differs = createDiffers();
  let waiting = false; // for the answer, or for the time to pass
  let wanted = false;

  async function work() {
    waiting = true;
    wanted = false;
    try {
      await ask();
    } catch (thrown) {
      failed(Problem.from(thrown));
    }
    setTimeout(() => {
      waiting = false;
      if (wanted) void work();
    }, CALM);
  }

  return (parts) => {
    if (!differs(parts)) return;
    wanted = true;
    if (!waiting) void work();
  };
}
