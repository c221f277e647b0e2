import type { Reader } from './read.ts';

const TIME = /^(?:at\s+)?(?<hour>\d{1,2})(?:[:.](?<minute>\d{2}))?\s*(?:(?<half>[ap])\.?m\.?)?$/iu;
const AGO = /^(?<minutes>\d{1,3})\s+min(?:ute)?s?\s+ago$/iu;
const MINUTE_MS = 60_000;
const HALF_DAY_MS = 12 * 60 * MINUTE_MS;

/**
 * The UTC instant of a time of day that lies behind: `10:40`, `at 2.15pm`, `5 minutes ago`, in the calendar's
 * zone. A bare hour that would still be to come is taken for the afternoon's or the morning's, whichever has
 * passed. Undefined where the words name no time; an instant to come where they name one of later today.
 */
export const readClockTime = (
  text: string,
  { now, calendar }: Pick<Reader, 'now' | 'calendar'>,
): string | undefined => {
  const ago = AGO.exec(text.trim())?.groups?.['minutes'];
  if (ago !== undefined) return new Date(Date.parse(now) - Number(ago) * MINUTE_MS).toISOString();
  const { hour, minute = '00', half } = TIME.exec(text.trim())?.groups ?? {};
  if (hour === undefined || Number(minute) > 59) return undefined;
  const said = Number(hour);
  if (said > (half === undefined ? 23 : 12)) return undefined;
  const hours = half === undefined ? said : (said % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  const clock = `${String(hours).padStart(2, '0')}:${minute}`;
  const instant = calendar.instantOf(calendar.dateOf(now), clock);
  const later = new Date(Date.parse(instant) + HALF_DAY_MS).toISOString();
  // At three in the afternoon "2.15" was this afternoon, although a clock of 24 hours reads it as night.
  return half === undefined && hours < 12 && later <= now ? later : instant;
};
