import { strict as assert } from 'node:assert';
import type { Activity } from '../../src/rehearsal/activity.ts';
import type { Message } from '../../src/rehearsal/model.ts';
import { openStage, readingOf } from '../helpers/stage.ts';
import type { JournalShape, ListShape, Stage } from '../helpers/stage.ts';

/** What an adaptiveCard/action is answered with. */
interface Invoked {
  readonly type: string;
  readonly value: { readonly fallbackText?: string };
}

describe('an activity delivered four times at once', () => {
  let stage: Stage;
  let committee: string;
  before(async () => {
    stage = await openStage({ at: '2026-11-23T08:00:00.000Z' });
  });
  after(() => stage.close());

  const people = () => ({
    maya: stage.room.world.person('Maya Lindqvist'),
    priya: stage.room.world.person('Priya Raman'),
    board: stage.room.world.conversation('Harbour Board'),
  });

  /** All deliveries, and what was said because of them. */
  const fourTimes = async (activity: Activity) => {
    const { world, deliver } = stage.room;
    const before = world.feed.revision();
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => deliver(activity)));
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      [200, 200, 200, 200],
    );
    const said = world.feed
      .since(before)
      .flatMap(({ kind, message }) => (kind === 'posted' && message ? [message] : []))
      .filter(({ from }) => from === world.bot.id);
    return { bodies: outcomes.map(({ body }) => body), said };
  };

  const typed = (text: string, id?: string): Activity => {
    const { maya, board } = people();
    const { bot } = stage.room.world;
    const mention = `<at>${bot.name}</at>`;
    return stage.make(maya, board, {
      type: 'message',
      text: `${mention} ${text}`,
      entities: [{ type: 'mention', text: mention, mentioned: bot }],
      ...(id === undefined ? {} : { id }),
    });
  };

  const pressed = (verb: string, data: Record<string, unknown>, id?: string): Activity => {
    const { maya, board } = people();
    return stage.make(maya, board, {
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: {
        action: { type: 'Action.Execute', verb, data: { verb, committee, ...data } },
        trigger: 'manual',
      },
      ...(id === undefined ? {} : { id }),
    });
  };

  const submitted = (data: Record<string, unknown>): Activity => {
    const { maya, board } = people();
    return stage.make(maya, board, {
      type: 'invoke',
      name: 'task/submit',
      value: { data: { committee, ...data } },
    });
  };

  /** The verbs in the journal so far. */
  const commands = async (): Promise<string[]> => {
    const { maya } = people();
    const { body } = await stage.api<ListShape<JournalShape>>(
      maya,
      `/committees/${committee}/journal`,
    );
    return body.items.map(({ command }) => command);
  };

  const textOf = ({ content }: Message): string => content.text ?? '';

  it('installs once and welcomes once', async () => {
    const maya = stage.person('Maya Lindqvist');
    const priya = stage.person('Priya Raman');
    const board = stage.room.addChannel('Harbour Board', [maya.id, priya.id]);
    stage.room.world.store.conversations.put(board.id, { ...board, installed: true });
    const added = stage.make(maya, board, { type: 'installationUpdate', action: 'add' });
    assert.equal((await fourTimes(added)).said.length, 1);
    const joined = stage.make(maya, board, {
      type: 'conversationUpdate',
      membersAdded: [stage.room.world.bot],
    });
    assert.equal((await fourTimes(joined)).said.length, 0);
  });

  it('records a typed action once and says so once', async () => {
    const { said } = await fourTimes(typed('action: Priya to circulate the budget by Friday'));
    assert.deepEqual(
      said.map(textOf).filter((text) => text.startsWith('A-1')),
      ['A-1 · Priya Raman · Fri 27 Nov'],
    );
    committee = (await stage.committee(people().maya)).id;
    assert.equal((await commands()).filter((verb) => verb === 'action.add').length, 1);
  });

  it('answers a question, a form and a refusal once', async () => {
    for (const words of ['help', 'set up', 'frobnicate', 'A-99', 'actions'])
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as people type
      assert.equal((await fourTimes(typed(words))).said.length, 1, words);
  });

  it('answers every delivery of a press with the fresh card, and acts once', async () => {
    const press = pressed('action.claim', { id: 'A-1', version: 1 });
    const { bodies } = await fourTimes(press);
    for (const body of bodies as Invoked[]) {
      assert.equal(body.type, 'application/vnd.microsoft.card.adaptive');
      assert.match(body.value.fallbackText ?? '', /A-1, done, waiting to be confirmed/);
    }
    const again = await fourTimes(pressed('action.claim', { id: 'A-1', version: 1 }, 'another id'));
    for (const body of again.bodies as Invoked[])
      assert.match(body.value.fallbackText ?? '', /A-1, done/);
    assert.equal((await commands()).filter((verb) => verb === 'action.claim').length, 1);
  });

  it('takes a submitted form once, and its retry under a new id not at all', async () => {
    await fourTimes(typed('start meeting'));
    const note = { verb: 'note.add', id: 'M-1', text: 'The budget was presented.' };
    await fourTimes(submitted(note));
    await fourTimes(submitted(note));
    assert.equal((await commands()).filter((verb) => verb === 'note.add').length, 1);
    await fourTimes(submitted({ ...note, text: 'It was discussed.' }));
    assert.equal((await commands()).filter((verb) => verb === 'note.add').length, 2);
  });

  it('begins another meeting at once, where the one just begun is over', async () => {
    const { maya, board } = people();
    await stage.say(maya, board, 'close meeting');
    await stage.say(maya, board, 'start meeting');
    assert.equal((await commands()).filter((verb) => verb === 'meeting.start').length, 2);
  });

  it('recognises the same words under a new id, and records them again only when told to', async () => {
    const { maya } = people();
    const risk = async (): Promise<number> =>
      (await commands()).filter((verb) => verb === 'raid.add').length;
    await fourTimes(typed('risk: The quay floods'));
    await stage.advance('PT100S');
    const { said } = await fourTimes(typed('Risk:  the quay FLOODS'));
    assert.equal(said.length, 1, 'asked once');
    assert.equal(await risk(), 1);
    const question = await stage.lastPrivate(maya);
    assert.match(readingOf(question), /Already recorded as R-1/);
    await stage.room.press(maya.id, question.message.id, 'Record it again');
    assert.equal(await risk(), 2);
    await stage.room.press(maya.id, question.message.id, 'Record it again');
    assert.equal(await risk(), 2, 'a second tap on the same question is a slip');
  });

  it('takes the same words as new two minutes later, and after they were taken back', async () => {
    const notes = async (): Promise<number> =>
      (await commands()).filter((verb) => verb === 'note.add').length;
    const before = await notes();
    await fourTimes(typed('note: Adjourned for tea.'));
    await stage.advance('PT121S');
    await fourTimes(typed('note: Adjourned for tea.'));
    assert.equal(await notes(), before + 2);
    await fourTimes(typed('undo'));
    await fourTimes(typed('note: Adjourned for tea.'));
    assert.equal(await notes(), before + 3);
  });

  it('sets a state again that was set otherwise since, and asks while nothing else happened', async () => {
    const { maya } = people();
    const holds = async (): Promise<number> =>
      (await commands()).filter((verb) => verb === 'committee.hold').length;
    const before = await holds();
    await fourTimes(typed('legal hold on because of the claim'));
    await fourTimes(typed('legal hold on because of the claim'));
    assert.equal(await holds(), before + 1);
    const question = await stage.lastPrivate(maya);
    assert.match(readingOf(question), /done a moment ago[^]*Do it again/u);
    await fourTimes(typed('legal hold off'));
    await fourTimes(typed('legal hold on because of the claim'));
    assert.equal(await holds(), before + 3, 'on, off and on again');
  });

  it('carries out each command of a message once, and says once what failed', async () => {
    const before = (await commands()).length;
    const lines = ['risk: The crane rusts', 'decision: \u200b', 'issue: The lamp is out\nat night'];
    const message = typed(lines.join('\n'), 'three lines');
    const { said } = await fourTimes(message);
    assert.deepEqual((await commands()).slice(before), ['raid.add', 'raid.add']);
    const words = said.map(textOf).join('\n');
    assert.equal(words.match(/risk recorded/gu)?.length, 1);
    assert.equal(words.match(/issue recorded/gu)?.length, 1);
    assert.equal(words.match(/There are no words to record/gu)?.length, 1);
    assert.equal((await fourTimes(message)).said.length, 0);
    assert.equal((await commands()).length, before + 2);
  });

  it('lets “undo” be said twice', async () => {
    const undone = async (): Promise<number> =>
      (await commands()).filter((verb) => verb === 'record.undo').length;
    const before = await undone();
    await fourTimes(typed('undo'));
    await fourTimes(typed('undo'));
    assert.equal(await undone(), before + 2);
  });

  it('opens and closes a meeting by the Teams event once, however late it is delivered again', async () => {
    const { maya, board } = people();
    const event = (which: string): Activity =>
      stage.make(maya, board, {
        type: 'event',
        name: `application/vnd.microsoft.meeting${which}`,
        value: {},
      });
    const started = async (): Promise<number> =>
      (await commands()).filter((verb) => verb === 'meeting.start').length;
    await fourTimes(event('End'));
    const start = event('Start');
    await fourTimes(start);
    assert.equal(await started(), 3);
    await fourTimes(typed('close meeting'));
    await fourTimes(start);
    assert.equal(await started(), 3);
    assert.equal((await commands()).filter((verb) => verb === 'meeting.close').length, 3);
  });

  it('seats somebody who joins a chat once, by the name that the roster has', async () => {
    const { maya, priya } = people();
    const chat = stage.room.addGroupChat('Pier Group', [maya.id, priya.id]);
    await stage.room.install(chat.id, maya.id);
    await stage.say(maya, chat, 'risk: Fog');
    const tom = stage.person('Tom Baker');
    const members = [maya.id, priya.id, tom.id];
    stage.room.world.store.conversations.put(chat.id, { ...chat, installed: true, members });
    await fourTimes(
      stage.make(maya, chat, {
        type: 'conversationUpdate',
        membersAdded: [{ id: tom.id, aadObjectId: tom.aadObjectId }],
      }),
    );
    const { body } = await stage.api<ListShape<{ id: string; name: string }>>(tom, '/committees');
    assert.equal(body.items.length, 1);
    const id = body.items[0]?.id ?? '';
    const journal = await stage.api<ListShape<JournalShape>>(tom, `/committees/${id}/journal`);
    assert.equal(
      journal.body.items.filter(({ command }) => command === 'committee.seat').length,
      1,
    );
    assert.match(JSON.stringify(body), /Tom Baker/);
  });

  it('keeps receipts for a day and no longer', async () => {
    const risks = async (): Promise<number> =>
      (await commands()).filter((verb) => verb === 'raid.add').length;
    const before = await risks();
    const late = typed('risk: Fire');
    await fourTimes(late);
    await stage.advance('PT22H');
    await fourTimes(late);
    assert.equal(await risks(), before + 1, 'known for a day');
    await stage.advance('PT4H');
    await fourTimes(late);
    assert.equal(await risks(), before + 2, 'forgotten after it');
    const { body } = await stage.api<{ ok: boolean }>(
      people().maya,
      `/committees/${committee}/verify`,
    );
    assert.equal(body.ok, true);
  });
});
