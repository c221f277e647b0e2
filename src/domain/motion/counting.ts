import { voters } from '../committee.ts';
import type { About } from '../meeting/find.ts';
import { known } from '../meeting/find.ts';
import { proxiesIn } from '../meeting/proxies.ts';
import type { Context, States } from '../model.ts';
import type { Counted } from './declaring.ts';
import type { Sitting } from './electorate.ts';
import { aboutOf, isRecused } from './electorate.ts';
import { countOf } from './naming.ts';
import type { Ballot, MotionState } from './state.ts';

/** A secret vote's box is opened for its count alone. */
export const ballotBoxes = ({ id }: About, states: States): string[] =>
  known(states.get('motion', id ?? '')?.state.secret && id);

/**
 * The ballots that count, at a UTC instant. Who left after voting has voted; who lost the vote or declared an
 * interest since has not, and an absent member who has come since votes in person. Once a tie has ended the vote,
 * those count that made the tie, whatever becomes of the people: nobody can vote any more, and in secret the
 * difference would tell whose is missing.
 */
export const standingBallots = (
  motion: MotionState,
  { meeting, committee }: Sitting,
  now: string,
): readonly Ballot[] => {
  if (motion.endedAt !== undefined) {
    const { tie } = motion;
    return tie ? motion.ballots.filter(({ seat }) => tie.seats.includes(seat)) : motion.ballots;
  }
  const voting = voters(committee);
  const recused = (...people: readonly string[]) =>
    people.some((person) => isRecused(meeting, aboutOf(motion, meeting), person));
  const proxies = proxiesIn(meeting.roll, now);
  return motion.ballots.filter(({ seat, by, proxy }) => {
    const stands = !proxy || proxies.some(({ of, holder }) => of === seat && holder === by);
    return stands && voting.includes(seat) && !recused(seat, by);
  });
};

/** The count of the ballots that were cast on cards. Of a secret vote the box must have been asked for. */
export const countedBallots = (motion: MotionState, where: Sitting, context: Context): Counted => {
  const ballots = standingBallots(motion, where, context.now);
  const seats = ballots.map(({ seat }) => seat);
  const counts = motion.secret ? context.tally(motion.id, seats) : countOf(ballots);
  return { counts, ballots, by: 'ballot' };
};
