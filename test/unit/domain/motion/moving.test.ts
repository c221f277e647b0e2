import assert from 'node:assert/strict';
import { minutedMotion } from '../../../../src/domain/minutes/motions.ts';
import type { Board } from '../../../helpers/domain.ts';
import { board } from '../../../helpers/domain.ts';

const text = 'Buy the crane.';
const hands = { for: 3, against: 0, abstain: 0 };

/** Ana chairs; Ben, Priya and Omar have a vote; Maya keeps the minutes; Tom attends. */
const sitting = (settings: object = {}, present = ['ana', 'ben', 'priya', 'omar']): Board => {
  const on = board(undefined, settings);
  on.does('maya', 'agenda.propose', { input: { title: 'Crane' } });
  on.does('maya', 'meeting.start', { input: { present } });
  return on;
};

describe('motion moved and seconded as the minutes name them', () => {
  for (const { who, verb = 'motion.propose', input, outcome, settings } of [
    { who: 'maya', input: { mover: 'priya' }, outcome: 'open, priya, nobody' },
    { who: 'ana', input: { mover: 'priya' }, outcome: 'open, priya, nobody' },
    {
      who: 'maya',
      input: { mover: 'priya', seconder: 'omar' },
      outcome: 'open, priya, omar',
    },
    {
      who: 'maya',
      settings: { seconding: true },
      input: { mover: 'priya' },
      outcome: 'proposed, priya, nobody',
    },
    {
      who: 'maya',
      settings: { seconding: true },
      input: { mover: 'priya', seconder: 'omar' },
      outcome: 'open, priya, omar',
    },
    { who: 'ana', input: { seconder: 'omar' }, outcome: 'open, ana, omar' },
    { who: 'priya', input: { mover: 'priya' }, outcome: 'open, priya, nobody' },
    { who: 'maya', input: {}, outcome: 'not-allowed' },
    { who: 'maya', input: { mover: 'maya' }, outcome: 'not-allowed' },
    { who: 'maya', input: { seconder: 'omar' }, outcome: 'named-without-vote' },
    { who: 'maya', input: { mover: 'tom' }, outcome: 'named-without-vote' },
    { who: 'maya', input: { mover: 'nobody-knows' }, outcome: 'named-without-vote' },
    {
      who: 'maya',
      input: { mover: 'priya', seconder: 'priya' },
      outcome: 'second-not-mover',
    },
    { who: 'priya', input: { mover: 'omar' }, outcome: 'not-allowed' },
    { who: 'priya', input: { seconder: 'omar' }, outcome: 'not-allowed' },
    { who: 'tom', input: { mover: 'omar' }, outcome: 'not-allowed' },
    {
      who: 'maya',
      verb: 'motion.open',
      input: { mover: 'priya', seconder: 'omar' },
      outcome: 'voting, priya, omar',
    },
    {
      who: 'ana',
      verb: 'motion.record',
      input: { mover: 'priya', seconder: 'omar', ...hands },
      outcome: 'carried, priya, omar',
    },
    {
      who: 'maya',
      verb: 'motion.record',
      input: { mover: 'maya', ...hands },
      outcome: 'named-without-vote',
    },
  ] as const)
    it(`${who}: ${verb} ${JSON.stringify({ ...settings, ...input })} → ${outcome}`, () => {
      const on = sitting(settings);
      const ask = { input: { text, ...input } };
      if (!outcome.includes(',')) {
        assert.equal(on.refused(who, verb, ask), outcome);
        return;
      }
      on.does(who, verb, ask);
      const { status, mover, seconder = 'nobody' } = on.state('motion', 'V-1');
      assert.equal(`${status}, ${mover}, ${seconder}`, outcome);
      on.assertReplays();
    });

  for (const { given, mover, outcome } of [
    { given: 'left', mover: 'omar', outcome: 'named-without-vote' },
    { given: 'recused', mover: 'omar', outcome: 'named-without-vote' },
    { given: 'recused', mover: 'priya', outcome: 'moved' },
  ] as const)
    it(`where Omar is ${given}, by ${mover}: ${outcome}`, () => {
      const on = sitting();
      if (given === 'left')
        on.does('maya', 'roll.record', {
          input: { entries: [{ person: 'omar', attendance: 'left' }] },
        });
      else
        on.does('omar', 'roll.declare-interest', { input: { item: 'I-1', text: 'I sell cranes' } });
      const ask = { input: { text, mover } };
      if (outcome === 'moved') on.does('maya', 'motion.propose', ask);
      else assert.equal(on.refused('maya', 'motion.propose', ask), outcome);
    });

  for (const { who, seconder, outcome } of [
    { who: 'maya', seconder: 'omar', outcome: 'omar' },
    { who: 'ana', seconder: 'omar', outcome: 'omar' },
    { who: 'maya', seconder: 'priya', outcome: 'second-not-mover' },
    { who: 'maya', seconder: 'tom', outcome: 'named-without-vote' },
    { who: 'maya', seconder: undefined, outcome: 'not-allowed' },
    { who: 'ben', seconder: 'omar', outcome: 'not-allowed' },
  ] as const)
    it(`${who} writes down that ${seconder ?? 'nobody'} seconds: ${outcome}`, () => {
      const on = sitting({ seconding: true });
      on.does('priya', 'motion.propose', { input: { text } });
      const ask = { id: 'V-1', input: { ...(seconder && { seconder }) } };
      if (outcome !== 'omar') {
        assert.equal(on.refused(who, 'motion.second', ask), outcome);
        return;
      }
      on.does(who, 'motion.second', ask);
      assert.equal(on.state('motion', 'V-1').seconder, 'omar');
    });

  it('is written down at a meeting only', () => {
    const on = board(undefined, { circular: true });
    const ask = { input: { text, mover: 'priya' } };
    assert.equal(on.refused('ana', 'motion.propose', ask), 'moved-at-meeting');
    assert.equal(on.refused('ana', 'motion.open', ask), 'moved-at-meeting');
  });
});

