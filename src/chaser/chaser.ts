import { Conflict } from '../errors.ts';
import type { Doc } from '../records/store.ts';
import { answered } from './asks.ts';
import { refresh } from './card.ts';
import { gather } from './digest.ts';
import { move } from './moved.ts';
import { changed, later } from './outbox.ts';
import { type Handler, type Parts, unlessTaken } from './parts.ts';
import { prove } from './proof.ts';
import { relay } from './relay.ts';
import { send } from './send.ts';
import { type WakeVerbs, wakeEntities } from './wake.ts';

export type { Parts } from './parts.ts';

/** The clockwork: whatever a document is due for, this does. */
export interface Chaser {
  /**
   * Handles everything due at `now` (UTC), in order, until nothing is left. Gives how many documents it
   * moved on.
   */
  drain(now: string): Promise<number>;
  /** Something may be due at once: a commit has just planned it. */
  poke(): void;
  /** Looks for what is due every so often, in real time; the poke only makes it sooner. */
  start(intervalMs?: number): void;
  /** Begins nothing more and ends after what is under way, but does not wait for a channel that hangs. */
  stop(): Promise<void>;
  /** How long ago (real time) it last completed a pass: looked for what is due, and dealt with a page of it. */
  secondsSincePass(): number | undefined;
  /** True while passes are completed: one within the last two intervals. False once it is stopped. */
  alive(): boolean;
}

const PAGE = 100;
/** Somebody else may be faster now and then; a document that stays as it is is put off. */
const MOST_TRIES = 3;
const AGAIN_MS = 15 * 60_000;
/** A request to a channel that hangs takes half a minute. The others go on without that partition. */
const PATIENCE_MS = 5_000;
const LARGEST_PAGE = 1_000;
/** Who ends the process waits half a minute at most. A message that is cut off here is one that may have arrived. */
const GRACE_MS = 8_000;

const sweep: Handler = async ({ store }, pk, receipts) => {
  await store.settle(
    pk,
    receipts.map(({ id, version }) => ({ remove: { id, version } })),
  );
};

const resume: Handler = async ({ records }, pk) => records.rearm(pk);

const keyOf = ({ pk, id, version }: Doc): string => `${pk}|${id}|${version}`;

/** Waits for work to end, but no longer than this. Tells whether it has ended. */
const endsWithin = async (work: Promise<unknown>, ms: number): Promise<boolean> => {
  const { promise: over, resolve } = Promise.withResolvers<false>();
  const timer = setTimeout(resolve, ms, false);
  const ended = await Promise.race([work.then(() => true), over]);
  clearTimeout(timer);
  return ended;
};

