import assert from 'node:assert/strict';
import type { Board } from '../../helpers/domain.ts';
import { board } from '../../helpers/domain.ts';

const inSession = () => {
  const on = board();
  on.does('maya', 'agenda.propose', { input: { title: 'Budget' } });
  on.does('maya', 'meeting.start');
  return on;
};

describe('undo', () => {
  it('takes back one’s own entries, the last one first', () => {
    const on = inSession();
    on.does('maya', 'note.add', { input: { text: 'n' } });
    on.does('maya', 'decision.record', { input: { text: 'd', method: 'consensus' } });
    on.does('maya', 'action.add', { input: { what: 'a' } });
    on.does('priya', 'note.add', { input: { text: 'other' } });
    on.does('maya', 'raid.add', { input: { kind: 'risk', text: 'r' } });
    const undone = [1, 2, 3, 4].map(() => on.does('maya', 'record.undo').changes[0]?.id);
    assert.deepEqual(undone, ['R-1', 'A-1', 'D-1', 'N-1']);
    assert.equal(on.state('raid', 'R-1').status, 'withdrawn');
    assert.deepEqual(on.state('action', 'A-1').withdrawn, { why: 'undone' });
    assert.equal(on.state('decision', 'D-1').status, 'withdrawn');
    assert.equal(on.state('note', 'N-1').status, 'deleted');
    assert.equal(on.refused('maya', 'record.undo'), 'nothing-to-undo');
    assert.equal(on.state('note', 'N-2').status, 'proposed');
    on.assertReplays();
  });

  for (const [at, outcome] of [
    ['2026-11-23T10:10:00.000Z', 'undone'],
    ['2026-11-23T10:10:00.001Z', 'undo-too-late'],
  ] as const)
    it(`at ${at} an entry of 10:00 is ${outcome}`, () => {
      const on = inSession();
      on.does('priya', 'note.add', { input: { text: 'n' } });
      on.at(at);
      if (outcome !== 'undone') return assert.equal(on.refused('priya', 'record.undo'), outcome);
      on.does('priya', 'record.undo');
      assert.equal(on.state('note', 'N-1').status, 'deleted');
    });

  it('takes back what the secretary declared for the presiding person, until the close', () => {
    const on = inSession();
    on.does('maya', 'decision.record', { input: { text: 'd', method: 'consensus' } });
    on.at('2026-11-23T11:00:00.000Z');
    assert.equal(on.refused('maya', 'record.undo', { id: 'D-1' }), 'undo-too-late');
    on.does('ana', 'record.undo', { id: 'D-1' });
    assert.equal(on.state('decision', 'D-1').status, 'withdrawn');
  });

  for (const { at, id, outcome } of [
    { at: '10:09', outcome: 'D-2' },
    { at: '10:20', outcome: 'undo-by-name' },
    { at: '10:20', id: 'D-2', outcome: 'D-2' },
  ])
    it(`of who presides at ${at}${id ? ` of ${id}` : ''}, the last being declared for them at 10:01: ${outcome}`, () => {
      const on = inSession();
      on.does('ana', 'decision.record', { input: { text: 'd', method: 'consensus' } });
      on.at('2026-11-23T10:01:00.000Z');
      on.does('maya', 'decision.record', { input: { text: 'e', method: 'consensus' } });
      on.at(`2026-11-23T${at}:00.000Z`);
      const ask = id === undefined ? {} : { id };
      if (outcome === 'undo-by-name')
        return assert.equal(on.refused('ana', 'record.undo', ask), outcome);
      assert.equal(on.does('ana', 'record.undo', ask).changes[0]?.id, outcome);
    });

  for (const { mover, status } of [
    { mover: 'priya', status: 'open' },
    { mover: undefined, status: 'withdrawn' },
  ])
    it(`of a vote’s close leaves a motion ${mover ? 'that was moved' : 'that nobody moved'} ${status}`, () => {
      const on = board();
      on.does('ana', 'meeting.start', { input: { present: ['ana', 'ben', 'priya'] } });
      const id = 'V-1';
      const figures = { for: 3, against: 0, abstain: 0 };
      if (mover) on.does(mover, 'motion.propose', { input: { text: 'Light it' } });
      const ask = mover ? { id, input: figures } : { input: { text: 'Light it', ...figures } };
      on.does('ana', 'motion.record', ask);
      on.does('ana', 'record.undo');
      assert.equal(on.state('motion', id).status, status);
      assert.equal(on.state('motion', id).result, undefined);
      assert.equal(on.state('decision', 'D-1').status, 'withdrawn');
      if (mover) on.does('ana', 'motion.record', ask);
      assert.equal(on.state('motion', id).decision, mover && 'D-2');
      on.assertReplays();
    });

  for (const from of ['R-1', 'A-1'] as const)
    for (const { where, verb, input } of [
      { where: 'in session', verb: 'decision.record', input: { text: 'd', method: 'consensus' } },
      { where: 'in session', verb: 'action.add', input: { what: 'do' } },
      {
        where: 'between meetings',
        verb: 'decision.record',
        input: { text: 'd', method: 'chair', rationale: 'urgent' },
      },
    ] as const)
      it(`of ${verb} ${where} from ${from}: no link of it is left there`, () => {
        const on = board();
        on.does('ana', 'raid.add', { input: { kind: 'risk', text: 'r' } });
        on.does('ana', 'action.add', { input: { what: 'a' } });
        if (where === 'in session') on.does('ana', 'meeting.start');
        on.does('ana', verb, { input: { ...input, from } });
        const links = () => on.state(from === 'R-1' ? 'raid' : 'action', from).links ?? [];
        assert.equal(links().length, 1);
        on.does('ana', 'record.undo');
        assert.deepEqual(links(), []);
        on.assertReplays();
      });

  for (const { mover, links } of [
    { mover: 'priya', links: ['V-1'] },
    { mover: undefined, links: [] },
  ])
    it(`of a result: the risk keeps ${links.length} motion`, () => {
      const on = board();
      on.does('ana', 'raid.add', { input: { kind: 'risk', text: 'r' } });
      on.does('ana', 'agenda.propose', { input: { title: 'The quay', from: 'R-1' } });
      on.does('ana', 'meeting.start', { input: { present: ['ana', 'ben', 'priya'] } });
      const said = { text: 'Light it' };
      const figures = { for: 3, against: 0, abstain: 0 };
      if (mover) on.does(mover, 'motion.propose', { input: said });
      on.does(
        'ana',
        'motion.record',
        mover ? { id: 'V-1', input: figures } : { input: { ...said, ...figures } },
      );
      on.does('ana', 'record.undo');
      assert.deepEqual(on.state('raid', 'R-1').links, links);
      on.assertReplays();
    });

  it('refuses other people’s entries, and any entry once the meeting is not in session', () => {
    const on = inSession();
    on.does('maya', 'note.add', { input: { text: 'n' } });
    assert.equal(on.refused('priya', 'record.undo', { id: 'N-1' }), 'undo-own');
    on.does('maya', 'meeting.adjourn');
    assert.equal(on.refused('maya', 'record.undo'), 'meeting-adjourned');
    on.does('maya', 'meeting.close');
    assert.equal(on.refused('maya', 'record.undo'), 'undo-in-session');
  });
});

