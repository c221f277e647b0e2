import {
  DAY_CODES,
  monthName,
  monthNumber,
  NUMBERS,
  weekdayName,
  weekdayNumber,
} from './vocabulary.ts';

/** How often a meeting comes again, as said: the rule (RFC 5545), or the words that say no such thing. */
export type SpokenRhythm =
  | { readonly rule: string; readonly onDayOff?: 'next' | 'previous' }
  | { readonly unclear?: string };

const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ');

const unit = 'day|week|fortnight|month|quarter|half[-\\s]?year|year';
const nth = '(?:first|second|third|fourth|fifth|last|[1-5](?:st|nd|rd|th))';
const each = '(?:every|each)';

const pattern = (source: string): RegExp => new RegExp(`\\b(?:${source})(?!\\w)`, 'giu');

/** `every working day`, `on weekdays`. */
const WORKING = pattern(
  `(?:(?:${each}|on)\\s+)?(?:(?:working|business|week)\\s?days)|${each}\\s+(?:working|business|week)\\s?day`,
);
/** `every other` of `every other Thursday`, `each 3` of `each 3 Mondays`. */
const stepping = (...also: readonly string[]): RegExp =>
  new RegExp(
    `\\b${each}\\s+(?<step>${['other', ...also, ...NUMBERS].join('|')}|\\d{1,2})\\s+(?=(?:${weekdayName})s?\\b)`,
    'giu',
  );
const STEP = stepping();
/** Of no month, the second Thursday is every other one. */
const STEP_OR_SECOND = stepping('second', '2nd');
/** Of a month or longer. */
const LONGER = new RegExp(`\\b(?:month|quarter|year|annual|(?:${monthName})\\b)`, 'iu');
/** `except in August`, `apart from the first`. */
const EXCEPT = pattern('(?<said>(?:except|but|apart\\s+from|unless|without|skipping)\\b[^,;]*)');
/** `every two weeks`, `each third month`, `once a quarter`. */
const PERIOD = pattern(
  `(?:${each}|once\\s+(?:a|per|${each}))\\s+(?:(?<step>other|${[...NUMBERS, ...ORDINALS.slice(1)].join('|')}|\\d{1,2}(?:st|nd|rd|th)?)\\s+)?(?<unit>${unit})s?(?!\\s+of\\b)`,
);
/** `weekly`, `bi-weekly`, `half-yearly`. */
const ADVERB = pattern(
  '(?<unit>dai|week|fortnight|bi-?week|month|quarter|half[-\\s]?year|year|annual)ly',
);
const OF_PERIOD = pattern('(?:of|in)\\s+the\\s+(?<unit>month|quarter)');
/** `first and third Tuesday`, `last working day`, `2nd Monday`. */
const PLACE = pattern(
  `(?<nths>${nth}(?:(?:\\s*[,&]\\s*|\\s+and\\s+)(?:the\\s+)?${nth})*)\\s+(?<what>${weekdayName}|(?:working|business)\\s+day|day)s?`,
);
/** `March`, `1 March`, `March 1`. */
const MONTH = pattern(
  `(?:(?<date>\\d{1,2})\\s+)?(?<month>${monthName})(?:\\s+(?<after>\\d{1,2}))?`,
);
/** `15th`, `1st day`. */
const DATE = pattern('(?<date>\\d{1,2})(?:st|nd|rd|th)(?:\\s+day)?');
const DAY = pattern(`(?<day>${weekdayName})s?`);
/** What joins those, and means nothing by itself. */
const FILLER = '(?:every|each|on|in|of|the|an?|and|at|then|[\\s,.;&])+';
const EDGES = new RegExp(`^${FILLER}(?!\\w)|(?<!\\w)${FILLER}$`, 'giu');

const codeOf = (name: string): string => DAY_CODES[weekdayNumber(name) - 1] ?? '';

const codesOf = (isoDays: readonly number[]): string =>
  isoDays.map((day) => DAY_CODES[day - 1]).join(',');

const numberOf = (word = ''): number => {
  const said = word.toLowerCase();
  if (said === 'other') return 2;
  const named = Math.max(NUMBERS.indexOf(said), ORDINALS.indexOf(said)) + 1;
  return said === 'last' ? -1 : named || Number.parseInt(said, 10);
};

type Groups = Readonly<Record<string, string | undefined>>;

/** Takes what it knows out of the words, one kind after the other; what is left was not understood. */
const reading = (said: string) => {
  let left = said;
  const take = (each: RegExp): readonly Groups[] => {
    const found = [...left.matchAll(each)].map(({ groups = {} }) => groups);
    left = left.replaceAll(each, '|');
    return found;
  };
  const except = take(EXCEPT).map(({ said: words = '' }) => words.trim());
  return {
    working: take(WORKING).length > 0,
    steps: take(LONGER.test(said) ? STEP : STEP_OR_SECOND),
    periods: [...take(PERIOD), ...take(ADVERB), ...take(OF_PERIOD)],
    places: take(PLACE),
    months: take(MONTH),
    dates: take(DATE),
    days: take(DAY).map(({ day = '' }) => codeOf(day)),
    unclear: [...except, ...left.split('|').map((part) => part.trim().replaceAll(EDGES, '').trim())]
      .filter((part) => part !== '')
      .join(', '),
  };
};

type Parts = Omit<ReturnType<typeof reading>, 'unclear'>;

const MONTHS_IN: Readonly<Record<string, number>> = { m: 1, q: 3, h: 6 };

