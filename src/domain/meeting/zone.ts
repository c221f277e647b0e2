import type { EntityChange } from '../../records/entity.ts';
import { createCalendar } from '../calendar.ts';
import type { Context, States } from '../model.ts';
import { plannedFor } from './next.ts';
import { instantOn } from './recurrence.ts';

/**
 * The planned meeting of a series at its hour in the zone (IANA) that the committee is to have, on its date by the
 * rule of before. One that was moved by hand, or whose agenda people have with its time, stays, as does one whose
 * hour is over in that zone. The next meeting must be loaded.
 */
export const movedToZone = (
  states: States,
  timeZone: string,
  context: Context,
): readonly EntityChange[] => {
  const committee = states.committee?.state;
  const meeting = states.get('meeting', committee?.nextMeeting ?? '')?.state;
  const { series } = committee ?? {};
  if (!committee || !series?.planned || !meeting || timeZone === committee.timeZone) return [];
  if (meeting.status !== 'planned' || meeting.agendaPublishedAt !== undefined) return [];
  if (meeting.plannedFor !== instantOn(series, committee, series.planned)) return [];
  const rules = { ...committee, timeZone };
  const at = instantOn(series, rules, series.planned);
  if (at === undefined || at <= context.now) return [];
  const there = { ...context, calendar: createCalendar(rules) };
  return plannedFor(meeting.ref, { at }, there, meeting.packAt === undefined);
};
