import { strict as assert } from 'node:assert';
import type { Activity } from '../../src/rehearsal/activity.ts';
import type { Conversation, Person } from '../../src/rehearsal/model.ts';
import { openStage } from '../helpers/stage.ts';
import type { JournalShape, ListShape, Stage, VerifyShape } from '../helpers/stage.ts';

describe('an activity delivered four times at once, to two instances on one store', () => {
  let stage: Stage;
  let other: Stage;
  let maya: Person;
  let board: Conversation;
  let committee = '';

  before(async () => {
    stage = await openStage({ at: '2026-11-23T08:00:00.000Z' });
    maya = stage.person('Maya Lindqvist');
    board = stage.room.addChannel('Board', [maya.id, stage.person('Priya Raman').id]);
    stage.room.world.store.conversations.put(board.id, { ...board, installed: true });
    other = await openStage({ data: stage.data, keep: true });
  });
  after(async () => {
    await other.close();
    await stage.close();
  });

  const typed = (text: string): Activity => {
    const { bot } = stage.room.world;
    const mention = `<at>${bot.name}</at>`;
    return stage.make(maya, board, {
      type: 'message',
      text: `${mention} ${text}`,
      entities: [{ type: 'mention', text: mention, mentioned: bot }],
    });
  };

  const pressed = (verb: string, given: Record<string, unknown>): Activity => {
    const data = { verb, committee, ...given };
    const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
    return stage.make(maya, board, { type: 'invoke', name: 'adaptiveCard/action', value });
  };

  const commands = async (): Promise<string[]> => {
    const path = `/committees/${committee}/journal?limit=500`;
    const { body } = await stage.api<ListShape<JournalShape>>(maya, path);
    return body.items.map(({ command }) => command);
  };

  /** The commands recorded because of it, and how often Gavel said something in the conversation. */
  const fourTimes = async (activity: Activity) => {
    const before = committee === '' ? [] : await commands();
    const revision = stage.room.world.feed.revision();
    const answers = await Promise.all(
      [stage, other, stage, other].map((instance) => instance.post(activity)),
    );
    for (const { status } of answers) assert.equal(status, 200);
    const said = stage.room.world.feed
      .since(revision)
      .filter(
        ({ kind, message }) =>
          kind === 'posted' &&
          message?.from === stage.room.world.bot.id &&
          message.conversation === board.id,
      ).length;
    if (committee === '') return { recorded: [], said };
    const recorded = (await commands())
      .slice(before.length)
      .filter((verb) => verb !== 'chase.plan');
    return { recorded, said };
  };

  it('greets once', async () => {
    const { said } = await fourTimes(
      stage.make(maya, board, { type: 'installationUpdate', action: 'add' }),
    );
    assert.equal(said, 1);
  });

  it('founds one committee, with one record and one line', async () => {
    const { said } = await fourTimes(typed('action: Priya to circulate the budget by Friday'));
    assert.equal(said, 1);
    committee = (await stage.committee(maya)).id;
    assert.equal((await commands()).filter((verb) => verb === 'action.add').length, 1);
  });

  const cases: readonly (readonly [string, () => Activity, readonly string[], number])[] = [
    ['a typed record', () => typed('risk: The quay floods'), ['raid.add'], 1],
    ['a question', () => typed('actions'), [], 1],
    ['a press', () => pressed('action.claim', { id: 'A-1' }), ['action.claim'], 0],
    [
      'a form',
      () =>
        stage.make(maya, board, {
          type: 'invoke',
          name: 'task/submit',
          value: { data: { verb: 'raid.add', committee, kind: 'issue', text: 'Fog' } },
        }),
      ['raid.add'],
      1,
    ],
    [
      'a submit without a dialog',
      () =>
        stage.make(maya, board, {
          type: 'message',
          value: { verb: 'raid.add', committee, kind: 'issue', text: 'Ice' },
        }),
      ['raid.add'],
      1,
    ],
    [
      'a meeting that begins',
      () =>
        stage.make(maya, board, {
          type: 'event',
          name: 'application/vnd.microsoft.meetingStart',
          value: {},
        }),
      ['meeting.start'],
      1,
    ],
    ['a note', () => typed('note: The budget was read'), ['note.add'], 1],
  ];
  for (const [name, make, recorded, said] of cases)
    it(`takes ${name} once`, async () => {
      const found = await fourTimes(make());
      assert.deepEqual(found.recorded, recorded);
      assert.ok(found.said <= said, `said ${found.said} times`);
    });

  it('leaves a chain that verifies', async () => {
    const { body } = await stage.api<VerifyShape>(maya, `/committees/${committee}/verify`);
    assert.equal(body.ok, true);
  });
});
