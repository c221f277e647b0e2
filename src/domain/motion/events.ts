import type { DomainEvent, EntityChange, PersonId, Ref } from '../../records/entity.ts';
import type { Fact } from '../fact.ts';
import type { QuorumCount } from '../meeting/state.ts';
import { patched } from '../patch.ts';
import type { CircularEvent } from './circular-events.ts';
import { evolveCircular } from './circular-events.ts';
import type { Majority } from './rules.ts';
import type { Ballot, Choice, Dissent, MotionState, Result, Tie } from './state.ts';

type Closing = {
  readonly at: string;
  /** The sitting that voted; none between meetings. */
  readonly meeting?: Ref;
  readonly closedBy: PersonId;
  readonly onBehalfOf: PersonId | null;
  readonly status: 'carried' | 'lost' | 'provisional';
  readonly by: 'ballot' | 'hands' | 'names';
  readonly named?: true;
  readonly standIns?: true;
  readonly result: Result;
  readonly ballots: readonly Ballot[];
  readonly decision: Ref | null;
};

/** What a text reads from now on, and what it read before. */
type Wording = { readonly text: string; readonly before: string };

/** The facts of a motion. A null stands for a value that does not apply. */
export type MotionEvent =
  | CircularEvent
  | Fact<
      'motion-proposed',
      {
        readonly id: string;
        readonly meeting: Ref | null;
        readonly item: string | null;
        readonly mover: PersonId | null;
        readonly status: 'proposed' | 'open' | 'deferred';
        readonly at: string;
        /** The motion that it amends, the record that it arose from. */
        readonly amends?: string | null;
        readonly from?: string | null;
        readonly majority?: Majority;
      },
      { readonly text: string }
    >
  | Fact<'motion-reworded', { readonly mover: PersonId }, Wording>
  | Fact<'amendment-moved', { readonly amendment: string; readonly meeting?: Ref }>
  | Fact<'amendment-settled', { readonly amendment: string; readonly carried: boolean }, Wording>
  | Fact<'motion-seconded', { readonly seconder: PersonId; readonly at: string }>
  | Fact<
      'vote-opened',
      {
        readonly at: string;
        readonly meeting: Ref;
        readonly by: PersonId;
        readonly secret?: true;
        readonly closesAt?: string;
        /** Of this motion from now on; null: the committee's. */
        readonly majority?: Majority | null;
      }
    >
  | Fact<
      'vote-timed',
      { readonly at: string; readonly by: PersonId; readonly closesAt: string | null }
    >
  // The meeting is adjourned: `seconds` are left of the time that was set.
  | Fact<'vote-paused', { readonly at: string; readonly seconds: number | null }>
  | Fact<'vote-resumed', { readonly at: string; readonly closesAt: string | null }>
  // The choice stands where the journal shows a commitment alone: nobody reads it before the result. Of a
  // secret vote it does not stand there at all.
  | Fact<
      'ballot-cast',
      { readonly seat: PersonId; readonly person: PersonId; readonly proxy?: true },
      { readonly choice?: Choice }
    >
  | Fact<'ballot-withdrawn', { readonly person: PersonId }>
  // Its time is over, and it is tied: nobody votes any more, whoever presides decides.
  | Fact<'vote-ended', { readonly at: string; readonly tie?: Tie }>
  | Fact<'vote-closed', Closing>
  // Without a vote, and without a quorum: a decision of the register from its ratification on.
  | Fact<
      'consensus-found',
      Pick<Closing, 'at' | 'closedBy' | 'onBehalfOf'> & { readonly quorum: QuorumCount },
      { readonly rationale: string }
    >
  // Declared in error: whoever moved it has it before the meeting again; what nobody moved is gone.
  | Fact<
      'result-undone',
      { readonly at: string; readonly by: PersonId; readonly status: 'open' | 'withdrawn' }
    >
  | Fact<
      'dissent-recorded',
      { readonly person: PersonId; readonly choice: Dissent['choice']; readonly at: string }
    >
  | Fact<'motion-ratified', { readonly at: string; readonly by: PersonId; readonly decision: Ref }>
  // Not wanted by a later meeting: it is lost.
  | Fact<
      'ratification-refused',
      {
        readonly at: string;
        readonly by: PersonId;
        readonly meeting: Ref;
        readonly item?: string;
      }
    >
  | Fact<'ratification-undone', { readonly at: string; readonly by: PersonId }>
  // `item`: under which a later meeting takes it up, where that is another.
  | Fact<'motion-deferred', { readonly at: string; readonly meeting?: Ref; readonly item?: string }>
  | Fact<
      'motion-withdrawn',
      { readonly at: string; readonly by: PersonId; readonly meeting?: Ref | null }
    >;