export const createChaser = (
  parts: Parts & {
    readonly wakeVerbs: WakeVerbs;
    readonly patienceMs?: number;
    readonly graceMs?: number;
    /** Real time that never goes back. */
    readonly elapsedMs?: () => number;
  },
): Chaser => {
  const { store, clock, log, patienceMs = PATIENCE_MS, graceMs = GRACE_MS } = parts;
  const elapsedMs = parts.elapsedMs ?? (() => performance.now());
  const handlers: Readonly<Record<string, Handler>> = {
    entity: wakeEntities(parts.wakeVerbs),
    chase: relay,
    waiting: gather,
    message: send,
    card: refresh,
    asks: answered,
    person: move,
    proof: prove,
    rearm: resume,
    receipt: sweep,
  };

  /** Moves documents on that no handler could, so that they are in nobody's way. */
  const putOff = async (docs: readonly Doc[], now: string): Promise<void> => {
    for (const doc of docs) {
      const put = changed(doc, {}, later(now, AGAIN_MS));
      // oxlint-disable-next-line no-await-in-loop -- a defect, not the daily work
      await unlessTaken(store.settle(doc.pk, [{ put }]));
    }
  };

  let stopped = false;
  const working: Parts = { ...parts, stopped: () => stopped };

  const handle = async (docs: readonly Doc[], now: string): Promise<void> => {
    const [first] = docs;
    if (!first || stopped) return;
    const { kind, pk } = first;
    try {
      await handlers[kind]?.(working, pk, docs, now);
    } catch (error) {
      if (error instanceof Conflict) return;
      log.error({ err: error, pk, kind }, 'not handled');
    }
  };

  /** What each partition has under way: nothing else of it is begun meanwhile. */
  const under = new Map<string, Promise<void>>();

  const inOrder = async (docs: readonly Doc[], now: string): Promise<void> => {
    for (const ofKind of Map.groupBy(docs, ({ kind }) => kind).values())
      // oxlint-disable-next-line no-await-in-loop -- in order
      await handle(ofKind, now);
  };

  /** One page of what is due: partitions beside each other. Who is too slow is left to finish alone. */
  const page = async (docs: readonly Doc[], now: string): Promise<void> => {
    const work = [...Map.groupBy(docs, ({ pk }) => pk)].map(([pk, ofOne]) => {
      const done = inOrder(ofOne, now).finally(() => under.delete(pk));
      under.set(pk, done);
      return done;
    });
    const all = Promise.all(work);
    if (!(await endsWithin(all, patienceMs))) void all.then(poke);
  };

  let lastPass: number | undefined;

  const drainAll = async (now: string): Promise<number> => {
    const tries = new Map<string, number>();
    const tried = (doc: Doc): number => tries.get(keyOf(doc)) ?? 0;
    let count = 0;
    for (;;) {
      if (stopped) return count;
      // oxlint-disable no-await-in-loop -- what is handled may make more due
      const limit = Math.min(PAGE * (1 + under.size), LARGEST_PAGE);
      const docs = (await store.due(now, limit)).filter(({ pk }) => !under.has(pk));
      const stuck = docs.filter((doc) => tried(doc) >= MOST_TRIES);
      const fresh = docs.filter((doc) => tried(doc) < MOST_TRIES);
      for (const doc of fresh) tries.set(keyOf(doc), tried(doc) + 1);
      if (stuck.length > 0) {
        log.error({ ids: stuck.map(({ id }) => id) }, 'still due after it was handled');
        await putOff(stuck, now);
      }
      await page(fresh, now);
      lastPass = elapsedMs();
      if (docs.length === 0) return count;
      count += fresh.length;
      // oxlint-enable no-await-in-loop
    }
  };

  /** As `drainAll`, and waits for the slowest too. */
  const drainWhole = async (now: string): Promise<number> => {
    let count = 0;
    do {
      // oxlint-disable no-await-in-loop -- what was slow may have left more that is due
      await Promise.all(under.values());
      count += await drainAll(now);
      // oxlint-enable no-await-in-loop
    } while (under.size > 0);
    return count;
  };

  let line: Promise<unknown> = Promise.resolve();
  let poked = false;
  let timer: NodeJS.Timeout | undefined;
  let sooner: NodeJS.Timeout | undefined;
  let every = 0;

  /** One drain at a time: two would meet in the same documents. */
  const inLine = (drain: () => Promise<number>): Promise<number> => {
    const done = line.then(drain);
    line = done.catch(() => undefined);
    return done;
  };

  const poke = (): void => {
    if (poked || stopped) return;
    poked = true;
    let looked = '';
    inLine(() => {
      poked = false;
      looked = clock.now();
      return drainAll(looked);
    })
      .then(() => lookSooner(looked))
      .catch((error: unknown) => log.error({ err: error }, 'the clockwork stumbled'));
  };

  /**
   * What is due before the next look (a live card after its pause) is not kept waiting for it, nor what became due
   * since `looked`, while that look was at work.
   */
  const lookSooner = async (looked: string): Promise<void> => {
    const next = stopped || every === 0 ? undefined : await store.nextDue(looked);
    if (next === undefined) return;
    const ms = Date.parse(next) - Date.parse(clock.now());
    if (ms >= every) return;
    clearTimeout(sooner);
    sooner = setTimeout(poke, Math.max(ms, 1));
  };

  const secondsSincePass = (): number | undefined =>
    lastPass === undefined ? undefined : (elapsedMs() - lastPass) / 1000;

  return {
    drain: (now) => inLine(() => drainWhole(now)),
    poke,
    start: (intervalMs = 10_000) => {
      every = intervalMs;
      timer ??= setInterval(poke, intervalMs);
      poke();
    },
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      clearTimeout(sooner);
      await endsWithin(Promise.all([line, ...under.values()]), graceMs);
    },
    secondsSincePass,
    alive: () => !stopped && (secondsSincePass() ?? Infinity) * 1000 < 2 * every,
  };
};
