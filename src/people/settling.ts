import { setTimeout as pause } from 'node:timers/promises';
import { Conflict } from '../errors.ts';

const DEADLINE_MS = 5_000;

/** Reads and writes again while somebody else was faster, until a deadline; then throws the `Conflict`. */
export const settling = async <T>(attempt: () => Promise<T>): Promise<T> => {
  const deadline = performance.now() + DEADLINE_MS;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Conflict) || performance.now() > deadline) throw error;
      await pause(Math.random() * 20);
    }
  }
};
