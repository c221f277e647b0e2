import assert from 'node:assert/strict';
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
