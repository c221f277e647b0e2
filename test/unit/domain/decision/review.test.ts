import assert from 'node:assert/strict';
import { board, type Board } from '../../../helpers/domain.ts';

/** D-1, decided in a meeting that is held; A-1 and R-1 beside it. */
const register = (): Board => {
  const on = board();
  on.does('maya', 'meeting.start');
  on.does('ana', 'decision.record', { input: { text: 'lease the berth', method: 'consensus' } });
  on.does('maya', 'action.add', { input: { what: 'draft the lease' } });
  on.does('maya', 'raid.add', { input: { kind: 'risk', text: 'no tenant' } });
  on.does('maya', 'meeting.close');
  return on;
};

describe('the details of a decision', () => {
  for (const [day, refusal] of [
    ['2020-02-29', undefined],
    ['2027-02-30', 'date-absurd'],
    ['2027-13-45', 'date-absurd'],
    ['9999-12-31', 'date-absurd'],
    ['0026-01-01', 'date-absurd'],
    ['soon', 'date-absurd'],
  ] as const)
    it(`are in force from ${day}: ${refusal ?? 'kept'}`, () => {
      const on = register();
      const from = { id: 'D-1', input: { effectiveOn: day } };
      if (refusal) assert.equal(on.refused('maya', 'decision.edit', from), refusal);
      else on.does('maya', 'decision.edit', from);
      assert.equal(on.state('decision', 'D-1').effectiveOn, refusal ? undefined : day);
    });

  it('are filled in at any time, the wording until the minutes are circulated', () => {
    const on = register();
    on.does('maya', 'decision.edit', {
      id: 'D-1',
      input: { text: 'lease the north berth', rationale: 'it stands empty' },
    });
    on.does('maya', 'minutes.circulate', { id: 'minutes-M-1' });
    const text = { id: 'D-1', input: { text: 'sell it' } };
    assert.equal(on.refused('maya', 'decision.edit', text), 'minutes-circulated');
    const why = { id: 'D-1', input: { rationale: 'it leaks' } };
    assert.equal(on.refused('maya', 'decision.edit', why), 'minutes-circulated');
    on.does('ana', 'decision.edit', {
      id: 'D-1',
      input: {
        options: 'sell; lease',
        effectiveOn: '2026-01-01',
        reviewOn: '2027-01-11',
        owner: 'tom',
      },
    });
    const {
      text: words,
      rationale,
      options,
      effectiveOn,
      reviewOn,
      owner,
    } = on.state('decision', 'D-1');
    assert.deepEqual(
      { words, rationale, options, effectiveOn, reviewOn, owner },
      {
        words: 'lease the north berth',
        rationale: 'it stands empty',
        options: 'sell; lease',
        effectiveOn: '2026-01-01',
        reviewOn: '2027-01-11',
        owner: 'tom',
      },
    );
    on.assertReplays();
  });

  it('link actions and risks on both sides, and let them go', () => {
    const on = register();
    on.does('maya', 'decision.edit', { id: 'D-1', input: { links: ['A-1', 'R-1'] } });
    assert.deepEqual(on.state('decision', 'D-1').links, ['A-1', 'R-1']);
    assert.deepEqual(on.state('action', 'A-1').links, ['D-1']);
    on.does('maya', 'decision.edit', { id: 'D-1', input: { links: ['R-1'] } });
    assert.deepEqual(on.state('decision', 'D-1').links, ['R-1']);
    assert.deepEqual(on.state('action', 'A-1').links, []);
    for (const links of [['A-9'], ['D-1'], ['M-1']])
      assert.equal(
        on.refused('maya', 'decision.edit', { id: 'D-1', input: { links } }),
        'not-linkable',
      );
    on.assertReplays();
  });

  it('let go of what is taken back', () => {
    const on = board();
    on.does('maya', 'meeting.start');
    on.does('ana', 'decision.record', { input: { text: 'lease it', method: 'consensus' } });
    on.does('maya', 'action.add', { input: { what: 'draft the lease' } });
    on.does('maya', 'decision.edit', { id: 'D-1', input: { links: ['A-1'] } });
    on.does('maya', 'record.undo', { id: 'A-1' });
    assert.deepEqual(on.state('decision', 'D-1').links, []);
    const again = { id: 'D-1', input: { links: ['A-1'] } };
    assert.equal(on.refused('maya', 'decision.edit', again), 'not-linkable');
    on.assertReplays();
  });

  it('leave what was voted on as it was put', () => {
    const on = board();
    on.does('maya', 'meeting.start');
    for (const person of ['ana', 'priya', 'omar', 'ben'])
      on.does(person, 'roll.record', { input: { entries: [{ person, attendance: 'present' }] } });
    const hands = { text: 'sell the berth', for: 3, against: 1, abstain: 0 };
    on.does('ana', 'motion.record', { input: hands });
    const ask = { id: 'D-1', input: { text: 'give the berth away' } };
    assert.equal(on.refused('ana', 'decision.edit', ask), 'worded-by-vote');
    on.does('ana', 'decision.edit', { id: 'D-1', input: { text: 'sell the berth', owner: 'tom' } });
  });

  for (const who of ['priya', 'tom'])
    it(`are not for ${who} to change`, () => {
      const on = register();
      const input = { owner: who };
      assert.equal(on.refused(who, 'decision.edit', { id: 'D-1', input }), 'not-allowed');
    });
});

