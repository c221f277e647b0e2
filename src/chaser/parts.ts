import { Conflict } from '../errors.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Records } from '../records/execute.ts';
import type { Doc, Store } from '../records/store.ts';
import type { Pace } from './pace.ts';
import type { ConversationsPort, Outbound, PeoplePort, Present } from './ports.ts';

/** What the chaser stands on. */
export interface Parts {
  readonly store: Pick<Store, 'load' | 'settle' | 'find' | 'due' | 'nextDue'>;
  readonly records: Pick<
    Records,
    'execute' | 'load' | 'head' | 'rearm' | 'erase' | 'erasable' | 'erasureOf'
  >;
  readonly clock: Clock;
  readonly people: PeoplePort;
  readonly conversations: ConversationsPort;
  readonly present: Present;
  readonly outbound: Outbound;
  readonly log: Pick<Log, 'info' | 'warn' | 'error'>;
  readonly pace: Pace;
  readonly metrics?: Pick<Metrics, 'reminderDue' | 'reminders' | 'proved'>;
  /** True once the process is to end: what is not begun yet stays due. */
  readonly stopped?: () => boolean;
}

/** Handles due documents of one partition; each is moved on, so that it is not due again as it stands. */
export type Handler = (
  parts: Parts,
  pk: string,
  docs: readonly Doc[],
  now: string,
) => Promise<void>;

/** Writes, unless somebody else was faster: then there is nothing left to do. */
export const unlessTaken = (writing: Promise<void>): Promise<void> =>
  writing.catch((error: unknown) => {
    if (!(error instanceof Conflict)) throw error;
  });

/**
 * Handles documents one after the other. One that fails stays due and holds up no other; a Conflict means
 * that another process has taken it.
 */
export const oneByOne =
  (handle: (parts: Parts, doc: Doc, now: string) => Promise<void>): Handler =>
  async (parts, pk, docs, now) => {
    for (const doc of docs) {
      if (parts.stopped?.()) return;
      try {
        // oxlint-disable-next-line no-await-in-loop -- in the order in which they were planned
        await handle(parts, doc, now);
      } catch (error) {
        if (!(error instanceof Conflict))
          parts.log.error({ err: error, pk, id: doc.id }, 'not handled');
      }
    }
  };
