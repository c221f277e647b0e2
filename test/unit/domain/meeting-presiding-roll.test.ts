import assert from 'node:assert/strict';
import type { Role } from '../../../src/domain/committee.ts';
import type { Board } from '../../helpers/domain.ts';
import { board, boardRoles } from '../../helpers/domain.ts';

const presiding = (on: Board): string => {
  const { presiding: person = 'nobody', acting } = on.state('meeting', 'M-1');
  return acting ? `${person}, acting` : person;
};

describe('whoever presides, by the roll that was taken', () => {
  const there = (...people: readonly string[]) =>
    people.map((person) => ({ person, attendance: 'present' }));
  const deputies: Record<string, Role> = { ...boardRoles, omar: 'deputy' };
  for (const { why, entries, presides, all = boardRoles } of [
    { why: 'who is not on it', entries: there('ben', 'priya'), presides: 'ben' },
    {
      why: 'for whom somebody stands in',
      entries: [{ person: 'nora', attendance: 'present', alternateFor: 'ana' }, ...there('ben')],
      presides: 'ben',
    },
    {
      why: 'and the first of two deputies neither',
      entries: [{ person: 'ana', attendance: 'apologies' }, ...there('omar', 'priya')],
      presides: 'omar',
      all: deputies,
    },
    {
      why: 'nor a deputy, which leaves the secretary',
      entries: there('priya', 'omar'),
      presides: 'maya, acting',
    },
    {
      why: 'as long as it names nobody who came',
      entries: [{ person: 'omar', attendance: 'apologies' }],
      presides: 'ana',
    },
  ])
    it(
      `is ${presides} in place of a chair ${why}`.replace('ana in place of a chair', 'the chair'),
      () => {
        const on = board({ ...all, nora: 'attendee' }, { alternates: true });
        on.does('maya', 'meeting.start');
        assert.equal(presiding(on), 'ana');
        on.does('maya', 'roll.record', { input: { entries } });
        assert.equal(presiding(on), presides);
        on.assertReplays();
      },
    );

  it('is not a deputy who is not on it, where the chair has an interest', () => {
    const on = board();
    on.does('maya', 'agenda.propose', { input: { title: 'Crane' } });
    on.does('maya', 'meeting.start', { input: { present: ['maya'] } });
    on.does('maya', 'roll.record', { input: { entries: there('ana', 'priya', 'omar') } });
    on.does('ana', 'roll.declare-interest', { input: { text: 'My firm bids.' } });
    assert.equal(presiding(on), 'maya, acting');
  });

  it('is the chair again once the chair is on it, who is told how', () => {
    const on = board();
    on.does('ben', 'meeting.start');
    on.does('maya', 'roll.record', { input: { entries: there('ben', 'priya') } });
    on.does('ben', 'meeting.adjourn');
    on.does('ben', 'meeting.resume');
    assert.equal(on.refused('ana', 'meeting.adjourn'), 'presided-by');
    on.does('ana', 'roll.record', { input: { entries: there('ana') } });
    assert.equal(presiding(on), 'ana');
  });

  it('is a deputy who takes the chair before it is taken, while nobody has seen the chair', () => {
    const on = board();
    const take = { input: { entries: [], presiding: 'ben' } };
    on.does('maya', 'meeting.start');
    assert.equal(on.refused('ben', 'roll.record', take), 'presided-by');
    on.does('ben', 'roll.record', { input: { entries: there('ben') } });
    assert.equal(presiding(on), 'ana');
    assert.equal(on.refused('priya', 'roll.record', take), 'not-allowed');
    on.does('ben', 'roll.record', take);
    assert.equal(presiding(on), 'ben');
    on.does('ana', 'roll.record', { input: { entries: there('ana') } });
    assert.equal(presiding(on), 'ana');
    assert.equal(on.refused('ben', 'roll.record', take), 'presided-by');
    on.assertReplays();
  });
});
