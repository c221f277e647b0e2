import type { Decided, EntityChange, Message, PersonId } from '../../records/entity.ts';
import type { CommitteeState } from '../committee.ts';
import { voters } from '../committee.ts';
import { decisionChange } from '../decision/events.ts';
import type { QuorumCount } from '../meeting/state.ts';
import type { Context, States } from '../model.ts';
import { reportable } from '../reporting.ts';
import { rulesOf } from '../rules.ts';
import type { Circular } from './circular-events.ts';
import { waitingOf } from '../agenda/find.ts';
import { isQuorate, missingAmong, vacantRoles } from './electorate.ts';
import type { MotionEvent } from './events.ts';
import { motionChange } from './events.ts';
import { countOf } from './naming.ts';
import { type Majority, quorumNeeded, shareOf } from './rules.ts';
import type { Ballot, MotionState, Result } from './state.ts';
import { topicOf, waitingItem } from '../next-agenda.ts';
import { itemDone, undecidedChange } from './undecided.ts';

/** A motion that is put to all voters. */
export type Circulating = MotionState & { readonly circular: Circular };

/**
 * Who had a vote when it was put, and has it still: nobody joins them later, as little as in a written resolution of
 * the United Kingdom's Companies Act 2006 (section 289: the eligible members are those of the circulation date).
 */
export const eligible = (
  committee: CommitteeState,
  { circular: { electors } }: Pick<Circulating, 'circular'>,
): PersonId[] => voters(committee).filter((person) => electors?.includes(person) ?? true);

/** Whose answers count: theirs, but of those with an interest in it. */
export const electorate = (
  committee: CommitteeState,
  motion: Pick<Circulating, 'circular'>,
): PersonId[] =>
  eligible(committee, motion).filter((person) => !motion.circular.recused.includes(person));

/** How many votes for it carry a circular resolution, of `electors` who may vote on it. */
export const votesNeeded = (majority: Majority, electors: number): number => {
  if (majority === 'simple' || majority === 'absolute') return Math.floor(electors / 2) + 1;
  const [over, under] = shareOf(majority);
  return Math.max(1, Math.ceil((electors * over) / under));
};

/** What carries a motion between meetings: its own majority, of all voters here too, where no less will do. */
export const circularMajority = (
  { majority: own }: Pick<MotionState, 'majority'>,
  committee: CommitteeState,
  electors: number,
): Majority => {
  const usual = rulesOf(committee).circularMajority;
  const asksMore = own && votesNeeded(own, electors) > votesNeeded(usual, electors);
  return asksMore ? own : usual;
};

/** How it ended is said in the conversation once, for it was not decided there; of a reserved item nothing is. */
export const told = ({ id, circular }: Circulating): Message[] =>
  circular.reserved ? [] : [{ to: { conversation: 'root' }, kind: 'vote-closed', about: id }];

/** When it was decided: with the last answer, or on the last day for answers, whenever that is noticed. */
const decidedAt = ({ circular }: Circulating, now: string): string =>
  now < circular.until ? now : new Date(Date.parse(circular.until) - 1).toISOString();

const resolution = (
  ref: string,
  { id, text, item }: Circulating,
  result: Result,
  ballots: readonly Ballot[],
  by: { readonly closedBy: PersonId; readonly onBehalfOf: PersonId | null; readonly at: string },
): EntityChange =>
  decisionChange(ref, {
    type: 'decision-recorded',
    v: 1,
    data: {
      ref,
      method: 'circular',
      meeting: null,
      item: item ?? null,
      declaredBy: by.closedBy,
      onBehalfOf: by.onBehalfOf,
      decidedAt: by.at,
      roll: ballots.map(({ seat }) => seat).toSorted(),
      vote: { motion: id, ...result },
    },
    text: { text },
  });

/** Who must take part and has not. A role that only people without a vote hold is not asked for. */
const missingFrom = (
  committee: CommitteeState,
  all: readonly PersonId[],
  taking: readonly PersonId[],
): Pick<QuorumCount, 'missing'> => {
  const voteless = missingAmong(committee, all);
  const vacant = vacantRoles(committee);
  const missing = missingAmong(committee, taking).filter(
    (each) => !voteless.includes(each) || vacant.includes(each),
  );
  return missing.length > 0 ? { missing } : {};
};

/**
 * Who has taken part so far, against what the rules ask for at a meeting: as many of all voters, and the
 * required roles among them. Whoever declared an interest does not count, but was asked.
 */
