import { DateTime } from 'luxon';
import type { MeetingState } from '../src/domain/meeting/state.ts';
import { readPast } from '../src/domain/when/past.ts';
import type { Reader } from '../src/domain/when/read.ts';
import { readWhen } from '../src/domain/when/read.ts';
import { Invalid, Refused } from '../src/errors.ts';
import type { Entity } from '../src/records/entity.ts';
import { calendarOf } from './scene.ts';
import type { Body, Turn } from './turn.ts';

const YEARS_AHEAD = 5;

/** The day itself. Throws Refused (`date-past`, `date-absurd`) for one that nobody can mean. */
export const sensible = (date: string, today: string): string => {
  if (date < today) throw new Refused('date-past', { date });
  const farthest = DateTime.fromISO(today, { zone: 'utc' }).plus({ years: YEARS_AHEAD });
  if (DateTime.fromISO(date, { zone: 'utc' }) > farthest)
    throw new Refused('date-absurd', { date });
  return date;
};

/** The date that typed words name. Throws as `sensible`, and Invalid (`date-unclear`). */
export const typedDate = (words: string, reader: Reader): string => {
  const read = readWhen(words, reader);
  if ('date' in read) return read.date;
  const said = (read.text ?? words).slice(0, 60);
  if (read.why === 'past') throw new Refused('date-past', { date: said });
  if (read.why === 'absurd') throw new Refused('date-absurd', { date: said });
  throw new Invalid('date-unclear', { text: said });
};

/** As `typedDate`, also of a day that has been: "1 January 2020", "last Friday". */
export const typedDay = (words: string, reader: Reader): string => {
  const read = readWhen(words, reader);
  const past = 'why' in read && read.why === 'past';
  return (past && readPast(words, reader.calendar, reader.now)) || typedDate(words, reader);
};

/** How dates are read in a committee: its zone, its working days, its next meeting. */
export const readerOf = async (turn: Turn, body: Body): Promise<Reader> => {
  const { nextMeeting } = body.state;
  const found = nextMeeting ? await turn.services.records.load(body.pk, nextMeeting) : undefined;
  const plannedFor = (found as Entity<MeetingState> | undefined)?.state.plannedFor;
  return {
    now: turn.now,
    calendar: calendarOf(body.state),
    ...(plannedFor === undefined ? {} : { nextMeeting: plannedFor }),
  };
};