/** How many of the unit lie between two meetings; undefined where another unit was said. */
const intervalOf = ({ periods }: Parts, of: (unit: string) => number | undefined) => {
  const [period] = periods;
  if (!period) return 1;
  const times = of((period['unit'] ?? '').toLowerCase());
  return times && times * numberOf(period['step'] ?? '1');
};

const inWeeks = (unit: string): number | undefined =>
  unit.startsWith('week') ? 1 : /^(?:fortnight|bi)/u.test(unit) ? 2 : undefined;
const inMonths = (unit: string): number | undefined => MONTHS_IN[unit.slice(0, 1)];
const inYears = (unit: string): number | undefined =>
  /^(?:year|annual)/u.test(unit) ? 1 : undefined;
const inDays = (unit: string): number | undefined => (/^dai|^day/u.test(unit) ? 1 : undefined);

const joined = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined).join(';');

const head = (freq: string, interval: number): string =>
  joined(`FREQ=${freq}`, interval > 1 ? `INTERVAL=${interval}` : undefined);

/**
 * Which days of a month: dates, the first and third Tuesday, the last working day; undefined where they do
 * not go together.
 */
const daysOfMonth = ({ places, dates, months }: Parts, workingDays: readonly number[]) => {
  const spoken = months.flatMap(({ date, after }) => date ?? after ?? []);
  const numbers = [...new Set([...dates.map(({ date }) => date), ...spoken].map(Number))];
  const placed = places.flatMap(({ nths = '', what = '' }) =>
    [...nths.matchAll(new RegExp(nth, 'giu'))].map(([word]) => ({ n: numberOf(word), what })),
  );
  if (numbers.length > 0) {
    if (placed.length > 0 || numbers.some((each) => each < 1 || each > 31)) return undefined;
    const [only = 0] = numbers;
    // Months differ in length: whoever says the 30th means the last day of a shorter one.
    return numbers.length === 1 && only > 28 && only < 31 && months.length === 0
      ? `BYMONTHDAY=${only === 30 ? '28,29,30' : '28,29'};BYSETPOS=-1`
      : `BYMONTHDAY=${numbers.map((each) => (each === 31 ? -1 : each)).join(',')}`;
  }
  const ns = placed.map(({ n }) => n).join(',');
  if (placed.every(({ what }) => /^day/iu.test(what))) return `BYMONTHDAY=${ns}`;
  if (placed.every(({ what }) => /day$/iu.test(what) && /^(?:work|busi)/iu.test(what)))
    return `BYDAY=${codesOf(workingDays)};BYSETPOS=${ns}`;
  return placed.every(({ what }) => codeOf(what) !== '')
    ? `BYDAY=${placed.map(({ n, what }) => `${n}${codeOf(what)}`).join(',')}`
    : undefined;
};

const monthly = (parts: Parts, workingDays: readonly number[]): string | undefined => {
  const { months, periods } = parts;
  const yearly = months.length > 0;
  const interval =
    yearly && periods.length === 0 ? 1 : intervalOf(parts, yearly ? inYears : inMonths);
  const days = daysOfMonth(parts, workingDays);
  if (interval === undefined || days === undefined) return undefined;
  const by = months.map((each) => monthNumber(each['month'] ?? '')).join(',');
  return yearly
    ? joined(head('YEARLY', interval), `BYMONTH=${by}`, days)
    : joined(head('MONTHLY', interval), days);
};

const ruleOf = (parts: Parts, workingDays: readonly number[]): string | undefined => {
  const { working, steps, periods, places, months, dates, days } = parts;
  const ofMonth = places.length + dates.length + months.length > 0;
  const weekly = steps.length + days.length > 0;
  if (periods.length > 1 || steps.length > 1) return undefined;
  if (Number(working) + Number(ofMonth) + Number(weekly) > 1) return undefined;
  if (working) return `FREQ=WEEKLY;BYDAY=${codesOf(workingDays)}`;
  if (ofMonth) return monthly(parts, workingDays);
  const daily = weekly ? undefined : intervalOf(parts, inDays);
  if (!weekly) return periods.length > 0 && daily ? head('DAILY', daily) : undefined;
  const [step] = steps;
  const interval = step ? numberOf(step['step']) : intervalOf(parts, inWeeks);
  const names = DAY_CODES.filter((day) => days.includes(day)).join(',');
  return interval ? joined(head('WEEKLY', interval), `BYDAY=${names}`) : undefined;
};

/** Where a first or last working day falls on a holiday, the next or the one before is meant. */
const dayOffOf = ({ places }: Parts) => {
  const said = places.filter(({ what = '' }) => /^(?:work|busi)/iu.test(what));
  if (said.length === 0) return {};
  return {
    onDayOff: said.some(({ nths }) => /last/iu.test(nths ?? '')) ? 'previous' : 'next',
  } as const;
};

/**
 * Reads "every second Thursday", "every first and third Tuesday of the month", "quarterly on the last working
 * day", "every year on 1 March". "Every second Thursday" is every other one; with "of the month", the second.
 * `workingDays` are ISO weekdays. Words that it does not know are given back as `unclear`. Never throws.
 */
export const readRhythm = (said: string, workingDays: readonly number[]): SpokenRhythm => {
  const { unclear, ...parts } = reading(said);
  if (unclear !== '') return { unclear };
  const rule = ruleOf(parts, workingDays);
  return rule === undefined ? {} : { rule, ...dayOffOf(parts) };
};
