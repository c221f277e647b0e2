import type { PersonId } from '../../records/entity.ts';
import type { CommitteeState } from '../committee.ts';
import type { Context } from '../model.ts';
import { isQuorate, quorumAt } from '../motion/electorate.ts';
import { GAVEL } from '../permission.ts';
import type { MeetingEvent } from './events.ts';
import type { RollInput } from './roll.ts';
import type { MeetingState, Roll } from './state.ts';

/** Teams says who joins from the first minute on: those of the first five were there from the start. */
const GRACE_MS = 5 * 60_000;

/** Whom somebody else adds within minutes of the taking of the roll was left out of it by mistake. */
const wasLeftOut = (
  person: PersonId,
  { quorum }: MeetingState,
  { actor, now }: Pick<Context, 'actor' | 'now'>,
): boolean => {
  const [opening] = quorum ?? [];
  if (!opening || actor === person) return false;
  return Date.parse(now) - Date.parse(opening.at) <= GRACE_MS;
};

/** Whether somebody comes after the beginning, at a UTC instant that is said or now. */
export const isLate = (
  { person, at }: { readonly person: PersonId; readonly at?: string },
  meeting: MeetingState,
  context: Pick<Context, 'actor' | 'now'>,
): boolean => {
  const { status, startedAt, rollTaken } = meeting;
  if (startedAt === undefined) return false;
  // Who joins after the roll was taken arrives; until then the roll is only being written down.
  if (at === undefined)
    return status === 'in-session' && rollTaken && !wasLeftOut(person, meeting, context);
  const late = Date.parse(at) - Date.parse(startedAt);
  return late > (context.actor === GAVEL && !rollTaken ? GRACE_MS : 0);
};

/** The secretary who first takes the roll of a meeting in session is there, and seldom names themselves. */
export const withMinuting = (
  entries: RollInput['entries'],
  { roles }: CommitteeState,
  { status, rollTaken, roll }: MeetingState,
  { actor }: Pick<Context, 'actor'>,
): RollInput['entries'] => {
  const first = entries.length > 0 && status === 'in-session' && !rollTaken;
  const known = roll[actor] !== undefined || entries.some(({ person }) => person === actor);
  return first && !known && roles[actor]?.role === 'secretary'
    ? [...entries, { person: actor, attendance: 'present' }]
    : entries;
};

/**
 * With which quorum the meeting opened, where the roll as corrected counts other votes in the room at the time
 * it was taken than the roll before: who was there all along is no quorum lost, nor one there again.
 */
export const openingCorrected = (
  committee: CommitteeState,
  meeting: MeetingState,
  roll: Roll,
): MeetingEvent[] => {
  const [opening, next] = meeting.quorum ?? [];
  if (!opening) return [];
  const { at } = opening;
  const was = quorumAt(committee, meeting, undefined, at);
  const is = quorumAt(committee, { ...meeting, roll }, undefined, at);
  const met = isQuorate(is);
  if (was.present === is.present && isQuorate(was) === met) return [];
  const replaces = next?.met === met ? 2 : 1;
  return [{ type: 'quorum-corrected', v: 1, data: { at, met, ...is, replaces } }];
};
