import { z } from 'zod';
import { standingDialog } from '../../cards/agenda-dialogs.ts';
import { KIND, LONGEST_TITLE } from '../../cards/agenda.ts';
import type { StandingItem } from '../../src/domain/agenda/standing.ts';
import { readItem } from '../../src/domain/agenda/spoken.ts';
import { Invalid } from '../../src/errors.ts';
import { text } from '../../src/text/text.ts';
import { NONE } from '../details.ts';
import { maybeWords, present, typedWords } from '../inputs.ts';
import type { Dialog, Reply } from '../route.ts';
import { say, verbRoute } from '../route.ts';
import { sceneFor } from '../scene.ts';
import type { Body, Turn } from '../turn.ts';
import { bodyOf, carryOut } from '../turn.ts';

/** A topic a line, or between semicolons: `Declarations of interest, 5 min; Any other business, last`. */
const itemsIn = (written: string): StandingItem[] =>
  written
    .split(/[\n;]+/u)
    .map((each) => readItem(each))
    .filter(({ title }) => title !== '')
    .map((item) => {
      if (item.reserved) throw new Invalid('standing-reserved', { title: item.title });
      return item;
    })
    .map(({ title, kind, minutes, last }) => ({
      title: typedWords(title, LONGEST_TITLE),
      kind: kind ?? (last ? 'discussion' : 'information'),
      ...present({ minutes, last }),
    }));

const inWords = ({ title, minutes, kind, last }: StandingItem): string =>
  text('agenda.standingLine', {
    title,
    minutes: minutes ?? 'none',
    kind: text(KIND[kind]).toLowerCase(),
    last: String(last ?? false),
  });

/** The topics as they stand, to be changed as text. */
export const standingForm = (turn: Turn, body: Body): Dialog =>
  standingDialog(
    sceneFor(turn, body).place,
    { id: 'committee' },
    { lines: (body.state.standing ?? []).map(inWords) },
  );

export const setStanding = async (turn: Turn, body: Body, written: string): Promise<Reply> => {
  const items = NONE.test(written.trim()) ? [] : itemsIn(typedWords(written));
  await carryOut(turn, body, { verb: 'agenda.standing', id: 'committee', input: { items } });
  return { public: say(text('reply.standingSet', { count: items.length })) };
};

export const standingVerb = verbRoute({
  verb: 'agenda.standing',
  input: z.object({ items: maybeWords() }),
  form: async (turn, { committee }) => standingForm(turn, await bodyOf(turn, committee)),
  handle: async (turn, { items = '' }, { committee }) =>
    setStanding(turn, await bodyOf(turn, committee), items),
});
