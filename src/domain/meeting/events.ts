import type { EntityChange, PersonId, Ref } from '../../records/entity.ts';
import type { Fact } from '../fact.ts';
import type { Required } from '../rules.ts';
import type { ItemOutcome, QuorumChange, RollEntry } from './state.ts';

type Outcomes = { readonly [item: string]: ItemOutcome };
type Entries = { readonly [person: PersonId]: RollEntry };

/** The facts of a meeting. A null stands for a value that is not known. */
export type MeetingEvent =
  | Fact<
      'meeting-planned',
      {
        readonly ref: Ref;
        readonly at: string | null;
        /** When that was said. */
        readonly since?: string;
        readonly packAt?: string | null;
      },
      { readonly title?: string }
    >
  | Fact<'meeting-prepared', { readonly step: string; readonly at: string }>
  | Fact<
      'pack-sent',
      { readonly at: string; readonly to: readonly PersonId[]; readonly late: boolean }
    >
  | Fact<'agenda-published', { readonly at: string; readonly agenda: readonly string[] }>
  | Fact<
      'meeting-started',
      {
        readonly ref: Ref;
        readonly at: string;
        readonly by: PersonId;
        readonly presiding: PersonId | null;
        readonly acting: boolean;
        readonly named?: PersonId;
        readonly agenda: readonly string[];
        readonly roll: Entries;
        readonly rollTaken: boolean;
        readonly releaseNoticeAt?: string;
        readonly releaseAt?: string;
      },
      { readonly title?: string }
    >
  | Fact<'decisions-reported', { readonly decisions: readonly Ref[] }>
  // One that was raised elsewhere was reviewed or closed in it, or occurred.
  | Fact<'raid-heard', { readonly ref: Ref }>
  | Fact<'agenda-ordered', { readonly agenda: readonly string[] }>
  | Fact<
      'item-opened',
      {
        readonly item: string | null;
        readonly at: string;
        /** When its planned minutes are over. */
        readonly until?: string | null;
      }
    >
  | Fact<
      'item-settled',
      {
        readonly item: string;
        readonly outcome: ItemOutcome;
        /** How long it ran since it was opened or the meeting was resumed. */
        readonly seconds?: number;
      }
    >
  // What settled it was taken back.
  | Fact<'item-unsettled', { readonly item: string }>
  | Fact<'time-up', { readonly item: string; readonly at: string }>
  | Fact<'meeting-adjourned', { readonly at: string; readonly seconds?: number }>
  | Fact<
      'meeting-resumed',
      {
        readonly at: string;
        readonly until?: string | null;
        readonly releaseNoticeAt?: string;
        readonly releaseAt?: string;
      }
    >
  | Fact<
      'meeting-closed',
      {
        readonly at: string;
        readonly outcomes: Outcomes;
        /** Those with a vote of whom the roll, which was taken, says nothing. */
        readonly absent?: readonly PersonId[];
        readonly seconds?: number;
        readonly releaseNoticeAt: string;
        readonly releaseAt: string;
      }
    >
  // Which motions it left without a result. `since`: there are more of them than one commit holds; null after the last.
  | Fact<'motions-left', { readonly since: string | null; readonly motions?: readonly string[] }>
  // What an earlier one had carried without a quorum, it did not want.
  | Fact<'ratification-refused', { readonly motion: string }>
  | Fact<'meeting-cancelled', { readonly at: string }, { readonly why: string }>
  | Fact<
      'roll-recorded',
      { readonly at: string; readonly entries: Entries; readonly taken: boolean }
    >
  | Fact<
      'proxy-appointed',
      {
        readonly at: string;
        readonly person: PersonId;
        readonly holder: PersonId | null;
        readonly entry: RollEntry;
      }
    >
  | Fact<
      'presiding-changed',
      { readonly presiding: PersonId | null; readonly acting: boolean; readonly at?: string }
    >
  | Fact<'interest-corrected', { readonly person: PersonId; readonly item: string | null }>
  | Fact<'presiding-named', { readonly named: PersonId }>
  | Fact<
      'quorum-changed',
      {
        readonly at: string;
        readonly met: boolean;
        readonly present: number;
        readonly needed: number;
        readonly missing?: readonly Required[];
        /** When that is said, unless it has changed by then; absent: with the fact itself. */
        readonly tellAt?: string;
      }
    >
  // That of the opening, by the roll as corrected, in place of so many as were on record from there.
  | Fact<'quorum-corrected', QuorumChange & { readonly replaces: number }>
  | Fact<'quorum-told', { readonly at: string }>
  | Fact<
      'interest-declared',
      { readonly person: PersonId; readonly item: string | null },
      { readonly text: string }
    >
  // It was declared before this sitting, and follows its matter into it.
  | Fact<
      'interest-carried',
      { readonly person: PersonId; readonly item: string },
      { readonly text?: string }
    >
  | Fact<'release-announced', { readonly at: string }>
  // Its time came outside the hours of a working day, or before the secretary had heard of it.
  | Fact<
      'release-put-off',
      { readonly at: string; readonly releaseAt: string; readonly releaseNoticeAt?: string }
    >
  | Fact<
      'owners-told',
      {
        readonly at: string;
        readonly actions: readonly Ref[];
        /** Proposed actions without owner or date: nobody was told of them. */
        readonly incomplete: number;
        /** True when the next page follows. */
        readonly more: boolean;
      }
    >
  // Those of an earlier meeting, by this one.
  | Fact<
      'earlier-minutes-approved',
      { readonly meeting: Ref; readonly at: string; readonly by?: PersonId }
    >
  | Fact<'minutes-circulated', { readonly at: string }>
  | Fact<'minutes-approved', { readonly at: string; readonly sealedHash: string }>;

/** The facts that a command adds to one meeting. */
export const meetingChange = (ref: Ref, ...events: readonly MeetingEvent[]): EntityChange => ({
  id: ref,
  type: 'meeting',
  events,
});
