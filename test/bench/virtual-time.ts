import { setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '../../src/clock.ts';

interface Waiting {
  readonly at: number;
  readonly go: () => void;
}

/** A commit takes two. */
const turnsOfWork = 10;

/**
 * Time that passes only by being waited for, and only when the work of those who waited before is done: so
 * many turns of the event loop later. Work itself takes no time.
 */
export const createVirtualTime = (start: string) => {
  let elapsed = 0;
  const waiting: Waiting[] = [];
  const clock: Clock = { now: () => new Date(Date.parse(start) + elapsed).toISOString() };

  const pass = async (): Promise<void> => {
    while (waiting.length > 0) {
      // oxlint-disable-next-line no-await-in-loop -- as time passes
      for (let n = 0; n < turnsOfWork; n += 1) await turn();
      const [first] = waiting.sort((a, b) => a.at - b.at).splice(0, 1);
      elapsed = Math.max(elapsed, first?.at ?? 0);
      first?.go();
    }
  };

  return {
    clock,
    elapsedMs: () => elapsed,
    wait: (ms: number) =>
      new Promise<void>((go) => {
        waiting.push({ at: elapsed + ms, go });
        if (waiting.length === 1) void pass();
      }),
    jump: (instant: string): void => {
      elapsed = Math.max(elapsed, Date.parse(instant) - Date.parse(start));
    },
  };
};

export type VirtualTime = ReturnType<typeof createVirtualTime>;
