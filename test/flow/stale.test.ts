import { strict as assert } from 'node:assert';
import type { Card, Conversation, Person } from '../../src/rehearsal/model.ts';
import { openStage, readingOf } from '../helpers/stage.ts';
import type { JournalShape, ListShape, RecordShape, Stage } from '../helpers/stage.ts';

describe('a press on what is no longer there as shown', () => {
  let stage: Stage;
  let maya: Person;
  let priya: Person;
  let board: Conversation;
  let committee: string;

  const record = async (ref: string): Promise<RecordShape> =>
    (await stage.api<RecordShape>(maya, `/committees/${committee}/records/${ref}`)).body;
  const commands = async (): Promise<string[]> => {
    const path = `/committees/${committee}/journal?limit=500`;
    const { body } = await stage.api<ListShape<JournalShape>>(maya, path);
    return body.items.map(({ command }) => command);
  };

  /** What the presser reads on the card that comes back. */
  const press = async (who: Person, data: { verb: string } & Record<string, unknown>) => {
    const { verb } = data;
    const value = {
      action: { type: 'Action.Execute', verb, data: { committee, ...data } },
      trigger: 'manual',
    };
    const { body } = await stage.room.deliver(
      stage.make(who, board, { type: 'invoke', name: 'adaptiveCard/action', value }),
    );
    const { type, value: card } = body as { type: string; value: Card };
    assert.equal(type, 'application/vnd.microsoft.card.adaptive', JSON.stringify(body));
    const [message] = stage.room.world.store.messages.all();
    assert.ok(message);
    return readingOf({ message: { ...message, content: {} }, card });
  };

  before(async () => {
    stage = await openStage({ at: '2026-11-23T10:00:00.000Z' });
    maya = stage.person('Maya Lindqvist');
    priya = stage.person('Priya Raman');
    board = stage.room.addChannel('Harbour Board', [maya.id, priya.id]);
    await stage.room.install(board.id, maya.id);
    await stage.say(maya, board, 'action: Priya to circulate the budget by Friday');
    await stage.say(maya, board, 'agenda add Budget');
    await stage.say(maya, board, 'plan meeting Friday at 10');
    committee = (await stage.committee(maya)).id;
  });
  after(() => stage.close());

  it('brings the fresh card, says who changed what, and writes nothing', async () => {
    const { version } = await record('A-1');
    await press(maya, {
      verb: 'action.edit',
      id: 'A-1',
      version,
      what: 'circulate the 2027 budget',
    });
    const before = (await commands()).length;
    const shown = await press(priya, { verb: 'action.claim', id: 'A-1', version });
    assert.match(
      shown,
      /Changed meanwhile, so nothing was done: Maya Lindqvist: Edited: circulate the 2027 budget/,
    );
    assert.match(shown, /A-1, due Fri 27 Nov/);
    assert.equal((await commands()).length, before);
    assert.equal((await record('A-1')).status, 'open');
  });

  it('lets one of several who act at once be first, and overwrites nobody', async () => {
    const { version } = await record('A-1');
    const edits = ['one', 'two', 'three', 'four'].map((what) =>
      press(maya, { verb: 'action.edit', id: 'A-1', version, what }),
    );
    const seen = await Promise.all([
      ...edits,
      press(priya, { verb: 'action.block', id: 'A-1', version, why: 'The printer' }),
    ]);
    assert.equal(seen.filter((card) => card.includes('Changed meanwhile')).length, 4);
    assert.equal((await record('A-1')).version, version + 1);
  });

  it('is not stale after a reminder, which is nobody’s change', async () => {
    const { version } = await record('A-1');
    await stage.advance('P2D');
    assert.ok((await record('A-1')).version > version, 'a reminder was planned');
    const shown = await press(priya, { verb: 'action.progress', id: 'A-1', version, text: 'Half' });
    assert.doesNotMatch(shown, /meanwhile/);
    assert.ok((await commands()).includes('action.progress'));
  });

  it('takes no version that never was', async () => {
    const before = (await commands()).length;
    assert.match(await press(maya, { verb: 'meeting.start', id: 'M-1', version: 99 }), /meanwhile/);
    assert.match(
      await press(maya, { verb: 'agenda.move', id: 'I-1', version: 77, to: '1' }),
      /meanwhile/,
    );
    assert.equal((await commands()).length, before);
  });

  it('takes a version that came back as text', async () => {
    const { version } = await record('A-1');
    await press(maya, { verb: 'action.edit', id: 'A-1', version: String(version), what: 'five' });
    assert.equal((await record('A-1')).title, 'five');
  });

  it('says in a dialog’s place what happened, when the form was overtaken', async () => {
    const { version } = await record('A-1');
    await press(maya, { verb: 'action.edit', id: 'A-1', version, what: 'six' });
    const data = { verb: 'action.claim', committee, id: 'A-1', version, evidence: 'Sent' };
    const { body } = await stage.room.deliver(
      stage.make(priya, board, { type: 'invoke', name: 'task/submit', value: { data } }),
    );
    assert.deepEqual(body, {
      task: {
        type: 'message',
        value: 'Changed meanwhile, so nothing was done: Maya Lindqvist: Edited: six',
      },
    });
  });
});
