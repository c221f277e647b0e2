import type { PersonId, Refusal } from '../../records/entity.ts';
import type { CommitteeState, Seat } from '../committee.ts';
import { voters } from '../committee.ts';
import { presentAt, sittingMeeting } from '../meeting/find.ts';
import type { MeetingState, QuorumCount } from '../meeting/state.ts';
import { proxiesIn } from '../meeting/proxies.ts';
import type { States } from '../model.ts';
import { refuse } from '../model.ts';
import type { Required } from '../rules.ts';
import { rulesOf } from '../rules.ts';
import { quorumNeeded } from './rules.ts';
import type { MotionState } from './state.ts';

/** A committee in a meeting of its own. */
export interface Sitting {
  readonly committee: CommitteeState;
  readonly meeting: MeetingState;
}

/** The meeting in session and its committee, or why nothing can be moved or voted on in it now. */
export const sitting = (states: States): Sitting | Refusal => {
  const meeting = sittingMeeting(states);
  const committee = states.committee?.state;
  if (!committee) return refuse('no-committee');
  return 'refusal' in meeting ? meeting : { committee, meeting };
};

/**
 * What an interest in a motion is an interest in: its item on this agenda, or the motion that stands under
 * none.
 */
export const aboutOf = (
  { id, item }: Pick<MotionState, 'id' | 'item'>,
  { agenda }: Pick<MeetingState, 'agenda'>,
): string => (item !== undefined && agenda.includes(item) ? item : id);

/** Whether somebody declared an interest in the item, or in the whole meeting. */
export const isRecused = (
  { interests }: Pick<MeetingState, 'interests'>,
  item: string | undefined,
  person: PersonId,
): boolean =>
  interests.some(
    (each) => each.person === person && (each.item === undefined || each.item === item),
  );

/**
 * The votes in the room at a UTC instant: of each member with a vote who is there, or whose alternate is,
 * who casts it. Recused people, and who stands in for them, neither vote nor count for the quorum: Robert's
 * Rules of Order Newly Revised, 12th ed., 45:4, asks them to abstain; that they leave the count is the rule of
 * company boards.
 */
export const votesPresent = (
  committee: CommitteeState,
  meeting: MeetingState,
  item: string | undefined,
  instant: string,
): ReadonlyMap<PersonId, PersonId> => {
  const { roll } = meeting;
  const present = presentAt(roll, instant);
  const voting = new Set(voters(committee));
  const votes = new Map<PersonId, PersonId>();
  for (const person of present) {
    const seat = voting.has(person) ? person : roll[person]?.alternateFor;
    const own =
      seat !== undefined && voting.has(seat) && (seat === person || !present.includes(seat));
    const free = own && ![seat, person].some((each) => isRecused(meeting, item, each));
    if (free) votes.set(seat, person);
  }
  return votes;
};

/**
 * The votes that can be cast: those in the room, and beside them those of absent members who let somebody in
 * the room cast theirs. An alternate who is there comes before a proxy.
 */
export const votesToCast = (
  committee: CommitteeState,
  meeting: MeetingState,
  item: string | undefined,
  instant: string,
): ReadonlyMap<PersonId, PersonId> => {
  const there = votesPresent(committee, meeting, item, instant);
  if (rulesOf(committee).proxies === 'none') return there;
  const votes = new Map(there);
  const voting = new Set(voters(committee));
  for (const { of, holder } of proxiesIn(meeting.roll, instant)) {
    const mayVote = voting.has(of) && !isRecused(meeting, item, of) && !there.has(of);
    if (mayVote && there.get(holder) === holder) votes.set(of, holder);
  }
  return votes;
};

/** The seat whose vote a person casts in their own right. */
export const seatOf = (votes: ReadonlyMap<PersonId, PersonId>, person: PersonId) =>
  [...votes].find(([, by]) => by === person)?.[0];

const isHeldBy = (required: Required, { role, office }: Seat): boolean => {
  if (required === 'chair-or-deputy') return role === 'chair' || role === 'deputy';
  return role === required || office === required;
};

/** Those without whom there is no quorum and who are not among these people. */
export const missingAmong = (
  committee: CommitteeState,
  people: readonly PersonId[],
): readonly Required[] => {
  const seats = people.flatMap((person) => committee.roles[person] ?? []);
  return rulesOf(committee).requiredRoles.filter(
    (required) => !seats.some((seat) => isHeldBy(required, seat)),
  );
};

/**
 * Roles and offices without which there is no quorum, and which nobody holds: there can be none until
 * somebody does.
 */
export const vacantRoles = (committee: CommitteeState): readonly Required[] =>
  missingAmong(committee, Object.keys(committee.roles));

/** Who must be there and is not. An interest takes away the vote and the count, not the presence. */
const missingIn = (
  committee: CommitteeState,
  { roll }: MeetingState,
  instant: string,
): readonly Required[] =>
  missingAmong(
    committee,
    presentAt(roll, instant).flatMap((person) => [person, roll[person]?.alternateFor ?? person]),
  );

/** How many votes there are on an item, cast or not: all but those of recused people. */
export const eligibleVotes = (
  committee: CommitteeState,
  meeting: Pick<MeetingState, 'interests'>,
  item: string | undefined,
): number => voters(committee).filter((person) => !isRecused(meeting, item, person)).length;

/** The votes in the room for an item, at a UTC instant, against what the rules ask for. */
export const quorumAt = (
  committee: CommitteeState,
  meeting: MeetingState,
  item: string | undefined,
  instant: string,
): QuorumCount => {
  const missing = missingIn(committee, meeting, instant);
  const { proxies, quorum } = rulesOf(committee);
  const votes = proxies === 'counted-in-quorum' ? votesToCast : votesPresent;
  return {
    present: votes(committee, meeting, item, instant).size,
    needed: quorumNeeded(quorum, voters(committee).length),
    ...(missing.length > 0 ? { missing } : {}),
  };
};

/** Whether a count is a quorum: votes enough, and nobody missing without whom there is none. */
export const isQuorate = ({ present, needed, missing = [] }: QuorumCount): boolean =>
  present >= needed && missing.length === 0;
