import { DateTime, Duration } from 'luxon';
import { Conflict, Invalid } from './errors.ts';
import type { LocalClock } from './local-clock.ts';

/** Moves the rehearsal's clock. Both give the new time, once everything due on the way was handled. */
export interface ClockMover {
  now(): string;
  /** The next instant at which something is due. */
  next(): Promise<string | undefined>;
  /** Throws Conflict (`clock-back`) once something was recorded, Invalid (`clock-target`, `clock-too-far`). */
  set(instant: string): Promise<string>;
  /** `duration` as ISO 8601 (`P1D`, `PT90M`), in UTC. Throws as `set`, and Invalid (`clock-duration`). */
  advance(duration: string): Promise<string>;
}

const furthestYears = 5;

export const createClockMover = (parts: {
  readonly clock: LocalClock;
  /** True while nothing has been recorded: the clock may be set anywhere. */
  readonly isEmpty: () => Promise<boolean>;
  /** The earliest due instant after `now`, if any. */
  readonly nextDue: (now: string) => Promise<string | undefined>;
  /** Handles everything that is due now. */
  readonly drain: () => Promise<void>;
}): ClockMover => {
  const { clock, isEmpty, nextDue, drain } = parts;
  let line: Promise<unknown> = Promise.resolve();

  const visit = async (target: string): Promise<void> => {
    await clock.hold(clock.now());
    await drain();
    if (clock.now() >= target) return;
    for (;;) {
      // oxlint-disable no-await-in-loop -- in order: each instant may plan the next
      const due = await nextDue(clock.now());
      const last = due === undefined || due >= target;
      await clock.hold(last ? target : due);
      await drain();
      if (last) return;
      // oxlint-enable no-await-in-loop
    }
  };

  const move = async (aim: (now: DateTime) => DateTime): Promise<string> => {
    const empty = await isEmpty();
    if (!empty) clock.catchUp();
    const now = DateTime.fromISO(clock.now(), { zone: 'utc' });
    const target = aim(now);
    const instant = target.toUTC().toISO();
    if (instant === null) throw new Invalid('clock-target');
    if (!empty && target < now) throw new Conflict('clock-back', { now: clock.now() });
    if (!empty && target > now.plus({ years: furthestYears }))
      throw new Invalid('clock-too-far', { furthestYears });
    if (target.year < 2000 || target.year > 2100) throw new Invalid('clock-target');
    try {
      if (empty) await clock.hold(instant);
      await visit(instant);
    } finally {
      clock.release();
    }
    return clock.now();
  };

  /** One move at a time: two at once would visit instants out of order. */
  const inLine = (work: () => Promise<string>): Promise<string> => {
    const done = line.then(work);
    line = done.catch(() => undefined);
    return done;
  };

  return {
    now: () => clock.now(),
    next: () => nextDue(clock.now()),
    set: (instant) => inLine(() => move(() => DateTime.fromISO(instant, { zone: 'utc' }))),
    advance: (duration) =>
      inLine(async () => {
        const length = Duration.fromISO(duration);
        if (!length.isValid) throw new Invalid('clock-duration');
        return move((now) => now.plus(length));
      }),
  };
};
