import type {
  Decided,
  DomainEvent,
  EntityChange,
  PersonId,
  Ref,
  Refusal,
} from '../records/entity.ts';
import type { Fact } from './fact.ts';
import { openMeeting, presentAt, sessionNeeds, sittingMeeting } from './meeting/find.ts';
import type { Area, Command, Context, States } from './model.ts';
import { refuse } from './model.ts';
import type { Result } from './motion/state.ts';
import { patched } from './patch.ts';

export type DecisionMethod = 'consensus' | 'chair' | 'vote';

/** How a motion was carried. */
export type DecisionVote = Result & {
  readonly motion: string;
  /** True where a later meeting ratified what was carried without a quorum. */
  readonly ratified?: true;
};

/** A carried motion in the register. */
export interface DecisionState {
  readonly ref: Ref;
  readonly text: string;
  readonly status: 'in-force' | 'superseded' | 'rescinded' | 'withdrawn';
  readonly method: DecisionMethod;
  readonly meeting?: Ref;
  readonly item?: string;
  /** Who declared it, and for whom where the secretary did so on the presiding person's behalf. */
  readonly declaredBy: PersonId;
  readonly onBehalfOf?: PersonId;
  readonly decidedAt: string;
  /** Who was present then. */
  readonly roll: readonly PersonId[];
  readonly vote?: DecisionVote;
  readonly rationale?: string;
  readonly reviewOn?: string;
  readonly convertedTo?: string;
}

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
      },
      { readonly text: string; readonly rationale?: string }
    >
  | Fact<
      'decision-reworded',
      { readonly by: PersonId; readonly at: string },
      { readonly text: string }
    >
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

const evolve = (before: DecisionState | undefined, fact: DomainEvent): DecisionState => {
  const state = before ?? blank;
  const event = fact as DecisionEvent;
  switch (event.type) {
    case 'decision-recorded':
      return patched(state, { ...event.data, ...event.text });
    case 'decision-reworded':
      return patched(state, { ...event.text });
    case 'decision-withdrawn':
      return patched(state, { status: 'withdrawn', convertedTo: event.data.to });
    default:
      return state;
  }
};

interface DecisionInput {
  readonly text: string;
  readonly rationale?: string;
  readonly method: Exclude<DecisionMethod, 'vote'>;
  /** Absent: the item being taken. */
  readonly item?: string;
}

const recorded = (
  ref: Ref,
  { text, rationale, method }: DecisionInput,
  { actor, onBehalfOf, now }: Context,
  where: { readonly meeting?: Ref; readonly item?: string; readonly roll: readonly PersonId[] },
): Decided => {
  const event: DecisionEvent = {
    type: 'decision-recorded',
    v: 1,
    data: {
      ref,
      method,
      meeting: where.meeting ?? null,
      item: where.item ?? null,
      declaredBy: actor,
      onBehalfOf: onBehalfOf ?? null,
      decidedAt: now,
      roll: where.roll,
    },
    text: { text, ...(rationale === undefined ? {} : { rationale }) },
  };
  return { changes: [decisionChange(ref, event)] };
};

/** Between meetings nobody is assembled to agree: only the chair or a deputy decides, in person. */
const outside = (states: States, input: DecisionInput, context: Context): Decided | Refusal => {
  const role = states.committee?.state.roles[context.actor]?.role;
  if (input.method === 'consensus') return refuse('decision-needs-meeting');
  if (role !== 'chair' && role !== 'deputy') return refuse('chairs-decision');
  return recorded(context.fresh('D'), input, context, { roll: [] });
};

/** Declares a decision, with the roll of that moment. */
const record = (
  states: States,
  { input }: Command<DecisionInput>,
  context: Context,
): Decided | Refusal => {
  if (!states.committee) return refuse('no-committee');
  if (!openMeeting(states)) return outside(states, input, context);
  const meeting = sittingMeeting(states);
  if ('refusal' in meeting) return meeting;
  if (input.item !== undefined && !meeting.agenda.includes(input.item))
    return refuse('not-on-agenda');
  const item = input.item ?? meeting.current;
  return recorded(context.fresh('D'), input, context, {
    meeting: meeting.ref,
    roll: presentAt(meeting.roll, context.now),
    ...(item === undefined ? {} : { item }),
  });
};

/** The register of decisions. */
export const decisionArea = {
  type: 'decision',
  evolve,
  project: ({ ref, text, status, meeting }) => ({
    ref,
    title: text,
    status,
    ...(meeting ? { meeting } : {}),
  }),
  commands: {
    'decision.record': { needs: sessionNeeds, decide: record },
  },
} satisfies Area<DecisionState>;
