import type { DomainEvent, EntityChange, PersonId, Ref } from '../../records/entity.ts';
import { evolveChase, rearm, unarmed } from '../chase/state.ts';
import type { Fact } from '../fact.ts';
import type { Linked } from '../links.ts';
import { linkedWith } from '../links.ts';
import { patched } from '../patch.ts';
import type { Score } from './scale.ts';
import type {
  HeardIn,
  RaidEdit,
  RaidHeard,
  RaidKind,
  RaidOutcome,
  RaidState,
  RaidWords,
} from './state.ts';

/** What a risk's score is from now on, where the event changes it. */
type Scored = { readonly score?: number };

/** The meeting that heard of it. */
type Heard = { readonly heard?: HeardIn };

/** The facts of a RAID entry. A null stands for a value that does not apply. */
export type RaidEvent =
  | Fact<
      'raid-added',
      {
        readonly ref: Ref;
        readonly kind: RaidKind;
        readonly owner: PersonId | null;
        readonly meeting: Ref | null;
        readonly item: string | null;
        readonly addedBy: PersonId;
        readonly addedAt: string;
        readonly from?: Ref;
        readonly reviewOn?: string;
      },
      RaidWords
    >
  | Fact<
      'raid-edited',
      Omit<RaidEdit, 'text'> &
        Scored &
        Heard & {
          readonly by: PersonId;
          readonly at: string;
          /** Its reminders start anew. */
          readonly rearmed: boolean;
          /** The minutes of its meeting, still open, name the new owner. */
          readonly minuted: boolean;
        },
      Partial<RaidWords>
    >
  | Fact<
      'raid-reviewed',
      Scored &
        Heard & {
          readonly by: PersonId;
          readonly at: string;
          /** The committee's date. */
          readonly on: string;
          readonly residual?: Score;
          /** When to look again. */
          readonly date: string | null;
        },
      { readonly text?: string }
    >
  | Fact<
      'raid-occurred',
      Heard & {
        readonly status: 'occurred' | 'failed';
        readonly to: Ref;
        readonly by: PersonId;
        readonly at: string;
      },
      { readonly text?: string }
    >
  | Fact<'raid-reopened', { readonly at: string }>
  | Fact<
      'raid-closed',
      Heard & { readonly at?: string; readonly by?: PersonId; readonly outcome?: RaidOutcome },
      { readonly why: string }
    >
  | Linked<'raid-linked'>
  | Fact<'raid-withdrawn', { readonly why: 'undone' | 'converted'; readonly to: string | null }>;

/** The facts that a command adds to one RAID entry. */
export const raidChange = (ref: Ref, ...events: readonly RaidEvent[]): EntityChange => ({
  id: ref,
  type: 'raid',
  events,
});

const blank: RaidState = {
  ref: '',
  kind: 'risk',
  text: '',
  status: 'open',
  addedBy: '',
  addedAt: '',
};

const rearmedAt = (state: RaidState, at: string): RaidState => ({
  ...state,
  chase: rearm(state.chase ?? unarmed, at),
});

const scored = (state: RaidState, { score }: Scored, at: string): RaidState =>
  score === undefined ? state : { ...state, scores: [...(state.scores ?? []), { at, score }] };

/** The entry with what became of it in a meeting, where one heard of it. */
const withHeard = (
  state: RaidState,
  { heard }: Heard,
  facts: Pick<RaidHeard, 'is'> & Readonly<Record<string, unknown>>,
): RaidState =>
  heard === undefined
    ? state
    : {
        ...state,
        heard: [...(state.heard ?? []), patched({ ...heard, at: '' }, facts) as RaidHeard],
      };

/** The entry after one more fact. */
export const evolveRaid = (before: RaidState | undefined, fact: DomainEvent): RaidState => {
  const state = before ?? blank;
  if (fact.type === 'chase-planned')
    return { ...state, chase: evolveChase(state.chase ?? unarmed, fact) };
  const event = fact as RaidEvent;
  switch (event.type) {
    case 'raid-added':
      return patched(state, { ...event.data, ...event.text, minutedOwner: event.data.owner });
    case 'raid-edited': {
      const { by: _, at, rearmed, minuted, score, heard: __, ...details } = event.data;
      const known = patched(state, { ...details, ...event.text });
      const named = minuted ? patched(known, { minutedOwner: known.owner }) : known;
      const rated = scored(named, event.data, at);
      const edited = withHeard(rated, event.data, { is: 'scored', at, score });
      return rearmed ? rearmedAt(edited, at) : edited;
    }
    case 'raid-reviewed': {
      const { by, at, on, residual, date } = event.data;
      const reviewed = patched({ on, at, by }, { ...event.text });
      const next = patched(state, { reviewOn: date, reviewed, ...(residual && { residual }) });
      const heard = withHeard(next, event.data, {
        is: 'reviewed',
        at,
        score: event.data.score,
        word: event.text?.text,
      });
      return rearmedAt(scored(heard, event.data, at), at);
    }
    case 'raid-occurred': {
      const { status, to, at } = event.data;
      const word = event.text?.text;
      const heard = withHeard(state, event.data, { is: status, at, word });
      return patched(heard, { status, became: to, closedAt: at, closedWhy: word });
    }
    case 'raid-reopened':
      return rearmedAt(
        patched(state, {
          status: 'open',
          became: null,
          closedAt: null,
          closedWhy: null,
          heard: state.heard?.filter(({ is }) => is !== 'occurred' && is !== 'failed'),
        }),
        event.data.at,
      );
    case 'raid-closed': {
      const { at, outcome } = event.data;
      const why = event.text?.why;
      const heard = withHeard(state, event.data, { is: 'closed', at, outcome, word: why });
      return patched(heard, { status: 'closed', closedAt: at, outcome, closedWhy: why ?? '' });
    }
    case 'raid-linked':
      return { ...state, links: linkedWith(state.links, event.data) };
    case 'raid-withdrawn':
      return { ...state, status: 'withdrawn' };
    default:
      return state;
  }
};
