import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import { Upstream } from '../errors.ts';
import type { Address, Outbound } from './ports.ts';

/** Requests allowed within a span of milliseconds. */
type Limits = readonly (readonly [count: number, spanMs: number])[];

/**
 * Source: Microsoft Teams, "Optimize your bot with rate limiting": of one bot in one thread, and in one
 * tenant.
 */
const THREAD: Limits = [
  [7, 1_000],
  [8, 2_000],
  [60, 30_000],
  [1_800, 3_600_000],
];
const TENANT: Limits = [[30, 1_000]];
/**
 * Spans are taken longer than published: between its turn and its arrival a request is claimed and travels,
 * one sooner than the other.
 */
const ROOM = 1.06;
/** What waits longer is put off, so that nobody else waits behind it. */
const LONGEST_WAIT_MS = 5_000;
/** Somebody looks at the screen meanwhile, and Teams waits for what a button answers. */
const LONGEST_ANSWER_MS = 1_500;
const MOST_KEPT = 10_000;

/** Keeps this instance within Teams' limits. Of what other instances send, only a 429 tells. */
export interface Pace {
  /** Waits for the turn of one more request; throws Upstream (`paced`) where that is too far away. */
  turn(address: Address): Promise<void>;
  /**
   * As `turn` for an answer: it waits only a little, for its thread and for the end of a rest. In the tenant it
   * counts, and does not stand in line behind a morning's reminders.
   */
  soon(address: Address): Promise<void>;
  /** Teams answered 429: nothing more to this tenant for so long. */
  rest(tenant: string, ms: number): void;
  /** The UTC instant until which a tenant rests; undefined: it does not. */
  restsUntil(tenant: string): string | undefined;
}

/** When the next request fits, given those before it. */
const nextSlot = (times: readonly number[], limits: Limits, now: number): number =>
  Math.max(now, ...limits.map(([count, span]) => (times.at(-count) ?? -Infinity) + span * ROOM));

/**
 * Spans count in real time, rests by the clock by which documents are due. `limited` is asked each time:
 * a rehearsal is quick unless its limits are turned on.
 */
export const createPace = ({
  clock,
  limited = () => true,
  elapsedMs = () => performance.now(),
  wait = (ms) => pause(ms),
}: {
  readonly clock: Clock;
  readonly limited?: () => boolean;
  readonly elapsedMs?: () => number;
  readonly wait?: (ms: number) => Promise<void>;
}): Pace => {
  const taken = new Map<string, number[]>();
  const rests = new Map<string, number>();

  const timesOf = (key: string, limits: Limits, now: number): number[] => {
    const longest = (limits.at(-1)?.[1] ?? 0) * ROOM;
    const times = (taken.get(key) ?? []).filter((at) => at > now - longest);
    // Last in line again, so that the first are the longest unused.
    taken.delete(key);
    taken.set(key, times);
    const [oldest] = taken.keys();
    if (taken.size > MOST_KEPT && oldest !== undefined) taken.delete(oldest);
    return times;
  };

  const listsOf = ({ tenant, conversationId }: Address, now: number) => ({
    thread: timesOf(`${tenant}|${conversationId}`, THREAD, now),
    all: timesOf(tenant, TENANT, now),
  });

  return {
    turn: async (address) => {
      if (!limited()) return;
      const now = elapsedMs();
      const { thread, all } = listsOf(address, now);
      const slot = Math.max(nextSlot(thread, THREAD, now), nextSlot(all, TENANT, now));
      const retryAfterMs = Math.ceil(slot - now);
      if (retryAfterMs > LONGEST_WAIT_MS) throw new Upstream('paced', true, { retryAfterMs });
      thread.push(slot);
      all.push(slot);
      if (slot > now) await wait(slot - now);
    },
    soon: async (address) => {
      if (!limited()) return;
      const now = elapsedMs();
      const { thread, all } = listsOf(address, now);
      const rest = Math.max(0, (rests.get(address.tenant) ?? 0) - Date.parse(clock.now()));
      // Behind those that have their turn already: the lists stay in order.
      const slot = Math.max(now + rest, thread.at(-1) ?? now, nextSlot(thread, THREAD, now));
      const retryAfterMs = Math.ceil(slot - now);
      if (retryAfterMs > LONGEST_ANSWER_MS) throw new Upstream('paced', true, { retryAfterMs });
      thread.push(slot);
      all.push(Math.max(slot, all.at(-1) ?? slot));
      if (slot > now) await wait(slot - now);
    },
    rest: (tenant, ms) => {
      const until = Date.parse(clock.now()) + ms;
      rests.set(tenant, Math.max(until, rests.get(tenant) ?? 0));
    },
    restsUntil: (tenant) => {
      const until = rests.get(tenant);
      if (until === undefined) return undefined;
      if (until > Date.parse(clock.now())) return new Date(until).toISOString();
      rests.delete(tenant);
      return undefined;
    },
  };
};

/** The way out for answers, within the same limits. */
export const paced = (outbound: Outbound, pace: Pace): Outbound => {
  const heard = async <T>(address: Address, request: () => Promise<T>): Promise<T> => {
    await pace.soon(address);
    return request().catch((error: unknown) => {
      const ms = error instanceof Upstream ? error.params['retryAfterMs'] : undefined;
      if (typeof ms === 'number') pace.rest(address.tenant, ms);
      throw error;
    });
  };
  return {
    post: (address, content, threadOf) =>
      heard(address, () => outbound.post(address, content, threadOf)),
    update: (address, activityId, content) =>
      heard(address, () => outbound.update(address, activityId, content)),
    openPersonal: (from, member) => heard(from, () => outbound.openPersonal(from, member)),
  };
};
