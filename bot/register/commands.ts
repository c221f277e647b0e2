import type { Opens, View } from '../../cards/buttons.ts';
import { readPast } from '../../src/domain/when/past.ts';
import { Invalid } from '../../src/errors.ts';
import type { RaidKind } from '../../src/domain/raid/state.ts';
import { minutesId } from '../../src/domain/minutes/events.ts';
import { home, lookUp } from '../home.ts';
import { CODE } from '../named.ts';
import { mayRead, privateScene, readingScene } from '../reading.ts';
import { sharedViews } from '../refresh.ts';
import type { CardJson, CommandRoute, Reply } from '../route.ts';
import { content } from '../route.ts';
import { calendarOf } from '../scene.ts';
import type { Body, Turn } from '../turn.ts';
import { packCardIn } from '../views/pack.ts';
import { asAtCardIn } from './as-at.ts';
import { ledgerCardIn, policyCardIn, verifyCardIn } from './evidence.ts';
import { actionsCardIn } from './lists.ts';
import { myActionsCardIn } from './mine.ts';
import { open, summaryOf } from './opens.ts';

const aside = (card: CardJson): Reply => ({ private: content(summaryOf(card), card) });

/** What looks different to different people. */
const PERSONAL: ReadonlySet<View> = new Set<View>([
  'actions',
  'agenda',
  'members',
  'minutes',
  'record',
  'rules',
]);

/** A card in the conversation; where it matters, everybody with a seat gets their own view of it. */
export const aloud = async (turn: Turn, body: Body, opens: Opens): Promise<Reply> => {
  const scene = readingScene(turn, body);
  const card = await open(turn, opens, body.id);
  const many = scene.viewer === undefined && PERSONAL.has(opens.show);
  const posted = many ? await sharedViews(scene, card, opens) : card;
  return { card: posted, summary: summaryOf(card) };
};

const list = (name: string, show: View, pattern: RegExp, query?: string): CommandRoute => ({
  name,
  pattern,
  handle: async (turn) => aloud(turn, await home(turn), { show, ...(query && { query }) }),
});

const RAID_LISTS: Readonly<Record<string, RaidKind>> = {
  risks: 'risk',
  issues: 'issue',
  assumptions: 'assumption',
  dependencies: 'dependency',
};

/** What a register that is asked for as at a day is called. */
const registerNamed = (said: string): Pick<Opens, 'show' | 'query'> => {
  const named = said.toLowerCase();
  const kind = RAID_LISTS[named];
  if (kind !== undefined) return { show: 'raid', query: kind };
  const views = ['actions', 'decisions', 'meetings', 'motions', 'raid'] as const;
  return { show: views.find((view) => view === named) ?? 'actions' };
};

/** Throws Invalid (`as-at-unclear`) for words that name no day that has been. */
const pastDay = (turn: Turn, body: Body, said: string): string => {
  const day = readPast(said, calendarOf(body.state), turn.services.clock.now());
  if (day === undefined) throw new Invalid('as-at-unclear', { text: said.slice(0, 60) });
  return day;
};

const REF = String.raw`${CODE}(?<ref>[admnrv]-\d{1,9})`;

const refOf = ({ code, ref = '' }: Readonly<Record<string, string | undefined>>) => ({
  ref,
  ...(code ? { code } : {}),
});

