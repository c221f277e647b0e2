import type { Ref } from '../../records/entity.ts';
import type { MeetingState } from '../meeting/state.ts';
import type { MinutesState, NextMeeting } from './state.ts';

/** A meeting as the facts of minutes name it; null where there is none. */
export const nextNamed = (
  meeting: MeetingState | undefined,
): { readonly ref: Ref; readonly at: string | null } | null =>
  meeting ? { ref: meeting.ref, at: meeting.plannedFor ?? null } : null;

/** Cancelled, or begun without having been planned. */
const passedOver = ({ status, plannedFor }: MeetingState): boolean =>
  status === 'cancelled' || (status !== 'planned' && plannedFor === undefined);

/**
 * The first meeting planned after this one, wherever it stands by now: refs are given in the order of planning.
 * Of a meeting that `meetingOf` does not know, the ref that it would have.
 */
export const planAfter = (ref: Ref, meetingOf: (ref: Ref) => MeetingState | undefined): Ref => {
  const after = `M-${Number(ref.slice(2)) + 1}`;
  const meeting = meetingOf(after);
  return meeting && passedOver(meeting) ? planAfter(after, meetingOf) : after;
};

/** The next meeting as minutes name it: of a draft that knew of none, the first planned since. */
export const nextIn = ({
  minutes,
  nextMeeting,
}: {
  readonly minutes?: Pick<MinutesState, 'status' | 'next'>;
  readonly nextMeeting?: MeetingState;
}): NextMeeting | undefined => {
  if (minutes?.next || (minutes && minutes.status !== 'draft')) return minutes.next;
  if (!nextMeeting) return undefined;
  const { ref, plannedFor: at } = nextMeeting;
  return { ref, ...(at === undefined ? {} : { at }) };
};
