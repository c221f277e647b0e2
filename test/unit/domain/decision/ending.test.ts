import assert from 'node:assert/strict';
import { board, type Board } from '../../../helpers/domain.ts';

const decide = (on: Board, text: string, who = 'ana', method = 'consensus') =>
  on.does(who, 'decision.record', { input: { text, method } });

/** D-1 by consensus, D-2 the chair's, both in a meeting in session, an hour apart. */
const register = (): Board => {
  const on = board();
  on.does('maya', 'meeting.start');
  decide(on, 'lease the north berth');
  on.at('2026-11-23T11:00:00.000Z');
  decide(on, 'keep the crane', 'ana', 'chair');
  on.at('2026-11-23T12:00:00.000Z');
  return on;
};

const by = (ref: string, why?: string) => ({ by: ref, ...(why ? { why } : {}) });

describe('a decision', () => {
  it('is superseded by a later one: shown on both sides, once', () => {
    const on = register();
    decide(on, 'sell the north berth');
    on.does('maya', 'decision.supersede', { id: 'D-1', input: by('D-3') });
    const { status, ended } = on.state('decision', 'D-1');
    assert.equal(status, 'superseded');
    assert.deepEqual(ended, { by: 'D-3', person: 'maya', at: '2026-11-23T12:00:00.000Z' });
    assert.deepEqual(on.state('decision', 'D-3').replaces, ['D-1']);
    const again = { id: 'D-1', input: by('D-3') };
    assert.equal(on.refused('maya', 'decision.supersede', again), 'decision-superseded');
    assert.equal(on.refused('maya', 'decision.rescind', again), 'decision-superseded');
    on.assertReplays();
  });

  it('is rescinded by a later one, for a reason', () => {
    const on = register();
    decide(on, 'no crane after all');
    on.does('ana', 'decision.rescind', { id: 'D-2', input: by('D-3', 'too dear') });
    const { status, ended } = on.state('decision', 'D-2');
    assert.deepEqual([status, ended?.why], ['rescinded', 'too dear']);
    const edit = { id: 'D-2', input: { rationale: 'late' } };
    assert.equal(on.refused('maya', 'decision.edit', edit), 'decision-rescinded');
    assert.equal(
      on.refused('maya', 'decision.review', { id: 'D-2', input: { outcome: 'confirmed' } }),
      'decision-rescinded',
    );
  });

  for (const [refusal, id, cited] of [
    ['cites-itself', 'D-1', 'D-1'],
    ['cites-earlier', 'D-2', 'D-1'],
    ['cites-chair', 'D-1', 'D-2'],
    ['cite-decision', 'D-1', 'D-9'],
    ['cite-decision', 'D-1', 'A-1'],
    ['not-found', 'D-9', 'D-2'],
  ] as const)
    it(`${refusal}: ${id} by ${cited}`, () =>
      assert.equal(
        register().refused('maya', 'decision.supersede', { id, input: by(cited) }),
        refusal,
      ));

  it('ends by no decision that has ended itself, or was taken back', () => {
    const on = register();
    decide(on, 'third');
    decide(on, 'fourth');
    on.does('maya', 'decision.supersede', { id: 'D-3', input: by('D-4') });
    assert.equal(
      on.refused('maya', 'decision.supersede', { id: 'D-1', input: by('D-3') }),
      'cites-ended',
    );
    decide(on, 'fifth', 'maya');
    on.does('maya', 'record.undo');
    assert.equal(
      on.refused('maya', 'decision.supersede', { id: 'D-1', input: by('D-5') }),
      'cite-decision',
    );
  });

  it('of one moment, the higher number is the later', () => {
    const on = board();
    on.does('maya', 'meeting.start');
    decide(on, 'first');
    decide(on, 'second');
    assert.equal(
      on.refused('maya', 'decision.supersede', { id: 'D-2', input: by('D-1') }),
      'cites-earlier',
    );
    on.does('maya', 'decision.supersede', { id: 'D-1', input: by('D-2') });
  });

  it('can be cited by its motion', () => {
    const on = register();
    for (const person of ['ana', 'priya', 'omar', 'ben'])
      on.does(person, 'roll.record', { input: { entries: [{ person, attendance: 'present' }] } });
    const hands = { text: 'sell the north berth', for: 4, against: 0, abstain: 0 };
    on.does('ana', 'motion.record', { input: hands });
    on.does('maya', 'decision.supersede', { id: 'D-1', input: by('V-1') });
    assert.equal(on.state('decision', 'D-1').ended?.by, 'D-3');
  });

  it('holds again once: what went with the one that ended it is not taken back anew', () => {
    const on = register();
    decide(on, 'lease both berths', 'maya');
    on.does('ana', 'decision.supersede', { id: 'D-1', input: by('D-3') });
    on.does('maya', 'record.undo', { id: 'D-3' });
    assert.equal(on.state('decision', 'D-1').status, 'in-force');
    assert.equal(on.refused('ana', 'record.undo'), 'undo-too-late');
    on.assertReplays();
  });

  it('holds again where the one that ended it is undone', () => {
    const on = register();
    decide(on, 'sell it', 'maya');
    on.does('maya', 'decision.supersede', { id: 'D-1', input: by('D-3') });
    on.does('maya', 'record.undo', { id: 'D-3' });
    const { status, ended } = on.state('decision', 'D-1');
    assert.deepEqual([status, ended], ['in-force', undefined]);
    on.assertReplays();
  });

  describe('ended in error', () => {
    const ended = (): Board => {
      const on = register();
      decide(on, 'sell it', 'maya');
      on.does('maya', 'note.add', { input: { text: 'so it was' } });
      on.at('2026-11-23T12:01:00.000Z');
      on.does('maya', 'decision.supersede', { id: 'D-1', input: by('D-3') });
      return on;
    };
    const states = (on: Board) => [
      on.state('decision', 'D-1').status,
      on.state('decision', 'D-3').status,
      on.state('decision', 'D-3').replaces,
    ];

    it('holds again by undo alone, as the last thing done', () => {
      const on = ended();
      on.does('maya', 'record.undo');
      assert.deepEqual(states(on), ['in-force', 'in-force', []]);
      on.does('maya', 'record.undo');
      assert.equal(on.state('note', 'N-1').status, 'deleted');
      on.assertReplays();
    });

    it('holds again by its own reference, between meetings too', () => {
      const on = ended();
      on.does('maya', 'meeting.close');
      on.does('maya', 'record.undo', { id: 'D-1' });
      assert.deepEqual(states(on), ['in-force', 'in-force', []]);
      on.does('maya', 'decision.supersede', { id: 'D-1', input: by('D-3') });
      on.assertReplays();
    });

    for (const [refusal, who, now] of [
      ['undo-own', 'ana', '2026-11-23T12:05:00.000Z'],
      ['undo-too-late', 'maya', '2026-11-23T12:12:00.000Z'],
    ] as const)
      it(`stays ended: ${refusal}`, () => {
        const on = ended();
        on.at(now);
        assert.equal(on.refused(who, 'record.undo', { id: 'D-1' }), refusal);
      });
  });

  for (const [who, code] of [
    ['priya', 'not-allowed'],
    ['tom', 'not-allowed'],
    ['ben', 'presided-by'],
  ] as const)
    it(`is not ended by ${who}`, () => {
      const on = register();
      decide(on, 'third');
      const ask = { id: 'D-1', input: by('D-3') };
      for (const verb of ['decision.supersede', 'decision.rescind'] as const)
        assert.equal(on.refused(who, verb, ask), code);
    });

  it('is never made by closing a meeting', () => {
    const on = board();
    on.does('maya', 'agenda.propose', { input: { title: 'Buy a boat', kind: 'decision' } });
    on.does('maya', 'meeting.start');
    on.does('priya', 'motion.propose', { input: { text: 'buy the boat' } });
    on.does('maya', 'note.add', { input: { text: 'agreed in principle to buy' } });
    on.does('maya', 'meeting.close');
    assert.deepEqual(on.idsOf('decision'), []);
    assert.deepEqual(
      on.idsOf('motion').map((id) => on.state('motion', id).status),
      ['deferred'],
    );
  });
});
