import assert from 'node:assert/strict';
import type { MinutesDocument } from '../../../src/domain/minutes/assemble.ts';
import { assembleMinutes } from '../../../src/domain/minutes/assemble.ts';
import { sealOf } from '../../../src/domain/minutes/seal.ts';
import type { Role } from '../../../src/domain/committee.ts';
import type { Board } from '../../helpers/domain.ts';
import { board, boardRoles } from '../../helpers/domain.ts';

const id = 'minutes-M-1';

const circulated = (roles: Readonly<Record<string, Role>> = boardRoles, settings = {}): Board => {
  const on = board(roles, { quorum: 0, ...settings });
  on.does('maya', 'agenda.propose', { input: { title: 'Budget', kind: 'decision' } });
  on.does('maya', 'agenda.propose', { input: { title: 'Dredging', reserved: true } });
  on.does('maya', 'meeting.start', { input: { title: 'November', present: ['priya'] } });
  on.does('maya', 'roll.record', {
    input: { entries: [{ person: 'omar', attendance: 'apologies' }] },
  });
  on.does('priya', 'roll.declare-interest', { input: { text: 'My firm bids.' } });
  on.at('2026-11-23T10:05:00.000Z');
  on.does('maya', 'note.add', { input: { text: 'Tabled.' } });
  on.does('priya', 'note.add', { input: { text: 'A proposal only.' } });
  on.at('2026-11-23T10:10:00.000Z');
  on.does('maya', 'decision.record', {
    input: { text: 'Adopt it.', method: 'consensus', rationale: 'It balances.' },
  });
  on.at('2026-11-23T10:15:00.000Z');
  on.does('maya', 'action.add', {
    input: { what: 'Send it', owner: 'priya', due: '2026-12-04' },
  });
  on.does('maya', 'raid.add', { input: { kind: 'risk', text: 'Silt', owner: 'omar' } });
  on.does('maya', 'note.add', { input: { text: 'A slip.' } });
  on.does('maya', 'record.undo');
  on.at('2026-11-23T11:00:00.000Z');
  on.does('maya', 'meeting.close');
  on.does('maya', 'minutes.circulate', { id });
  return on;
};

const documentOf = (on: Board, ref = 'M-1'): MinutesDocument => {
  const meeting = on.state('meeting', ref);
  return assembleMinutes({
    meeting,
    minutes: on.state('minutes', `minutes-${ref}`),
    items: meeting.agenda.map((item) => on.state('agenda-item', item)),
    recorded: on.recordedIn(ref),
  });
};

describe('the minutes document', () => {
  it('holds the roll, declarations, and under each item what was recorded, in order', () => {
    const { addenda, interests, roll, ...said } = documentOf(circulated());
    assert.deepEqual(said, {
      ref: 'M-1',
      title: 'November',
      committee: 'Harbour Board',
      timeZone: 'Europe/London',
      startedAt: '2026-11-23T10:00:00.000Z',
      closedAt: '2026-11-23T11:00:00.000Z',
      presiding: 'maya',
      acting: true,
      apologies: ['omar'],
      quorum: [{ at: '2026-11-23T10:00:00.000Z', present: 1, needed: 0, met: true }],
      general: [],
      items: [
        {
          id: 'I-1',
          number: 1,
          title: 'Budget',
          kind: 'decision',
          reserved: false,
          outcome: 'taken',
          time: { taken: 60 },
          entries: [
            { type: 'note', id: 'N-1', text: 'Tabled.' },
            {
              type: 'decision',
              id: 'D-1',
              text: 'Adopt it.',
              method: 'consensus',
              declaredBy: 'maya',
              rationale: 'It balances.',
            },
            { type: 'action', id: 'A-1', text: 'Send it', owner: 'priya', due: '2026-12-04' },
            { type: 'raid', id: 'R-1', kind: 'risk', text: 'Silt', owner: 'omar' },
          ],
        },
        {
          id: 'I-2',
          number: 2,
          title: 'Dredging',
          kind: 'discussion',
          reserved: true,
          outcome: 'deferred',
          entries: [],
        },
      ],
      corrections: [],
    });
    assert.deepEqual(interests, [{ person: 'priya', item: 'I-1', text: 'My firm bids.' }]);
    assert.deepEqual(
      roll.map(({ person, attendance }) => `${person} ${attendance}`),
      ['ana absent', 'ben absent', 'maya present', 'omar apologies', 'priya present'],
    );
    assert.deepEqual(addenda, []);
  });

  it('names the next meeting while it is a draft, and what was recorded outside the agenda', () => {
    const on = board();
    on.does('maya', 'meeting.start');
    on.does('maya', 'note.add', { input: { text: 'Opened late.' } });
    on.does('maya', 'meeting.plan', { input: { when: '2026-12-14T10:00:00.000Z' } });
    const document = assembleMinutes({
      meeting: on.state('meeting', 'M-1'),
      nextMeeting: on.state('meeting', 'M-2'),
      items: [],
      recorded: on.recordedIn('M-1'),
    });
    assert.deepEqual(document.next, { ref: 'M-2', at: '2026-12-14T10:00:00.000Z' });
    assert.deepEqual(document.general, [{ type: 'note', id: 'N-1', text: 'Opened late.' }]);
  });
});

