import { bodyOf } from '../../records/journal.ts';
import type { StoredEntry } from '../../records/store.ts';

/** Follows what an export withholds of a journal's votes, and whether it may. */
export const newVotes = () => {
  const withheldFrom = new Map<string, number>();
  const closed = new Set<string>();
  return {
    /** Of the texts that are withheld in an entry, those that may be: which way somebody votes. */
    hear: (entry: StoredEntry, withheld: readonly string[]): readonly string[] => {
      const { seq, events } = bodyOf(entry);
      for (const { entity, type } of events) {
        if (type === 'vote-closed') closed.add(entity);
        if (type === 'result-undone') closed.delete(entity);
      }
      return withheld.filter((path) => {
        const [index = '', field] = path.split('.');
        const { type, entity } = events[Number(index)] ?? {};
        if (entity === undefined || type !== 'ballot-cast' || field !== 'choice') return false;
        if (!withheldFrom.has(entity)) withheldFrom.set(entity, seq);
        return true;
      });
    },
    /** The entry of a vote that is withheld although it was closed. */
    untold: (): number | undefined => [...withheldFrom].find(([motion]) => closed.has(motion))?.[1],
  };
};
