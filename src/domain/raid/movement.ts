import type { RaidState } from './state.ts';

/** An entry, and the issue that it became. */
export type MovedEntry = Pick<RaidState, 'ref' | 'text' | 'became'>;

/** A risk whose score has changed. Scores are 1 to 25. */
export interface Moved extends MovedEntry {
  readonly from: number;
  readonly to: number;
}

/** What has become of the RAID register since a moment: in the order of the entries. */
export interface Movement {
  readonly added: readonly MovedEntry[];
  readonly closed: readonly MovedEntry[];
  /** Risks that occurred and assumptions that failed. */
  readonly occurred: readonly MovedEntry[];
  readonly up: readonly Moved[];
  readonly down: readonly Moved[];
}

const named = ({ ref, text, became }: RaidState): MovedEntry => ({
  ref,
  text,
  ...(became === undefined ? {} : { became }),
});

/** The change of an open risk's score between a UTC instant and now; undefined where it has none. */
const movedSince = (entry: RaidState, since: string): Moved | undefined => {
  const { scores = [] } = entry;
  const before = scores.findLast(({ at }) => at <= since);
  const now = scores.at(-1);
  return before && now && before.score !== now.score
    ? { ...named(entry), from: before.score, to: now.score }
    : undefined;
};

/**
 * Compares the register with how it stood at a UTC instant, such as the start of the last meeting. What
 * was taken back is left out; a risk that was scored for the first time has not moved.
 */
export const movementOf = (entries: readonly RaidState[], since: string): Movement => {
  const known = entries.filter(({ status }) => status !== 'withdrawn');
  const those = (chosen: (entry: RaidState) => boolean): MovedEntry[] =>
    known.filter(chosen).map(named);
  const ended = ({ closedAt = '' }: RaidState): boolean => closedAt > since;
  const moved = known
    .filter(({ status }) => status === 'open')
    .flatMap((entry) => movedSince(entry, since) ?? []);
  return {
    added: those(({ addedAt }) => addedAt > since),
    closed: those((entry) => entry.status === 'closed' && ended(entry)),
    occurred: those((entry) => entry.status !== 'closed' && ended(entry)),
    up: moved.filter(({ from, to }) => to > from),
    down: moved.filter(({ from, to }) => to < from),
  };
};
