/** The English words of calendars: as numbers, and as parts of regular expressions. */

export const NUMBERS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** The weekdays as RFC 5545 writes them, Monday first. */
export const DAY_CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** `Monday`, `tues`, `Thur`. */
export const weekdayName =
  'mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?';

/** `January`, `sept`, `Dec`. */
export const monthName =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const placeOf = (names: readonly string[], word: string): number =>
  names.indexOf(word.slice(0, 3).toLowerCase()) + 1;

/** The ISO weekday of a name, 1 = Monday; 0 where it is none. */
export const weekdayNumber = (name: string): number => placeOf(WEEKDAYS, name);

/** The month of a name, 1 = January; 0 where it is none. */
export const monthNumber = (name: string): number => placeOf(MONTHS, name);
