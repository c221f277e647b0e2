import type { Entity, Ref } from '../../records/entity.ts';
import { ofType } from '../meeting/find.ts';
import { patched } from '../patch.ts';
import type { RaidHeard, RaidKind, RaidState } from '../raid/state.ts';
import type { MinutedEntry } from './assemble.ts';

/** What became of a RAID entry in the meeting, as the minutes say. */
export type MinutedHearing = Pick<RaidHeard, 'is' | 'score' | 'outcome' | 'word'> & {
  readonly type: 'raid-heard';
  readonly id: Ref;
  readonly kind: RaidKind;
  readonly text: string;
  /** The issue that it became. */
  readonly became?: Ref;
};

const minuted = (state: RaidState, { is, score, outcome, word }: RaidHeard): MinutedHearing => {
  const { ref: id, kind, text, became } = state;
  const turned = is === 'occurred' || is === 'failed' ? { became } : {};
  return patched({ type: 'raid-heard', id, kind, text, is }, { score, outcome, word, ...turned });
};

/** What a meeting heard of these entries, wherever they were raised; what was taken back is left out. */
export const hearingsIn = (entries: readonly Entity[], meeting: Ref) =>
  ofType(entries, 'raid')
    .filter(({ state }) => state.status !== 'withdrawn')
    .flatMap(({ state }) =>
      (state.heard ?? [])
        .filter((heard) => heard.meeting === meeting)
        .map((heard) => ({ item: heard.item, at: heard.at, minuted: minuted(state, heard) })),
    );

/** What was raised and scored in one place says so once: what was raised, with the last score. */
export const scoredAsRaised = (
  entries: readonly MinutedEntry[],
): readonly (MinutedEntry & { readonly score?: number })[] => {
  const raised = new Set(entries.flatMap(({ type, id }) => (type === 'raid' ? [id] : [])));
  const isTold = (entry: MinutedEntry): entry is MinutedHearing =>
    entry.type === 'raid-heard' && entry.is === 'scored' && !entry.word && raised.has(entry.id);
  const scores = new Map(entries.filter(isTold).map(({ id, score }) => [id, score]));
  return entries
    .filter((entry) => !isTold(entry))
    .map((entry) => {
      const score = entry.type === 'raid' ? scores.get(entry.id) : undefined;
      return score === undefined ? entry : { ...entry, score };
    });
};
