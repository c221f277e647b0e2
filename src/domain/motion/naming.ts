import type { PersonId, Refusal } from '../../records/entity.ts';
import { refuse } from '../model.ts';
import { seatOf } from './electorate.ts';
import type { Counts } from './rules.ts';
import type { Ballot, Choice } from './state.ts';

/** Who answered what when the roll was called. */
export type Named = Readonly<Record<Choice, readonly PersonId[]>>;

/** In the order in which they are called and counted. */
export const CHOICES = ['for', 'against', 'abstain'] as const satisfies readonly Choice[];

/**
 * The ballots of a roll-call vote (Robert's Rules of Order Newly Revised, 12th ed., §45): each person named
 * casts the vote in the room that is theirs, as its member or as who stands in, once. `votes` maps each seat
 * to who casts its vote. Refused (`named-twice`, `named-without-vote`) with the `person`.
 */
export const ballotsByName = (
  named: Named,
  votes: ReadonlyMap<PersonId, PersonId>,
): readonly Ballot[] | Refusal => {
  const ballots = new Map<PersonId, Ballot>();
  for (const choice of CHOICES)
    for (const person of named[choice]) {
      const seat = votes.has(person) ? person : seatOf(votes, person);
      const by = votes.get(seat ?? '');
      if (seat === undefined || by === undefined) return refuse('named-without-vote', { person });
      if (ballots.has(seat)) return refuse('named-twice', { person });
      const proxy = seatOf(votes, by) === seat ? {} : { proxy: true as const };
      ballots.set(seat, { seat, by, ...proxy, choice });
    }
  return [...ballots.values()];
};

/** The figures of some ballots. */
export const countOf = (ballots: readonly Pick<Ballot, 'choice'>[]): Counts => {
  const count = (choice: Choice) => ballots.filter((each) => each.choice === choice).length;
  return { for: count('for'), against: count('against'), abstain: count('abstain') };
};
