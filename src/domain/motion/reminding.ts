import type { EntityChange, PersonId, PlannedChase } from '../../records/entity.ts';
import type { Calendar } from '../calendar.ts';
import { addressedFrom } from '../chase/morning.ts';
import type { CommitteeState } from '../committee.ts';
import type { Context } from '../model.ts';
import type { MotionEvent } from './events.ts';
import { motionChange } from './events.ts';
import { type Circulating, electorate } from './resolving.ts';

/** Each voter who is asked or reminded costs a message, of the 100 operations of a commit. */
export const PAGE = 40;

/** Whether somebody has voted on it, or has no vote on it. */
export const hasAnswered = ({ ballots, circular }: Circulating, person: PersonId): boolean =>
  circular.recused.includes(person) || ballots.some(({ seat }) => seat === person);

/** Who was asked, has not answered, and was not reminded yet. */
export const silent = (committee: CommitteeState, motion: Circulating): PersonId[] =>
  electorate(committee, motion).filter(
    (person) => !hasAnswered(motion, person) && !motion.circular.reminded.includes(person),
  );

/** The working morning before the last day, or that day's own where there is none. */
export const reminderOn = (calendar: Calendar, last: string, today: string): string | undefined => {
  const before = calendar.addWorkingDays(last, -1);
  if (before > today) return before;
  return last > today && calendar.isWorkingDay(last) ? last : undefined;
};

/** Reminds a page of voters, each on a morning of their own. */
export const remind = (
  motion: Circulating,
  people: readonly PersonId[],
  context: Context,
): { readonly changes: readonly EntityChange[]; readonly chases: readonly PlannedChase[] } => {
  const page = people.slice(0, PAGE);
  const { until, remindOn = '', round } = motion.circular;
  const reminded: MotionEvent = {
    type: 'voters-reminded',
    v: 1,
    data: { people: page, at: context.now },
  };
  const chases = page.flatMap((person): PlannedChase[] => {
    const facts = context.people.get(person);
    if (!facts || facts.unreachable !== undefined) return [];
    const to = addressedFrom(facts, remindOn, context.now);
    if (to.plannedFor >= until) return [];
    return [{ entity: motion.id, step: 'vote', n: 1, dueVersion: round, ...to }];
  });
  return { changes: [motionChange(motion.id, reminded)], chases };
};
