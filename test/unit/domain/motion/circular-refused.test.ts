import assert from 'node:assert/strict';
import { board } from '../../../helpers/domain.ts';
import { moved, object, put, says, text, V1 } from './circulars.ts';

describe('a circular resolution refuses', () => {
  for (const { who, verb, ask, settings, outcome } of [
    { who: 'priya', verb: 'motion.open', ask: moved, outcome: 'not-allowed' },
    { who: 'tom', verb: 'motion.propose', ask: moved, outcome: 'not-allowed' },
    { who: 'ana', verb: 'motion.open', ask: { input: {} }, outcome: 'motion-empty' },
    {
      who: 'ana',
      verb: 'motion.open',
      ask: { input: { text, until: '2026-11-22' } },
      outcome: 'date-past',
    },
    {
      who: 'ana',
      verb: 'motion.open',
      ask: moved,
      settings: { circular: false },
      outcome: 'no-circulars',
    },
    {
      who: 'priya',
      verb: 'motion.propose',
      ask: moved,
      settings: { circular: false },
      outcome: 'no-circulars',
    },
    {
      who: 'ana',
      verb: 'motion.open',
      ask: moved,
      settings: { secretBallots: 'always' },
      outcome: 'no-secret-circulars',
    },
    { who: 'tom', verb: 'motion.vote', ask: says('for'), outcome: 'not-allowed' },
    { who: 'maya', verb: 'motion.vote', ask: says('for'), outcome: 'not-allowed' },
    { who: 'maya', verb: 'motion.object', ask: object, outcome: 'not-allowed' },
    {
      who: 'omar',
      verb: 'motion.object',
      ask: object,
      settings: { circularObjection: false },
      outcome: 'no-objection',
    },
    { who: 'priya', verb: 'motion.close', ask: V1, outcome: 'not-allowed' },
    { who: 'ana', verb: 'motion.close', ask: V1, outcome: 'nobody-answered' },
  ] as const)
    it(`${who} ${verb} ${JSON.stringify(settings ?? {})}: ${outcome}`, () => {
      const opens = verb === 'motion.open' || verb === 'motion.propose';
      const on = opens ? board(undefined, settings) : put(settings);
      assert.equal(on.refused(who, verb, ask), outcome);
    });

  it('whoever stands in for a voter, which is for one meeting', () => {
    const on = put();
    on.does('maya', 'meeting.start', { input: { present: ['ana', 'ben', 'priya'] } });
    const entries = [{ person: 'tom', attendance: 'present', alternateFor: 'omar' }];
    on.does('maya', 'roll.record', { input: { entries } });
    assert.equal(on.refused('tom', 'motion.vote', says('for')), 'not-a-voter');
  });
});
