import { Conflict } from '../errors.ts';
import type { Doc } from '../records/store.ts';
import { refresh } from './card.ts';
import { gather } from './digest.ts';
import { move } from './moved.ts';
import { changed, later } from './outbox.ts';
import type { Handler, Parts } from './parts.ts';
import { prove } from './proof.ts';
import { relay } from './relay.ts';
import { send } from './send.ts';
import { type WakeVerbs, wakeEntities } from './wake.ts';

export type { Parts } from './parts.ts';

/** The clockwork: whatever a document is due for, this does. */
export interface Chaser {
  /** Handles everything due at `now` (UTC), in order, until nothing is left. Gives how many documents it moved on. */
  drain(now: string): Promise<number>;
  /** Something may be due at once: a commit has just planned it. */
  poke(): void;
  /** Looks for what is due every so often, in real time; the poke only makes it sooner. */
  start(intervalMs?: number): void;
  /** Ends after what is under way. */
  stop(): Promise<void>;
  /** The UTC instant at which it last looked for what is due. */
  lastPassAt(): string | undefined;
}

const PAGE = 100;
/** Somebody else may be faster now and then; a document that stays as it is is put off. */
const MOST_TRIES = 3;
const AGAIN_MS = 15 * 60_000;

const sweep: Handler = async ({ store }, pk, receipts) => {
  await store.settle(
    pk,
    receipts.map(({ id, version }) => ({ remove: { id, version } })),
  );
};

const keyOf = ({ pk, id, version }: Doc): string => `${pk}|${id}|${version}`;

export const createChaser = (parts: Parts & { readonly wakeVerbs: WakeVerbs }): Chaser => {
  const { store, clock, log } = parts;
  const handlers: Readonly<Record<string, Handler>> = {
    entity: wakeEntities(parts.wakeVerbs),
    chase: relay,
    waiting: gather,
    message: send,
    card: refresh,
    person: move,
    proof: prove,
    receipt: sweep,
  };

  /** Moves documents on that no handler could, so that they are in nobody's way. */
  const putOff = async (docs: readonly Doc[], now: string): Promise<void> => {
    for (const doc of docs) {
      const put = changed(doc, {}, later(now, AGAIN_MS));
      // oxlint-disable-next-line no-await-in-loop -- a defect, not the daily work
      await store.settle(doc.pk, [{ put }]).catch((error: unknown) => {
        if (!(error instanceof Conflict)) throw error;
      });
    }
  };

  const handle = async (docs: readonly Doc[], now: string): Promise<void> => {
    const [first] = docs;
    if (!first) return;
    const { kind, pk } = first;
    try {
      await handlers[kind]?.(parts, pk, docs, now);
    } catch (error) {
      if (error instanceof Conflict) return;
      log.error({ err: error, pk, kind }, 'not handled');
    }
  };

  /** One page of what is due: partitions beside each other, within one in order. */
  const page = async (docs: readonly Doc[], now: string): Promise<void> => {
    await Promise.all(
      [...Map.groupBy(docs, ({ pk }) => pk).values()].map(async (ofOne) => {
        for (const ofKind of Map.groupBy(ofOne, ({ kind }) => kind).values())
          // oxlint-disable-next-line no-await-in-loop -- in order
          await handle(ofKind, now);
      }),
    );
  };

  let last: string | undefined;

  const drainAll = async (now: string): Promise<number> => {
    const tries = new Map<string, number>();
    const tried = (doc: Doc): number => tries.get(keyOf(doc)) ?? 0;
    let count = 0;
    for (;;) {
      // oxlint-disable no-await-in-loop -- what is handled may make more due
      const docs = await store.due(now, PAGE);
      last = clock.now();
      if (docs.length === 0) return count;
      const stuck = docs.filter((doc) => tried(doc) >= MOST_TRIES);
      const fresh = docs.filter((doc) => tried(doc) < MOST_TRIES);
      for (const doc of fresh) tries.set(keyOf(doc), tried(doc) + 1);
      if (stuck.length > 0) {
        log.error({ ids: stuck.map(({ id }) => id) }, 'still due after it was handled');
        await putOff(stuck, now);
      }
      await page(fresh, now);
      count += fresh.length;
      // oxlint-enable no-await-in-loop
    }
  };

  let line: Promise<unknown> = Promise.resolve();
  let poked = false;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let sooner: NodeJS.Timeout | undefined;
  let every = 0;

  /** One drain at a time: two would meet in the same documents. */
  const inLine = (nowOf: () => string): Promise<number> => {
    const done = line.then(() => drainAll(nowOf()));
    line = done.catch(() => undefined);
    return done;
  };

  const poke = (): void => {
    if (poked || stopped) return;
    poked = true;
    inLine(() => {
      poked = false;
      return clock.now();
    })
      .then(lookSooner)
      .catch((error: unknown) => log.error({ err: error }, 'the clockwork stumbled'));
  };

  /** What is due before the next look (a live card after its pause) is not kept waiting for it. */
  const lookSooner = async (): Promise<void> => {
    const next = stopped || every === 0 ? undefined : await store.nextDue(clock.now());
    if (next === undefined) return;
    const ms = Date.parse(next) - Date.parse(clock.now());
    if (ms >= every) return;
    clearTimeout(sooner);
    sooner = setTimeout(poke, Math.max(ms, 1));
  };

  return {
    drain: (now) => inLine(() => now),
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
      await line;
    },
    lastPassAt: () => last,
  };
};