/** Around what is searched for. */
const QUOTES = /^[\s"“”„«»'‘’]+|[\s"“”„«»'‘’.?!]+$/gu;

/** Opens a record that is typed by its reference, `code` before it where needed. */
const opening = async (
  turn: Turn,
  typed: { readonly code?: string; readonly ref: string },
): Promise<Reply> => {
  const { body, entity } = await lookUp(turn, typed);
  return aloud(turn, body, { show: 'record', id: entity.id });
};

export const registerCommands: readonly CommandRoute[] = [
  list('actions', 'actions', /^(?:open\s+)?actions\s*$/iu),
  {
    // It names who is late: nothing for the whole conversation.
    name: 'overdue',
    pattern: /^(?:overdue|late)(?:\s+actions)?(?:\s+as\s+(?:at|of|on)\s+(?<when>.+?))?\s*$/iu,
    handle: async (turn, { when }) => {
      const body = await home(turn);
      mayRead(turn, body);
      const scene = privateScene(turn, body);
      if (when === undefined) return aside(await actionsCardIn(scene, 'overdue', 1));
      const asked = { kind: 'actions', query: 'overdue', page: 1 } as const;
      return aside(await asAtCardIn(scene, { ...asked, date: pastDay(turn, body, when) }));
    },
  },
  list('decisions', 'decisions', /^decisions\s*$/iu),
  list('raid', 'raid', /^(?:open\s+)?(?:raid|risks\s+and\s+issues)\s*$/iu),
  ...Object.entries(RAID_LISTS).map(([name, kind]) =>
    list(name, 'raid', new RegExp(`^(?:open\\s+)?${name}\\s*$`, 'iu'), kind),
  ),
  list('meetings', 'meetings', /^meetings\s*$/iu),
  list('motions', 'motions', /^(?:open\s+)?motions\s*$/iu),
  {
    name: 'actions as at <date>',
    pattern:
      /^(?:open\s+)?(?<list>actions|decisions|meetings|motions|raid|risks|issues|assumptions|dependencies)\s+as\s+(?:at|of|on)\s+(?<when>.+)$/iu,
    handle: async (turn, { list: named = '', when = '' }) => {
      const body = await home(turn);
      return aloud(turn, body, { ...registerNamed(named), asAt: pastDay(turn, body, when) });
    },
  },
  list('status', 'status', /^status\s*$/iu),
  {
    name: 'my actions',
    pattern: /^my\s+(?:open\s+)?actions\s*$/iu,
    handle: async (turn) => aside(await myActionsCardIn(turn, 1)),
  },
  {
    name: 'search <words>',
    pattern: /^(?:search|find)(?:\s*:?\s+(?:for\s+)?(?<query>[\s\S]*))?$/iu,
    handle: async (turn, { query = '' }) =>
      aloud(turn, await home(turn), {
        show: 'search',
        query: query.replace(QUOTES, '').slice(0, 200),
      }),
  },
  {
    name: 'A-12',
    pattern: new RegExp(`^(?:open\\s+|show\\s+)?${REF}\\s*$`, 'iu'),
    handle: async (turn, groups) => opening(turn, refOf(groups)),
  },
  {
    name: 'motion 2',
    pattern: /^(?:open\s+|show\s+)?motion\s+#?(?<number>\d{1,9})\s*$/iu,
    handle: async (turn, { number = '' }) => opening(turn, { ref: `V-${Number(number)}` }),
  },
  {
    name: 'history A-12',
    pattern: new RegExp(
      `^history(?:\\s+(?:of\\s+)?(?:motion\\s+#?(?<number>\\d{1,9})|(?:(?<minutes>minutes)\\s+)?${REF}))?\\s*$`,
      'iu',
    ),
    handle: async (turn, groups) => {
      const { ref, number } = groups;
      if (!ref && !number) return aloud(turn, await home(turn), { show: 'history' });
      const named = number ? { ref: `V-${Number(number)}` } : refOf(groups);
      const { body, entity } = await lookUp(turn, named);
      const id = groups['minutes'] ? minutesId(entity.id) : entity.id;
      return aloud(turn, body, { show: 'history', id });
    },
  },
  {
    // It names owners who are late: nothing for the whole conversation.
    name: 'pack',
    pattern: /^(?:chair['’]?s\s+)?pack\s*$/iu,
    handle: async (turn) => aside(await packCardIn(privateScene(turn, await home(turn)))),
  },
  {
    name: 'verify',
    pattern: /^verify\s*$/iu,
    handle: async (turn) => {
      const body = await home(turn);
      mayRead(turn, body);
      const card = await verifyCardIn(readingScene(turn, body));
      return { card, summary: summaryOf(card) };
    },
  },
  {
    name: 'chase policy',
    pattern: /^(?:chase|reminder)\s+policy\s*$/iu,
    handle: async (turn) => {
      const body = await home(turn);
      mayRead(turn, body);
      return aside(await policyCardIn(privateScene(turn, body)));
    },
  },
  {
    // Whose reminders went unanswered is nobody's business in the conversation.
    name: 'ledger',
    pattern: new RegExp(`^ledger(?:\\s+${REF})?\\s*$`, 'iu'),
    handle: async (turn, groups) => {
      const { body, id } = groups['ref']
        ? await lookUp(turn, refOf(groups)).then((it) => ({ body: it.body, id: it.entity.id }))
        : { body: await home(turn), id: undefined };
      return aside(await ledgerCardIn(privateScene(turn, body), 1, id));
    },
  },
];
