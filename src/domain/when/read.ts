import { en } from 'chrono-node';
import { DateTime } from 'luxon';
import type { Calendar } from '../calendar.ts';
import { type Day, type NoDate, phrases } from './phrases.ts';

export type { NoDate } from './phrases.ts';

/** When and where a text is read. */
export interface Reader {
  /** UTC instant. */
  readonly now: string;
  /** The committee's: its zone decides what "today" is. */
  readonly calendar: Calendar;
  /** UTC instant for which the next meeting is planned. */
  readonly nextMeeting?: string;
}

/** A date (`YYYY-MM-DD` in the calendar's zone), the words that say it, and where they stand. */
export interface When {
  readonly date: string;
  readonly text: string;
  readonly index: number;
}

/** No usable date; `text` is what was understood as one. */
export interface NoWhen {
  readonly why: NoDate;
  readonly text?: string;
}

/** A phrase that says a date, or fails to. */
export interface Found {
  readonly index: number;
  readonly text: string;
  readonly reading: { readonly date: string } | { readonly why: NoDate };
}

const LONGEST = 200;
const YEARS_AHEAD = 5;

const dayOf = ({ now, calendar, nextMeeting }: Reader): Day => ({
  today: calendar.dateOf(now),
  calendar,
  ...(nextMeeting === undefined || nextMeeting < now
    ? {}
    : { nextMeeting: calendar.dateOf(nextMeeting) }),
});

type ParsedByChrono = ReturnType<typeof en.GB.parse>[number];

const readingOf = (result: ParsedByChrono): Found['reading'] => {
  const { start, end } = result;
  const last = end ?? start;
  const date = DateTime.utc(last.get('year') ?? 0, last.get('month') ?? 0, last.get('day') ?? 0);
  if (!date.isValid) return { why: 'absurd' };
  const wholeMonth = !last.isCertain('day') && !result.tags().has('result/relativeDate');
  return { date: (wholeMonth ? date.endOf('month') : date).toISODate() };
};

/** What chrono-node finds in a text, in the reader's zone; times without a date are none. */
const foundByChrono = (text: string, { today }: Day): Found[] => {
  // Chrono works in the zone of the process: give it the committee's wall calendar, at a noon that
  // no change of clocks touches.
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  return en.GB.parse(text, new Date(year, month - 1, day, 12), { forwardDate: true })
    .filter(({ start }) =>
      (['day', 'month', 'year'] as const).some((part) => start.isCertain(part)),
    )
    .map((result) => ({ index: result.index, text: result.text, reading: readingOf(result) }));
};

/**
 * Every date phrase of a text, in order, and the text with those phrases struck out. Texts of more
 * than 200 characters hold none: a date is said shortly.
 */
export const scan = (text: string, reader: Reader): { found: Found[]; rest: string } => {
  if (text.length > LONGEST) return { found: [], rest: text };
  const day = dayOf(reader);
  const found: Found[] = [];
  let rest = text;
  const take = (all: readonly Found[]): void => {
    for (const one of all) {
      found.push(one);
      const after = one.index + one.text.length;
      rest = rest.slice(0, one.index) + '|'.repeat(one.text.length) + rest.slice(after);
    }
  };
  for (const { pattern, read } of phrases)
    take(
      [...rest.matchAll(pattern)].map((match) => ({
        index: match.index,
        text: match[0],
        reading: read(match.groups ?? {}, day),
      })),
    );
  take(foundByChrono(rest, day));
  const dayEnd = /\b(?:eod|cob|close\s+of\s+(?:business|play)|end\s+of\s+(?:the\s+)?day)\b/i.exec(
    rest,
  );
  if (found.length === 0 && dayEnd)
    take([{ index: dayEnd.index, text: dayEnd[0], reading: { date: day.today } }]);
  return { found: found.sort((a, b) => a.index - b.index), rest };
};

/** The one date that the phrases agree on; a past one and one more than five years off are refused. */
export const agreed = (found: readonly Found[], { now, calendar }: Reader): When | NoWhen => {
  const [first] = found;
  if (!first) return { why: 'none' };
  const failed = found.find(({ reading }) => 'why' in reading);
  if (failed && 'why' in failed.reading) return { why: failed.reading.why, text: failed.text };
  if (!('date' in first.reading)) return { why: 'none' };
  const { date } = first.reading;
  if (found.some(({ reading }) => !('date' in reading) || reading.date !== date))
    return { why: 'ambiguous', text: found.map(({ text }) => text).join(', ') };
  const today = calendar.dateOf(now);
  const horizon = DateTime.fromISO(today, { zone: 'utc' }).plus({ years: YEARS_AHEAD }).toISODate();
  if (date < today) return { why: 'past', text: first.text };
  if (horizon === null || date > horizon || date.length > 10)
    return { why: 'absurd', text: first.text };
  return { date, text: first.text, index: first.index };
};

/**
 * Reads the date that a text names, day first, in the calendar's zone: "by Friday", "27/11/2026",
 * "in two weeks", "end of next week", "Q1 2027", "within 5 working days", "before the next meeting".
 * Never throws: a text without a usable date says why.
 */
export const readWhen = (text: string, reader: Reader): When | NoWhen =>
  agreed(scan(text, reader).found, reader);
