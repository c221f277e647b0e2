import assert from 'node:assert/strict';
import { chaseOf } from '../../../src/chaser/outbox.ts';
import { Upstream } from '../../../src/errors.ts';
import { type Clockwork, startClockwork } from './harness.ts';

describe('chaser/digest', () => {
  const throttled = async (): Promise<never> => {
    throw new Upstream('throttled', true, { retryAfterMs: 3_600_000 });
  };
  const since = (w: Clockwork): string[] =>
    w.sent
      .filter(({ at }) => at >= '2026-11-04')
      .map(({ at, to, says }) => `${at.slice(0, 16)} ${to} ${says.slice(4)}`);

  it('sends each step of the ladder once, on the morning for which the ledger has it', async () => {
    await using w = await startClockwork();
    await w.assign('priya', '2026-11-16');
    await w.until('2026-11-24T00:00:00.000Z');
    assert.deepEqual(
      w.sent.slice(1).map(({ at, to, says }) => `${at.slice(0, 16)} ${to} ${says.slice(8)}`),
      [
        '2026-11-04T09:00 1:1 priya no-answer',
        '2026-11-06T09:00 1:1 maya no-answer-secretary',
        '2026-11-11T09:00 1:1 priya before-due',
        '2026-11-16T09:00 1:1 priya due',
        '2026-11-17T09:00 1:1 priya overdue-1',
        '2026-11-19T09:00 1:1 maya overdue-3-secretary',
        '2026-11-19T09:00 1:1 priya overdue-3',
        '2026-11-23T09:00 1:1 carl overdue-5-chair',
      ],
    );
    for (const row of await w.docs(w.board, 'chase')) {
      const { status, sentAt, plannedFor, activityId } = chaseOf(row);
      assert.equal(status, 'sent');
      assert.equal(sentAt, plannedFor);
      assert.match(activityId ?? '', /^activity-\d$/);
    }
  });

  it('is one message a person and morning, over all committees', async () => {
    await using w = await startClockwork();
    const other = await w.founded('audit');
    await w.assign('priya', '2026-11-16');
    await w.assign('priya', '2026-11-16');
    await w.assign('priya', '2026-11-16', other);
    await w.until('2026-11-05T00:00:00.000Z');
    const mornings = w.sent.filter(({ at }) => at.startsWith('2026-11-04'));
    assert.equal(mornings.length, 1);
    assert.equal(mornings[0]?.says.split(', ').length, 3);
    assert.deepEqual(await w.ledger(other), ['sent no-answer priya']);
  });

  it('is one message of any length, also where its making was cut short', async () => {
    await using w = await startClockwork();
    for (let n = 0; n < 95; n += 1)
      // oxlint-disable-next-line no-await-in-loop -- the commits of one committee are serial anyway
      await w.assign('priya', '2026-11-16');
    await w.until('2026-11-04T08:45:00.000Z');
    let cut = false;
    w.hooks.settling = (_pk, ops) => {
      if (cut || !ops.every((op) => 'remove' in op)) return;
      cut = true;
      throw new Upstream('unreachable', true);
    };
    await w.until('2026-11-05T12:00:00.000Z');
    assert.ok(cut);
    const mornings = w.sent.slice(95);
    assert.deepEqual(
      mornings.map(({ at, says }) => [at, says.split(', ').length]),
      [['2026-11-04T09:00:00.000Z', 95]],
    );
    const rows = (await w.ledger()).filter((row) => row.endsWith('priya'));
    assert.deepEqual([rows.length, ...new Set(rows)], [95, 'sent no-answer priya']);
  });

  it('says nothing of what was answered between planning and the morning', async () => {
    await using w = await startClockwork();
    const first = await w.assign('priya', '2026-11-16');
    await w.assign('priya', '2026-11-16');
    await w.until('2026-11-04T08:59:00.000Z');
    await w.execute('priya', 'action.accept', first);
    await w.until('2026-11-04T12:00:00.000Z');
    assert.equal(w.sent.at(-1)?.says.slice(4), 'A-2 no-answer');
    assert.deepEqual(await w.ledger(), [
      'suppressed no-answer priya answered',
      'sent no-answer priya',
    ]);
  });

  it('is not sent when nothing is left to say', async () => {
    await using w = await startClockwork();
    const ref = await w.assign('priya', '2026-11-16');
    await w.until('2026-11-04T08:45:00.000Z');
    await w.execute('maya', 'action.cancel', ref, { why: 'no longer needed' });
    await w.until('2026-11-05T00:00:00.000Z');
    assert.deepEqual(
      w.sent.map(({ says }) => says.split(' ')[0]),
      ['assigned', 'cancelled'],
    );
    assert.deepEqual(await w.ledger(), ['suppressed no-answer priya closed']);
  });

  it('takes up the next working morning what arrives after the slot, and the ledger says so', async () => {
    await using w = await startClockwork();
    await w.assign('priya', '2026-11-09');
    await w.until('2026-11-05T12:00:00.000Z');
    // Down from Thursday noon to the afternoon of the date, a Monday.
    w.jump('2026-11-09T15:00:00.000Z');
    await w.until('2026-11-09T23:00:00.000Z');
    assert.equal(w.sent.filter(({ at }) => at > '2026-11-05T12:00').length, 0);
    await w.until('2026-11-10T12:00:00.000Z');
    const late = w.sent.filter(({ at, to }) => at > '2026-11-05T12:00' && to === '1:1 priya');
    assert.deepEqual(
      late.map(({ at, says }) => `${at} ${says.slice(4)}`),
      ['2026-11-10T09:00:00.000Z A-1 overdue-1'],
    );
    const rows = await w.docs(w.board, 'chase');
    const due = rows.find(({ body }) => body['step'] === 'due');
    assert.equal(due?.body['plannedFor'], '2026-11-10T09:00:00.000Z');
  });

  it('comes neither at night nor at the weekend where the process was down all morning', async () => {
    await using w = await startClockwork();
    await w.assign('priya', '2026-11-13');
    await w.assign('omar', '2026-11-13');
    await w.until('2026-11-13T08:50:00.000Z');
    w.jump('2026-11-14T02:50:00.000Z');
    await w.until('2026-11-16T18:00:00.000Z');
    assert.deepEqual(since(w).slice(-2), [
      '2026-11-16T09:00 1:1 priya A-1 overdue-1',
      '2026-11-16T09:00 1:1 omar A-2 overdue-1',
    ]);
    assert.ok(since(w).every((sent) => sent < '2026-11-13T09' || sent > '2026-11-16T09'));
    assert.ok((await w.ledger()).every((row) => !row.startsWith('planned due')));
  });

  it('still comes late on the same day, and not in the evening', async () => {
    for (const [back, sent] of [
      ['17:59', '2026-11-04T17:59'],
      ['18:00', '2026-11-05T09:00'],
    ]) {
      // oxlint-disable no-await-in-loop -- one clockwork after the other
      await using w = await startClockwork();
      await w.assign('priya', '2026-11-16');
      await w.until('2026-11-04T08:50:00.000Z');
      w.jump(`2026-11-04T${back}:00.000Z`);
      await w.until('2026-11-05T12:00:00.000Z');
      // oxlint-enable no-await-in-loop
      assert.equal(w.sent.at(-1)?.at.slice(0, 16), sent);
    }
  });

  it('that a channel throttles for days is one on the next morning in whose hours it can go', async () => {
    await using w = await startClockwork();
    await w.assign('priya', '2026-11-09');
    await w.assign('priya', '2026-11-11');
    await w.until('2026-11-09T08:45:00.000Z');
    w.hooks.during = throttled;
    await w.until('2026-11-12T03:00:00.000Z');
    delete w.hooks.during;
    await w.until('2026-11-12T23:00:00.000Z');
    const late = since(w).filter((sent) => sent > '2026-11-09' && sent.includes('1:1 priya'));
    assert.equal(late.length, 1);
    assert.match(late.join(), /^2026-11-12T09:00 1:1 priya A-1 overdue-3, \w+:A-2 overdue-1$/u);
    assert.ok((await w.ledger()).every((row) => !/^(?!sent).* priya$/u.test(row)));
  });

  it('that missed its morning goes at once in the hours of a later one, and never beside another', async () => {
    await using w = await startClockwork();
    await w.assign('priya', '2026-11-16');
    await w.until('2026-11-03T10:00:00.000Z');
    await w.assign('priya', '2026-11-16');
    await w.until('2026-11-04T08:45:00.000Z');
    w.hooks.during = throttled;
    await w.until('2026-11-04T10:30:00.000Z');
    delete w.hooks.during;
    w.jump('2026-11-05T09:10:00.000Z');
    await w.until('2026-11-06T12:00:00.000Z');
    assert.deepEqual(
      since(w).filter((sent) => sent.includes('1:1 priya')),
      ['2026-11-05T09:10 1:1 priya A-1 no-answer', '2026-11-06T09:00 1:1 priya A-2 no-answer'],
    );
  });

  it('waits while the person is away, and respects a late opt-out', async () => {
    await using w = await startClockwork();
    await w.assign('priya', '2026-11-16');
    await w.assign('omar', '2026-11-16');
    await w.until('2026-11-04T08:45:00.000Z');
    await w.directory.setAway('harbour', w.idOf('priya'), '2026-11-05');
    await w.directory.setOptOut('harbour', w.idOf('omar'), true);
    await w.until('2026-11-06T12:00:00.000Z');
    assert.deepEqual(
      w.sent.filter(({ to, at }) => to === '1:1 priya' && at > '2026-11-03').map(({ at }) => at),
      ['2026-11-06T09:00:00.000Z'],
    );
    assert.equal(w.sent.filter(({ to }) => to === '1:1 omar').length, 1);
    assert.ok((await w.ledger()).includes('suppressed no-answer omar opted-out'));
  });

  it('leaves out every nudge to whoever opted out, and the ledger says so', async () => {
    await using w = await startClockwork();
    await w.directory.setOptOut('harbour', w.idOf('omar'), true);
    await w.assign('omar', '2026-11-09');
    await w.until('2026-11-12T12:00:00.000Z');
    assert.deepEqual(
      w.sent.filter(({ to }) => to === '1:1 omar').map(({ says }) => says.split(' ').at(-1)),
      ['v1', 'overdue-3'],
    );
    assert.deepEqual((await w.ledger()).toSorted(), [
      'sent no-answer-secretary maya',
      'sent overdue-3 omar',
      'sent overdue-3-secretary maya',
      'suppressed before-due omar opted-out',
      'suppressed due omar opted-out',
      'suppressed overdue-1 omar opted-out',
    ]);
  });

  it('comes on the next morning of whoever is back sooner than they said', async () => {
    await using w = await startClockwork();
    await w.assign('priya', '2026-11-06');
    for (const name of ['priya', 'maya']) {
      // oxlint-disable no-await-in-loop -- one after the other
      const person = await w.directory.setAway('harbour', w.idOf(name), '2026-12-18');
      await w.directory.joinCommittee(person, w.board.split('|')[1] ?? '');
      // oxlint-enable no-await-in-loop
    }
    await w.until('2026-11-12T12:00:00.000Z');
    assert.equal(w.sent.length, 1);
    await w.directory.setAway('harbour', w.idOf('maya'), '2026-11-16');
    await w.directory.setAway('harbour', w.idOf('priya'), undefined);
    await w.until('2026-11-17T12:00:00.000Z');
    assert.deepEqual(
      w.sent.slice(1).map(({ at, to, says }) => `${at.slice(0, 16)} ${to} ${says.slice(4)}`),
      [
        '2026-11-13T09:00 1:1 priya A-1 overdue-3',
        '2026-11-17T09:00 1:1 maya A-1 overdue-3-secretary',
      ],
    );
  });

  it('stays silent while Gavel is removed from the conversation', async () => {
    await using w = await startClockwork();
    await w.assign('priya', '2026-11-16');
    await w.until('2026-11-03T00:00:00.000Z');
    await w.committees.removed('harbour', { conversationId: '19:board@thread.tacv2' });
    await w.until('2026-11-05T00:00:00.000Z');
    assert.equal(w.sent.length, 1);
    assert.deepEqual(await w.ledger(), ['suppressed no-answer priya removed']);
  });

  it('stays silent through a pause that began after the planning', async () => {
    await using w = await startClockwork();
    await w.assign('priya', '2026-11-16');
    await w.until('2026-11-04T08:45:00.000Z');
    await w.execute('maya', 'chase.pause', undefined, { until: '9999-12-31' });
    await w.until('2027-01-05T00:00:00.000Z');
    assert.equal(w.sent.length, 1);
    assert.deepEqual(await w.ledger(), ['suppressed no-answer priya paused']);
    const [action] = await w.store.load(w.board, ['A-1']);
    assert.equal(action?.wakeAt, undefined);
  });

  /** What was sent from the morning of 4 November on: when, to whom, and which steps. */
  it('that a channel did not take all morning joins the next, and nobody hears of a silence before', async () => {
    await using w = await startClockwork();
    await w.assign('priya', '2026-11-16');
    await w.until('2026-11-04T08:45:00.000Z');
    w.hooks.during = async () => {
      throw new Upstream('unreachable', true);
    };
    await w.until('2026-11-05T14:00:00.000Z');
    assert.deepEqual(await w.ledger(), [
      'planned no-answer-secretary maya',
      'planned no-answer priya',
    ]);
    delete w.hooks.during;
    await w.until('2026-11-10T00:00:00.000Z');
    assert.deepEqual(since(w), [
      '2026-11-06T09:00 1:1 priya A-1 no-answer',
      '2026-11-09T09:00 1:1 maya A-1 no-answer-secretary',
    ]);
    assert.deepEqual(await w.ledger(), ['sent no-answer-secretary maya', 'sent no-answer priya']);
  });

  it('that a channel refuses somebody morning after morning is told the secretary once', async () => {
    await using w = await startClockwork();
    await w.assign('priya', '2026-11-16');
    await w.until('2026-11-04T08:45:00.000Z');
    w.hooks.during = async (to) => {
      if (to === '1:1 priya') throw new Upstream('rejected', false);
    };
    await w.until('2026-11-12T00:00:00.000Z');
    assert.deepEqual(since(w), ['2026-11-05T09:00 1:1 maya A-1 unreachable-secretary']);
    delete w.hooks.during;
    await w.until('2026-11-12T12:00:00.000Z');
    assert.deepEqual(since(w).slice(1), ['2026-11-12T09:00 1:1 priya A-1 before-due']);
  });
});