/** The facts that a command adds to one motion. */
export const motionChange = (id: string, ...events: readonly MotionEvent[]): EntityChange => ({
  id,
  type: 'motion',
  events,
});

const blank: MotionState = { id: '', text: '', status: 'proposed', ballots: [] };

/** A motion without a result. */
const undeclared = {
  closedAt: null,
  closedBy: null,
  onBehalfOf: null,
  by: null,
  named: null,
  standIns: null,
  dissents: null,
  result: null,
  agreed: null,
  declared: null,
  decision: null,
  secret: null,
  closesAt: null,
  endedAt: null,
  tie: null,
};

const withBallot = (ballots: readonly Ballot[], cast: Ballot): Ballot[] => [
  ...ballots.filter(({ seat, by, proxy }) => {
    const ownRight = !proxy && !cast.proxy;
    return seat !== cast.seat && !(ownRight && by === cast.by);
  }),
  cast,
];

/** The motion after one more fact. */
export const evolveMotion = (before: MotionState | undefined, fact: DomainEvent): MotionState => {
  const state = before ?? blank;
  const event = fact as MotionEvent;
  switch (event.type) {
    case 'motion-proposed': {
      const { at: _, ...facts } = event.data;
      return patched(state, { ...facts, ...event.text });
    }
    case 'motion-reworded':
      return { ...state, text: event.text?.text ?? state.text };
    case 'amendment-moved':
      return { ...state, ...event.data };
    case 'amendment-settled':
      return patched(state, { amendment: null, text: event.text?.text ?? state.text });
    case 'motion-seconded':
      return { ...state, status: 'open', seconder: event.data.seconder };
    case 'vote-opened': {
      const { at, meeting, secret = null, closesAt = null } = event.data;
      const { majority = state.majority } = event.data;
      const put = { meeting, openedAt: at, secret, closesAt, majority };
      const afresh = { endedAt: null, tie: null, paused: null, ballots: [] };
      return patched(state, { status: 'voting', ...put, ...afresh });
    }
    case 'vote-timed':
      return patched(state, { closesAt: event.data.closesAt });
    case 'vote-paused': {
      const { at, seconds } = event.data;
      return patched(state, { closesAt: null, paused: patched({ at }, { seconds }) });
    }
    case 'vote-resumed':
      return patched(state, { closesAt: event.data.closesAt, paused: null });
    case 'ballot-cast': {
      const { seat, person, proxy } = event.data;
      const cast = { seat, by: person, ...(proxy && { proxy }), ...event.text };
      return { ...state, ballots: withBallot(state.ballots, cast) };
    }
    case 'ballot-withdrawn': {
      const { person } = event.data;
      const others = state.ballots.filter(({ seat, by }) => seat !== person && by !== person);
      return { ...state, ballots: others };
    }
    case 'vote-ended':
      return patched(state, { endedAt: event.data.at, tie: event.data.tie ?? null });
    case 'vote-closed': {
      const { at, ...facts } = event.data;
      return patched(state, { ...facts, closedAt: at, declared: facts.status });
    }
    case 'consensus-found': {
      const { at, quorum, ...facts } = event.data;
      const outcome = { status: 'provisional', declared: 'provisional' } as const;
      return patched(state, { ...facts, ...event.text, ...outcome, closedAt: at, agreed: quorum });
    }
    case 'result-undone':
      return patched(state, { ...undeclared, status: event.data.status, ballots: [] });
    case 'dissent-recorded': {
      const { person, choice } = event.data;
      return { ...state, dissents: [...(state.dissents ?? []), { person, choice }] };
    }
    case 'motion-ratified':
      return patched(state, {
        status: 'carried',
        decision: event.data.decision,
        unratified: null,
      });
    case 'ratification-refused': {
      const { at, meeting, item = null } = event.data;
      return { ...state, status: 'lost', unratified: patched({ at, meeting }, { item }) };
    }
    case 'ratification-undone':
      return patched(state, { status: 'provisional', decision: null });
    case 'motion-deferred': {
      const { at, meeting } = event.data;
      const { text, item } = state;
      const deferral = meeting === undefined ? [] : [patched({ meeting, at, text }, { item })];
      const deferrals = [...(state.deferrals ?? []), ...deferral];
      const left = { status: 'deferred', ballots: [], tie: null, deferrals } as const;
      return patched(state, { ...left, item: event.data.item ?? item });
    }
    case 'motion-withdrawn': {
      const { at, meeting } = event.data;
      const during = meeting ? { meeting, withdrawnIn: meeting } : {};
      return { ...state, ...during, status: 'withdrawn', withdrawnAt: at };
    }
    default:
      return evolveCircular(state, event);
  }
};
