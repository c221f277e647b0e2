import assert from 'node:assert/strict';
import { lineageOf } from '../../../../src/domain/lineage.ts';
import type { Verb } from '../../../../src/domain/verbs.ts';
import { board, type Board } from '../../../helpers/domain.ts';

const kinds = ['risk', 'assumption', 'issue', 'dependency'] as const;

/** R-1 a risk of Tom's, R-2 an assumption, R-3 an issue, R-4 a dependency; no meeting in session. */
const register = (): Board => {
  const on = board();
  for (const kind of kinds)
    on.does('maya', 'raid.add', {
      input: { kind, text: `the ${kind}`, ...(kind === 'risk' ? { owner: 'tom' } : {}) },
    });
  return on;
};

const high = { probability: 4, impact: 5 };
const low = { probability: 1, impact: 3 };

describe('a RAID entry', () => {
  it('is given its details, field by field, and says nothing of what did not change', () => {
    const on = register();
    const input = { cause: 'corrosion', effect: 'no boat', inherent: high, response: 'reduce' };
    on.does('maya', 'raid.edit', { id: 'R-1', input });
    assert.deepEqual(on.does('maya', 'raid.edit', { id: 'R-1', input }).changes, []);
    on.does('maya', 'raid.edit', { id: 'R-1', input: { ...input, reviewOn: '2026-12-01' } });
    const { cause, inherent, reviewOn, scores, owner } = on.state('raid', 'R-1');
    assert.deepEqual(
      { cause, inherent, reviewOn, owner },
      { cause: 'corrosion', inherent: high, reviewOn: '2026-12-01', owner: 'tom' },
    );
    assert.deepEqual(
      scores?.map(({ score }) => score),
      [20],
    );
    on.assertReplays();
  });

  for (const [refusal, id, input] of [
    ['raid-field', 'R-3', { inherent: high }],
    ['raid-field', 'R-2', { party: 'Norsund' }],
    ['raid-field', 'R-1', { category: 'problem' }],
    ['score-unclear', 'R-1', { inherent: { probability: 6, impact: 1 } }],
    ['score-unclear', 'R-1', { target: { probability: 1, impact: 0.5 } }],
    ['target-above', 'R-1', { inherent: { probability: 3, impact: 4 }, target: high }],
    ['response-unfit', 'R-1', { response: 'enhance' }],
    ['response-unfit', 'R-1', { nature: 'opportunity', response: 'avoid' }],
    ['date-past', 'R-2', { due: '2026-11-20' }],
    ['date-absurd', 'R-4', { reviewOn: '2046-11-20' }],
    ['not-found', 'R-9', { cause: 'none' }],
  ] as const)
    it(`refuses ${JSON.stringify(input)} of ${id}: ${refusal}`, () =>
      assert.equal(register().refused('maya', 'raid.edit', { id, input }), refusal));

  it('takes the response that its nature asks for', () => {
    const on = register();
    const input = { nature: 'opportunity', response: 'exploit' };
    on.does('tom', 'raid.edit', { id: 'R-1', input });
    assert.equal(
      on.refused('tom', 'raid.edit', { id: 'R-1', input: { nature: 'threat' } }),
      'response-unfit',
    );
  });

  it('is reworded by whoever keeps the minutes alone, and until they are circulated', () => {
    const on = board();
    on.does('maya', 'meeting.start');
    on.does('maya', 'raid.add', { input: { kind: 'risk', text: 'old', owner: 'tom' } });
    const ask = { id: 'R-1', input: { text: 'new' } };
    assert.equal(on.refused('tom', 'raid.edit', ask), 'not-allowed');
    on.does('maya', 'raid.edit', ask);
    on.does('maya', 'meeting.close');
    on.does('maya', 'minutes.circulate', { id: 'minutes-M-1' });
    assert.equal(
      on.refused('maya', 'raid.edit', { id: 'R-1', input: { text: 'newer' } }),
      'minutes-circulated',
    );
    on.does('tom', 'raid.edit', { id: 'R-1', input: { cause: 'storm' } });
  });

  for (const [who, verb, allowed] of [
    ['tom', 'raid.review', true],
    ['tom', 'raid.edit', true],
    ['tom', 'raid.close', false],
    ['priya', 'raid.review', false],
    ['priya', 'raid.edit', false],
    ['ana', 'raid.review', true],
    ['maya', 'raid.close', true],
  ] as const satisfies readonly (readonly [string, Verb, boolean])[])
    it(`${verb} by ${who} is ${allowed ? 'allowed' : 'refused'}`, () => {
      const input = verb === 'raid.close' ? { why: 'over' } : {};
      assert.equal(register().tries(who, verb, { id: 'R-1', input }), allowed);
    });
});

