import assert from 'node:assert/strict';
import type { Board } from '../../helpers/domain.ts';
import { board } from '../../helpers/domain.ts';

const addAction = (on: Board, what: string, more: object = {}): void => {
  on.does('maya', 'action.add', { input: { what, ...more } });
};

const heldWith = (actions: number): Board => {
  const on = board();
  on.does('maya', 'meeting.start');
  for (let n = 1; n <= actions; n += 1)
    addAction(on, `Task ${n}`, { owner: 'priya', due: '2026-12-04' });
  on.does('maya', 'meeting.close');
  return on;
};

const assignedCount = (on: Board): number =>
  on.journal.filter(({ event }) => event.type === 'action-assigned').length;

describe('send to owners', () => {
  it('tells each owner of each complete action, and counts the incomplete ones', () => {
    const on = board();
    on.does('maya', 'meeting.start');
    addAction(on, 'Circulate the budget', { owner: 'priya', due: '2026-11-27' });
    addAction(on, 'Nobody yet', { due: '2026-11-27' });
    addAction(on, 'No date yet', { owner: 'omar' });
    assert.equal(on.refused('maya', 'meeting.release', { id: 'M-1' }), 'release-after-close');
    on.does('maya', 'meeting.close');
    assert.equal(assignedCount(on), 0);
    on.at('2026-11-23T12:00:00.000Z');
    const { changes, messages } = on.does('maya', 'meeting.release', { id: 'M-1' });
    assert.deepEqual(messages, [{ to: { person: 'priya' }, kind: 'assigned', about: 'A-1' }]);
    assert.deepEqual(changes[0]?.events[0]?.data, {
      at: '2026-11-23T12:00:00.000Z',
      actions: ['A-1'],
      incomplete: 2,
      more: false,
    });
    assert.equal(on.state('meeting', 'M-1').releasedAt, '2026-11-23T12:00:00.000Z');
    assert.equal(on.refused('maya', 'meeting.release', { id: 'M-1' }), 'already-released');
    on.assertReplays();
  });

  it('tells an owner of several actions once', () => {
    const on = board();
    on.does('maya', 'meeting.start');
    const due = '2026-12-04';
    for (const owner of ['priya', 'omar', 'priya']) addAction(on, `For ${owner}`, { owner, due });
    on.does('maya', 'meeting.close');
    assert.deepEqual(on.does('maya', 'meeting.release', { id: 'M-1' }).messages, [
      {
        to: { person: 'priya' },
        kind: 'assigned',
        about: 'A-1',
        params: { actions: ['A-1', 'A-3'] },
      },
      { to: { person: 'omar' }, kind: 'assigned', about: 'A-2' },
    ]);
    assert.equal(assignedCount(on), 3);
  });

  it('tells of more than one commit holds owner by owner', () => {
    const on = board();
    on.does('maya', 'meeting.start');
    const due = '2026-12-04';
    for (let n = 0; n < 45; n += 1)
      addAction(on, `Task ${n}`, { owner: n % 3 === 0 ? 'omar' : 'priya', due });
    on.does('maya', 'meeting.close');
    const first = on.does('maya', 'meeting.release', { id: 'M-1' }).messages ?? [];
    const then = on.does('gavel', 'meeting.follow-up', { id: 'M-1' }).messages ?? [];
    const count = ({ to, params }: (typeof first)[number]) => [
      to,
      (params as { readonly actions: readonly string[] }).actions.length,
    ];
    assert.deepEqual(
      [first.map(count), then.map(count)],
      [[[{ person: 'omar' }, 15]], [[{ person: 'priya' }, 30]]],
    );
    assert.equal(on.wake('M-1'), undefined);
  });

  it('goes page by page, each page its own commit, however many actions there are', () => {
    const on = heldWith(95);
    on.at('2026-11-23T12:00:00.000Z');
    on.does('maya', 'meeting.release', { id: 'M-1' });
    assert.equal(assignedCount(on), 40);
    assert.equal(on.wake('M-1'), '2026-11-23T12:00:00.000Z');
    assert.equal(on.refused('maya', 'meeting.release', { id: 'M-1' }), 'being-released');
    on.does('gavel', 'meeting.follow-up', { id: 'M-1' });
    assert.equal(assignedCount(on), 80);
    on.does('gavel', 'meeting.follow-up', { id: 'M-1' });
    assert.equal(assignedCount(on), 95);
    assert.equal(on.wake('M-1'), undefined);
    assert.equal(on.refused('gavel', 'meeting.follow-up', { id: 'M-1' }), 'nothing-due');
    on.assertReplays();
  });

  it('closes a meeting of 200 actions without touching one', () => {
    const on = board();
    on.does('maya', 'meeting.start');
    for (let n = 1; n <= 200; n += 1) addAction(on, `Task ${n}`);
    const { changes } = on.does('maya', 'meeting.close');
    assert.deepEqual(
      changes.map(({ id }) => id),
      ['M-1', 'committee', 'minutes-M-1'],
    );
  });

  it('goes out by itself at the second working morning, the secretary told at the first', () => {
    const on = board();
    on.at('2026-12-24T15:00:00.000Z');
    on.does('maya', 'meeting.start');
    addAction(on, 'Book the dredger', { owner: 'omar', due: '2027-01-15' });
    on.does('maya', 'meeting.close');
    // Christmas Day, its weekend and the substitute for Boxing Day are nobody's working mornings.
    assert.equal(on.wake('M-1'), '2026-12-29T09:00:00.000Z');
    assert.equal(on.refused('gavel', 'meeting.follow-up', { id: 'M-1' }), 'nothing-due');
    on.at('2026-12-29T09:00:00.000Z');
    assert.deepEqual(on.does('gavel', 'meeting.follow-up', { id: 'M-1' }).messages, [
      { to: { person: 'maya' }, kind: 'release-pending', about: 'M-1' },
    ]);
    assert.equal(on.wake('M-1'), '2026-12-30T09:00:00.000Z');
    on.at('2026-12-30T09:00:00.000Z');
    assert.deepEqual(on.does('gavel', 'meeting.follow-up', { id: 'M-1' }).messages, [
      { to: { person: 'omar' }, kind: 'assigned', about: 'A-1' },
    ]);
    assert.equal(on.wake('M-1'), undefined);
    on.assertReplays();
  });

  for (const [given, adjourned] of [
    ['nobody closes', false],
    ['was adjourned', true],
  ] as const)
    it(`of a meeting that ${given}: its thread is told at the first morning, the owners at the second`, () => {
      const on = board();
      on.does('maya', 'meeting.start');
      addAction(on, 'Book the dredger', { owner: 'omar', due: '2026-12-15' });
      if (adjourned) on.does('maya', 'meeting.adjourn');
      on.at('2026-11-24T09:00:00.000Z');
      const thread = { to: { conversation: 'thread' }, params: { thread: 'M-1' } };
      assert.deepEqual(on.does('gavel', 'meeting.follow-up', { id: 'M-1' }).messages, [
        { ...thread, kind: 'still-open', about: 'M-1' },
      ]);
      on.at('2026-11-25T09:00:00.000Z');
      assert.deepEqual(on.does('gavel', 'meeting.follow-up', { id: 'M-1' }).messages, [
        { to: { person: 'omar' }, kind: 'assigned', about: 'A-1' },
      ]);
      assert.equal(on.wake('M-1'), undefined);
      if (adjourned) on.does('maya', 'meeting.resume');
      addAction(on, 'Pay the dredger', { owner: 'priya', due: '2026-12-15' });
      const { assignedAt } = on.state('action', 'A-2');
      assert.equal(assignedAt === undefined, adjourned, 'what another sitting records waits anew');
      on.does('maya', 'meeting.close');
      assert.equal(on.wake('M-1'), adjourned ? '2026-11-26T09:00:00.000Z' : undefined);
      on.assertReplays();
    });

  it('waits for a working morning where its time comes late, at night or on a day off', () => {
    const on = heldWith(1);
    const stepAt = (now: string) => {
      on.at(now);
      const { messages = [] } = on.does('gavel', 'meeting.follow-up', { id: 'M-1' });
      return [messages.map(({ kind }) => kind).join(), on.wake('M-1')];
    };
    assert.deepEqual(stepAt('2026-11-24T23:30:00.000Z'), ['', '2026-11-25T09:00:00.000Z']);
    assert.deepEqual(stepAt('2026-11-25T10:00:00.000Z'), [
      'release-pending',
      '2026-11-26T09:00:00.000Z',
    ]);
    assert.deepEqual(stepAt('2026-11-28T12:00:00.000Z'), ['', '2026-11-30T09:00:00.000Z']);
    assert.deepEqual(stepAt('2026-11-30T11:00:00.000Z'), ['assigned', undefined]);
    on.assertReplays();
  });

  it('leaves the secretary a working day from a notice that came late', () => {
    const on = heldWith(1);
    on.at('2026-11-27T15:00:00.000Z');
    const { messages = [] } = on.does('gavel', 'meeting.follow-up', { id: 'M-1' });
    assert.deepEqual(
      messages.map(({ kind }) => kind),
      ['release-pending'],
    );
    assert.equal(on.wake('M-1'), '2026-11-30T09:00:00.000Z');
    on.assertReplays();
  });

  it('is not announced where an adjourned meeting has nothing to send', () => {
    const on = board();
    on.does('maya', 'meeting.start');
    on.does('maya', 'meeting.adjourn');
    on.at('2026-11-24T09:00:00.000Z');
    assert.deepEqual(on.does('gavel', 'meeting.follow-up', { id: 'M-1' }).messages, []);
  });

  it('says nothing to the secretary where there is nothing to send', () => {
    const on = heldWith(0);
    on.at('2026-11-24T09:00:00.000Z');
    assert.deepEqual(on.does('gavel', 'meeting.follow-up', { id: 'M-1' }).messages, []);
    on.at('2026-11-25T09:00:00.000Z');
    assert.deepEqual(on.does('gavel', 'meeting.follow-up', { id: 'M-1' }).messages, []);
    assert.equal(on.wake('M-1'), undefined);
  });

  it('leaves out what was undone or converted', () => {
    const on = board();
    on.does('maya', 'meeting.start');
    addAction(on, 'One', { owner: 'priya', due: '2026-12-04' });
    addAction(on, 'Two', { owner: 'priya', due: '2026-12-04' });
    addAction(on, 'Three', { owner: 'priya', due: '2026-12-04' });
    on.does('maya', 'record.undo');
    on.does('maya', 'record.convert', { id: 'A-1', input: { to: 'note' } });
    on.does('maya', 'meeting.close');
    const { messages } = on.does('maya', 'meeting.release', { id: 'M-1' });
    assert.deepEqual(messages, [{ to: { person: 'priya' }, kind: 'assigned', about: 'A-2' }]);
  });
});
