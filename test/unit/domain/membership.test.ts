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
