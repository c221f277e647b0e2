import type { Decided, PersonId, Refusal } from '../../records/entity.ts';
import type { About } from '../meeting/find.ts';
import { known, recordsClosed } from '../meeting/find.ts';
import type { Command, Context, Needs, States } from '../model.ts';
import { refuse } from '../model.ts';
import { aboutOf, type Sitting, votesPresent } from './electorate.ts';
import type { MotionEvent } from './events.ts';
import { motionChange } from './events.ts';
import { numberOf } from './putting.ts';
import type { Choice, Dissent, MotionState, MotionStatus } from './state.ts';

const needs = ({ id }: About, states: States): Needs => ({
  ids: known(id, states.get('motion', id ?? '')?.state.meeting),
});

/** What a meeting can agree to without a vote. */
const SETTLED: readonly MotionStatus[] = ['carried', 'provisional'];

/** How somebody voted, as far as it is on record. */
const votedBy = ({ ballots }: MotionState, person: PersonId): Choice | undefined =>
  ballots.find(({ seat, by }) => by === person || seat === person)?.choice;

/** Of hands that were counted, those against or abstaining that nobody has put a name to yet. */
const unnamed = ({ result, dissents = [] }: MotionState): Dissent['choice'] | undefined =>
  (['against', 'abstain'] as const).find((choice) => {
    const names = dissents.filter((each) => each.choice === choice).length;
    return names < (result?.counts[choice] ?? 0);
  });

/** What a voter can have put beside their name; undefined where they voted for it, or not at all. */
const dissentOf = (
  motion: MotionState,
  { committee, meeting }: Sitting,
  person: PersonId,
): Dissent['choice'] | undefined => {
  if (motion.result?.secret) return undefined;
  if (motion.by !== 'hands') {
    const choice = votedBy(motion, person);
    return choice === 'for' ? undefined : choice;
  }
  const votes = votesPresent(committee, meeting, aboutOf(motion, meeting), motion.closedAt ?? '');
  return [...votes.values()].includes(person) ? unnamed(motion) : undefined;
};

interface DissentInput {
  /** Whose, where whoever keeps the minutes writes it down. */
  readonly of?: PersonId;
}

/**
 * A voter has it minuted by name that they voted against a motion that was carried, or abstained: those who
 * answer for what a board decides may later have to show that they did not agree. Until the minutes are
 * circulated; not of a secret vote, which tells nothing of anybody. Whoever keeps the minutes records it of who said
 * so in the room.
 */
const dissent = (
  states: States,
  { id, input, actor }: Command<DissentInput>,
  { now }: Context,
): Decided | Refusal => {
  const motion = states.get('motion', id ?? '')?.state;
  const committee = states.committee?.state;
  if (!motion || !committee) return refuse('not-found');
  const number = numberOf(motion.id);
  const meeting = states.get('meeting', motion.meeting ?? '')?.state;
  if (!motion.result || !meeting)
    return refuse(SETTLED.includes(motion.status) ? 'no-vote-taken' : 'no-result', { number });
  const closed = recordsClosed(meeting);
  if (closed) return closed;
  const { of = actor } = input;
  if (motion.dissents?.some(({ person }) => person === of)) return { changes: [] };
  const choice = dissentOf(motion, { committee, meeting }, of);
  if (choice === undefined || motion.declared === 'lost') return refuse('no-dissent', { number });
  const recorded: MotionEvent = {
    type: 'dissent-recorded',
    v: 1,
    data: { person: of, choice, at: now },
  };
  return { changes: [motionChange(motion.id, recorded)] };
};

export const dissentingCommands = {
  'motion.dissent': { needs, decide: dissent },
};
