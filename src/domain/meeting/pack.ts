import type { Decided } from '../../records/entity.ts';
import type { Calendar } from '../calendar.ts';
import { deciders, inRole } from '../committee.ts';
import type { States } from '../model.ts';
import type { MeetingEvent } from './events.ts';
import { meetingChange } from './events.ts';
import type { MeetingState } from './state.ts';

const SLOT = '09:00';

/**
 * When the pack goes out: 09:00 in the committee's zone, on the working day before the meeting. Null where
 * that is over: whoever plans a meeting at such short notice asks for it. All UTC instants.
 */
export const packTime = (calendar: Calendar, meeting: string, now: string): string | null => {
  const morning = calendar.instantOf(calendar.addWorkingDays(calendar.dateOf(meeting), -1), SLOT);
  return morning > now ? morning : null;
};

/** Sends it to the chair (else who decides) and the secretary, in private; nobody, once the meeting's time has come. */
export const sendPack = (
  states: States,
  { ref, plannedFor = '' }: MeetingState,
  now: string,
): Decided => {
  const committee = states.committee?.state;
  const wanted = committee ? [deciders(committee)[0], inRole(committee, 'secretary')] : [];
  const late = now >= plannedFor;
  const people = late ? [] : wanted.filter((person) => person !== undefined);
  const to = [...new Set(people)];
  const sent: MeetingEvent = { type: 'pack-sent', v: 1, data: { at: now, to, late } };
  return {
    changes: [meetingChange(ref, sent)],
    messages: to.map((person) => ({ to: { person }, kind: 'pack', about: ref })),
  };
};
