import { z } from 'zod';
import { awayDialog } from '../cards/digest.ts';
import { createCalendar, isZone, workingDaysIn } from '../src/domain/calendar.ts';
import { Invalid } from '../src/errors.ts';
import { plainDefaults } from '../src/people/person.ts';
import { dayText } from '../src/text/format.ts';
import { text } from '../src/text/text.ts';
import { sensible, typedDate } from './dates.ts';
import { nowhere } from './fallback.ts';
import { date } from './inputs.ts';
import type { Feature, Reply } from './route.ts';
import { told, verbRoute } from './route.ts';
import type { Turn } from './turn.ts';

const ownCalendar = ({ me }: Turn) =>
  createCalendar({
    timeZone: me.timeZone ?? plainDefaults.timeZone,
    workingDays: me.region === undefined ? plainDefaults.workingDays : workingDaysIn(me.region),
  });

const away = async (turn: Turn, until: string | undefined): Promise<Reply> => {
  const today = ownCalendar(turn).dateOf(turn.now);
  if (until !== undefined) sensible(until, today);
  await turn.services.directory.setAway(turn.tenant, turn.me.id, until);
  return told(text('reply.away', { until: until ? dayText(until, today) : 'none' }));
};

const optOut = async (turn: Turn, out: boolean): Promise<Reply> => {
  await turn.services.directory.setOptOut(turn.tenant, turn.me.id, out);
  return told(text('reply.optOut', { out: String(out) }));
};

/** No longer away. */
export const cameBack = (turn: Turn): Promise<Reply> => away(turn, undefined);

/** `from today to Friday`, `Monday – Friday` */
const RANGE = /^(?:from\s+)?(?<from>\S.*?)\s+(?:to|until|till|–|-)\s+(?<to>\S.*)$/iu;

/** Being away begins at once. Throws as `typedDate`, and Invalid (`away-later`). */
const typedAway = (turn: Turn, words: string): Promise<Reply> => {
  const calendar = ownCalendar(turn);
  const reader = { now: turn.now, calendar };
  const { from, to = words } = RANGE.exec(words)?.groups ?? {};
  const until = typedDate(to, reader);
  if (from !== undefined && typedDate(from, reader) > calendar.dateOf(turn.now))
    throw new Invalid('away-later', { until: dayText(until, calendar.dateOf(turn.now)) });
  return away(turn, until);
};

/** `Europe/Berlin`, or a city that gives a zone its name. */
const zoneIn = (words: string): string => {
  const said = words
    .trim()
    .replace(/[.!?]+$/u, '')
    .replace(/\s+/gu, '_');
  const city = `/${said.toLowerCase()}`;
  const named = Intl.supportedValuesOf('timeZone').find((each) =>
    each.toLowerCase().endsWith(city),
  );
  return isZone(said) ? said : (named ?? said);
};

const setZone = async (turn: Turn, words: string): Promise<Reply> => {
  const zone = zoneIn(words);
  if (!isZone(zone)) throw new Invalid('zone-unknown', { zone: zone.slice(0, 60) });
  await turn.services.directory.setZone(turn.tenant, turn.me.id, zone);
  return told(text('reply.zone', { zone }));
};

/** A person's own settings: never journaled, answered to them alone. */
export const personFeature: Feature = {
  verbs: [
    verbRoute({
      verb: 'person.away',
      input: z.object({ until: date }),
      form: async (turn) => awayDialog(nowhere(turn)),
      handle: (turn, { until }) => away(turn, until),
    }),
    verbRoute({
      verb: 'chase.opt-out',
      input: z.looseObject({}),
      handle: (turn) => optOut(turn, true),
    }),
  ],
  commands: [
    {
      name: 'away until <date>',
      pattern: /^away(?:\s+(?:until|till))?(?:\s+(?<when>\S.*))?$/iu,
      handle: async (turn, { when }) =>
        when === undefined ? { dialog: awayDialog(nowhere(turn)) } : typedAway(turn, when),
    },
    {
      name: 'back',
      pattern: /^back\s*$/iu,
      handle: cameBack,
    },
    {
      name: 'my time zone <zone>',
      pattern: /^my\s+time\s*zone\s+(?:is\s+)?(?<zone>\S.*)$/iu,
      handle: (turn, { zone = '' }) => setZone(turn, zone),
    },
    { name: 'opt out', pattern: /^opt[\s-]*out\s*$/iu, handle: (turn) => optOut(turn, true) },
    { name: 'opt in', pattern: /^opt[\s-]*in\s*$/iu, handle: (turn) => optOut(turn, false) },
  ],
};
