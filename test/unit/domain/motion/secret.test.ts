import assert from 'node:assert/strict';
import type { Ask, Board } from '../../../helpers/domain.ts';
import { board } from '../../../helpers/domain.ts';

const text = 'Elect Omar.';
const V1 = { id: 'V-1' };
const choice = (of: string): Ask => ({ ...V1, input: { choice: of } });
const secretly: Ask = { input: { text, secret: true } };

/** Ana presides; she, Ben, Priya and Omar have a vote. */
const sitting = (settings: object = {}): Board => {
  const on = board(undefined, settings);
  on.does('ana', 'meeting.start', { input: { present: ['ana', 'ben', 'priya', 'omar'] } });
  return on;
};

describe('a secret motion', () => {
  for (const [rule, asked, secret] of [
    ['on-request', true, true],
    ['on-request', false, undefined],
    ['always', false, true],
    ['never', false, undefined],
  ] as const)
    it(`with the rule ${rule}, asked for: ${asked}, is${secret ? '' : ' not'} secret`, () => {
      const on = sitting({ secretBallots: rule });
      on.does('ana', 'motion.open', { input: { text, secret: asked } });
      assert.equal(on.state('motion', 'V-1').secret, secret);
    });

  it('is refused where the rules know none, and can be counted on paper where they ask for it', () => {
    assert.equal(
      sitting({ secretBallots: 'never' }).refused('ana', 'motion.open', secretly),
      'never-secret',
    );
    const on = sitting({ secretBallots: 'always' });
    on.does('ana', 'motion.record', { input: { text, for: 3, against: 1, abstain: 0 } });
    assert.equal(on.state('motion', 'V-1').result?.secret, true);
    assert.equal(on.refused('omar', 'motion.dissent', V1), 'no-dissent');
  });

  it('is not recorded by name where the rules ask for secret votes', () => {
    const on = sitting({ secretBallots: 'always' });
    const names = { for: ['ana', 'ben'], against: ['omar'], abstain: [] };
    assert.equal(on.refused('ana', 'motion.record', { input: { text, names } }), 'always-secret');
  });

  it('is not put to all voters between meetings, and one that was left over is put openly there', () => {
    const on = sitting();
    on.does('ana', 'motion.open', secretly);
    on.does('ana', 'meeting.close');
    assert.equal(
      on.refused('ana', 'motion.open', { ...V1, input: { secret: true } }),
      'no-secret-circulars',
    );
    on.does('ana', 'motion.open', { ...V1, input: { between: true } });
    const { ballots } = on.does('ben', 'motion.vote', choice('for'));
    assert.deepEqual([ballots, on.state('motion', 'V-1').secret], [undefined, undefined]);
  });

  it('journals who voted, not how, and gives the choice to the ballot box alone', () => {
    const on = sitting();
    on.does('ana', 'motion.open', secretly);
    const { changes, ballots } = on.does('priya', 'motion.vote', choice('against'));
    const data = { seat: 'priya', person: 'priya' };
    assert.deepEqual(changes, [
      { id: 'V-1', type: 'motion', events: [{ type: 'ballot-cast', v: 1, data }] },
    ]);
    assert.deepEqual(ballots, [{ entity: 'V-1', seat: 'priya', choice: 'against' }]);
  });

  it('looks the same in the journal whether a vote is changed or repeated', () => {
    const cast = (second: string) => {
      const on = sitting();
      on.does('ana', 'motion.open', secretly);
      on.does('priya', 'motion.vote', choice('for'));
      on.does('priya', 'motion.vote', choice(second));
      return on.journal;
    };
    assert.deepEqual(cast('for'), cast('abstain'));
  });

  it('counts the last choice of each seat; who declared an interest since has not voted', () => {
    const on = sitting();
    on.does('ana', 'motion.open', secretly);
    for (const [who, of] of [
      ['ana', 'for'],
      ['ben', 'against'],
      ['priya', 'for'],
      ['priya', 'against'],
      ['omar', 'for'],
    ] as const)
      on.does(who, 'motion.vote', choice(of));
    on.does('omar', 'roll.declare-interest', { input: { text: 'It is my own election.' } });
    on.does('ana', 'motion.close', V1);
    const { result, status, ballots } = on.state('motion', 'V-1');
    assert.deepEqual(result?.counts, { for: 1, against: 2, abstain: 0 });
    assert.deepEqual([status, result.secret], ['lost', true]);
    assert.deepEqual(
      ballots,
      ['ana', 'ben', 'priya'].map((seat) => ({ seat, by: seat })),
    );
    on.assertReplays();
  });

  describe('that is tied, where the presiding person has a casting vote', () => {
    const tied = (): Board => {
      const on = sitting({ castingVote: true });
      on.does('ana', 'motion.open', secretly);
      on.does('ben', 'motion.vote', choice('for'));
      on.does('priya', 'motion.vote', choice('against'));
      return on;
    };

    it('is over with the count that finds it: nobody’s vote shows as the difference to a later one', () => {
      const on = tied();
      const { messages } = on.does('ana', 'motion.close', V1);
      assert.deepEqual(messages, [{ to: { person: 'ana' }, kind: 'casting-asked', about: 'V-1' }]);
      assert.equal(on.refused('omar', 'motion.vote', choice('for')), 'vote-ended');
      assert.equal(on.refused('ana', 'motion.close', V1), 'casting-needed');
    });

    it('is decided as it was counted, whoever declares an interest or loses the vote since', () => {
      const on = tied();
      on.does('ana', 'motion.close', V1);
      on.does('priya', 'roll.declare-interest', { input: { text: 'My brother is Omar.' } });
      on.does('ana', 'committee.setup', {
        id: 'committee',
        input: { voters: ['ana', 'omar'] },
      });
      on.does('ana', 'motion.close', { ...V1, input: { casting: 'for' } });
      const { result, status } = on.state('motion', 'V-1');
      assert.deepEqual(result?.counts, { for: 1, against: 1, abstain: 0 });
      assert.equal(status, 'carried');
      on.assertReplays();
    });
  });

  it('says in the register that the vote was secret', () => {
    const on = sitting();
    on.does('ana', 'motion.open', secretly);
    for (const who of ['ana', 'ben', 'priya']) on.does(who, 'motion.vote', choice('for'));
    on.does('ana', 'motion.close', V1);
    assert.equal(on.state('decision', 'D-1').vote?.secret, true);
  });

  it('that was left over may be put openly at the next meeting', () => {
    const on = sitting();
    on.does('ana', 'motion.open', secretly);
    on.does('ben', 'motion.vote', choice('for'));
    on.does('ana', 'meeting.close');
    on.does('ana', 'meeting.start', { input: { present: ['ana', 'ben', 'priya'] } });
    on.does('ana', 'motion.open', V1);
    assert.deepEqual(
      [on.state('motion', 'V-1').secret, on.state('motion', 'V-1').ballots],
      [undefined, []],
    );
  });
});
