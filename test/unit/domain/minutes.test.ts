import assert from 'node:assert/strict';
import { board } from '../../helpers/domain.ts';
import { circulated, correction, decide, held, id } from './minutes-of.ts';

describe('minutes', () => {
  it('go to the chair before they are circulated', () => {
    const on = held();
    assert.deepEqual(on.does('maya', 'minutes.to-chair', { id }).messages, [
      { to: { person: 'ana' }, kind: 'minutes-to-chair', about: id },
    ]);
    on.does('maya', 'minutes.circulate', { id });
    assert.equal(on.refused('maya', 'minutes.to-chair', { id }), 'minutes-circulated');
  });

  it('are circulated with the last day for corrections, by the committee’s working days', () => {
    const on = held({ correctionDays: 3 });
    on.at('2026-12-23T10:00:00.000Z');
    assert.deepEqual(on.does('maya', 'minutes.circulate', { id }).messages, [
      { to: { conversation: 'root' }, kind: 'minutes-circulated', about: id },
    ]);
    const minutes = on.state('minutes', id);
    assert.equal(minutes.status, 'circulated');
    assert.equal(minutes.correctionsUntil, '2026-12-30');
    assert.deepEqual(on.state('meeting', 'M-1').minutes, { status: 'circulated' });
    assert.equal(on.wake(id), '2026-12-31T09:00:00.000Z');
    on.assertReplays();
  });

  for (const { what, ask, minuted } of [
    {
      what: 'stay when the date moves in its follow-up',
      ask: { due: '2026-12-08', followUp: true },
      minuted: { what: 'Send it', owner: 'priya', due: '2026-12-04' },
    },
    {
      what: 'stay when it is given to somebody else',
      ask: { owner: 'tom', followUp: true },
      minuted: { what: 'Send it', owner: 'priya', due: '2026-12-04' },
    },
    {
      what: 'change when the secretary puts the draft right',
      ask: { owner: 'tom', due: '2026-12-03' },
      minuted: { what: 'Send it', owner: 'tom', due: '2026-12-03' },
    },
  ])
    it(`once owners are told, owner and date of an action ${what}`, () => {
      const on = held();
      on.does('maya', 'meeting.release', { id: 'M-1' });
      on.does('maya', 'action.edit', { id: 'A-1', input: ask });
      assert.deepEqual(on.state('action', 'A-1').recorded, minuted);
      on.assertReplays();
    });

  it('take up what completes an action before its owner is told', () => {
    const on = held();
    on.does('maya', 'action.edit', { id: 'A-1', input: { due: '2026-12-08', followUp: true } });
    assert.equal(on.state('action', 'A-1').recorded.due, '2026-12-08');
  });

  it('name the meeting that was next when theirs closed, whatever follows', () => {
    const on = board();
    on.does('maya', 'meeting.start');
    on.does('maya', 'meeting.plan', { input: { when: '2026-12-07T10:00:00.000Z' } });
    on.does('maya', 'meeting.close');
    on.at('2026-12-07T10:00:00.000Z');
    on.does('maya', 'meeting.start');
    on.does('maya', 'meeting.close');
    on.does('maya', 'meeting.plan', { input: { when: '2026-12-14T10:00:00.000Z' } });
    on.does('maya', 'minutes.circulate', { id });
    on.does('maya', 'minutes.circulate', { id: 'minutes-M-2' });
    assert.deepEqual(
      [id, 'minutes-M-2'].map((each) => on.state('minutes', each).next),
      [
        { ref: 'M-2', at: '2026-12-07T10:00:00.000Z' },
        { ref: 'M-3', at: '2026-12-14T10:00:00.000Z' },
      ],
    );
    on.assertReplays();
  });

  it('name the first meeting planned after theirs, where none was when it closed', () => {
    const on = held();
    on.does('maya', 'meeting.plan', { input: { when: '2026-12-01T10:00:00.000Z' } });
    on.does('maya', 'meeting.cancel', { input: { why: 'Fog' } });
    on.does('maya', 'meeting.plan', { input: { when: '2026-12-07T10:00:00.000Z' } });
    on.at('2026-12-07T10:00:00.000Z');
    on.does('maya', 'meeting.start');
    on.does('maya', 'meeting.close');
    on.does('maya', 'meeting.plan', { input: { when: '2026-12-14T10:00:00.000Z' } });
    on.does('maya', 'minutes.circulate', { id });
    assert.deepEqual(on.state('minutes', id).next, { ref: 'M-3', at: '2026-12-07T10:00:00.000Z' });
    on.assertReplays();
  });

  it('name the meeting that was next when they were circulated', () => {
    const on = held();
    on.does('maya', 'meeting.plan', { input: { when: '2026-12-14T10:00:00.000Z' } });
    on.does('maya', 'minutes.circulate', { id });
    on.does('maya', 'meeting.plan', { input: { when: '2026-12-15T10:00:00.000Z' } });
    assert.deepEqual(on.state('minutes', id).next, {
      ref: 'M-2',
      at: '2026-12-14T10:00:00.000Z',
    });
    on.assertReplays();
  });

  it('are confirmed once, by a voter or anyone on the roll', () => {
    const on = circulated();
    on.does('priya', 'minutes.confirm', { id });
    on.does('maya', 'minutes.confirm', { id });
    assert.deepEqual(on.state('minutes', id).confirmedBy, ['priya', 'maya']);
    assert.equal(on.refused('priya', 'minutes.confirm', { id }), 'already-confirmed');
    assert.equal(on.refused('tom', 'minutes.confirm', { id }), 'not-allowed');
  });

  it('take a correction’s words into the entry that it is about', () => {
    const on = circulated();
    on.does('priya', 'minutes.propose-correction', correction('The forecast was tabled.', 'N-1'));
    on.does('omar', 'minutes.propose-correction', correction('Adopt the budget.', 'D-1'));
    on.does('omar', 'minutes.propose-correction', correction('Send the budget', 'A-1'));
    on.does('omar', 'minutes.propose-correction', correction('The meeting was in Hall B.'));
    for (const number of [1, 2, 3, 4])
      on.does('maya', 'minutes.decide-correction', decide(number, true));
    assert.equal(on.state('note', 'N-1').text, 'The forecast was tabled.');
    assert.equal(on.state('decision', 'D-1').text, 'Adopt the budget.');
    assert.equal(on.state('action', 'A-1').recorded.what, 'Send the budget');
    assert.equal(on.state('action', 'A-1').owner, 'priya');
    assert.deepEqual(
      on.state('minutes', id).corrections.map(({ status, decidedBy }) => [status, decidedBy]),
      Array.from({ length: 4 }, () => ['accepted', 'maya']),
    );
    on.assertReplays();
  });

  it('leave a decision as it was voted on', () => {
    const on = board();
    on.does('maya', 'meeting.start', { input: { present: ['ana', 'priya', 'omar'] } });
    const vote = { text: 'Lease it for 5 years.', for: 3, against: 0, abstain: 0 };
    on.does('ana', 'motion.record', { input: vote });
    on.does('maya', 'meeting.close');
    on.does('maya', 'minutes.circulate', { id });
    const ask = correction('Lease it for 50 years.', 'D-1');
    assert.equal(on.refused('omar', 'minutes.propose-correction', ask), 'corrects-vote');
  });

  it('lets only the presiding person refuse a correction', () => {
    const on = circulated();
    on.does('priya', 'minutes.propose-correction', correction('Strike it.', 'D-1'));
    const no = { id, input: { number: 1, accept: false, reason: 'We did decide it.' } };
    assert.equal(on.refused('maya', 'minutes.decide-correction', no), 'refusing-corrections');
    on.does('ana', 'minutes.decide-correction', no);
    assert.equal(on.state('decision', 'D-1').text, 'Adopt it.');
    assert.equal(on.state('minutes', id).corrections[0]?.reason, 'We did decide it.');
    assert.equal(on.refused('ana', 'minutes.decide-correction', no), 'correction-decided');
  });

  it('lets whoever proposed a correction withdraw it, and nobody else but the presiding person', () => {
    const on = circulated();
    on.does('priya', 'minutes.propose-correction', correction('Strike it.', 'D-1'));
    const decide = (accept: boolean) => ({ id, input: { number: 1, accept } });
    assert.equal(on.refused('omar', 'minutes.decide-correction', decide(false)), 'not-allowed');
    assert.equal(on.refused('priya', 'minutes.decide-correction', decide(true)), 'not-allowed');
    on.does('priya', 'minutes.decide-correction', decide(false));
    assert.equal(on.state('minutes', id).corrections[0]?.status, 'withdrawn');
    assert.equal(on.state('decision', 'D-1').text, 'Adopt it.');
    on.does('ana', 'minutes.approve', { id });
    on.assertReplays();
  });

  for (const { what, target, at = '2026-11-23T10:00:00.000Z', settings = {}, code } of [
    { what: 'of another meeting’s entry', target: 'N-2', code: 'not-in-minutes' },
    { what: 'of an entry that is not there', target: 'N-9', code: 'not-in-minutes' },
    { what: 'after the last day', at: '2026-12-01T00:00:00.000Z', code: 'corrections-over' },
    { what: 'on the last day', at: '2026-11-30T23:59:00.000Z', code: undefined },
    {
      what: 'after the last day, where the next meeting approves',
      at: '2026-12-01T00:00:00.000Z',
      settings: { approval: 'next-meeting' },
      code: undefined,
    },
  ])
    it(`${code ?? 'takes'} a correction ${what}`, () => {
      const on = circulated(settings);
      on.does('maya', 'meeting.start');
      on.does('maya', 'note.add', { input: { text: 'Another meeting.' } });
      on.at(at);
      const ask = correction('x', target);
      if (code) return assert.equal(on.refused('omar', 'minutes.propose-correction', ask), code);
      on.does('omar', 'minutes.propose-correction', ask);
      assert.equal(on.state('minutes', id).corrections[0]?.status, 'open');
    });

  it('tell the chair once that the time for corrections is over', () => {
    const on = circulated();
    on.does('priya', 'minutes.propose-correction', correction('x'));
    assert.equal(on.refused('gavel', 'minutes.follow-up', { id }), 'nothing-due');
    on.at('2026-12-01T09:00:00.000Z');
    assert.equal(on.wake(id), '2026-12-01T09:00:00.000Z');
    assert.deepEqual(on.does('gavel', 'minutes.follow-up', { id }).messages, [
      { to: { person: 'ana' }, kind: 'minutes-ready', about: id, params: { open: 1 } },
    ]);
    assert.equal(on.wake(id), undefined);
    assert.equal(circulated({ approval: 'next-meeting' }).wake(id), undefined);
    on.assertReplays();
  });

  for (const verb of [
    'minutes.confirm',
    'minutes.propose-correction',
    'minutes.decide-correction',
    'minutes.approve',
  ] as const)
    it(`refuses ${verb} on a draft`, () => {
      const ask = { id, input: { text: 'x', number: 1, accept: true } };
      assert.equal(held().refused('ana', verb, ask), 'minutes-draft');
    });
});