describe('the review of a decision', () => {
  const due = (): Board => {
    const on = register();
    on.does('maya', 'decision.edit', {
      id: 'D-1',
      input: { reviewOn: '2026-12-01', owner: 'tom' },
    });
    on.at('2026-12-01T10:00:00.000Z');
    return on;
  };

  for (const [outcome, next, reviewOn] of [
    ['confirmed', '2027-06-01', '2027-06-01'],
    ['confirmed', undefined, undefined],
    ['to-be-superseded', undefined, undefined],
    ['agenda', '2027-01-15', '2027-01-15'],
  ] as const)
    it(`${outcome}${next ? ` until ${next}` : ''}: it stays in force`, () => {
      const on = due();
      const input = { outcome, text: 'as before', ...(next ? { next } : {}) };
      on.does('maya', 'decision.review', { id: 'D-1', input });
      const state = on.state('decision', 'D-1');
      assert.deepEqual([state.status, state.reviewOn], ['in-force', reviewOn]);
      assert.deepEqual([state.reviewed?.outcome, state.reviewed?.by], [outcome, 'maya']);
      on.assertReplays();
    });

  it('puts it on the next agenda, presented by its owner', () => {
    const on = due();
    on.does('maya', 'decision.review', { id: 'D-1', input: { outcome: 'agenda' } });
    const [item = ''] = on.state('committee', 'committee').waiting ?? [];
    const { title, presenter, kind, status } = on.state('agenda-item', item);
    assert.deepEqual(
      [title, presenter, kind, status],
      ['D-1: lease the berth', 'tom', 'decision', 'accepted'],
    );
  });

  it('puts it there once', () => {
    const on = due();
    const agenda = { id: 'D-1', input: { outcome: 'agenda' } };
    on.does('maya', 'decision.review', agenda);
    assert.equal(on.refused('maya', 'decision.review', agenda), 'on-agenda-already');
    assert.equal(on.refused('tom', 'agenda.propose', { id: 'D-1' }), 'on-agenda-already');
    assert.equal(on.state('committee', 'committee').waiting?.length, 1);
  });

  it('is answered by its owner who puts it before the next meeting', () => {
    const on = due();
    on.does('tom', 'agenda.propose', { id: 'D-1' });
    assert.equal(on.wake('D-1'), undefined);
    assert.equal(on.refused('tom', 'agenda.propose', { id: 'D-1' }), 'on-agenda-already');
    const { item = '' } = on.state('decision', 'D-1').discuss ?? {};
    assert.equal(on.state('agenda-item', item).status, 'proposed');
    on.does('maya', 'decision.review', { id: 'D-1', input: { outcome: 'agenda' } });
    assert.equal(on.state('agenda-item', item).status, 'accepted');
    assert.deepEqual(on.state('committee', 'committee').waiting, [item]);
    on.does('maya', 'decision.edit', { id: 'D-1', input: { reviewOn: '2027-03-01' } });
    assert.notEqual(on.wake('D-1'), undefined);
    on.assertReplays();
  });

  it('goes on to be asked for where somebody else puts it there', () => {
    const on = due();
    on.does('priya', 'agenda.propose', { id: 'D-1' });
    assert.notEqual(on.wake('D-1'), undefined);
  });

  it('keeps a date still to come', () => {
    const on = due();
    on.at('2026-11-30T10:00:00.000Z');
    on.does('ana', 'decision.review', { id: 'D-1', input: { outcome: 'confirmed' } });
    assert.equal(on.state('decision', 'D-1').reviewOn, '2026-12-01');
  });

  it('is for the chair and the secretary', () => {
    for (const who of ['tom', 'priya'])
      assert.equal(
        due().refused(who, 'decision.review', { id: 'D-1', input: { outcome: 'confirmed' } }),
        'not-allowed',
      );
  });
});
