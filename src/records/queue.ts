import { setTimeout as pause } from 'node:timers/promises';
import { Conflict } from '../errors.ts';

/**
 * One line for each committee: its commits are serial in any case, and waiting in line loses fewer than
 * running into each other. First come, first served. Whose deadline (monotonic, milliseconds) has passed
 * when the turn comes gets Conflict (`busy`).
 */
export function createQueue() {
  const last = new Map<string, Promise<void>>();

  return async <T>(key: string, deadline: number, work: () => Promise<T>): Promise<T> => {
    const before = last.get(key);
    const { promise: mine, resolve: leave } = Promise.withResolvers<void>();
    last.set(key, mine);
    await before;
    try {
      if (performance.now() > deadline) throw new Conflict('busy');
      return await work();
    } finally {
      leave();
      if (last.get(key) === mine) last.delete(key);
    }
  };
}

/** Repeats until there is an answer, with jitter, up to the deadline; then Conflict (`busy`). */
export async function until<T>(
  deadline: number,
  attempt: () => Promise<T | undefined>,
): Promise<T> {
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- each attempt starts from what the last one lost to
    const answer = await attempt();
    if (answer !== undefined) return answer;
    const wait = 1 + Math.random() * 15;
    if (performance.now() + wait > deadline) throw new Conflict('busy');
    // oxlint-disable-next-line no-await-in-loop -- as above
    await pause(wait);
  }
}
