import type { Inputs } from '../../src/rehearsal/card.ts';
import type { Conversation, Person } from '../../src/rehearsal/model.ts';
import type { SeenMessage } from '../../src/rehearsal/views.ts';
import type { Pressed } from '../../src/rehearsal/press.ts';
import { type ChaseShape, type ListShape, openStage, readingOf, type Stage } from './stage.ts';

/** A committee on a stage: Maya is its secretary, Ana its chair, and whoever else is named is in its channel. */
export interface Board extends AsyncDisposable {
  readonly stage: Stage;
  readonly channel: Conversation;
  readonly maya: Person;
  readonly ana: Person;
  readonly others: Readonly<Record<string, Person>>;
  /** Everything that Gavel wrote to somebody alone, as they read it, with its instant in front. */
  mail(who: Person): Promise<readonly string[]>;
  /** The same as it was sent, whatever was made of it since. */
  sent(who: Person): readonly string[];
  /** `<ref> <instant> <step> <status>`, with the reason where there is one, in the order of the plan. */
  ledger(ref?: string): Promise<readonly string[]>;
  press(who: Person, where: Conversation, wanted: string, inputs?: Inputs): Promise<Pressed>;
  /** Opens the dialog behind a button of a 1:1 card, fills and sends it. */
  fill(who: Person, wanted: string, inputs: Inputs): Promise<Pressed>;
}

const rowOf = ({ ref, plannedFor, step, status, reason }: ChaseShape): string =>
  [ref, plannedFor.slice(0, 16), step, status, ...(reason ? [reason] : [])].join(' ');

/**
 * `zones`: the people beside Maya and Ana, and their zones; who has one has written to Gavel before. `countries`: of
 * those who are not in Britain.
 */
export const openBoard = async (
  at: string,
  zones: Readonly<Record<string, string | undefined>> = {},
  countries: Readonly<Record<string, string>> = {},
): Promise<Board> => {
  const stage = await openStage({ at });
  const { room } = stage;
  const from = (name: string) => {
    const { [name]: country } = countries;
    return country === undefined ? { name } : { name, country };
  };
  const maya = stage.person(from('Maya Lindqvist'));
  const ana = stage.person('Ana Costa');
  const others = Object.fromEntries(
    Object.entries(zones).map(([name, timeZone]) => [
      name,
      stage.person({ ...from(name), ...(timeZone && { timeZone }) }),
    ]),
  );
  const people = [maya, ana, ...Object.values(others)];
  const channel = room.addChannel(
    'Harbour Board',
    people.map(({ id }) => id),
  );
  await room.install(channel.id, maya.id);

  const press: Board['press'] = async (who, where, wanted, inputs) =>
    room.press(who.id, await stage.offering(who, where, wanted), wanted, inputs);
  const fill: Board['fill'] = async (who, wanted, inputs) => {
    const opened = await press(who, room.personal(who.id), wanted);
    if (!opened.dialog) return opened;
    return room.submitDialog(opened.dialog, inputs);
  };

  const { dialog } = await press(maya, channel, 'Change');
  if (dialog) await room.submitDialog(dialog, { chair: 'Ana Costa', voters: 'Ana Costa' });
  for (const [name, person] of Object.entries(others))
    // oxlint-disable-next-line no-await-in-loop -- people write one after the other
    if (zones[name]) await stage.say(person, room.personal(person.id), 'hello');

  return {
    stage,
    channel,
    maya,
    ana,
    others,
    press,
    fill,
    mail: async (who) =>
      (await stage.privateOf(who)).map(
        (seen) => `${seen.message.at.slice(0, 16)}\n${readingOf(seen)}`,
      ),
    sent: (who) =>
      room.world.feed
        .since(0)
        .flatMap(({ kind, message }) => (kind === 'posted' && message ? message : []))
        .filter(({ conversation, from: author }) => {
          const own = room.personal(who.id).id;
          return conversation === own && author === room.world.bot.id;
        })
        .map((message) => {
          const [attachment] = message.content.attachments ?? [];
          const card = attachment?.content as SeenMessage['card'];
          return `${message.at.slice(0, 16)}\n${readingOf({ message, ...(card && { card }) })}`;
        }),
    ledger: async (ref) => {
      const { id } = await stage.committee(maya);
      const query = `limit=200${ref === undefined ? '' : `&ref=${ref}`}`;
      const { body } = await stage.api<ListShape<ChaseShape>>(
        maya,
        `/committees/${id}/chases?${query}`,
      );
      return body.items.map(rowOf).toSorted();
    },
    [Symbol.asyncDispose]: () => stage.close(),
  };
};