describe('convert', () => {
  it('makes a note an action, an action a decision and a decision a note, in their place', () => {
    const on = inSession();
    on.does('maya', 'note.add', { input: { text: 'Get three quotes' } });
    on.does('maya', 'meeting.next');
    on.at('2026-11-23T10:30:00.000Z');
    on.does('maya', 'record.convert', {
      id: 'N-1',
      input: { to: 'action', owner: 'omar', due: '2026-12-04' },
    });
    const action = on.state('action', 'A-1');
    assert.deepEqual(
      [action.what, action.status, action.owner, action.due, action.item, action.addedAt],
      ['Get three quotes', 'open', 'omar', '2026-12-04', 'I-1', '2026-11-23T10:00:00.000Z'],
    );
    assert.equal(on.state('note', 'N-1').convertedTo, 'A-1');
    on.does('maya', 'record.convert', { id: 'A-1', input: { to: 'decision' } });
    const decision = on.state('decision', 'D-1');
    assert.deepEqual(
      [decision.text, decision.declaredBy, decision.onBehalfOf, decision.roll],
      ['Get three quotes', 'maya', 'ana', ['maya']],
    );
    assert.deepEqual(on.state('action', 'A-1').withdrawn, { why: 'converted', to: 'D-1' });
    on.does('ana', 'record.convert', { id: 'D-1', input: { to: 'note' } });
    assert.equal(on.state('decision', 'D-1').convertedTo, 'N-2');
    assert.equal(on.state('note', 'N-2').status, 'recorded');
    on.assertReplays();
  });

  it('leaves an action without owner or date proposed', () => {
    const on = inSession();
    on.does('maya', 'raid.add', { input: { kind: 'risk', text: 'Silt' } });
    on.does('maya', 'record.convert', { id: 'R-1', input: { to: 'action', owner: 'omar' } });
    assert.equal(on.state('action', 'A-1').status, 'proposed');
    assert.equal(on.state('raid', 'R-1').status, 'withdrawn');
  });

  it('ends with the circulation of the minutes, and for an action with its release', () => {
    const on = inSession();
    on.does('maya', 'note.add', { input: { text: 'n' } });
    on.does('maya', 'action.add', { input: { what: 'a', owner: 'omar', due: '2026-12-04' } });
    on.does('maya', 'meeting.close');
    on.does('maya', 'record.convert', { id: 'N-1', input: { to: 'decision' } });
    on.does('maya', 'meeting.release', { id: 'M-1' });
    const toNote = { input: { to: 'note' } };
    assert.equal(on.refused('maya', 'record.convert', { id: 'A-1', ...toNote }), 'entry-moved-on');
    on.does('maya', 'minutes.circulate', { id: 'minutes-M-1' });
    assert.equal(
      on.refused('maya', 'record.convert', { id: 'D-1', ...toNote }),
      'minutes-circulated',
    );
  });

  it('tells the owner at once where the meeting’s owners were told already', () => {
    const on = inSession();
    on.does('maya', 'note.add', { input: { text: 'n' } });
    on.does('maya', 'meeting.close');
    on.does('maya', 'meeting.release', { id: 'M-1' });
    const toAction = { to: 'action', owner: 'omar', due: '2026-12-04' };
    assert.equal(
      on.refused('maya', 'record.convert', {
        id: 'N-1',
        input: { ...toAction, due: '2026-11-01' },
      }),
      'date-past',
    );
    const { messages } = on.does('maya', 'record.convert', { id: 'N-1', input: toAction });
    assert.deepEqual(messages, [{ to: { person: 'omar' }, kind: 'assigned', about: 'A-1' }]);
    assert.equal(on.state('action', 'A-1').assignedAt, '2026-11-23T10:00:00.000Z');
  });

  it('keeps what an entry came from and belonged to, on both sides', () => {
    const on = inSession();
    on.does('maya', 'raid.add', { input: { kind: 'risk', text: 'Fog' } });
    on.does('maya', 'action.add', { input: { what: 'Buy a horn', from: 'R-1' } });
    on.does('maya', 'record.convert', { id: 'A-1', input: { to: 'decision' } });
    assert.equal(on.state('decision', 'D-1').from, 'R-1');
    assert.deepEqual(on.state('raid', 'R-1').links, ['D-1']);
    on.does('ana', 'record.convert', { id: 'D-1', input: { to: 'action' } });
    assert.equal(on.state('action', 'A-2').from, 'R-1');
    assert.deepEqual(on.state('raid', 'R-1').links, ['A-2']);
    on.does('maya', 'record.convert', { id: 'A-2', input: { to: 'note' } });
    assert.deepEqual(on.state('raid', 'R-1').links, []);
    on.assertReplays();
  });

  it('is only for what was recorded in a meeting', () => {
    const on = board();
    on.does('ana', 'decision.record', { input: { text: 'd', method: 'chair', rationale: 'r' } });
    on.does('maya', 'meeting.start');
    assert.equal(
      on.refused('maya', 'record.convert', { id: 'D-1', input: { to: 'note' } }),
      'convert-needs-meeting',
    );
  });

  for (const [id, to, code] of [
    ['N-1', 'note', 'already-that'],
    ['N-9', 'note', 'not-found'],
    ['N-2', 'action', 'entry-moved-on'],
  ] as const)
    it(`refuses ${id} to ${to}: ${code}`, () => {
      const on = inSession();
      on.does('maya', 'note.add', { input: { text: 'n' } });
      on.does('maya', 'note.add', { input: { text: 'm' } });
      on.does('maya', 'note.delete', { id: 'N-2' });
      assert.equal(on.refused('maya', 'record.convert', { id, input: { to } }), code);
    });
});

describe('a decision that the chair made alone', () => {
  const alone = (): Board => {
    const on = board();
    const input = { text: 'Close the pier.', method: 'chair', rationale: 'Ice.' };
    on.does('maya', 'decision.record', { input });
    return on;
  };

  for (const { who, ask } of [
    { who: 'maya', ask: {} },
    { who: 'ana', ask: { id: 'D-1' } },
  ] as const)
    it(`between meetings is taken back by ${who}`, () => {
      const on = alone();
      on.does(who, 'record.undo', ask);
      assert.equal(on.state('decision', 'D-1').status, 'withdrawn');
      assert.deepEqual(on.state('committee', 'committee').toReport, []);
      assert.equal(on.refused(who, 'record.undo', ask), 'undo-in-session');
      on.assertReplays();
    });

  for (const { who, at, code } of [
    { who: 'priya', at: '2026-11-23T10:05:00.000Z', code: 'undo-in-session' },
    { who: 'maya', at: '2026-11-23T10:11:00.000Z', code: 'undo-too-late' },
  ])
    it(`is not taken back by ${who} at ${at}`, () => {
      const on = alone();
      on.at(at);
      assert.equal(on.refused(who, 'record.undo'), code);
    });
});
