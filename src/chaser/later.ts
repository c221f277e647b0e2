import type { Clock } from '../clock.ts';
import { settling } from '../people/settling.ts';
import type { Message } from '../records/entity.ts';
import { messageDocs } from '../records/outbox.ts';
import type { Store } from '../records/store.ts';
import { later } from './outbox.ts';

/** Plans a message that no command does, of a committee (by partition) that may have no records yet; once more replaces it. */
export type SendLater = (pk: string, message: Message, ms: number) => Promise<void>;

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