describe('approval', () => {
  it('waits until no correction is open, then seals what the minutes say', () => {
    const on = circulated();
    on.does('priya', 'minutes.propose-correction', { id, input: { text: 'It was Hall B.' } });
    assert.equal(on.refused('ana', 'minutes.approve', { id }), 'corrections-open');
    on.does('maya', 'minutes.decide-correction', { id, input: { number: 1, accept: true } });
    assert.equal(on.refused('maya', 'minutes.approve', { id }), 'not-allowed');
    const seq = on.journal.length;
    assert.deepEqual(on.does('ana', 'minutes.approve', { id }).messages, [
      { to: { conversation: 'root' }, kind: 'minutes-approved', about: id },
    ]);
    const minutes = on.state('minutes', id);
    const document = documentOf(on);
    assert.deepEqual(document.corrections, [{ number: 1, text: 'It was Hall B.' }]);
    assert.equal(minutes.status, 'approved');
    assert.equal(minutes.approvedBy, 'ana');
    assert.equal(minutes.approvedActing, undefined);
    assert.equal(minutes.sealedHash, sealOf(document));
    assert.deepEqual([minutes.sealedSeq, minutes.sealedHead], [seq, `head-${seq}`]);
    assert.deepEqual(on.state('meeting', 'M-1').minutes, {
      status: 'approved',
      sealedHash: minutes.sealedHash,
    });
    on.assertReplays();
  });

  it('by the next meeting needs a later one in session', () => {
    const on = circulated(boardRoles, { approval: 'next-meeting' });
    assert.equal(on.refused('ana', 'minutes.approve', { id }), 'next-meeting-approves');
    on.does('maya', 'meeting.start');
    on.does('ana', 'minutes.approve', { id });
    assert.equal(on.state('minutes', id).status, 'approved');
    on.does('maya', 'meeting.close');
    const { approved, approvedBy } = documentOf(on, 'M-2');
    assert.deepEqual([approved, approvedBy], [['M-1'], { 'M-1': 'ana' }]);
    on.assertReplays();
  });

  for (const { approval, requiredRoles, present, outcome } of [
    { approval: 'next-meeting', present: ['ana', 'ben'], outcome: 'approving-quorum' },
    {
      approval: 'next-meeting',
      requiredRoles: ['treasurer'],
      present: ['ana', 'ben', 'priya'],
      outcome: 'approving-quorum',
    },
    { approval: 'next-meeting', present: ['ana', 'ben', 'priya'] },
    { approval: 'no-open-correction', present: ['ana', 'ben'] },
  ])
    it(`by ${approval}, at a meeting of ${present.length}: ${outcome ?? 'approved'}`, () => {
      const rules = { quorum: 'over-half', ...(requiredRoles ? { requiredRoles } : {}) };
      const on = circulated(boardRoles, { approval, ...rules });
      on.does('ana', 'meeting.start', { input: { present } });
      if (outcome) assert.equal(on.refused('ana', 'minutes.approve', { id }), outcome);
      else on.does('ana', 'minutes.approve', { id });
    });

  for (const { when, settings = {}, at, confirmed = [], early } of [
    { when: 'while corrections are open', early: true },
    { when: 'after the last day for them', at: '2026-12-01T00:00:00.000Z', early: undefined },
    { when: 'once all have confirmed', confirmed: ['ben', 'maya', 'omar', 'priya'] },
    { when: 'once most have confirmed', confirmed: ['ben', 'maya', 'omar'], early: true },
    { when: 'by the next meeting', settings: { approval: 'next-meeting' } },
  ])
    it(`is ${early ? 'marked as early' : 'in time'} ${when}`, () => {
      const on = circulated(boardRoles, settings);
      for (const person of confirmed) on.does(person, 'minutes.confirm', { id });
      if (at) on.at(at);
      on.does('maya', 'meeting.start');
      on.does('ana', 'minutes.approve', { id });
      assert.equal(on.state('minutes', id).approvedEarly, early);
    });

  it('by the acting secretary is marked so where nobody is chair', () => {
    const on = circulated({ maya: 'secretary', priya: 'member', omar: 'member' });
    on.does('maya', 'minutes.approve', { id });
    assert.equal(on.state('minutes', id).approvedActing, true);
  });

  it('is final: whatever happens later leaves the sealed document as it was', () => {
    const on = circulated();
    on.does('ana', 'minutes.approve', { id });
    const { sealedHash } = on.state('minutes', id);
    for (const [verb, ask] of [
      ['minutes.circulate', { id }],
      ['minutes.approve', { id }],
      ['minutes.propose-correction', { id, input: { text: 'x' } }],
      ['note.edit', { id: 'N-1', input: { text: 'x' } }],
      ['note.delete', { id: 'N-1' }],
      ['note.add', { id: 'M-1', input: { text: 'x' } }],
      ['record.convert', { id: 'N-1', input: { to: 'action' } }],
      ['roll.record', { id: 'M-1', input: { entries: [] } }],
    ] as const)
      assert.equal(on.refused('ana', verb, ask), 'minutes-sealed', verb);
    on.does('maya', 'meeting.release', { id: 'M-1' });
    on.does('maya', 'action.edit', { id: 'A-1', input: { what: 'Send all of it', owner: 'omar' } });
    on.does('maya', 'minutes.add-addendum', { id, input: { text: 'Annex A was attached late.' } });
    on.does('maya', 'meeting.plan', { input: { when: '2026-12-14T10:00:00.000Z' } });
    const renamed = { title: 'Wharf', kind: 'decision', presenter: 'ben', reserved: false };
    on.does('maya', 'agenda.edit', { id: 'I-2', input: { ...renamed, minutes: 5 } });
    on.does('maya', 'meeting.start', { id: 'M-2' });
    on.does('maya', 'meeting.close');
    const document = documentOf(on);
    assert.equal(sealOf(document), sealedHash);
    const titlesOf = (ref: string) => documentOf(on, ref).items.map(({ title }) => title);
    assert.deepEqual(titlesOf('M-1'), ['Budget', 'Dredging']);
    assert.deepEqual(titlesOf('M-2'), ['Wharf']);
    assert.deepEqual(
      document.addenda.map(({ by, text }) => [by, text]),
      [['maya', 'Annex A was attached late.']],
    );
    on.assertReplays();
  });

  it('comes before any addendum', () => {
    const on = circulated();
    const ask = { id, input: { text: 'x' } };
    assert.equal(on.refused('maya', 'minutes.add-addendum', ask), 'not-approved-yet');
  });

  it('is sealed anew by every word', () => {
    const document = documentOf(circulated());
    const other = { ...document, title: 'november' };
    assert.match(sealOf(document), /^[0-9a-f]{64}$/);
    assert.notEqual(sealOf(document), sealOf(other));
  });
});
