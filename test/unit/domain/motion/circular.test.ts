import assert from 'node:assert/strict';
import type { Board } from '../../../helpers/domain.ts';
import { board } from '../../../helpers/domain.ts';
import { moved, object, put, says, V1 } from './circulars.ts';

const ends = '2026-12-01T00:00:00.000Z';
const over = (on: Board, at = ends): void => {
  on.at(at);
  on.does('gavel', 'motion.follow-up', V1);
};

describe('a circular resolution', () => {
  it('asks every voter once, and becomes a decision when all have answered', () => {
    const on = board();
    const { messages = [] } = on.does('maya', 'motion.open', moved);
    assert.deepEqual(
      messages.map(({ to, kind, about }) => [to, kind, about]),
      ['ana', 'ben', 'priya', 'omar'].map((person) => [{ person }, 'vote-asked', 'V-1']),
    );
    for (const who of ['ana', 'ben', 'priya']) on.does(who, 'motion.vote', says('for'));
    const { messages: last } = on.does('omar', 'motion.vote', says('against'));
    assert.deepEqual(last, [{ to: { conversation: 'root' }, kind: 'vote-closed', about: 'V-1' }]);
    const { status, decision, closedBy } = on.state('motion', 'V-1');
    assert.deepEqual([status, decision, closedBy], ['carried', 'D-1', 'gavel']);
    const { method, meeting, vote, roll } = on.state('decision', 'D-1');
    assert.deepEqual([method, meeting, roll.length], ['circular', undefined, 4]);
    assert.deepEqual(vote, {
      motion: 'V-1',
      counts: { for: 3, against: 1, abstain: 0 },
      majority: 'absolute',
      casting: null,
      quorum: { present: 4, needed: 3 },
      electors: 4,
    });
    assert.equal(on.refused('ana', 'motion.vote', says('against')), 'circular-over');
    on.assertReplays();
  });

  for (const { settings, votes, outcome } of [
    { votes: { ana: 'for', ben: 'for', priya: 'for' }, outcome: 'carried' },
    { votes: { ana: 'for', ben: 'for' }, outcome: 'lost' },
    { votes: { ana: 'for', ben: 'for', priya: 'abstain' }, outcome: 'lost' },
    { votes: {}, outcome: 'lost' },
    {
      settings: { circularMajority: 'unanimous' },
      votes: { ana: 'for', ben: 'for', priya: 'for' },
      outcome: 'lost',
    },
    {
      settings: { circularMajority: 'two-thirds' },
      votes: { ana: 'for', ben: 'for', priya: 'for', omar: 'abstain' },
      outcome: 'carried',
    },
    {
      settings: { circularMajority: '1/4' },
      votes: { ana: 'for' },
      outcome: 'lost',
    },
    {
      settings: { circularMajority: '1/4', quorum: 2 },
      votes: { ana: 'for', ben: 'against' },
      outcome: 'carried',
    },
  ])
    it(`${JSON.stringify(votes)} ${JSON.stringify(settings ?? {})} by its last day: ${outcome}`, () => {
      const on = put(settings);
      for (const [who, choice] of Object.entries(votes)) on.does(who, 'motion.vote', says(choice));
      if (on.state('motion', 'V-1').status === 'voting') over(on);
      assert.equal(on.state('motion', 'V-1').status, outcome);
      on.assertReplays();
    });

  it('dates from its last day, however late its end is noticed', () => {
    const on = put({ circularMajority: 'absolute' });
    for (const who of ['ana', 'ben', 'priya']) on.does(who, 'motion.vote', says('for'));
    over(on, '2026-12-01T09:00:00.000Z');
    assert.equal(on.state('decision', 'D-1').decidedAt, '2026-11-30T23:59:59.999Z');
    assert.equal(on.state('motion', 'V-1').closedAt, '2026-11-30T23:59:59.999Z');
    on.assertReplays();
  });

  for (const { offices, required, answered, outcome } of [
    { offices: { omar: 'senior-user' }, answered: ['ana', 'ben', 'priya'], outcome: 'lost' },
    { offices: { omar: 'senior-user' }, answered: ['ana', 'ben', 'omar'], outcome: 'carried' },
    { offices: {}, answered: ['ana', 'ben', 'priya'], outcome: 'lost' },
    // Somebody without a vote cannot take part.
    { offices: { tom: 'senior-user' }, answered: ['ana', 'ben', 'priya'], outcome: 'carried' },
    {
      offices: {},
      required: 'chair-or-deputy',
      answered: ['ben', 'priya', 'omar'],
      outcome: 'carried',
    },
    { offices: {}, required: 'chair', answered: ['ben', 'priya', 'omar'], outcome: 'lost' },
  ])
    it(`not without ${required ?? 'senior-user'} (${JSON.stringify(offices)}): ${answered.join(', ')}: ${outcome}`, () => {
      const on = board(undefined, { requiredRoles: [required ?? 'senior-user'] });
      for (const [person, office] of Object.entries(offices))
        on.does('ana', 'committee.seat', { input: { person, office } });
      on.does('ana', 'motion.open', moved);
      for (const who of answered) on.does(who, 'motion.vote', says('for'));
      over(on);
      assert.equal(on.state('motion', 'V-1').status, outcome);
      on.assertReplays();
    });

  for (const { until, wakes } of [
    { until: undefined, wakes: ['2026-11-26T10:00:00.000Z', ends] },
    { until: '2026-11-25', wakes: ['2026-11-23T10:00:00.000Z', '2026-11-26T00:00:00.000Z'] },
    { until: '2026-11-29', wakes: ['2026-11-26T10:00:00.000Z', '2026-11-30T00:00:00.000Z'] },
    { until: '2026-11-24', wakes: ['2026-11-23T10:00:00.000Z', '2026-11-25T00:00:00.000Z'] },
    { until: '2026-11-23', wakes: ['2026-11-24T00:00:00.000Z'] },
  ])
    it(`until ${until ?? 'the usual day'} it wakes ${wakes.join(', ')}`, () => {
      const on = put({ region: 'GB-ENG' }, until);
      for (const wake of wakes) {
        assert.equal(on.wake('V-1'), wake);
        on.at(wake);
        on.does('gavel', 'motion.follow-up', V1);
      }
      assert.equal(on.wake('V-1'), undefined);
      assert.equal(on.state('motion', 'V-1').status, 'lost');
    });

  it('reminds on the working morning before its last day whoever has not answered, once', () => {
    const on = put();
    on.does('ben', 'motion.vote', says('for'));
    on.at('2026-11-26T10:00:00.000Z');
    assert.equal(on.wake('V-1'), '2026-11-26T10:00:00.000Z');
    const { chases = [] } = on.does('gavel', 'motion.follow-up', V1);
    assert.deepEqual(
      chases.map(({ person, step, plannedFor }) => [person, step, plannedFor]),
      ['ana', 'priya', 'omar'].map((who) => [who, 'vote', '2026-11-27T09:00:00.000Z']),
    );
    assert.equal(on.refused('gavel', 'motion.follow-up', V1), 'nothing-due');
  });

  it('is answered by those who had a vote when it was put, not by who is given one meanwhile', () => {
    const on = put();
    on.does('ana', 'committee.seat', { input: { person: 'tom', role: 'member' } });
    assert.equal(on.wake('V-1'), '2026-11-26T10:00:00.000Z');
    assert.equal(on.refused('tom', 'motion.vote', says('against')), 'voter-since');
    assert.equal(on.refused('tom', 'motion.object', object), 'voter-since');
    for (const who of ['ana', 'ben', 'priya', 'omar']) on.does(who, 'motion.vote', says('for'));
    const { status, result } = on.state('motion', 'V-1');
    assert.deepEqual([status, result?.electors, result?.quorum.needed], ['carried', 4, 3]);
    on.assertReplays();
  });

  for (const { votes, settings, closes } of [
    { votes: { ana: 'for', ben: 'for' }, closes: undefined },
    { votes: { ana: 'against', ben: 'against' }, closes: 'lost' },
    { votes: { ana: 'for', ben: 'for', priya: 'for' }, closes: 'carried' },
    { votes: { ana: 'for', ben: 'for', priya: 'abstain' }, closes: undefined },
    {
      settings: { circularMajority: 'unanimous' },
      votes: { ana: 'for', ben: 'for', priya: 'for' },
      closes: undefined,
    },
    { settings: { circularMajority: 'unanimous' }, votes: { ana: 'abstain' }, closes: 'lost' },
    { settings: { circularMajority: '1/4' }, votes: { ana: 'for', ben: 'for' }, closes: undefined },
  ] as const)
    it(`${JSON.stringify(votes)} ${JSON.stringify(settings ?? {})} is ${closes ? `closed early: ${closes}` : 'not closed early'}`, () => {
      const on = put(settings);
      for (const [who, choice] of Object.entries(votes)) on.does(who, 'motion.vote', says(choice));
      if (closes) on.does('ana', 'motion.close', V1);
      else assert.equal(on.refused('ana', 'motion.close', V1), 'circular-open');
      assert.equal(on.state('motion', 'V-1').status, closes ?? 'voting');
    });

  it('does not count who lost the vote meanwhile', () => {
    const on = put();
    for (const who of ['ana', 'ben', 'priya']) on.does(who, 'motion.vote', says('for'));
    on.does('ana', 'committee.seat', { input: { person: 'priya', role: 'observer' } });
    on.does('ana', 'motion.close', V1);
    assert.deepEqual(on.state('motion', 'V-1').result?.counts, { for: 2, against: 0, abstain: 0 });
  });

  it('is over once all who had not answered have lost the vote', () => {
    const on = put();
    for (const who of ['ana', 'ben', 'priya']) on.does(who, 'motion.vote', says('for'));
    on.does('ana', 'committee.seat', { input: { person: 'omar', role: 'observer' } });
    assert.equal(on.wake('V-1'), '2026-11-23T10:00:00.000Z');
    on.does('gavel', 'motion.follow-up', V1);
    const { status, result } = on.state('motion', 'V-1');
    assert.deepEqual([status, result?.electors], ['carried', 3]);
    on.assertReplays();
  });

  it('leaves out of the count who declares an interest, the vote cast before too', () => {
    const on = put();
    on.does('ben', 'motion.vote', says('for'));
    on.does('ben', 'motion.recuse', { ...V1, input: { text: 'My crane' } });
    assert.equal(on.refused('ben', 'motion.vote', says('for')), 'recused');
    for (const who of ['ana', 'priya', 'omar']) on.does(who, 'motion.vote', says('for'));
    const { result } = on.state('motion', 'V-1');
    assert.deepEqual([result?.electors, result?.counts.for], [3, 3]);
  });

  it('takes no answer once its time is over, even before it is closed', () => {
    const on = put();
    on.does('ana', 'motion.vote', says('for'));
    on.at(ends);
    assert.equal(on.refused('ben', 'motion.vote', says('for')), 'circular-over');
  });
});
