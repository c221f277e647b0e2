import { z } from 'zod';
import { interestDialog } from '../../cards/meeting-dialogs.ts';
import type { AgendaItemState } from '../../src/domain/agenda-item.ts';
import { Invalid } from '../../src/errors.ts';
import type { Entity } from '../../src/records/entity.ts';
import { text } from '../../src/text/text.ts';
import { itemNumbered } from '../agenda/numbered.ts';
import { whoIs } from '../candidates.ts';
import { home } from '../home.ts';
import { maybeWords, present, typedWords, words } from '../inputs.ts';
import { itemChoices } from '../items.ts';
import type { CommandRoute, Reply, Target } from '../route.ts';
import { say, verbRoute } from '../route.ts';
import { sceneFor } from '../scene.ts';
import type { Body, Turn } from '../turn.ts';
import { bodyOf, carryOut } from '../turn.ts';
import { openAgenda } from '../views/agenda.ts';
import { loadMeeting } from './shown.ts';

interface Said {
  readonly text: string;
  readonly item?: string;
  readonly person?: string;
  readonly mistaken?: boolean;
}

/** Where an item stands on the agenda that is open, its proposals counted on; `none`: not there. */
const numberOn = async (turn: Turn, body: Body, item: string | undefined): Promise<string> => {
  const { items, proposed } = await openAgenda(sceneFor(turn, body));
  const place = [...items, ...proposed].findIndex(({ id }) => id === item);
  return place < 0 ? 'none' : String(place + 1);
};

/** Says before the others that there is an interest, not which. */
const declare = async (
  turn: Turn,
  body: Body,
  id: string | undefined,
  input: Said,
): Promise<Reply> => {
  await carryOut(turn, body, { verb: 'roll.declare-interest', ...present({ id }), input });
  const name = await sceneFor(turn, body).name(input.person ?? turn.me.id);
  const ref = body.state.inSession;
  if (ref === undefined) {
    const number = await numberOn(turn, body, input.item);
    const mistaken = String(input.mistaken ?? false);
    return { public: say(text('reply.interestBefore', { name, number, mistaken })) };
  }
  const line = input.mistaken ? 'reply.interestMistaken' : 'reply.interestDeclared';
  return { public: say(text(line, { name, ref })) };
};

/** The item on whose card somebody pressed; undefined where it was the meeting's. */
const itemPressed = async ({ services }: Turn, { pk }: Body, { id }: Target) => {
  const found = id === undefined ? undefined : await services.records.load(pk, id);
  return found?.type === 'agenda-item' ? (found as Entity<AgendaItemState>) : undefined;
};

export const interestVerb = verbRoute({
  verb: 'roll.declare-interest',
  input: z.object({ text: words(2000), item: maybeWords(20) }),
  form: async (turn, target) => {
    const body = await bodyOf(turn, target.committee);
    const { place } = sceneFor(turn, body);
    const pressed = await itemPressed(turn, body, target);
    if (pressed) return interestDialog(place, { ...pressed, ref: '' }, { items: [] });
    const { id, version } = await loadMeeting(turn, body, target.id ?? body.state.inSession);
    const items = await itemChoices(turn, body, id);
    return interestDialog(place, { id, ref: id, version }, { items });
  },
  handle: async (turn, { text: said, item }, target) => {
    const body = await bodyOf(turn, target.committee);
    const pressed = await itemPressed(turn, body, target);
    if (pressed) return declare(turn, body, pressed.id, { text: said, item: pressed.id });
    const { id } = await loadMeeting(turn, body, target.id ?? body.state.inSession);
    return declare(turn, body, id, { text: said, ...present({ item }) });
  },
});

/** The item of a number: of the meeting in session, else of the next. */
const itemMeant = async (turn: Turn, body: Body, number: string): Promise<string> => {
  if (body.state.inSession === undefined) return (await itemNumbered(turn, body, number)).item.id;
  const { state } = await loadMeeting(turn, body, body.state.inSession);
  const meant = state.agenda[Number(number) - 1];
  if (meant === undefined) throw new Invalid('not-on-agenda');
  return meant;
};

/**
 * `interest in item 3: my firm bids`, `interest of Tom: …` where the secretary writes it down; without words
 * none after all.
 */
const typed = async (
  turn: Turn,
  { who, item, words: said }: Readonly<Record<string, string | undefined>>,
): Promise<Reply> => {
  const body = await home(turn);
  const meant = item === undefined ? undefined : await itemMeant(turn, body, item);
  return declare(turn, body, body.state.inSession ?? meant, {
    text: typedWords(said ?? '', 2000),
    ...(said === undefined ? { mistaken: true } : {}),
    ...present({ item: meant }),
    ...(who === undefined ? {} : { person: (await whoIs(turn, body, who)).id }),
  });
};

export const interestCommands: readonly CommandRoute[] = [
  {
    name: 'interest: <which>',
    pattern:
      /^(?:declare\s+)?(?:an?\s+)?interest(?:\s+of\s+(?<who>[^:]+?))?(?:\s+in\s+(?:item\s+)?(?<item>\d{1,3}))?\s*:\s*(?<words>\S.*)$/isu,
    handle: typed,
  },
  {
    name: 'no interest of <person>',
    pattern: /^no\s+interest\s+of\s+(?<who>[^:]+?)(?:\s+in\s+(?:item\s+)?(?<item>\d{1,3}))?\s*$/iu,
    handle: typed,
  },
];
