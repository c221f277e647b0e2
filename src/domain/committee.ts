import type { DomainEvent, EntityChange, PersonId, Ref } from '../records/entity.ts';
import type { StandingItem } from './agenda/standing.ts';
import { evolveCommittee } from './committee-evolve.ts';
import type { LegalHold, Retention } from './keeping.ts';
import type { Series } from './meeting/recurrence.ts';
import type { Area, Command, States } from './model.ts';
import { refuse } from './model.ts';
import type { ApprovalRule, Office, Rules } from './rules.ts';
import type { TemplateId } from './templates.ts';
import { settled } from './departed.ts';
import { seated, seatsData } from './seating.ts';

export type Role = 'chair' | 'deputy' | 'secretary' | 'member' | 'attendee' | 'observer';

export interface Seat {
  readonly role: Role;
  readonly votes: boolean;
  readonly office?: Office;
}

/** A seat of somebody who has left. */
export interface GoneSeat extends Seat {
  /** It was taken from them, so that coming back to the conversation does not give it back. */
  readonly removed?: boolean;
}

/**
 * A governance body that meets. Its id in the records is `committee`, one per partition. Its rules stand here
 * as far as it has its own; `rulesOf` gives those in force.
 */
export interface CommitteeState extends Partial<Rules> {
  /** The partition's committee id (derived from tenant and root conversation). */
  readonly committeeId: string;
  readonly code: string;
  readonly name: string;
  /** IANA zone; all dates of the committee are in it. */
  readonly timeZone: string;
  /** ISO weekdays, 1 = Monday. */
  readonly workingDays: readonly number[];
  /** Holidays region as date-holidays names it (`GB-ENG`). */
  readonly region?: string;
  readonly roles: Readonly<Record<PersonId, Seat>>;
  /** Who had a seat and has left, with the seat as it was. */
  readonly gone?: Readonly<Record<PersonId, GoneSeat>>;
  readonly addedBy?: PersonId;
  readonly sponsor?: PersonId;
  /** False until somebody answered the set-up; the committee works all the same. */
  readonly setUp: boolean;
  readonly approval: ApprovalRule;
  readonly correctionDays: number;
  /** What the rules were taken from, where nobody has said otherwise since. */
  readonly template?: TemplateId;
  /** No reminders until this date (inclusive); `9999-12-31` until somebody resumes them. */
  readonly chasesPausedUntil?: string;
  /** While it is on nothing is erased. */
  readonly hold?: LegalHold;
  /** Absent: everything is kept. */
  readonly retention?: Retention;
  /** The meeting in session or adjourned, and the next planned one. */
  readonly inSession?: Ref;
  readonly nextMeeting?: Ref;
  /** Agenda items for the next meeting, in order: accepted, or left over by an earlier one. */
  readonly waiting?: readonly string[];
  /** Motions that wait, undecided, for a meeting to put them, in the order in which they were left. */
  readonly undecided?: readonly string[];
  /** Decisions between meetings that the next one is told of. */
  readonly toReport?: readonly Ref[];
  /** Topics of every meeting, in order. */
  readonly standing?: readonly StandingItem[];
  /** Its recurring meeting. */
  readonly series?: Series;
}

/** Gives one person a seat, or takes it (`role: null`). */
export interface SeatInput {
  readonly person: PersonId;
  /** Absent: the seat they have, else that of a member. */
  readonly role?: Role | null;
  /** What they speak for; `null` takes it away. One person holds an office at a time. */
  readonly office?: Office | null;
}

