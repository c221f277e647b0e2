import type { DomainEvent, EntityChange, PersonId, Ref } from '../../records/entity.ts';
import { evolveChase, rearm, unarmed } from '../chase/state.ts';
import type { Fact } from '../fact.ts';
import { linkedWith } from '../links.ts';
import type { Linked } from '../links.ts';
import { patched } from '../patch.ts';
import type {
  DecisionAsMinuted,
  DecisionMethod,
  DecisionState,
  DecisionVote,
  Ending,
  ReviewOutcome,
} from './state.ts';

/** The facts of a decision. A null stands for a value that does not apply. */
export type DecisionEvent =
  | Fact<
      'decision-recorded',
      {
        readonly ref: Ref;
        readonly method: DecisionMethod;
        readonly meeting: Ref | null;
        readonly item: string | null;
        readonly declaredBy: PersonId;
        readonly onBehalfOf: PersonId | null;
        readonly decidedAt: string;
        readonly roll: readonly PersonId[];
        readonly vote?: DecisionVote;
        readonly ratifies?: string;
        readonly agreedIn?: Ref;
        readonly from?: Ref;
      },
      { readonly text: string; readonly rationale?: string }
    >
  | Fact<
      'decision-reworded',
      { readonly by: PersonId; readonly at: string },
      { readonly text: string }
    >
  | Fact<
      'decision-edited',
      {
        readonly by: PersonId;
        readonly at: string;
        readonly effectiveOn?: string | null;
        readonly owner?: PersonId | null;
        readonly reviewOn?: string | null;
        /** Taken away. */
        readonly rationale?: null;
        readonly options?: null;
        /** Its reminders start anew. */
        readonly rearmed: boolean;
        /** The minutes take up from when it holds. */
        readonly minuted?: true;
      },
      { readonly rationale?: string; readonly options?: string }
    >
  | Fact<
      'decision-ended',
      {
        readonly how: Ending;
        readonly to: Ref;
        readonly by: PersonId;
        readonly at: string;
        readonly minuted?: true;
      },
      { readonly why: string }
    >
  | Fact<
      'decision-cited',
      {
        readonly how: Ending;
        readonly to: Ref;
        readonly by: PersonId;
        readonly at: string;
        readonly minuted?: true;
      }
    >
  // `minuted`: what the minutes say of it stays.
  | Fact<'decision-uncited', { readonly to: Ref; readonly at: string; readonly minuted?: true }>
  | Fact<'decision-reinstated', { readonly to: Ref; readonly at: string; readonly minuted?: true }>
  | Fact<
      'decision-reviewed',
      {
        readonly outcome: ReviewOutcome;
        readonly by: PersonId;
        readonly at: string;
        /** When to look again. */
        readonly date: string | null;
        /** The agenda item by which a meeting looks at it. */
        readonly item?: string;
      },
      { readonly text: string }
    >
  | Fact<
      'decision-to-discuss',
      {
        readonly item: string;
        readonly by: PersonId;
        readonly at: string;
        /** The review date that its owner has answered so. */
        readonly answers: string | null;
      }
    >
  | Linked<'decision-linked'>
  | Fact<
      'decision-withdrawn',
      { readonly why: 'undone' | 'converted'; readonly to: string | null }
    >;

/** The facts that a command adds to one decision. */
export const decisionChange = (ref: Ref, ...events: readonly DecisionEvent[]): EntityChange => ({
  id: ref,
  type: 'decision',
  events,
});

const blank: DecisionState = {
  ref: '',
  text: '',
  status: 'in-force',
  method: 'consensus',
  declaredBy: '',
  decidedAt: '',
  roll: [],
};

const rearmedAt = (state: DecisionState, at: string): DecisionState => ({
  ...state,
  chase: rearm(state.chase ?? unarmed, at),
});

/** What the minutes say beside its words, with these facts; one that is null is no longer said. */
const asMinuted = (
  state: DecisionState,
  facts: {
    readonly [fact in keyof DecisionAsMinuted]?: DecisionAsMinuted[fact] | null | undefined;
  },
): DecisionState => {
  const after = patched(state.asMinuted ?? {}, facts);
  return patched(state, { asMinuted: Object.keys(after).length > 0 ? after : null });
};

/** The decision after one more fact. */
export const evolveDecision = (
  before: DecisionState | undefined,
  fact: DomainEvent,
): DecisionState => {
  const state = before ?? blank;
  if (fact.type === 'chase-planned')
    return { ...state, chase: evolveChase(state.chase ?? unarmed, fact) };
  const event = fact as DecisionEvent;
  switch (event.type) {
    case 'decision-recorded':
      return patched(state, { ...event.data, ...event.text });
    case 'decision-reworded':
      return patched(state, { ...event.text });
    case 'decision-edited': {
      const { by: _, at, rearmed, minuted, ...facts } = event.data;
      const { effectiveOn } = facts;
      const before = minuted ? asMinuted(state, { effectiveOn }) : state;
      const edited = patched(before, { ...facts, ...event.text });
      return rearmed ? rearmedAt(edited, at) : edited;
    }
    case 'decision-ended': {
      const { how, to, by: person, at, minuted } = event.data;
      const ended = patched({ by: to, person, at }, { ...event.text });
      const before = minuted ? asMinuted(state, { endedBy: { how, ref: to } }) : state;
      return patched(before, { status: how, ended });
    }
    case 'decision-cited': {
      const { how, to, by, at, minuted } = event.data;
      const ends = [...(state.asMinuted?.ends ?? []), { how, ref: to }];
      const before = minuted ? asMinuted(state, { ends }) : state;
      return { ...before, replaces: [...(state.replaces ?? []), to], cited: { to, by, at } };
    }
    case 'decision-uncited': {
      const { to, minuted } = event.data;
      const replaces = state.replaces?.filter((each) => each !== to);
      const ends = state.asMinuted?.ends?.filter(({ ref }) => ref !== to);
      const before = minuted ? state : asMinuted(state, { ends });
      return patched(before, { replaces, cited: null });
    }
    case 'decision-reinstated': {
      const { at, minuted } = event.data;
      const before = minuted ? state : asMinuted(state, { endedBy: null });
      return rearmedAt(patched(before, { status: 'in-force', ended: null }), at);
    }
    case 'decision-reviewed': {
      const { date, item = state.discuss?.item, ...review } = event.data;
      const reviewed = patched(review, { ...event.text });
      const discuss = item === undefined ? null : { item };
      return rearmedAt(patched(state, { reviewOn: date, reviewed, discuss }), review.at);
    }
    case 'decision-to-discuss': {
      const { item, at, answers } = event.data;
      const discuss = { item, ...(answers !== null && { answers }) };
      return answers === null ? { ...state, discuss } : rearmedAt({ ...state, discuss }, at);
    }
    case 'decision-linked':
      return { ...state, links: linkedWith(state.links, event.data) };
    case 'decision-withdrawn':
      return patched(state, { status: 'withdrawn', convertedTo: event.data.to });
    default:
      return state;
  }
};
