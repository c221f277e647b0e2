import type { PersonId } from '../../records/entity.ts';
import type { Calendar } from '../calendar.ts';
import { isAway } from '../chase/morning.ts';
import type { CommitteeState } from '../committee.ts';
import { voters } from '../committee.ts';
import type { MeetingState, QuorumCount, Roll } from '../meeting/state.ts';
import type { PersonFacts } from '../model.ts';
import { quorumAt } from '../motion/electorate.ts';

/** A voter who will not be there, with nobody in the place. */
export interface Missing {
  readonly person: PersonId;
  readonly why: 'apologies' | 'absent' | 'away';
}

/** The votes that a meeting can count on, against its quorum. */
export interface Expected {
  readonly voters: number;
  readonly quorum: QuorumCount;
  readonly missing: readonly Missing[];
}

/**
 * Who is expected of a committee: all but those of whom the roll says otherwise, and those who are away on
 * the meeting's day; and what quorum that would be. `people` may lack some: of them nothing is known.
 */
export const expectedAt = (
  committee: CommitteeState,
  meeting: MeetingState,
  calendar: Calendar,
  people: ReadonlyMap<PersonId, PersonFacts>,
): Expected => {
  const { roll, plannedFor: at = '' } = meeting;
  const day = at && calendar.dateOf(at);
  const whyNot = (person: PersonId): Missing['why'] | undefined => {
    const attendance = roll[person]?.attendance;
    if (attendance) return attendance === 'present' ? undefined : attendance;
    const facts = people.get(person);
    return day && facts && isAway(facts, day) ? 'away' : undefined;
  };
  const there = Object.keys(committee.roles).filter((person) => whyNot(person) === undefined);
  const expected: Roll = {
    ...Object.fromEntries(there.map((person) => [person, { attendance: 'present' }])),
    ...roll,
  };
  const replaced = new Set(Object.values(roll).map(({ alternateFor }) => alternateFor));
  const all = voters(committee);
  return {
    voters: all.length,
    quorum: quorumAt(committee, { ...meeting, roll: expected, interests: [] }, undefined, at),
    missing: all.flatMap((person) => {
      const why = replaced.has(person) ? undefined : whyNot(person);
      return why ? [{ person, why }] : [];
    }),
  };
};
