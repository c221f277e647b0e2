import type { AgendaItemState } from '../../src/domain/agenda-item.ts';
import type { Verb } from '../../src/domain/verbs.ts';
import type { Entity } from '../../src/records/entity.ts';
import { text } from '../../src/text/text.ts';
import { establish, home } from '../home.ts';
import { typedWords } from '../inputs.ts';
import { mayRead, readingScene } from '../reading.ts';
import { sharedViews } from '../refresh.ts';
import type { CommandRoute, Reply } from '../route.ts';
import type { Body, Turn } from '../turn.ts';
import { bodyOf, carryOut } from '../turn.ts';
import { itemNumbered } from './numbered.ts';
import { addPapers, edit, editTyped, proposeTyped } from './propose.ts';
import { itemCardIn, mattersCardIn, shownAgenda } from './shown.ts';
import { setStanding, standingForm } from './standing.ts';
import { consent, publish, publishAlways, pull } from './verbs.ts';

/** An item's number on the agenda. */
const N = String.raw`(?<number>\d{1,3})`;
/** `because the paper is late`, `: the paper is late` */
const WHY = String.raw`(?:\s*[:,]?\s*(?:because\s+)?(?<why>\S.*))?`;

type Groups = Readonly<Record<string, string | undefined>>;

/** A command about the item of a number on the agenda. */
const ofItem =
  (
    handle: (
      it: {
        readonly turn: Turn;
        readonly body: Body;
        readonly item: Entity<AgendaItemState>;
        readonly count: number;
      },
      groups: Groups,
    ) => Promise<Reply>,
  ) =>
  async (turn: Turn, groups: Groups): Promise<Reply> => {
    const body = await home(turn);
    mayRead(turn, body);
    return handle(
      { turn, body, ...(await itemNumbered(turn, body, groups['number'] ?? '')) },
      groups,
    );
  };

/** Carries out and shows the agenda as it is then. */
const changed = async (
  turn: Turn,
  body: Body,
  verb: Verb,
  id: string,
  input: object,
): Promise<Reply> => {
  await carryOut(turn, body, { verb, id, input });
  return shownAgenda(turn, await bodyOf(turn, body.id));
};

const withWhy = (why: string | undefined) =>
  why === undefined ? {} : { why: typedWords(why, 2000) };

/** Where an item goes: to a number, one up or down, first or last. */
const positionOf = (said: string, from: number, count: number): number => {
  const places: Readonly<Record<string, number>> = {
    up: from - 1,
    down: from + 1,
    first: 1,
    last: count,
  };
  return Math.max(1, places[said.toLowerCase()] ?? Number(said));
};

