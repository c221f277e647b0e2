import type { Decided, PersonId } from '../../records/entity.ts';
import { type Calendar, createCalendar } from '../calendar.ts';
import { deciders, inRole } from '../committee.ts';
import type { Context, States } from '../model.ts';
import type { MeetingEvent } from './events.ts';
import { meetingChange } from './events.ts';
import type { MeetingState } from './state.ts';

const SLOT = '09:00';

/** Outside these hours, and on days off, nobody is written to unasked. */
const DAY = ['08:00', '18:00'] as const;

/** The first instant from now on at which people can be written to. */
const awake = (calendar: Calendar, now: string): string => {
  const today = calendar.dateOf(now);
  const [begins, ends] = DAY.map((time) => calendar.instantOf(today, time));
  const over = !calendar.isWorkingDay(today) || now >= (ends ?? now);
  if (over) return calendar.instantOf(calendar.addWorkingDays(today, 1), DAY[0]);
  return begins !== undefined && begins > now ? begins : now;
};

/**
 * When the pack goes out: 09:00 in the committee's zone, on the working day before the meeting; of a meeting
 * planned later than that, as soon as it is planned, in the hours of a working day. Null where none is left
 * before the meeting, or one has gone out (`sent`) and the meeting is moved within that time. All UTC instants.
 */
export const packTime = (
  calendar: Calendar,
  meeting: string,
  now: string,
  sent: boolean,
): string | null => {
  const morning = calendar.instantOf(calendar.addWorkingDays(calendar.dateOf(meeting), -1), SLOT);
  if (morning > now) return morning;
  const soon = awake(calendar, now);
  return sent || soon >= meeting ? null : soon;
};

/** Whom the pack of the next meeting is for: the chair (else who decides) and the secretary. */
export const packPeople = ({ committee }: States): readonly PersonId[] => {
  const wanted = committee
    ? [deciders(committee.state)[0], inRole(committee.state, 'secretary')]
    : [];
  return [...new Set(wanted.filter((person) => person !== undefined))];
};

/**
 * Sends it in private, to each in the hours of their own working day; to nobody for whom the meeting's time has come
 * by then.
 */
export const sendPack = (
  states: States,
  { ref, plannedFor = '' }: MeetingState,
  { now, people }: Context,
): Decided => {
  const to = packPeople(states)
    .map((person) => {
      const facts = people.get(person);
      return { person, at: facts ? awake(createCalendar(facts), now) : now };
    })
    .filter(({ at }) => at < plannedFor);
  const late = now >= plannedFor;
  const told = to.map(({ person }) => person);
  const sent: MeetingEvent = { type: 'pack-sent', v: 1, data: { at: now, to: told, late } };
  return {
    changes: [meetingChange(ref, sent)],
    messages: to.map(({ person, at }) => ({
      to: { person },
      kind: 'pack',
      about: ref,
      ...(at > now && { notBefore: at }),
    })),
  };
};
