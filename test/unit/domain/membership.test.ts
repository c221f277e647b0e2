import assert from 'node:assert/strict';
import { GAVEL } from '../../../src/domain/permission.ts';
import { hasLeft, staysWith } from '../../../src/domain/departed.ts';
import { board } from '../../helpers/domain.ts';

const tableOf = (...given: Parameters<typeof board>) => {
  const on = board(...given);
  const state = () => on.state('committee', 'committee');
  const seat = (actor: string, person: string, role?: string | null) =>
    on.does(actor, 'committee.seat', {
      id: 'committee',
      input: { person, ...(role === undefined ? {} : { role }) },
    });
  return {
    on,
    state,
    seat,
    comes: (person: string, role = 'member') => seat(GAVEL, person, role),
    goes: (person: string) => seat(GAVEL, person, null),
    is: (person: string): string => {
      const { role = 'nobody', votes = false } = state().roles[person] ?? {};
      return `${role}${votes ? ', votes' : ''}`;
    },
  };
};

describe('coming and going', () => {
  for (const [setUp, role, becomes] of [
    [false, 'member', 'member, votes'],
    [false, 'attendee', 'attendee'],
    [true, 'member', 'attendee'],
    [true, 'attendee', 'attendee'],
  ] as const)
    it(`a newcomer, ${role} by the chat, ${setUp ? 'after' : 'before'} set-up: ${becomes}`, () => {
      const { comes, is, on } = tableOf(undefined, { setUp });
      const { messages = [] } = comes('nina', role);
      assert.equal(is('nina'), becomes);
      assert.deepEqual(
        messages.map(({ to }) => to),
        setUp ? [{ person: 'maya' }] : [],
      );
      on.assertReplays();
    });

  for (const [who, was, told] of [
    ['omar', 'member, votes', 'maya'],
    ['tom', 'attendee', 'maya'],
    ['ana', 'chair, votes', 'maya'],
    ['maya', 'secretary', 'ana'],
  ] as const)
    it(`${was}: has no seat once gone, ${told} is told once, and it comes back with them`, () => {
      const { goes, comes, is, state, on } = tableOf(undefined, { setUp: true });
      assert.deepEqual(
        goes(who).messages?.map(({ to }) => to),
        [{ person: told }],
      );
      assert.deepEqual(goes(who), { changes: [] });
      assert.equal(is(who), 'nobody');
      assert.equal(hasLeft(state(), who), true);
      comes(who);
      assert.equal(is(who), was);
      assert.equal(hasLeft(state(), who), false);
      on.assertReplays();
    });

  for (const voters of [
    ['ana', 'ben'],
    ['ana', 'ben', 'maya'],
  ])
    it(`whoever kept the minutes ${voters.includes('maya') ? 'with' : 'without'} a vote goes on so`, () => {
      const { on, seat, is } = tableOf();
      on.does('maya', 'committee.setup', { id: 'committee', input: { voters } });
      seat('ana', 'tom', 'secretary');
      assert.equal(is('maya'), voters.includes('maya') ? 'member, votes' : 'attendee');
    });

  it('a role that somebody else has by then does not come back', () => {
    const { goes, comes, seat, is } = tableOf(undefined, { setUp: true });
    goes('ana');
    seat('maya', 'priya', 'chair');
    comes('ana');
    assert.deepEqual([is('ana'), is('priya')], ['member, votes', 'chair, votes']);
  });

  it('the last who leads keeps the role, without a vote, until somebody else is named', () => {
    const { goes, seat, is, on } = tableOf(undefined, { setUp: true });
    goes('maya');
    assert.deepEqual(
      goes('ana').messages?.map(({ to }) => to),
      [{ person: 'ben' }],
    );
    assert.equal(is('ana'), 'chair');
    assert.equal(
      on.refused('omar', 'committee.seat', { input: { person: 'omar', role: 'chair' } }),
      'not-allowed',
    );
    seat('ana', 'priya', 'chair');
    assert.deepEqual([is('ana'), is('priya')], ['nobody', 'chair, votes']);
    on.assertReplays();
  });

  it('who was taken off comes back by hand alone, and may do nothing before', () => {
    const { seat, comes, goes, is, on } = tableOf(undefined, { setUp: true });
    assert.equal(seat('ana', 'omar', null).messages?.length, 1);
    goes('omar');
    comes('omar');
    assert.equal(is('omar'), 'nobody');
    assert.equal(
      on.refused('omar', 'motion.propose', { input: { text: 'Paint it.' } }),
      'has-left',
    );
    seat('ana', 'omar', 'member');
    assert.equal(is('omar'), 'member, votes');
    on.assertReplays();
  });

  it('nobody sends to owners who left: it is nobody’s until somebody there is named', () => {
    const { goes, comes, on } = tableOf(undefined, { setUp: true });
    const due = '2026-12-04';
    on.does('maya', 'meeting.start');
    for (const input of [{ due }, { due }, {}])
      on.does('maya', 'action.add', { input: { what: 'Paint it', owner: 'omar', ...input } });
    for (const id of ['A-1', 'A-2', 'A-3']) on.does(GAVEL, 'action.orphan', { id });
    goes('omar');
    on.does('maya', 'action.edit', { id: 'A-3', input: { due } });
    on.does('maya', 'action.edit', { id: 'A-2', input: { owner: 'tom' } });
    on.does('maya', 'meeting.close');
    assert.deepEqual(on.does('maya', 'meeting.release', { id: 'M-1' }).messages, [
      { to: { person: 'tom' }, kind: 'assigned', about: 'A-2' },
    ]);
    for (const id of ['A-1', 'A-3']) {
      assert.equal(on.state('action', id).ownerless, true);
      assert.equal(on.refused('omar', 'action.accept', { id }), 'has-left');
    }
    assert.equal(on.state('action', 'A-2').ownerless, undefined);
    for (const input of [{ what: 'Paint it blue' }, { owner: 'omar' }, { due: '2026-12-11' }])
      assert.deepEqual(on.does('maya', 'action.edit', { id: 'A-1', input }).messages, []);
    assert.equal(on.state('action', 'A-1').ownerless, true);
    comes('omar');
    const named = on.does('maya', 'action.edit', { id: 'A-1', input: { owner: 'omar' } });
    assert.deepEqual(named.messages, [{ to: { person: 'omar' }, kind: 'assigned', about: 'A-1' }]);
    assert.equal(on.state('action', 'A-1').ownerless, undefined);
    on.assertReplays();
  });

  it('is the secretary’s to give away, before its owner was told and after it is reopened', () => {
    const { goes, on } = tableOf(undefined, { setUp: true });
    on.does('maya', 'meeting.start');
    const add = () =>
      on.does('maya', 'action.add', {
        input: { what: 'Paint it', owner: 'omar', due: '2026-12-04' },
      });
    add();
    on.does(GAVEL, 'action.orphan', { id: 'A-1' });
    on.does('maya', 'meeting.close');
    add();
    on.does('omar', 'action.claim', { id: 'A-2' });
    goes('omar');
    const { messages } = on.does('maya', 'action.reopen', { id: 'A-2', input: { why: 'Rust.' } });
    assert.deepEqual(messages, []);
    on.at('2026-11-24T09:00:00.000Z');
    for (const id of ['A-1', 'A-2'])
      assert.deepEqual(
        on
          .does(GAVEL, 'chase.plan', { input: { ids: [id] } })
          .chases?.map(({ person, step }) => [person, step]),
        [['maya', 'ownerless-secretary']],
      );
    on.assertReplays();
  });

  it('what was offered to somebody there is theirs once they take it', () => {
    const { goes, on } = tableOf(undefined, { setUp: true });
    const input = { what: 'Paint it', owner: 'omar', due: '2026-12-04' };
    on.does('maya', 'action.add', { input });
    on.does('omar', 'action.transfer', { id: 'A-1', input: { to: 'tom' } });
    on.does(GAVEL, 'action.orphan', { id: 'A-1' });
    goes('omar');
    on.does('tom', 'action.accept', { id: 'A-1' });
    const { owner, ownerless } = on.state('action', 'A-1');
    assert.deepEqual([owner, ownerless], ['tom', undefined]);
    on.assertReplays();
  });

  it('an owner without a seat who left answers for it no more', () => {
    const { on } = tableOf(undefined, { setUp: true });
    const input = { what: 'Paint it', owner: 'nina', due: '2026-12-04' };
    on.does('maya', 'action.add', { input });
    on.does('nina', 'action.accept', { id: 'A-1' });
    on.does(GAVEL, 'action.orphan', { id: 'A-1' });
    assert.equal(on.refused('nina', 'action.progress', { id: 'A-1' }), 'has-left');
  });

  it('keeps nothing but what was given to them since', () => {
    const action = { owner: 'omar', status: 'open', contributors: [] };
    for (const [state, stays] of [
      [action, true],
      [{ ...action, ownerless: true }, false],
      [{ ...action, status: 'closed' }, false],
      [{ ...action, owner: 'tom' }, false],
    ] as const)
      assert.equal(staysWith({ type: 'action', state }, 'omar'), stays);
    assert.equal(staysWith({ type: 'raid', state: action }, 'omar'), false);
  });
});