export const circularQuorum = (
  committee: CommitteeState,
  motion: Pick<Circulating, 'circular' | 'ballots'>,
): QuorumCount => {
  const all = eligible(committee, motion);
  const electors = electorate(committee, motion);
  const answered = motion.ballots.map(({ seat }) => seat).filter((seat) => electors.includes(seat));
  return {
    present: answered.length,
    needed: quorumNeeded(rulesOf(committee).quorum, all.length),
    ...missingFrom(committee, all, [...answered, ...motion.circular.recused]),
  };
};

/** What of a circular resolution is decided on. */
export interface Put {
  readonly states: States;
  readonly committee: CommitteeState;
  readonly motion: Circulating;
}

/**
 * Where a motion that was put to all voters waits for the next meeting: under its item if that is on the next
 * agenda already, else under one of its own. Its item must be loaded.
 */
export const toNextMeeting = (
  states: States,
  motion: Circulating,
  context: Context,
): { readonly item: string; readonly changes: readonly EntityChange[] } => {
  const waits = undecidedChange(states, [motion.id]);
  const { item } = motion;
  if (item !== undefined && waitingOf(states).includes(item)) return { item, changes: [waits] };
  const { reserved } = motion.circular;
  const topic = { ...topicOf(states, motion, context), reserved, puts: motion.id };
  const made = waitingItem(states, topic, context);
  return { item: made.item, changes: [...made.changes, waits] };
};

/**
 * Nobody is left who may answer, so nobody has decided anything: a meeting takes it up, and whoever put it
 * is told.
 */
const lapsed = (states: States, motion: Circulating, context: Context): Decided => {
  const { item, changes } = toNextMeeting(states, motion, context);
  const data = { at: context.now, item };
  const { by } = motion.circular;
  const toWhomPutIt: Message[] =
    by === undefined ? [] : [{ to: { person: by }, kind: 'vote-closed', about: motion.id }];
  return {
    changes: [motionChange(motion.id, { type: 'circular-lapsed', v: 1, data }), ...changes],
    messages: [...told(motion), ...toWhomPutIt],
  };
};

const isCarried = (committee: CommitteeState, motion: Circulating): boolean => {
  const electors = electorate(committee, motion);
  const counts = countOf(motion.ballots.filter(({ seat }) => electors.includes(seat)));
  const majority = circularMajority(motion, committee, electors.length);
  const needed = votesNeeded(majority, electors.length);
  return counts.for >= needed && isQuorate(circularQuorum(committee, motion));
};

/** Whether those who have not answered yet could still carry it. */
export const isOpenStill = (committee: CommitteeState, motion: Circulating): boolean => {
  const rest = electorate(committee, motion)
    .filter((person) => motion.ballots.every(({ seat }) => seat !== person))
    .map((person): Ballot => ({ seat: person, by: person, choice: 'for' }));
  const allFor = { ...motion, ballots: [...motion.ballots, ...rest] };
  return !isCarried(committee, motion) && isCarried(committee, allFor);
};

/**
 * Closes a circular resolution. Silence is no consent: a majority is one of all who may vote, whether they
 * answered or not, as company law asks of written resolutions (of the eligible members in the United Kingdom's
 * Companies Act 2006, chapter on written resolutions); and as many must take part as are a quorum at a meeting
 * (so Germany's Aktiengesetz for supervisory boards; the United Kingdom's model articles ask the same of the
 * directors who are eligible to vote). Short of either it is lost.
 */
export const resolved = (
  { states, committee, motion }: Put,
  context: Context,
  closedBy: PersonId,
): Decided => {
  const electors = electorate(committee, motion);
  if (electors.length === 0) return lapsed(states, motion, context);
  const ballots = motion.ballots.filter(({ seat }) => electors.includes(seat));
  const counts = countOf(ballots);
  const quorum = circularQuorum(committee, motion);
  const majority = circularMajority(motion, committee, electors.length);
  const carried = isCarried(committee, motion);
  const result: Result = {
    counts,
    majority,
    ...(majority !== rulesOf(committee).circularMajority && { own: true }),
    casting: null,
    quorum,
    electors: electors.length,
  };
  const ref = carried ? context.fresh('D') : undefined;
  const at = decidedAt(motion, context.now);
  const by = { at, closedBy, onBehalfOf: context.onBehalfOf ?? null };
  const closed: MotionEvent = {
    type: 'vote-closed',
    v: 1,
    data: {
      ...by,
      status: carried ? 'carried' : 'lost',
      by: 'ballot',
      result,
      ballots,
      decision: ref ?? null,
    },
  };
  return {
    changes: [
      motionChange(motion.id, closed),
      ...itemDone(states, motion, 'taken', context.now),
      ...(ref ? [resolution(ref, motion, result, ballots, by), reportable(committee, ref)] : []),
    ],
    messages: told(motion),
  };
};
