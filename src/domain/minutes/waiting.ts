import type { MeetingState } from '../meeting/state.ts';

/** Meetings held whose minutes are not approved yet; the oldest first. */
export const minutesWaiting = (meetings: readonly MeetingState[]): readonly MeetingState[] =>
  meetings
    .filter(({ status, minutes }) => status === 'held' && minutes?.status !== 'approved')
    .toSorted((a, b) => (a.startedAt ?? '').localeCompare(b.startedAt ?? ''));
