import { strict as assert } from 'node:assert';
import type { InboundKind } from '../../bot/inbound.ts';
import type { Activity } from '../../src/rehearsal/activity.ts';
import type { Conversation, Person } from '../../src/rehearsal/model.ts';
import { openStage } from '../helpers/stage.ts';
import type { JournalShape, ListShape, Stage, VerifyShape } from '../helpers/stage.ts';

/** One activity: what is recorded because of it, and how often something is said, to anybody. */
interface Case {
  readonly name: string;
  readonly make: () => Activity;
  readonly recorded?: readonly string[];
  readonly said?: number;
}

describe('an activity delivered four times at once, to two instances on one store', () => {
  let stage: Stage;
  let other: Stage;
  let maya: Person;
  let priya: Person;
  let tom: Person;
  let board: Conversation;
  let committee = '';

  before(async () => {
    stage = await openStage({ at: '2026-11-23T08:00:00.000Z' });
    maya = stage.person('Maya Lindqvist');
    priya = stage.person('Priya Raman');
    tom = stage.person('Tom Baker');
    const members = [maya, priya, tom].map(({ id }) => id);
    const chat = stage.room.addGroupChat('Board', members);
    board = { ...chat, installed: true };
    stage.room.world.store.conversations.put(board.id, board);
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

  const invoked = (name: string, verb: string, given: object = {}, trigger = 'manual') => {
    const data = { verb, committee, ...given };
    const action = { type: 'Action.Execute', verb, data };
    const value = name === 'adaptiveCard/action' ? { action, trigger } : { data };
    return stage.make(maya, board, { type: 'invoke', name, value });
  };

  const changed = (change: object, where = board): Activity =>
    stage.make(maya, where, { type: 'conversationUpdate', ...change });

  const happened = (which: string, value: object = {}): Activity =>
    stage.make(maya, board, {
      type: 'event',
      name: `application/vnd.microsoft.meeting${which}`,
      value,
    });
  const account = ({ id, name, aadObjectId }: Person) => ({ user: { id, name, aadObjectId } });

  const own = (): Conversation => stage.room.personal(maya.id);

  const commands = async (): Promise<string[]> => {
    if (committee === '') return [];
    const path = `/committees/${committee}/journal?limit=500`;
    const { body } = await stage.api<ListShape<JournalShape>>(maya, path);
    // What is planned of reminders follows from the record, whenever.
    return body.items.map(({ command }) => command).filter((verb) => verb !== 'chase.plan');
  };

  /** What was recorded, said and answered because of it, and in the second after. */
  const fourTimes = async (activity: Activity) => {
    await stage.advance('PT1S');
    const before = await commands();
    const revision = stage.room.world.feed.revision();
    const answers = await Promise.all(
      [stage, other, stage, other].map((instance) => instance.post(activity)),
    );
    for (const { status } of answers) assert.equal(status, 200);
    const bodies = await Promise.all(answers.map((answer) => answer.text()));
    await stage.advance('PT1S');
    const said = stage.room.world.feed
      .since(revision)
      .filter(({ kind, message }) => kind === 'posted' && message?.from === stage.room.world.bot.id)
      .map(({ message }) => message?.content.summary);
    return { recorded: (await commands()).slice(before.length), said, bodies };
  };

  const everyKind: Readonly<Record<InboundKind, readonly Case[]>> = {
    installed: [
      {
        name: 'an installation',
        make: () => stage.make(maya, board, { type: 'installationUpdate', action: 'add' }),
        said: 1,
      },
      {
        name: 'the same as a new member',
        make: () => changed({ membersAdded: [stage.room.world.bot] }),
      },
      {
        name: 'an installation for oneself',
        make: () => stage.make(maya, own(), { type: 'installationUpdate', action: 'add' }),
        said: 1,
      },
    ],
    message: [
      {
        name: 'the first record',
        make: () => typed('action: Priya to circulate the budget by Friday'),
        recorded: ['committee.setup', 'action.add'],
        said: 2,
      },
      {
        name: 'a record',
        make: () => typed('risk: The quay floods'),
        recorded: ['raid.add'],
        said: 1,
      },
      { name: 'a question', make: () => typed('actions'), said: 1 },
      { name: 'nonsense', make: () => typed('frobnicate'), said: 1 },
      {
        name: 'a question in 1:1',
        make: () => stage.make(maya, own(), { type: 'message', text: 'my actions' }),
        said: 1,
      },
    ],
    'card-action': [
      {
        name: 'a press',
        make: () => invoked('adaptiveCard/action', 'action.progress', { id: 'A-1', text: 'half' }),
        recorded: ['action.progress'],
      },
      {
        name: 'a refresh',
        make: () =>
          invoked('adaptiveCard/action', 'show', { show: 'action', id: 'A-1' }, 'automatic'),
      },
      { name: 'a press on nothing', make: () => invoked('adaptiveCard/action', 'no.such') },
    ],
    'dialog-open': [{ name: 'a form that opens', make: () => invoked('task/fetch', 'raid.add') }],
    'dialog-submit': [
      {
        name: 'a form',
        make: () => invoked('task/submit', 'raid.add', { kind: 'issue', text: 'Fog' }),
        recorded: ['raid.add'],
        said: 1,
      },
    ],
    submit: [
      {
        name: 'a submit without a dialog',
        make: () =>
          stage.make(maya, board, {
            type: 'message',
            value: { verb: 'raid.add', committee, kind: 'issue', text: 'Ice' },
          }),
        recorded: ['raid.add'],
        said: 1,
      },
    ],
    'meeting-start': [
      {
        name: 'a meeting that begins',
        make: () => happened('Start'),
        recorded: ['meeting.start'],
        said: 1,
      },
    ],
    'meeting-joined': [
      {
        name: 'somebody who comes into the meeting',
        make: () => happened('ParticipantJoin', { members: [account(tom)] }),
        recorded: ['roll.record'],
      },
    ],
    'meeting-left': [
      {
        name: 'somebody who goes',
        make: () => happened('ParticipantLeave', { members: [account(tom)] }),
        recorded: ['roll.record'],
      },
    ],
    'meeting-end': [
      {
        name: 'a meeting that ends',
        make: () => happened('End'),
        recorded: ['meeting.close'],
        said: 1,
      },
    ],
    members: [
      {
        name: 'somebody who joins',
        make: () => {
          const nia = stage.person('Nia Kiwi');
          const known = stage.room.world.conversation(board.id);
          const members = [...known.members, nia.id];
          stage.room.world.store.conversations.put(board.id, { ...known, members });
          return changed({ membersAdded: [{ id: nia.id, aadObjectId: nia.aadObjectId }] });
        },
        recorded: ['committee.seat'],
      },
      {
        name: 'somebody who leaves',
        make: () => changed({ membersRemoved: [{ id: priya.id, aadObjectId: priya.aadObjectId }] }),
        recorded: ['action.orphan', 'committee.seat'],
        said: 1,
      },
    ],
    restored: [
      {
        name: 'a channel that is there again',
        make: () =>
          stage.make(maya, board, {
            type: 'conversationUpdate',
            channelData: { eventType: 'channelRestored' },
          }),
      },
    ],
    removed: [
      { name: 'a removal', make: () => changed({ membersRemoved: [stage.room.world.bot] }) },
    ],
    other: ['messageReaction', 'messageUpdate', 'messageDelete', 'typing'].map((type) => ({
      name: `a ${type}`,
      make: () => stage.make(maya, board, { type, reactionsAdded: [{ type: 'like' }] }),
    })),
  };

  for (const [kind, cases] of Object.entries(everyKind))
    for (const { name, make, recorded = [], said = 0 } of cases)
      it(`${kind}: takes ${name} once`, async () => {
        const found = await fourTimes(make());
        if (committee === '' && kind === 'message') {
          committee = (await stage.committee(maya)).id;
          assert.deepEqual(await commands(), recorded);
        } else assert.deepEqual(found.recorded, recorded);
        assert.equal(found.said.length, said, found.said.join('\n'));
        if (kind !== 'card-action') return;
        // Gavel plans reminders beside: that alone raises the version of what was pressed on.
        const cards = found.bodies.map((body) => body.replaceAll(/"version":\d+/gu, ''));
        assert.equal(new Set(cards).size, 1, 'every delivery is answered with the same fresh card');
      });

  it('is welcomed back once', async () => {
    const { said } = await fourTimes(changed({ membersAdded: [stage.room.world.bot] }));
    assert.equal(said.length, 1);
    assert.match(said[0] ?? '', /back/);
  });

  it('leaves a chain that verifies', async () => {
    const { body } = await stage.api<VerifyShape>(maya, `/committees/${committee}/verify`);
    assert.equal(body.ok, true);
  });
});

describe('a meeting that recurs, woken by four instances on one store at once', () => {
  const instances: Stage[] = [];

  after(async () => {
    for (const instance of instances.toReversed())
      // oxlint-disable-next-line no-await-in-loop -- the first to open takes the folder with it
      await instance.close();
  });

  it('is planned once ahead, however often nobody starts it', async () => {
    const first = await openStage({ at: '2026-11-23T08:00:00.000Z' });
    instances.push(first);
    const maya = first.person('Maya Lindqvist');
    const { data, room } = first;
    const chat = room.addGroupChat('Board', [maya.id]);
    await room.install(chat.id, maya.id);
    await first.say(maya, chat, 'plan meeting every Thursday at 14:00');
    const others = Array.from({ length: 3 }, () => openStage({ data, keep: true }));
    instances.push(...(await Promise.all(others)));

    for (const morning of ['2026-11-27', '2026-12-04', '2026-12-11'])
      // oxlint-disable-next-line no-await-in-loop -- one week after the other
      await Promise.all(instances.map((each) => each.at(`${morning}T09:00:00.000Z`)));

    const { id } = await first.committee(maya);
    const meetings = await first.api(maya, `/committees/${id}/records?type=meeting`);
    assert.deepEqual(meetings.body.items.map(({ ref }) => ref).toSorted(), [
      'M-1',
      'M-2',
      'M-3',
      'M-4',
    ]);
    const journal = await first.api<ListShape<JournalShape>>(
      maya,
      `/committees/${id}/journal?limit=500`,
    );
    const planned = journal.body.items
      .flatMap(({ events }) => events as readonly { type: string; data: { on?: string } }[])
      .filter(({ type }) => type === 'occurrence-planned');
    assert.deepEqual(
      planned.map(({ data: { on } }) => on),
      ['2026-11-26', '2026-12-03', '2026-12-10', '2026-12-17'],
    );
    const { body } = await first.api<VerifyShape>(maya, `/committees/${id}/verify`);
    assert.equal(body.ok, true);
  });
});
