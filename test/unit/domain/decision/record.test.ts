import assert from 'node:assert/strict';
import { board } from '../../../helpers/domain.ts';

const consensus = { input: { text: 'Buy the crane.', method: 'consensus' } };

describe('decision', () => {
  it('is declared by the presiding person, with the roll of that moment', () => {
    const on = board();
    on.does('maya', 'agenda.propose', { input: { title: 'Crane' } });
    on.does('maya', 'meeting.start', { input: { present: ['ana', 'ben', 'omar', 'priya'] } });
    on.does('maya', 'roll.record', {
      input: { entries: [{ person: 'priya', attendance: 'left' }] },
    });
    on.does('ana', 'decision.record', {
      input: { ...consensus.input, rationale: 'The old one fails.' },
    });
    assert.deepEqual(on.state('decision', 'D-1'), {
      ref: 'D-1',
      text: 'Buy the crane.',
      rationale: 'The old one fails.',
      status: 'in-force',
      method: 'consensus',
      meeting: 'M-1',
      item: 'I-1',
      declaredBy: 'ana',
      decidedAt: '2026-11-23T10:00:00.000Z',
      roll: ['ana', 'ben', 'maya', 'omar'],
    });
    on.assertReplays();
  });

  it('shows on whose behalf the secretary declared it', () => {
    const on = board();
    on.does('maya', 'meeting.start');
    on.does('maya', 'decision.record', consensus);
    const { declaredBy, onBehalfOf } = on.state('decision', 'D-1');
    assert.deepEqual([declaredBy, onBehalfOf], ['maya', 'ana']);
  });

  it('is the acting secretary’s own where nobody else presides', () => {
    const on = board({ maya: 'secretary', priya: 'member' });
    on.does('maya', 'meeting.start');
    on.does('maya', 'decision.record', consensus);
    assert.equal(on.state('decision', 'D-1').onBehalfOf, undefined);
  });

  for (const { meeting, by, method, outcome, why } of [
    { meeting: 'none', by: 'ana', method: 'consensus', outcome: 'decision-needs-meeting' },
    { meeting: 'none', by: 'maya', method: 'chair', outcome: 'recorded' },
    { meeting: 'none', by: 'ana', method: 'chair', why: undefined, outcome: 'chairs-reason' },
    { meeting: 'none', by: 'priya', method: 'chair', outcome: 'not-allowed' },
    { meeting: 'none', by: 'ana', method: 'chair', outcome: 'recorded' },
    { meeting: 'none', by: 'ben', method: 'chair', outcome: 'recorded' },
    { meeting: 'in session', by: 'priya', method: 'consensus', outcome: 'not-allowed' },
    { meeting: 'in session', by: 'ana', method: 'chair', outcome: 'recorded' },
    { meeting: 'adjourned', by: 'ana', method: 'consensus', outcome: 'meeting-adjourned' },
  ].map((row) => ({ why: 'It leaks.', ...row })))
    it(`${outcome}: ${method} by ${by}, meeting ${meeting}`, () => {
      const on = board();
      if (meeting !== 'none') on.does('maya', 'meeting.start');
      if (meeting === 'adjourned') on.does('maya', 'meeting.adjourn');
      const ask = { input: { text: 'x', method, rationale: why } };
      if (outcome !== 'recorded')
        return assert.equal(on.refused(by, 'decision.record', ask), outcome);
      on.does(by, 'decision.record', ask);
      assert.equal(on.state('decision', 'D-1').method, method);
      assert.equal(on.state('decision', 'D-1').meeting, meeting === 'none' ? undefined : 'M-1');
    });

  it('of the chair alone is told to the next meeting, once', () => {
    const on = board();
    const ask = { input: { text: 'Rent a pump.', method: 'chair', rationale: 'It leaks.' } };
    on.does('maya', 'decision.record', ask);
    on.does('ana', 'decision.record', ask);
    assert.deepEqual(on.state('decision', 'D-1').onBehalfOf, 'ana');
    assert.deepEqual(on.state('committee', 'committee').toReport, ['D-1', 'D-2']);
    on.does('maya', 'meeting.start');
    assert.deepEqual(on.state('meeting', 'M-1').reported, ['D-1', 'D-2']);
    on.does('maya', 'meeting.close');
    on.does('maya', 'meeting.start');
    assert.equal(on.state('meeting', 'M-2').reported, undefined);
    on.assertReplays();
  });

  it('is nobody’s alone where nobody is chair or deputy', () => {
    const on = board({ maya: 'secretary', priya: 'member' });
    const ask = { input: { text: 'x', method: 'chair', rationale: 'y' } };
    assert.equal(on.refused('maya', 'decision.record', ask), 'chairs-decision');
  });
});
