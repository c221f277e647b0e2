import type { Clock } from '../clock.ts';
import { settling } from '../people/settling.ts';
import { messageDocs } from '../records/outbox.ts';
import type { Store } from '../records/store.ts';
import { later } from './outbox.ts';
import type { SendLater } from './ports.ts';

/** Keeps such a message where the clockwork finds it. `onPlanned`: something may be due soon. */
export const createSendLater =
  (parts: {
    readonly store: Pick<Store, 'load' | 'settle'>;
    readonly clock: Clock;
    readonly onPlanned: () => void;
  }): SendLater =>
  (pk, message, ms) =>
    settling(async () => {
      const { store, clock, onPlanned } = parts;
      for (const doc of messageDocs(pk, { seq: 0, at: later(clock.now(), ms) }, [message])) {
        // oxlint-disable no-await-in-loop -- it is one
        const [before] = await store.load(pk, [doc.id]);
        await store.settle(pk, [{ put: { ...doc, version: before?.version ?? 0 } }]);
        // oxlint-enable no-await-in-loop
      }
      onPlanned();
    });