describe('the review of a RAID entry', () => {
  it('sets the score as it is now and when to look again', () => {
    const on = register();
    on.does('tom', 'raid.edit', { id: 'R-1', input: { inherent: high } });
    on.at('2026-12-01T09:00:00.000Z');
    const input = { residual: low, next: '2027-02-01', text: 'new plates fitted' };
    on.does('tom', 'raid.review', { id: 'R-1', input });
    const { residual, reviewOn, reviewed, scores } = on.state('raid', 'R-1');
    assert.deepEqual([residual, reviewOn], [low, '2027-02-01']);
    assert.deepEqual(reviewed, {
      on: '2026-12-01',
      at: '2026-12-01T09:00:00.000Z',
      by: 'tom',
      text: 'new plates fitted',
    });
    assert.deepEqual(
      scores?.map(({ score }) => score),
      [20, 3],
    );
    on.assertReplays();
  });

  for (const [given, now, then] of [
    ['a date still to come stays', '2026-11-30T10:00:00.000Z', '2026-12-04'],
    ['a date that has come is answered', '2026-12-04T10:00:00.000Z', undefined],
  ] as const)
    it(`without a next date: ${given}`, () => {
      const on = register();
      on.does('maya', 'raid.edit', { id: 'R-2', input: { reviewOn: '2026-12-04' } });
      on.at(now);
      on.does('maya', 'raid.review', { id: 'R-2', input: {} });
      assert.equal(on.state('raid', 'R-2').reviewOn, then);
    });

  for (const [id, status, became] of [
    ['R-1', 'occurred', 'tom'],
    ['R-2', 'failed', undefined],
  ] as const)
    it(`${status}: it becomes an issue of the same owner, and says so on both sides`, () => {
      const on = register();
      on.does('ana', 'raid.review', { id, input: { status, text: 'it happened' } });
      const { status: now, became: issue } = on.state('raid', id);
      assert.deepEqual([now, issue], [status, 'R-5']);
      const { kind, from, text, owner, reviewOn } = on.state('raid', 'R-5');
      assert.deepEqual([kind, from, text, owner], ['issue', id, 'it happened', became]);
      // Within five working days somebody is asked how it stands.
      assert.equal(reviewOn, '2026-11-30');
      assert.equal(on.refused('ana', 'raid.review', { id, input: {} }), 'raid-became');
      on.assertReplays();
    });

  for (const [id, status] of [
    ['R-1', 'failed'],
    ['R-2', 'occurred'],
    ['R-3', 'occurred'],
    ['R-4', 'failed'],
  ] as const)
    it(`refuses that ${id} ${status}`, () =>
      assert.equal(
        register().refused('maya', 'raid.review', { id, input: { status } }),
        'cannot-become',
      ));

  it('undone in the meeting, the risk stands open again', () => {
    const on = register();
    on.does('maya', 'meeting.start');
    on.does('maya', 'raid.review', { id: 'R-1', input: { status: 'occurred' } });
    on.does('maya', 'record.undo');
    assert.deepEqual(
      [on.state('raid', 'R-1').status, on.state('raid', 'R-5').status],
      ['open', 'withdrawn'],
    );
    on.assertReplays();
  });

  it('under a reserved item the issue stays reserved, wherever it is recorded', () => {
    const on = board();
    on.does('maya', 'agenda.propose', { input: { title: 'Salaries', reserved: true } });
    on.does('maya', 'meeting.start');
    on.does('maya', 'raid.add', { input: { kind: 'risk', text: 'a strike' } });
    on.does('maya', 'meeting.close');
    on.does('maya', 'raid.review', { id: 'R-1', input: { status: 'occurred' } });
    assert.equal(on.state('raid', 'R-2').item, 'I-1');
    assert.equal(on.state('raid', 'R-2').meeting, undefined);
  });

  for (const [id, outcome, ends] of [
    ['R-1', undefined, 'mitigated'],
    ['R-1', 'expired', 'expired'],
    ['R-2', undefined, 'validated'],
    ['R-3', 'rejected', 'rejected'],
    ['R-4', 'met', 'met'],
    ['R-4', 'mitigated', 'refused'],
  ] as const)
    it(`${id} closed${outcome ? ` as ${outcome}` : ''}: ${ends}`, () => {
      const on = register();
      const ask = { id, input: { why: 'over', ...(outcome ? { outcome } : {}) } };
      if (ends === 'refused')
        return assert.equal(on.refused('ana', 'raid.close', ask), 'outcome-unfit');
      on.does('ana', 'raid.close', ask);
      assert.equal(on.state('raid', id).outcome, ends);
      assert.equal(on.refused('ana', 'raid.close', ask), 'already-closed');
    });
});

describe('the line from a risk to an action', () => {
  it('stands on every record of it', () => {
    const on = board();
    on.does('maya', 'meeting.start', { input: { present: ['ana', 'priya', 'omar', 'ben'] } });
    on.does('maya', 'raid.add', { input: { kind: 'risk', text: 'the crane is old' } });
    on.does('maya', 'raid.review', { id: 'R-1', input: { status: 'occurred' } });
    on.does('priya', 'motion.propose', { input: { text: 'buy a crane', from: 'R-2' } });
    on.does('ana', 'motion.record', { id: 'V-1', input: { for: 4, against: 0, abstain: 0 } });
    on.does('maya', 'action.add', { input: { what: 'order it', from: 'D-1' } });
    const records = new Map(
      (['raid', 'motion', 'decision', 'action'] as const).flatMap((type) =>
        on.idsOf(type).map((id) => [id, { id, type, state: on.state(type, id) }] as const),
      ),
    );
    const line = [['R-1'], ['R-2'], ['V-1'], ['D-1'], ['A-1']];
    for (const id of records.keys()) assert.deepEqual(lineageOf(records, id), line);
    assert.deepEqual(on.state('raid', 'R-2').links, ['V-1']);
    assert.deepEqual(on.state('decision', 'D-1').links, ['A-1']);
    on.assertReplays();
  });

  it('begins at nothing that was taken back', () => {
    const on = board();
    on.does('maya', 'meeting.start');
    on.does('maya', 'raid.add', { input: { kind: 'issue', text: 'a leak' } });
    on.does('maya', 'record.undo');
    const input = { what: 'mend it', from: 'R-1' };
    assert.equal(on.refused('maya', 'action.add', { input }), 'record');
  });
});
