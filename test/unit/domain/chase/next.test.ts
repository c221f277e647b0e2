import assert from 'node:assert/strict';
import { createCalendar } from '../../../../src/domain/calendar.ts';
import { isOverdue } from '../../../../src/domain/action/standing.ts';
import { chaseWake, isOnNextAgenda, whatComesNext } from '../../../../src/domain/chase/ladder.ts';
import { mootness } from '../../../../src/domain/chase/standing.ts';
import type { PlannedChase } from '../../../../src/records/entity.ts';
import { board, person, type Story, tell } from './climber.ts';

const calendar = createCalendar(board);
const accepted = ['2026-11-03T10:00:00.000Z', 'action-accepted'] as const;
const late: Story = {
  due: '2026-11-16',
  until: '2026-12-15T00:00:00.000Z',
  happenings: [accepted],
};

describe('what comes next', () => {
  const table: readonly (readonly [now: string, step: string, date: string, to: string])[] = [
    ['2026-11-03T12:00:00.000Z', 'before-due', '2026-11-11', 'owner'],
    ['2026-11-11T09:00:00.000Z', 'due', '2026-11-16', 'owner'],
    ['2026-11-15T09:00:00.000Z', 'due', '2026-11-16', 'owner'],
    ['2026-11-16T09:00:00.000Z', 'overdue-1', '2026-11-17', 'owner'],
    ['2026-11-17T09:00:00.000Z', 'overdue-3-secretary', '2026-11-19', 'secretary'],
    ['2026-11-19T09:00:00.000Z', 'overdue-5-chair', '2026-11-23', 'chair'],
    ['2026-11-23T09:00:00.000Z', 'overdue-10-agenda', '2026-11-30', 'agenda'],
    ['2026-11-30T09:00:00.000Z', 'weekly', '2026-12-07', 'owner'],
  ];
  for (const [now, step, date, to] of table)
    it(`on ${now.slice(0, 10)}: ${step}`, () => {
      const { action, committee } = tell({ ...late, until: now });
      const next = whatComesNext(action, committee, calendar, now);
      assert.deepEqual([next?.step, next?.date, next?.to], [step, date, to]);
    });

  it('is nothing once it is closed', () => {
    const verified = ['2026-11-18T10:00:00.000Z', 'action-verified'] as const;
    const { action, committee } = tell({ ...late, happenings: [accepted, verified] });
    assert.equal(whatComesNext(action, committee, calendar, late.until), undefined);
    assert.equal(chaseWake(action, committee, calendar), undefined);
  });
});

describe('an action on the ladder', () => {
  it('wakes before the earliest morning of the date anywhere', () => {
    const { action, committee } = tell({ ...late, until: late.due });
    assert.equal(chaseWake(action, committee, calendar), '2026-11-16T10:00:00.000Z');
  });

  it('joins the next agenda ten working days after the date, until it is answered', () => {
    assert.ok(!isOnNextAgenda(tell({ ...late, until: '2026-11-28T00:00:00.000Z' }).action));
    assert.ok(isOnNextAgenda(tell(late).action));
    const answered = ['2026-12-01T10:00:00.000Z', 'action-progressed'] as const;
    assert.ok(
      !isOnNextAgenda(
        tell({ ...late, happenings: [accepted, answered], until: '2026-12-01T11:00:00.000Z' })
          .action,
      ),
    );
  });

  it('is asked no more after three unanswered weeks, until it is answered', () => {
    const silent = tell({ ...late, until: '2026-12-29T00:00:00.000Z' }).action;
    assert.ok(silent.chase.stopped);
    const answered = ['2026-12-29T10:00:00.000Z', 'action-progressed'] as const;
    const spoke = tell({
      ...late,
      happenings: [accepted, answered],
      until: '2026-12-29T11:00:00.000Z',
    }).action;
    assert.equal(spoke.chase.stopped, undefined);
    assert.equal(spoke.chase.unanswered, 0);
  });

  it('is overdue when its date has passed in the committee’s zone', () => {
    const { action } = tell({ ...late, due: '2026-07-15', until: '' });
    assert.ok(!isOverdue(action, calendar, '2026-07-15T22:59:59.999Z'));
    assert.ok(isOverdue(action, calendar, '2026-07-15T23:00:00.000Z'));
  });
});

describe('a planned reminder on its morning', () => {
  const { action, planned } = tell({ ...late, until: '2026-11-17T00:00:00.000Z' });
  const chase = planned.find(({ step }) => step === 'overdue-1') as PlannedChase;
  const today = '2026-11-17';

  it('stands while nothing changed', () =>
    assert.equal(mootness(chase, action, board, person('priya'), today), undefined));

  it('is moot once answered, closed, paused, opted out of, or gone', () => {
    const answered = { ...action, chase: { ...action.chase, dueVersion: 99 } };
    const paused = { ...board, chasesPausedUntil: today };
    const out = person('priya', { optedOut: true });
    assert.equal(mootness(chase, answered, board, undefined, today), 'answered');
    assert.equal(
      mootness(chase, { ...action, status: 'closed' }, board, undefined, today),
      'closed',
    );
    assert.equal(mootness(chase, action, paused, undefined, today), 'paused');
    assert.equal(mootness(chase, action, board, out, today), 'opted-out');
    assert.equal(mootness({ ...chase, step: 'overdue-3' }, action, board, out, today), undefined);
    assert.equal(mootness(chase, undefined, board, undefined, today), 'gone');
  });
});
