import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Clock } from './clock.ts';
import { Invalid } from './errors.ts';

/** The rehearsal's clock: runs at the speed of the real one, at a distance that can only grow. */
export interface LocalClock extends Clock {
  /** Stands still at an instant until released. Survives a restart. */
  hold(instant: string): Promise<void>;
  /** Runs on from where it stands. */
  release(): void;
  /** Takes over the time to which another process on the same folder has driven it. */
  catchUp(): void;
}

/** No instant that Gavel can be driven to lies further away. */
const FURTHEST_MS = 200 * 366 * 24 * 60 * 60_000;

const stored = z.object({ offsetMs: z.number().min(-FURTHEST_MS).max(FURTHEST_MS) });

const offsetIn = (file: string): number => {
  if (!existsSync(file)) return 0;
  try {
    return stored.parse(JSON.parse(readFileSync(file, 'utf8'))).offsetMs;
  } catch (error) {
    throw new Invalid('clock-file', { file }, error);
  }
};

/**
 * Opens the clock kept in `file`; without one it shows the real time. Throws Invalid (`clock-file`) where
 * the file is damaged: guessing would turn the clock back.
 */
export const openLocalClock = (file: string, real: Clock): LocalClock => {
  let offsetMs = offsetIn(file);
  let held: string | undefined;
  const realMs = (): number => Date.parse(real.now());

  const keep = async (): Promise<void> => {
    await mkdir(dirname(file), { recursive: true });
    // A name of its own: several processes may share the folder.
    const fresh = `${file}.${randomUUID()}`;
    await writeFile(fresh, JSON.stringify({ offsetMs }));
    await rename(fresh, file);
  };

  return {
    now: () => held ?? new Date(realMs() + offsetMs).toISOString(),
    hold: async (instant) => {
      held = instant;
      offsetMs = Date.parse(instant) - realMs();
      await keep();
    },
    release: () => {
      if (held !== undefined) offsetMs = Date.parse(held) - realMs();
      held = undefined;
    },
    catchUp: () => {
      offsetMs = Math.max(offsetMs, offsetIn(file));
    },
  };
};
