import { z } from 'zod';
import { createCalendar } from '../src/domain/calendar.ts';
import { Invalid } from '../src/errors.ts';
import { dayText } from '../src/text/format.ts';
import { text } from '../src/text/text.ts';
import { home } from './home.ts';
import { maybeWords, typedWords } from './inputs.ts';
import { mayRead } from './reading.ts';
import type { Content } from '../src/chaser/ports.ts';
import type { Feature, Reply } from './route.ts';
import { say, told, verbRoute } from './route.ts';
import type { Scene } from './scene.ts';
import type { Body, Turn } from './turn.ts';
import { bodyOf, carryOut } from './turn.ts';

const MOST_YEARS = 100;
const LONGEST_WHY = 500;
/** Records named to the secretary before their words go. */
const NAMED = 8;

const holdLine = ({ state }: Body, now: string): string => {
  const { hold, name } = state;
  if (!hold) return text('keeping.holdOff', { name });
  const calendar = createCalendar(state);
  const since = dayText(calendar.dateOf(hold.at), calendar.dateOf(now));
  return text('keeping.holdOn', { name, since, why: hold.why });
};

const retentionLine = ({ state: { name, retention } }: Body): string =>
  text('keeping.retention', { name, years: retention?.years ?? 0 });

/** Puts the committee's records on hold or lifts it, and says how it stands then. */
const setHold = async (turn: Turn, body: Body, on: boolean, why = ''): Promise<Reply> => {
  const input = { on, ...(why && { why }) };
  await carryOut(turn, body, { verb: 'committee.hold', id: 'committee', input });
  return told(holdLine(await bodyOf(turn, body.id), turn.now));
};

const setRetention = async (turn: Turn, body: Body, years: number | null): Promise<Reply> => {
  if (years !== null && (years < 1 || years > MOST_YEARS))
    throw new Invalid('retention-years', { most: MOST_YEARS });
  await carryOut(turn, body, { verb: 'committee.retain', id: 'committee', input: { years } });
  return told(retentionLine(await bodyOf(turn, body.id)));
};

const shown = async (turn: Turn, line: (body: Body) => string): Promise<Reply> => {
  const body = await home(turn);
  mayRead(turn, body);
  return told(line(body));
};

/** What goes when its time has come; nothing is said where nothing does. */
export const expiryNotice = async ({
  services,
  body,
  place,
}: Scene): Promise<Content | undefined> => {
  const announced = body.state.retention?.announced;
  if (!announced) return undefined;
  const erasure = await services.records.erasureOf(body.pk, { before: announced.before });
  const going = await services.records.erasable(body.pk, erasure);
  const refs = [...new Set(going.map(({ entity }) => entity))];
  if (refs.length === 0) return undefined;
  return say(
    text('keeping.expiry', {
      name: body.state.name,
      on: dayText(announced.on, place.today),
      before: dayText(announced.before, ''),
      refs: refs.slice(0, NAMED).join(', '),
      more: Math.max(0, refs.length - NAMED),
    }),
  );
};

/** How long records are kept, and what keeps them longer. */
export const keepingFeature: Feature = {
  verbs: [
    verbRoute({
      verb: 'committee.hold',
      input: z.object({ on: z.stringbool().or(z.boolean()), why: maybeWords(LONGEST_WHY) }),
      handle: async (turn, { on, why }, { committee }) =>
        setHold(turn, await bodyOf(turn, committee), on, why),
    }),
    verbRoute({
      verb: 'committee.retain',
      input: z.object({ years: z.coerce.number().int().optional() }),
      handle: async (turn, { years }, { committee }) =>
        setRetention(turn, await bodyOf(turn, committee), years ?? null),
    }),
  ],
  commands: [
    {
      name: 'legal hold on because <why>',
      pattern:
        /^legal\s+hold(?:\s+(?<on>on|off)(?:\s*[:,]?\s*(?:because(?:\s+of)?|for)?\s+(?<why>\S[\s\S]*))?)?\s*$/iu,
      handle: async (turn, { on, why }) =>
        on
          ? setHold(
              turn,
              await home(turn),
              on.toLowerCase() === 'on',
              typedWords(why ?? '', LONGEST_WHY),
            )
          : shown(turn, (body) => holdLine(body, turn.now)),
    },
    {
      name: 'retention <years>',
      pattern:
        /^retention(?:\s+(?:(?<years>\d{1,6})(?:\s+years?)?|(?<off>off|none|for\s+ever)))?\s*$/iu,
      handle: async (turn, { years, off }) =>
        years || off
          ? setRetention(turn, await home(turn), years ? Number(years) : null)
          : shown(turn, retentionLine),
    },
  ],
};
