import type { PersonId } from '../../records/entity.ts';
import type { Fact } from '../fact.ts';
import { patched } from '../patch.ts';
import type { MotionState } from './state.ts';

/** How a motion is put to all voters between meetings. Instants in UTC. */
export interface Circular {
  /** Counts how often it was put so, from 1. */
  readonly round: number;
  /** When it closes by itself: the end of the last day, `YYYY-MM-DD` in the committee's zone. */
  readonly until: string;
  readonly last: string;
  /** From when on those who have not answered are reminded; absent: the time is too short for it. */
  readonly remindAt?: string;
  /** On whose mornings, `YYYY-MM-DD`. */
  readonly remindOn?: string;
  /** Nothing of it is posted. */
  readonly reserved: boolean;
  readonly asked: readonly PersonId[];
  readonly reminded: readonly PersonId[];
  /** Whom Gavel's message did not reach: the secretary asks them, and records what they answer. */
  readonly unreached: readonly PersonId[];
  /** Who put it to them. */
  readonly by?: PersonId;
  /** Who has an interest in it, and therefore no vote. */
  readonly recused: readonly PersonId[];
  /** Who had a vote when it was put; absent where nobody wrote that down yet. */
  readonly electors?: readonly PersonId[];
}

type Told = { readonly people: readonly PersonId[]; readonly at: string };

/** The facts of a circular resolution. A null stands for a value that does not apply. */
export type CircularEvent =
  | Fact<
      'circular-opened',
      {
        readonly at: string;
        readonly by: PersonId;
        readonly round: number;
        readonly reserved: boolean;
        /** Who had declared an interest in it before. */
        readonly recused?: readonly PersonId[];
        readonly electors?: readonly PersonId[];
        readonly until: string;
        readonly last: string;
        readonly remindAt: string | null;
        readonly remindOn: string | null;
      }
    >
  | Fact<'voters-asked', Told>
  | Fact<'voters-reminded', Told>
  | Fact<'voter-unreached', { readonly person: PersonId }>
  | Fact<'voter-recused', { readonly person: PersonId }, { readonly text: string }>
  | Fact<
      'circular-objected',
      { readonly person: PersonId; readonly at: string; readonly item: string },
      { readonly why: string }
    >
  // Nobody was left who could answer.
  | Fact<'circular-lapsed', { readonly at: string; readonly item: string }>;

const changed = (
  state: MotionState,
  change: (circular: Circular) => Partial<Circular>,
): MotionState =>
  state.circular ? { ...state, circular: { ...state.circular, ...change(state.circular) } } : state;

/** The motion after one more fact of its circulation. */
export const evolveCircular = (state: MotionState, event: CircularEvent): MotionState => {
  switch (event.type) {
    case 'circular-opened': {
      const { at, ...facts } = event.data;
      const nobody = { asked: [], reminded: [], unreached: [], recused: [] };
      const circular = patched<object>(nobody, facts);
      const { round } = event.data;
      // No meeting has it before it any more: the minutes of its first stand still.
      const put = { status: 'voting', meeting: null, openedAt: at, secret: null, ballots: [] };
      return patched(state, { ...put, circular, rounds: round, lapsed: null });
    }
    case 'voters-asked':
      return changed(state, ({ asked }) => ({ asked: [...asked, ...event.data.people] }));
    case 'voters-reminded':
      return changed(state, ({ reminded }) => ({ reminded: [...reminded, ...event.data.people] }));
    case 'voter-unreached':
      return changed(state, ({ unreached }) => ({ unreached: [...unreached, event.data.person] }));
    case 'voter-recused': {
      const { person } = event.data;
      const ballots = state.ballots.filter(({ seat }) => seat !== person);
      return changed({ ...state, ballots }, ({ recused }) => ({ recused: [...recused, person] }));
    }
    case 'circular-objected': {
      const { item } = event.data;
      return patched(state, { status: 'deferred', item, ballots: [], circular: null });
    }
    case 'circular-lapsed': {
      const { item } = event.data;
      const undecided = { status: 'deferred', lapsed: true, ballots: [], circular: null } as const;
      return patched(state, { ...undecided, item });
    }
    default:
      return state;
  }
};
