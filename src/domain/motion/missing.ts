import type { EntityChange, PersonId, PlannedChase } from '../../records/entity.ts';
import { createCalendar } from '../calendar.ts';
import { addressedFrom } from '../chase/morning.ts';
import { orStepIns, stepIns } from '../chase/reach.ts';
import type { Moot } from '../chase/standing.ts';
import type { CommitteeState } from '../committee.ts';
import { secretaryOf } from '../meeting/find.ts';
import type { Context, PersonFacts, States } from '../model.ts';
import { circulating } from './circulating.ts';
import { motionChange } from './events.ts';
import { hasAnswered } from './reminding.ts';
import type { MotionState } from './state.ts';

interface Missed {
  readonly changes: readonly EntityChange[];
  readonly chases: readonly PlannedChase[];
}

const NOTHING: Missed = { changes: [], chases: [] };

const secretaryIn = ({ committee }: States): PersonId[] => {
  const secretary = committee && secretaryOf(committee.state);
  return secretary === undefined ? [] : [secretary];
};

/** Who may hear of voters whom Gavel did not reach. */
export const toldOfVoters = (states: States): PersonId[] => [
  ...secretaryIn(states),
  ...(states.committee ? stepIns(states.committee.state) : []),
];

/**
 * A message to a voter has failed for good: that voter is asked by another way, which the secretary hears on
 * the next morning. Nothing where no such voter is asked, or it is known.
 */
export const voterMissed = (
  states: States,
  id: string,
  voter: PersonId | undefined,
  context: Context,
): Missed => {
  const motion = circulating(states.get('motion', id)?.state);
  if (!motion || voter === undefined) return NOTHING;
  const { asked, unreached, round } = motion.circular;
  if (!asked.includes(voter) || unreached.includes(voter)) return NOTHING;
  const { now, people } = context;
  const committee = states.committee?.state;
  const secretary = secretaryIn(states);
  const told = committee ? orStepIns(secretary, committee, people, voter) : secretary;
  const chases = told
    .filter((person) => person !== voter)
    .flatMap((person) => people.get(person) ?? [])
    .map((facts): PlannedChase => ({
      entity: id,
      step: 'unreachable-secretary',
      n: unreached.length + 1,
      dueVersion: round,
      ...addressedFrom(facts, createCalendar(facts).dateOf(now), now),
    }));
  const missed = { type: 'voter-unreached', v: 1, data: { person: voter } } as const;
  return { changes: [motionChange(id, missed)], chases };
};

/** Voters who were not reached and whose answer has not come by another way. */
export const missingVoters = (motion: MotionState): PersonId[] => {
  const { unreached, recused } = motion.circular ?? { unreached: [], recused: [] };
  const answered = new Set([...recused, ...motion.ballots.map(({ seat }) => seat)]);
  return unreached.filter((person) => !answered.has(person));
};

/**
 * Why a reminder of a circular resolution is not sent after all; undefined: it still stands. `today` is the
 * committee's date.
 */
export const answerMootness = (
  { person, step, dueVersion }: PlannedChase,
  motion: MotionState,
  { chasesPausedUntil }: CommitteeState,
  recipient: PersonFacts | undefined,
  today: string,
): Moot | undefined => {
  const put = circulating(motion);
  if (!put || put.circular.round !== dueVersion) return 'closed';
  if (chasesPausedUntil !== undefined && today <= chasesPausedUntil) return 'paused';
  if (step !== 'vote') return missingVoters(put).length === 0 ? 'answered' : undefined;
  if (hasAnswered(put, person)) return 'answered';
  return recipient?.optedOut ? 'opted-out' : undefined;
};