describe('a motion that asks for a majority of its own', () => {
  const asks = { text, majority: 'two-thirds' } as const;
  const V1 = { id: 'V-1' };
  const counted = (on: Board, yes: number, no: number) => {
    const cast = { ...V1, input: { for: yes, against: no, abstain: 0 } };
    on.does('ana', 'motion.record', cast);
    const { status, result } = on.state('motion', 'V-1');
    on.assertReplays();
    return [status, result?.majority, result?.own];
  };

  it('is carried by no less, and told so in the minutes', () => {
    const lost = sitting({ quorum: 2 });
    lost.does('ben', 'motion.propose', { input: asks });
    assert.deepEqual(counted(lost, 1, 1), ['lost', 'two-thirds', true]);
    const carried = sitting({ quorum: 2 });
    carried.does('ben', 'motion.propose', { input: asks });
    assert.deepEqual(counted(carried, 2, 1), ['carried', 'two-thirds', true]);
    assert.equal(carried.state('decision', 'D-1').vote?.own, true);
    assert.equal(minutedMotion(lost.state('motion', 'V-1'), 'M-1')?.majority, 'two-thirds');
  });

  it('is carried by the committee’s rule where that asks for the same or, by then, for more', () => {
    const on = sitting({ majority: 'two-thirds' });
    on.does('ben', 'motion.propose', { input: asks });
    assert.equal(on.state('motion', 'V-1').majority, undefined);
    assert.deepEqual(counted(on, 3, 1), ['carried', 'two-thirds', undefined]);
    const stricter = sitting();
    stricter.does('ben', 'motion.propose', { input: asks });
    stricter.does('ana', 'committee.setup', { input: { majority: 'unanimous' } });
    assert.deepEqual(counted(stricter, 3, 1), ['lost', 'unanimous', undefined]);
  });

  it('asks for as much of all voters where they answer between meetings', () => {
    const on = sitting();
    on.does('ben', 'motion.propose', { input: { text, majority: 'unanimous' } });
    on.does('maya', 'meeting.close');
    on.does('ana', 'motion.open', { ...V1, input: { between: true } });
    for (const [who, choice] of Object.entries({
      ana: 'for',
      ben: 'for',
      priya: 'for',
      omar: 'against',
    }))
      on.does(who, 'motion.vote', { ...V1, input: { choice } });
    const { status, result } = on.state('motion', 'V-1');
    assert.deepEqual([status, result?.majority, result?.own], ['lost', 'unanimous', true]);
    on.assertReplays();
  });

  it('asks for no less than the committee does', () => {
    const on = sitting({ majority: '3/4' });
    for (const [verb, who] of [
      ['motion.propose', 'ben'],
      ['motion.open', 'ana'],
    ] as const)
      assert.equal(on.refused(who, verb, { input: asks }), 'majority-weaker');
    const shown = { input: { ...hands, ...asks } };
    assert.equal(on.refused('ana', 'motion.record', shown), 'majority-weaker');
  });

  it('is given one, another or none by whoever opens the vote, and keeps it at the next meeting', () => {
    const on = sitting();
    on.does('ben', 'motion.propose', { input: asks });
    on.does('ana', 'motion.open', { ...V1, input: { majority: '3/4' } });
    on.does('maya', 'meeting.close');
    on.does('maya', 'meeting.start', { input: { present: ['ana', 'ben', 'priya', 'omar'] } });
    assert.equal(on.state('motion', 'V-1').majority, '3/4');
    on.does('ana', 'motion.open', V1);
    assert.equal(on.state('motion', 'V-1').majority, '3/4');
    on.does('ana', 'meeting.close');
    on.does('maya', 'meeting.start', { input: { present: ['ana', 'ben', 'priya', 'omar'] } });
    on.does('ana', 'motion.open', { ...V1, input: { majority: null } });
    assert.equal(on.state('motion', 'V-1').majority, undefined);
    on.assertReplays();
  });
});
