import type { DatabaseSync } from 'node:sqlite';
import { Conflict, GavelError, Upstream } from '../errors.ts';

interface Job {
  readonly run: () => void;
  readonly deadline: number;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** SQLITE_BUSY and SQLITE_LOCKED in the low byte of an extended code: another process is writing. */
const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && [5, 6].includes(Number(error.errcode) & 0xff);

/** Failures of the file itself (disk full, I/O) carry no words of SQLite's outwards. */
const failure = (error: unknown): unknown =>
  error instanceof GavelError ? error : new Upstream('store', false, {}, error);

/**
 * Group commit. Jobs that arrive in one turn of the event loop share one transaction and one fsync, each in a
 * savepoint of its own: a job that fails leaves nothing and hinders no other. All are acknowledged after
 * the COMMIT. While another process holds the lock the attempt is repeated with jitter, not in a blocking
 * wait: SQLite's own waiting would stand in the way of everything else in this process.
 *
 * `write` rejects with the job's own error, with Conflict (`busy`) past `busyMs`, or with Upstream (`store`).
 * `exclusive` repeats a statement that may not stand in a transaction, until `done` says so.
 */
export function createWriter(db: DatabaseSync, busyMs: number) {
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const rollback = db.prepare('ROLLBACK');
  const savepoint = db.prepare('SAVEPOINT job');
  const release = db.prepare('RELEASE job');
  const undo = db.prepare('ROLLBACK TO job');
  let waiting: Job[] = [];
  let scheduled = false;

  const schedule = (delay?: number): void => {
    scheduled = true;
    if (delay === undefined) setImmediate(flush);
    else setTimeout(flush, delay);
  };

  /** True when the job's effect stands in the open transaction. */
  function attempt(job: Job): boolean {
    savepoint.run();
    try {
      job.run();
      release.run();
      return true;
    } catch (error) {
      job.reject(failure(error));
      // A full disk ends the whole transaction by itself; then there is no savepoint left.
      if (!db.isTransaction) throw error;
      undo.run();
      release.run();
      return false;
    }
  }

  function retryLater(jobs: readonly Job[]): void {
    const now = performance.now();
    for (const job of jobs) if (job.deadline <= now) job.reject(new Conflict('busy'));
    waiting = [...jobs.filter((job) => job.deadline > now), ...waiting];
    if (waiting.length > 0) schedule(2 + Math.random() * 18);
  }

  function flush(): void {
    scheduled = false;
    const jobs = waiting;
    waiting = [];
    try {
      begin.run();
    } catch (error) {
      if (isBusy(error)) return retryLater(jobs);
      for (const job of jobs) job.reject(failure(error));
      return;
    }
    try {
      const written = jobs.filter(attempt);
      commit.run();
      for (const job of written) job.resolve();
    } catch (error) {
      if (db.isTransaction) rollback.run();
      // Those that failed by themselves have their answer already; a second one has no effect.
      for (const job of jobs) job.reject(failure(error));
    }
  }

  function write(run: () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      waiting.push({ run, deadline: performance.now() + busyMs, resolve, reject });
      if (!scheduled) schedule();
    });
  }

  async function exclusive(done: () => boolean): Promise<void> {
    const deadline = performance.now() + busyMs;
    const tried = (): boolean => {
      try {
        return done();
      } catch (error) {
        if (isBusy(error)) return false;
        throw failure(error);
      }
    };
    while (!tried()) {
      if (performance.now() > deadline) throw new Upstream('store-busy', true);
      // oxlint-disable-next-line no-await-in-loop -- waiting is the point
      await new Promise((resolve) => setTimeout(resolve, 5 + Math.random() * 20));
    }
  }

  return { write, exclusive };
}