export const agendaCommands: readonly CommandRoute[] = [
  {
    name: 'agenda',
    pattern: /^agenda\s*$/iu,
    handle: async (turn) => {
      const body = await home(turn);
      mayRead(turn, body);
      return shownAgenda(turn, body);
    },
  },
  {
    name: 'agenda add <title>',
    pattern: /^agenda\s+add\s*:?\s+(?<title>\S[\s\S]*)$/iu,
    handle: async (turn, { title = '' }) => proposeTyped(turn, await establish(turn), title),
  },
  {
    name: 'publish agenda',
    pattern: /^publish\s+(?:the\s+)?agenda\s*$/iu,
    handle: async (turn) => publish(turn, await home(turn)),
  },
  {
    name: 'publish agenda automatically',
    pattern:
      /^publish\s+(?:the\s+)?agendas?\s+(?:(?<auto>automatically|by\s+itself)|by\s+hand|manually)\s*$/iu,
    handle: async (turn, { auto }) => publishAlways(turn, await home(turn), auto !== undefined),
  },
  {
    name: 'item 3',
    pattern: new RegExp(`^(?:agenda\\s+)?item\\s+${N}\\s*$`, 'iu'),
    handle: ofItem(async ({ turn, body, item }) => {
      const scene = readingScene(turn, body);
      const card = await itemCardIn(scene, item);
      const opens = { show: 'record', id: item.id } as const;
      return {
        card: scene.viewer === undefined ? await sharedViews(scene, card, opens) : card,
        summary: text('reply.agenda', { name: body.state.name }),
      };
    }),
  },
  {
    name: 'edit item 3: <changes>',
    pattern: new RegExp(
      `^(?:agenda\\s+)?edit\\s+item\\s+${N}\\s*:?\\s+(?<words>\\S[\\s\\S]*)$`,
      'iu',
    ),
    handle: ofItem(({ turn, body, item }, { words = '' }) => editTyped(turn, body, item, words)),
  },
  {
    name: 'reserve item 3',
    pattern: new RegExp(
      `^(?:(?<open>un)?reserve\\s+item\\s+${N}|(?:make\\s+)?item\\s+${N}\\s+(?:is\\s+)?reserved)\\s*$`,
      'iu',
    ),
    handle: ofItem(({ turn, body, item }, { open }) =>
      edit(turn, body, { id: item.id }, { reserved: open === undefined }),
    ),
  },
  {
    name: 'paper 3: <title> https://…',
    pattern: new RegExp(
      `^papers?\\s+(?:for\\s+)?(?:item\\s+)?${N}\\s*:?\\s+(?<words>\\S[\\s\\S]*)$`,
      'iu',
    ),
    handle: ofItem(({ turn, body, item }, { words = '' }) => addPapers(turn, body, item, words)),
  },
  {
    name: 'accept item 5',
    pattern: new RegExp(`^accept\\s+item\\s+${N}\\s*$`, 'iu'),
    handle: ofItem(({ turn, body, item }) => changed(turn, body, 'agenda.accept', item.id, {})),
  },
  {
    name: 'defer item 3 because <why>',
    pattern: new RegExp(`^defer\\s+item\\s+${N}${WHY}\\s*$`, 'isu'),
    handle: ofItem(({ turn, body, item }, { why }) =>
      changed(turn, body, 'agenda.defer', item.id, withWhy(why)),
    ),
  },
  {
    name: 'withdraw item 3 because <why>',
    pattern: new RegExp(`^withdraw\\s+item\\s+${N}${WHY}\\s*$`, 'isu'),
    handle: ofItem(({ turn, body, item }, { why }) =>
      changed(turn, body, 'agenda.withdraw', item.id, withWhy(why)),
    ),
  },
  {
    name: 'move item 3 to 1',
    pattern: new RegExp(
      `^move\\s+item\\s+${N}\\s+(?:to\\s+)?(?<to>\\d{1,3}|up|down|first|last)\\s*$`,
      'iu',
    ),
    handle: ofItem(({ turn, body, item, count }, { number = '', to = '' }) =>
      changed(turn, body, 'agenda.move', item.id, { to: positionOf(to, Number(number), count) }),
    ),
  },
  {
    name: 'pull 4',
    pattern: new RegExp(`^pull\\s+(?:item\\s+)?${N}\\s*$`, 'iu'),
    handle: ofItem(({ turn, body, item }) => pull(turn, body, { id: item.id })),
  },
  {
    name: 'approve consent items',
    pattern: /^(?:approve\s+|take\s+)?(?:the\s+|all\s+)?consent(?:\s+(?:items|agenda))?\s*$/iu,
    handle: async (turn) => consent(turn, await home(turn)),
  },
  {
    name: 'standing items',
    pattern: /^standing\s+items(?:\s*:?\s+(?<items>\S[\s\S]*))?\s*$/iu,
    handle: async (turn, { items }) => {
      const body = await establish(turn);
      mayRead(turn, body);
      return items === undefined
        ? { dialog: standingForm(turn, body) }
        : setStanding(turn, body, items);
    },
  },
  {
    name: 'matters arising',
    pattern: /^matters(?:\s+arising)?\s*$/iu,
    handle: async (turn) => {
      const body = await home(turn);
      mayRead(turn, body);
      const card = await mattersCardIn(readingScene(turn, body), 1);
      return { card, summary: text('agenda.matters') };
    },
  },
];