/** What the set-up may bring. People are given by opaque id; `null` empties a seat. */
export interface SetupInput extends Partial<Rules> {
  readonly committeeId: string;
  readonly name?: string;
  readonly code?: string;
  readonly chair?: PersonId | null;
  readonly secretary?: PersonId | null;
  readonly voters?: readonly PersonId[];
  /** All deputies from now on; whoever was one and is not named stays as a member. */
  readonly deputies?: readonly PersonId[];
  /** Seats without a vote, given or (`null`) taken away. */
  readonly others?: readonly SeatInput[];
  /** Seats from a chat's roster: only for people who have none yet. */
  readonly roster?: readonly { readonly person: PersonId; readonly role: Role }[];
  readonly addedBy?: PersonId;
  readonly timeZone?: string;
  /** `null`: no public holidays. */
  readonly region?: string | null;
  readonly workingDays?: readonly number[];
  readonly sponsor?: PersonId | null;
  /** All standing items of the agenda from now on. */
  readonly standing?: readonly StandingItem[];
  /** Who speaks for what; `null` empties an office. */
  readonly offices?: Readonly<Partial<Record<Office, PersonId | null>>>;
  /** `null`: rules of its own. */
  readonly template?: TemplateId | null;
  /** True when a person answered the set-up card, false when a first command made the committee. */
  readonly answered: boolean;
}

/** The person in a role that only one person holds. */
export const inRole = (committee: CommitteeState, role: Role): PersonId | undefined =>
  Object.keys(committee.roles).find((person) => committee.roles[person]?.role === role);

/** Everybody who has one of these roles. */
export const peopleInRole = (committee: CommitteeState, ...roles: readonly Role[]): PersonId[] =>
  Object.keys(committee.roles).filter((person) =>
    roles.includes(committee.roles[person]?.role ?? 'observer'),
  );

const KEEPERS: ReadonlySet<Role | undefined> = new Set(['chair', 'deputy', 'secretary']);

/** Whether somebody answers for the records: chair, deputy or secretary, whoever presides. */
export const keepsRecords = ({ roles }: CommitteeState, person: PersonId): boolean =>
  KEEPERS.has(roles[person]?.role);

/** Everybody who has a vote. */
export const voters = (committee: CommitteeState): PersonId[] =>
  Object.keys(committee.roles).filter((person) => committee.roles[person]?.votes);

/** Who decides on behalf of the body between meetings: chair, else deputies, else the secretary, acting. */
export const deciders = (committee: CommitteeState): PersonId[] => {
  const presiding = peopleInRole(committee, 'chair', 'deputy');
  return presiding.length > 0 ? presiding : peopleInRole(committee, 'secretary');
};

/** One change of the `committee` entity, for the rules of other areas. */
export const committeeChange = (...events: readonly DomainEvent[]): EntityChange => ({
  id: 'committee',
  type: 'committee',
  events,
});

const takeOver = (states: States, { actor }: Command) => {
  const committee = states.committee?.state;
  if (!committee) return refuse('no-committee');
  if (committee.roles[actor]?.role === 'secretary') return refuse('already-secretary');
  const seats: Record<PersonId, Seat> = { ...committee.roles };
  seated(seats, 'secretary', actor);
  const { roles, gone } = settled(committee, seats);
  const data = seatsData(committee, roles, gone);
  return { changes: [committeeChange({ type: 'committee-seated', v: 1, data })] };
};

/** One fact about the committee; none where it holds already. */
const setting = (
  { committee }: States,
  event: DomainEvent,
  holds: (state: CommitteeState) => boolean,
) => {
  if (!committee) return refuse('no-committee');
  return { changes: holds(committee.state) ? [] : [committeeChange(event)] };
};

const pause = (states: States, { input: { until } }: Command<{ readonly until: string | null }>) =>
  setting(
    states,
    { type: 'chases-paused', v: 1, data: { until } },
    ({ chasesPausedUntil = null }) => chasesPausedUntil === until,
  );

const policy = (
  states: States,
  { input: { sponsor } }: Command<{ readonly sponsor: PersonId | null }>,
) =>
  setting(
    states,
    { type: 'chase-policy-set', v: 1, data: { sponsor } },
    (state) => (state.sponsor ?? null) === sponsor,
  );

export const committeeArea = {
  type: 'committee',
  evolve: evolveCommittee,
  project: (state) => ({ title: state.name, status: state.setUp ? 'set-up' : 'new' }),
  commands: {
    'committee.take-over': { decide: takeOver },
    'chase.pause': { decide: pause },
    'chase.policy': { decide: policy },
  },
} satisfies Area<CommitteeState>;
