import type { Ref } from '../../records/entity.ts';
import type { RaidState } from './state.ts';

/** A risk whose score has changed. Scores are 1 to 25. */
export interface Moved {
  readonly ref: Ref;
  readonly from: number;
  readonly to: number;
}

/** What has become of the RAID register since a moment: references in the order of the entries. */
export interface Movement {
  readonly added: readonly Ref[];
  readonly closed: readonly Ref[];
  /** Risks that occurred and assumptions that failed. */
  readonly occurred: readonly Ref[];
  readonly up: readonly Moved[];
  readonly down: readonly Moved[];
}

/** The change of an open risk's score between a UTC instant and now; undefined where it has none. */
const movedSince = ({ ref, scores = [] }: RaidState, since: string): Moved | undefined => {
  const before = scores.findLast(({ at }) => at <= since);
  const now = scores.at(-1);
  return before && now && before.score !== now.score
    ? { ref, from: before.score, to: now.score }
    : undefined;
};

/**
 * Compares the register with how it stood at a UTC instant, such as the start of the last meeting. What
 * was taken back is left out; a risk that was scored for the first time has not moved.
 */
export const movementOf = (entries: readonly RaidState[], since: string): Movement => {
  const known = entries.filter(({ status }) => status !== 'withdrawn');
  const refs = (chosen: (entry: RaidState) => boolean): Ref[] =>
    known.filter(chosen).map(({ ref }) => ref);
  const ended = ({ closedAt = '' }: RaidState): boolean => closedAt > since;
  const moved = known
    .filter(({ status }) => status === 'open')
    .flatMap((entry) => movedSince(entry, since) ?? []);
  return {
    added: refs(({ addedAt }) => addedAt > since),
    closed: refs((entry) => entry.status === 'closed' && ended(entry)),
    occurred: refs((entry) => entry.status !== 'closed' && ended(entry)),
    up: moved.filter(({ from, to }) => to > from),
    down: moved.filter(({ from, to }) => to < from),
  };
};
