import assert from 'node:assert/strict';
import type { Role } from '../../../src/domain/committee.ts';
import { board, boardRoles } from '../../helpers/domain.ts';

const withAgenda = (...titles: readonly string[]) => {
  const on = board();
  for (const title of titles) on.does('maya', 'agenda.propose', { input: { title } });
  on.does('maya', 'meeting.start');
  return on;
};

describe('meeting', () => {
  it('starts fresh where none is planned, with the starter present and the chair presiding', () => {
    const on = board();
    on.does('maya', 'meeting.start', { input: { title: 'November board' } });
    assert.deepEqual(on.state('meeting', 'M-1'), {
      ref: 'M-1',
      title: 'November board',
      status: 'in-session',
      startedAt: '2026-11-23T10:00:00.000Z',
      startedBy: 'maya',
      presiding: 'ana',
      acting: false,
      agenda: [],
      outcomes: {},
      roll: { maya: { attendance: 'present' } },
      rollTaken: false,
      interests: [],
      releaseNoticeAt: '2026-11-24T09:00:00.000Z',
      releaseAt: '2026-11-25T09:00:00.000Z',
    });
    assert.equal(on.state('committee', 'committee').inSession, 'M-1');
    on.assertReplays();
  });

  it('starts the planned meeting, unless a meeting of its own is asked for', () => {
    const on = board();
    on.does('maya', 'meeting.plan', { input: { when: '2026-12-01T10:00:00.000Z', title: 'Dec' } });
    on.does('maya', 'meeting.start', { input: { fresh: true } });
    assert.equal(on.state('committee', 'committee').nextMeeting, 'M-1');
    on.does('maya', 'meeting.close');
    on.at('2026-11-30T10:00:00.000Z');
    on.does('maya', 'meeting.start');
    assert.equal(on.state('meeting', 'M-1').status, 'in-session');
    assert.equal(on.state('meeting', 'M-1').title, 'Dec');
    assert.equal(on.state('committee', 'committee').nextMeeting, undefined);
    on.assertReplays();
  });

  describe('the planned one or one of its own', () => {
    const single = { when: '2026-12-10T14:00:00.000Z' };
    const series = {
      series: {
        rule: 'FREQ=WEEKLY;BYDAY=TH',
        from: '2026-12-10',
        time: '14:00',
        onHoliday: 'skip',
      },
    };
    for (const [plan, actor, at, started] of [
      [single, 'maya', '2026-12-02T14:00', 'meeting-not-near'],
      [single, 'maya', '2026-12-03T14:00', 'M-1'],
      [single, 'maya', '2026-12-17T14:00', 'M-1'],
      [single, 'maya', '2026-12-18T14:00', 'meeting-not-near'],
      [series, 'maya', '2026-12-08T23:00', 'meeting-not-near'],
      [series, 'maya', '2026-12-09T00:10', 'M-1'],
      [series, 'maya', '2026-12-10T23:50', 'M-1'],
      [single, 'gavel', '2026-12-10T01:00', 'M-2'],
      [single, 'gavel', '2026-12-10T08:00', 'M-1'],
      [series, 'gavel', '2026-12-07T14:00', 'M-2'],
    ] as const)
      it(`${actor} at ${at}: ${started}`, () => {
        const on = board();
        on.does('maya', 'meeting.plan', { input: plan });
        on.does('maya', 'agenda.propose', { input: { title: 'Budget' } });
        on.at(`${at}:00.000Z`);
        if (started === 'meeting-not-near') {
          assert.equal(on.refused(actor, 'meeting.start'), started);
          return;
        }
        on.does(actor, 'meeting.start');
        assert.equal(on.state('committee', 'committee').inSession, started);
        const agenda = started === 'M-1' ? ['I-1'] : [];
        assert.deepEqual(on.state('meeting', started).agenda, agenda);
        on.assertReplays();
      });
  });

  const without = (...left: readonly string[]): Record<string, Role> =>
    Object.fromEntries(Object.entries(boardRoles).filter(([person]) => !left.includes(person)));

  for (const { when, roles = boardRoles, input, presiding, acting } of [
    { when: 'chair unknown', input: {}, presiding: 'ana', acting: false },
    {
      when: 'chair unknown, another named',
      input: { presiding: 'omar' },
      presiding: 'ana',
      acting: false,
    },
    { when: 'chair away', input: { present: ['ben', 'priya'] }, presiding: 'ben', acting: false },
    {
      when: 'chair and deputy away, one named',
      input: { present: ['omar'], presiding: 'omar' },
      presiding: 'omar',
      acting: true,
    },
    {
      when: 'chair and deputy away, nobody named',
      input: { present: ['omar'] },
      presiding: 'maya',
      acting: true,
    },
    {
      when: 'no chair appointed',
      roles: without('ana'),
      input: {},
      presiding: 'ben',
      acting: false,
    },
    {
      when: 'neither appointed',
      roles: without('ana', 'ben'),
      input: {},
      presiding: 'maya',
      acting: true,
    },
  ])
    it(`is presided over by ${presiding} with ${when}`, () => {
      const on = board(roles);
      on.does('maya', 'meeting.start', { input });
      const meeting = on.state('meeting', 'M-1');
      assert.deepEqual([meeting.presiding, meeting.acting], [presiding, acting]);
    });

  it('takes one item after the other, and says when none is left', () => {
    const on = withAgenda('One', 'Two', 'Three');
    on.does('maya', 'meeting.next', { input: { item: 'I-3' } });
    assert.equal(on.state('agenda-item', 'I-1').status, 'taken');
    on.does('ana', 'meeting.next');
    assert.equal(on.state('meeting', 'M-1').current, 'I-2');
    on.does('maya', 'meeting.next');
    assert.equal(on.state('meeting', 'M-1').current, undefined);
    assert.equal(on.refused('maya', 'meeting.next'), 'agenda-done');
    assert.deepEqual(on.state('meeting', 'M-1').outcomes, {
      'I-1': 'taken',
      'I-3': 'taken',
      'I-2': 'taken',
    });
    on.assertReplays();
  });

  it('goes from session to adjourned and back', () => {
    const on = withAgenda('One');
    assert.equal(on.refused('maya', 'meeting.resume'), 'meeting-in-session');
    on.does('maya', 'meeting.adjourn');
    assert.equal(on.state('meeting', 'M-1').status, 'adjourned');
    assert.equal(on.refused('maya', 'meeting.next'), 'meeting-adjourned');
    assert.equal(on.refused('maya', 'meeting.start'), 'meeting-in-session');
    on.at('2026-11-24T09:00:00.000Z');
    on.does('maya', 'meeting.resume');
    assert.equal(on.state('meeting', 'M-1').status, 'in-session');
    on.at('2026-11-24T10:00:00.000Z');
    on.does('maya', 'meeting.adjourn');
    assert.deepEqual(on.state('meeting', 'M-1').adjournments, [
      { from: '2026-11-23T10:00:00.000Z', to: '2026-11-24T09:00:00.000Z' },
      { from: '2026-11-24T10:00:00.000Z' },
    ]);
    on.assertReplays();
  });

  it('is held at once when closed, defers untouched items and drafts the minutes', () => {
    const on = withAgenda('One', 'Two');
    on.at('2026-11-23T11:30:00.000Z');
    on.does('maya', 'meeting.close');
    const meeting = on.state('meeting', 'M-1');
    assert.equal(meeting.status, 'held');
    assert.equal(meeting.closedAt, '2026-11-23T11:30:00.000Z');
    assert.equal(meeting.current, undefined);
    assert.deepEqual(meeting.outcomes, { 'I-1': 'taken', 'I-2': 'deferred' });
    assert.deepEqual(meeting.minutes, { status: 'draft' });
    assert.equal(on.state('agenda-item', 'I-2').status, 'deferred');
    assert.deepEqual(on.state('committee', 'committee').waiting, ['I-2']);
    assert.equal(on.state('committee', 'committee').inSession, undefined);
    assert.equal(on.state('minutes', 'minutes-M-1').status, 'draft');
    on.assertReplays();
  });

  it('closes an adjourned meeting too', () => {
    const on = withAgenda();
    on.does('maya', 'meeting.adjourn');
    on.does('maya', 'meeting.close');
    assert.equal(on.state('meeting', 'M-1').status, 'held');
  });

  it('plans, moves and cancels the next meeting', () => {
    const on = board();
    on.does('maya', 'meeting.plan', { input: { when: '2026-12-01T10:00:00.000Z' } });
    on.does('maya', 'meeting.plan', { input: { when: '2026-12-02T10:00:00.000Z' } });
    assert.equal(on.state('meeting', 'M-1').plannedFor, '2026-12-02T10:00:00.000Z');
    on.does('maya', 'meeting.cancel', { input: { why: 'no quorum in sight' } });
    assert.equal(on.state('meeting', 'M-1').status, 'cancelled');
    assert.equal(on.state('meeting', 'M-1').cancelledWhy, 'no quorum in sight');
    assert.equal(on.state('committee', 'committee').nextMeeting, undefined);
    on.assertReplays();
  });

  for (const { after, verb, id, input = {}, code } of [
    { after: 'nothing', verb: 'meeting.next', code: 'no-meeting' },
    { after: 'nothing', verb: 'meeting.adjourn', code: 'no-meeting' },
    { after: 'nothing', verb: 'meeting.resume', code: 'no-meeting' },
    { after: 'nothing', verb: 'meeting.close', code: 'no-meeting' },
    { after: 'nothing', verb: 'meeting.start', id: 'M-9', code: 'not-found' },
    {
      after: 'nothing',
      verb: 'meeting.cancel',
      input: { why: 'x' },
      code: 'no-meeting-planned',
    },
    {
      after: 'nothing',
      verb: 'meeting.plan',
      input: { when: '2026-11-23T10:00:00.000Z' },
      code: 'meeting-in-past',
    },
    { after: 'meeting.start', verb: 'meeting.start', code: 'meeting-in-session' },
    {
      after: 'meeting.start',
      verb: 'meeting.cancel',
      id: 'M-1',
      input: { why: 'x' },
      code: 'meeting-to-close',
    },
    {
      after: 'meeting.start',
      verb: 'meeting.plan',
      id: 'M-1',
      input: { when: '2026-12-01T10:00:00.000Z' },
      code: 'meeting-not-planned',
    },
  ] as const)
    it(`refuses ${verb} after ${after}: ${code}`, () => {
      const on = board();
      if (after !== 'nothing') on.does('maya', after);
      assert.equal(on.refused('maya', verb, { ...(id ? { id } : {}), input }), code);
    });
});
