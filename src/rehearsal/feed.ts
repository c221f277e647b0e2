import type { Message } from './model.ts';

interface Change {
  readonly revision: number;
  readonly kind: 'posted' | 'updated' | 'deleted' | 'other';
  readonly message?: Message;
}

/** What happened in the room, in order; kept only as long as a page or a caller may still ask. */
export interface Feed {
  revision(): number;
  record(kind: Change['kind'], message?: Message): void;
  since(revision: number): readonly Change[];
  /** Resolves at the next change after `revision`, after `ms` of real time, or when the feed closes. */
  wait(revision: number, ms: number): Promise<void>;
  close(): void;
}

const KEPT = 5_000;

export const createFeed = (): Feed => {
  const changes: Change[] = [];
  const waiting = new Set<() => void>();
  let revision = 0;
  let closed = false;

  const wake = () => {
    for (const resolve of waiting) resolve();
  };

  return {
    revision: () => revision,
    record(kind, message) {
      revision += 1;
      changes.push({ revision, kind, ...(message && { message }) });
      if (changes.length > KEPT) changes.shift();
      wake();
    },
    since: (after) => changes.filter((change) => change.revision > after),
    wait(after, ms) {
      if (closed || revision > after) return Promise.resolve();
      return new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer);
          waiting.delete(done);
          resolve();
        };
        const timer = setTimeout(done, ms);
        waiting.add(done);
      });
    },
    close() {
      closed = true;
      wake();
    },
  };
};
