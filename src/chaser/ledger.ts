import { settling } from '../people/settling.ts';
import { changed, chaseOf, type Status } from './outbox.ts';
import type { Parts } from './parts.ts';

/** What became of a planned reminder. */
export interface Verdict {
  readonly status?: Status;
  readonly reason?: string;
  readonly activityId?: string;
  readonly sentAt?: string;
  readonly plannedFor?: string;
  readonly date?: string;
}

const PAGE = 100;

/**
 * Writes a verdict on rows of one committee's ledger. Safe to run again: only rows that still wait are
 * written, so that the first outcome stands.
 */
export const tellLedger = async (
  { store, metrics }: Pick<Parts, 'store' | 'metrics'>,
  pk: string,
  ids: readonly string[],
  verdict: Verdict,
): Promise<void> => {
  for (let at = 0; at < ids.length; at += PAGE) {
    const page = ids.slice(at, at + PAGE);
    // oxlint-disable-next-line no-await-in-loop -- a settlement holds a hundred documents at most
    const written = await settling(async () => {
      const rows = await store.load(pk, page);
      const open = rows.filter((row) => chaseOf(row).status === 'planned');
      if (open.length > 0)
        await store.settle(
          pk,
          open.map((row) => ({ put: changed(row, verdict) })),
        );
      return open.length;
    });
    if (verdict.status && written > 0) metrics?.reminders(verdict.status, written);
  }
};
