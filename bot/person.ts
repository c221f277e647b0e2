import { z } from 'zod';
import { awayDialog } from '../cards/digest.ts';
import { createCalendar, isZone } from '../src/domain/calendar.ts';
import { Invalid } from '../src/errors.ts';
import { dayText } from '../src/text/format.ts';
import { text } from '../src/text/text.ts';
import { sensible, typedDate } from './dates.ts';
import { nowhere } from './fallback.ts';
import { date } from './inputs.ts';
import type { Feature, Reply } from './route.ts';
import { say, verbRoute } from './route.ts';
import type { Turn } from './turn.ts';

const ownCalendar = ({ me }: Turn) =>
  createCalendar({ timeZone: me.timeZone ?? 'UTC', workingDays: [1, 2, 3, 4, 5] });

const told = (line: string): Reply => ({ private: say(line), note: line });

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

const typedAway = (turn: Turn, words: string): Promise<Reply> =>
  away(turn, typedDate(words, { now: turn.now, calendar: ownCalendar(turn) }));

const setZone = async (turn: Turn, words: string): Promise<Reply> => {
  const zone = words.trim().replace(/\s+/gu, '_');
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
      pattern: /^away(?:\s+until)?\s+(?<when>\S.*)$/iu,
      handle: async (turn, { when = '' }) => typedAway(turn, when),
    },
    {
      name: 'back',
      pattern: /^(?:i['’]?m\s+)?back\s*$/iu,
      handle: (turn) => away(turn, undefined),
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
