import type { AgendaItemState } from '../domain/agenda-item.ts';
import type { MeetingState } from '../domain/meeting/state.ts';
import type { MinutesSources } from '../domain/minutes/assemble.ts';
import { planAfter } from '../domain/minutes/next.ts';
import type { MinutesState } from '../domain/minutes/state.ts';
import type { Entity } from '../records/entity.ts';
import type { Records } from '../records/execute.ts';

type Reading = Pick<Records, 'all' | 'loadMany'>;

/** The next meeting of a draft whose meeting closed when none was planned. */
const plannedNext = async (
  records: Reading,
  pk: string,
  { meeting, status, next }: MinutesState,
): Promise<MeetingState | undefined> => {
  if (next || status !== 'draft') return undefined;
  const { items } = await records.all({ kind: 'records', pk, type: 'meeting', order: 'number' });
  const meetings = new Map(items.map(({ id, state }) => [id, state as MeetingState]));
  return meetings.get(planAfter(meeting, (ref) => meetings.get(ref)));
};

/**
 * What the minutes of a meeting are made of, for a reader who may know of it all, and every record among it:
 * what is withheld from others follows from those.
 */
export const minutesSources = async (
  records: Reading,
  pk: string,
  meeting: MeetingState,
  minutes: MinutesState,
): Promise<{ readonly sources: MinutesSources; readonly found: readonly Entity[] }> => {
  const [agenda, { items: recorded }, reported, left, heard, nextMeeting] = await Promise.all([
    records.loadMany(pk, meeting.agenda),
    records.all({ kind: 'of-meeting', pk, meeting: meeting.ref }),
    records.loadMany(pk, meeting.reported ?? []),
    records.loadMany(pk, meeting.leftMotions ?? []),
    records.loadMany(pk, meeting.heard ?? []),
    plannedNext(records, pk, minutes),
  ]);
  const items = agenda.map(({ state }) => state as AgendaItemState);
  return {
    sources: {
      meeting,
      minutes,
      items,
      recorded,
      reported,
      left,
      heard,
      ...(nextMeeting ? { nextMeeting } : {}),
    },
    found: [...agenda, ...recorded, ...reported, ...left, ...heard],
  };
};
