import assert from 'node:assert/strict';
import type { Ask, Board } from '../../helpers/domain.ts';
import { board } from '../../helpers/domain.ts';

/** Ana, Ben, Priya and Omar have a vote; Maya keeps the minutes, Tom attends. */
const V1 = { id: 'V-1' };
const lets = (holder: string | null, of?: string): Ask => ({
  input: { holder, ...(of === undefined ? {} : { of }) },
});
const says = (choice: string, of?: string): Ask => ({
  ...V1,
  input: { choice, ...(of === undefined ? {} : { of }) },
});
const enters = (person: string, attendance = 'present'): Ask => ({
  input: { entries: [{ person, attendance }] },
});

/** Omar is away and lets Priya vote for him; the vote is open. */
const voting = (settings: object = {}, present = ['ana', 'ben', 'priya']): Board => {
  const on = board(undefined, { proxies: 'allowed', ...settings });
  on.does('maya', 'meeting.plan', { input: { when: '2026-11-24T10:00:00.000Z' } });
  on.does('omar', 'roll.appoint-proxy', lets('priya'));
  on.does('maya', 'meeting.start', { input: { present } });
  on.does('ana', 'motion.open', { input: { text: 'Buy the crane.' } });
  return on;
};

const counts = (on: Board): readonly number[] => {
  on.does('ana', 'motion.close', V1);
  const {
    for: yes,
    against,
    abstain,
  } = on.state('motion', 'V-1').result?.counts ?? {
    for: -1,
    against: -1,
    abstain: -1,
  };
  return [yes, against, abstain];
};

describe('a proxy', () => {
  for (const { why, awayUntil, attendance, outcome } of [
    { why: 'sent apologies', attendance: 'apologies', outcome: 'proxy-away' },
    { why: 'said to be away that day', awayUntil: '2026-11-24', outcome: 'proxy-away' },
    { why: 'is back by then', awayUntil: '2026-11-23' },
    { why: 'said to come all the same', awayUntil: '2026-11-24', attendance: 'present' },
  ] as const)
    it(`given to somebody who ${why}: ${outcome ?? 'accepted'}`, () => {
      const known = awayUntil === undefined ? {} : { priya: { awayUntil } };
      const on = board(undefined, { proxies: 'allowed' }, known);
      on.does('maya', 'meeting.plan', { input: { when: '2026-11-24T10:00:00.000Z' } });
      if (attendance !== undefined) on.does('maya', 'roll.record', enters('priya', attendance));
      if (outcome === undefined) on.does('omar', 'roll.appoint-proxy', lets('priya'));
      else assert.equal(on.refused('omar', 'roll.appoint-proxy', lets('priya')), outcome);
    });

  for (const { holder, before, by, actor, told } of [
    { holder: 'sends apologies', before: 'planned', by: 'apologies', actor: 'priya', told: true },
    { holder: 'leaves', before: 'open', by: 'left', actor: 'maya', told: true },
    { holder: 'hangs up', before: 'open', by: 'left', actor: 'gavel', told: 'later' },
    { holder: 'was away already', before: 'away', by: 'absent', actor: 'maya', told: false },
    { holder: 'left, as is found later', before: 'held', by: 'left', actor: 'maya', told: false },
  ] as const)
    it(`whose holder ${holder} (${before}): ${told ? 'the member is told' : 'nobody is'}`, () => {
      const on = board(undefined, { proxies: 'allowed' });
      on.does('maya', 'meeting.plan', { input: { when: '2026-11-24T10:00:00.000Z' } });
      on.does('omar', 'roll.appoint-proxy', lets('priya'));
      if (before === 'away') on.does('maya', 'roll.record', enters('priya', 'apologies'));
      else if (before !== 'planned')
        on.does('maya', 'meeting.start', { input: { present: ['ana', 'ben', 'priya'] } });
      on.at('2026-11-23T10:05:00.000Z');
      if (before === 'held') on.does('maya', 'meeting.close');
      const ask = { id: 'M-1', ...enters('priya', by) };
      const { messages = [] } = on.does(actor, 'roll.record', ask);
      const lost = { to: { person: 'omar' }, kind: 'proxy-lost', about: 'M-1' };
      const later = told === 'later' ? { notBefore: '2026-11-23T10:06:00.000Z' } : {};
      assert.deepEqual(
        messages.filter(({ kind }) => kind === 'proxy-lost'),
        told ? [{ ...lost, ...later }] : [],
      );
    });

  it('whose holder is not there when the meeting starts: the member is told', () => {
    const on = board(undefined, { proxies: 'allowed' });
    on.does('maya', 'meeting.plan', { input: { when: '2026-11-24T10:00:00.000Z' } });
    on.does('omar', 'roll.appoint-proxy', lets('priya'));
    const { messages = [] } = on.does('maya', 'meeting.start', { input: { present: ['ana'] } });
    assert.deepEqual(
      messages.filter(({ kind }) => kind === 'proxy-lost').map(({ to }) => to),
      [{ person: 'omar' }],
    );
  });

  it('adds the absent member’s vote beside the own, each counted once', () => {
    const on = voting();
    assert.equal(on.state('meeting', 'M-1').roll['omar']?.attendance, 'apologies');
    for (const [choice, of] of [
      ['for', undefined],
      ['against', 'omar'],
      ['against', undefined],
      ['for', 'omar'],
      ['for', undefined],
    ] as const)
      on.does('priya', 'motion.vote', says(choice, of));
    assert.deepEqual(on.state('motion', 'V-1').ballots, [
      { seat: 'omar', by: 'priya', proxy: true, choice: 'for' },
      { seat: 'priya', by: 'priya', choice: 'for' },
    ]);
    on.does('ben', 'motion.vote', says('against'));
    assert.deepEqual(counts(on), [2, 1, 0]);
    on.assertReplays();
  });

  for (const { proxies, present, outcome } of [
    { proxies: 'allowed', present: ['ana', 'priya'], outcome: 'provisional' },
    { proxies: 'counted-in-quorum', present: ['ana', 'priya'], outcome: 'carried' },
    { proxies: 'allowed', present: ['ana', 'ben', 'priya'], outcome: 'carried' },
  ])
    it(`${proxies}, with ${present.length} of 4 in the room: ${outcome}`, () => {
      const on = voting({ proxies }, present);
      for (const who of present) on.does(who, 'motion.vote', says('for'));
      on.does('priya', 'motion.vote', says('for', 'omar'));
      on.does('ana', 'motion.close', V1);
      const { status, result } = on.state('motion', 'V-1');
      assert.deepEqual([status, result?.counts.for], [outcome, present.length + 1]);
    });

  it('ends when the member comes in, the vote cast for them too', () => {
    const on = voting();
    on.does('priya', 'motion.vote', says('for', 'omar'));
    on.does('priya', 'motion.vote', says('for'));
    on.does('omar', 'roll.record', enters('omar'));
    assert.equal(on.refused('priya', 'motion.vote', says('for', 'omar')), 'no-proxy');
    assert.deepEqual(counts(on), [1, 0, 0]);
  });

  it('who comes in votes once, whatever was cast before, and leaving brings no proxy back', () => {
    const on = voting();
    on.does('priya', 'motion.vote', says('for', 'omar'));
    on.does('omar', 'roll.record', enters('omar'));
    on.does('omar', 'motion.vote', says('against'));
    on.does('omar', 'roll.record', enters('omar', 'left'));
    assert.equal(on.refused('priya', 'motion.vote', says('for', 'omar')), 'no-proxy');
    assert.deepEqual(counts(on), [0, 1, 0]);
  });

  it('can be given on leaving', () => {
    const on = voting({}, ['ana', 'ben', 'priya', 'omar']);
    assert.equal(on.refused('omar', 'roll.appoint-proxy', lets('ben')), 'proxy-present');
    on.does('omar', 'roll.record', enters('omar', 'left'));
    on.does('omar', 'roll.appoint-proxy', lets('ben'));
    on.does('ben', 'motion.vote', says('for', 'omar'));
    assert.deepEqual(counts(on), [1, 0, 0]);
  });

  it('holds for nobody who is absent, recused, or replaced by an alternate', () => {
    const on = voting();
    on.does('priya', 'roll.declare-interest', { input: { text: 'My crane' } });
    assert.equal(on.refused('priya', 'motion.vote', says('for', 'omar')), 'recused');
    const away = voting({}, ['ana', 'ben']);
    assert.equal(away.refused('priya', 'motion.vote', says('for', 'omar')), 'not-in-room');
    const replaced = voting();
    replaced.does('maya', 'roll.record', {
      input: { entries: [{ person: 'tom', attendance: 'present', alternateFor: 'omar' }] },
    });
    assert.equal(replaced.refused('priya', 'motion.vote', says('for', 'omar')), 'no-proxy');
    replaced.does('tom', 'motion.vote', says('against'));
    assert.deepEqual(counts(replaced), [0, 1, 0]);
  });

  it('does not vote for a member with an interest', () => {
    const on = voting();
    on.does('priya', 'motion.vote', says('for', 'omar'));
    on.does('priya', 'motion.vote', says('for'));
    on.does('maya', 'roll.declare-interest', { input: { text: 'His crane', person: 'omar' } });
    assert.equal(on.refused('priya', 'motion.vote', says('for', 'omar')), 'no-proxy');
    assert.deepEqual(counts(on), [1, 0, 0]);
  });

  it('is passed on to nobody, and ends with the meeting', () => {
    const on = voting({}, ['ana', 'ben']);
    on.does('priya', 'roll.appoint-proxy', lets('ben'));
    on.does('ben', 'motion.vote', says('for', 'priya'));
    assert.equal(on.refused('ben', 'motion.vote', says('for', 'omar')), 'no-proxy');
    on.does('maya', 'meeting.close');
    assert.equal(
      on.refused('omar', 'roll.appoint-proxy', { id: 'M-1', ...lets('ben') }),
      'proxy-over',
    );
    on.does('maya', 'meeting.start', { input: { present: ['ana', 'ben'] } });
    on.does('ana', 'motion.open', { input: { text: 'Sell it.' } });
    assert.equal(
      on.refused('ben', 'motion.vote', { id: 'V-2', input: { choice: 'for', of: 'priya' } }),
      'no-proxy',
    );
  });

  it('stays while the roll is written down, and is taken back', () => {
    const on = voting();
    on.does('maya', 'roll.record', enters('omar', 'absent'));
    assert.deepEqual(on.state('meeting', 'M-1').roll['omar'], {
      attendance: 'absent',
      proxy: 'priya',
    });
    on.does('omar', 'roll.appoint-proxy', lets(null));
    assert.deepEqual(on.state('meeting', 'M-1').roll['omar'], { attendance: 'absent' });
    on.assertReplays();
  });

  for (const { who, ask, settings, outcome } of [
    { who: 'omar', ask: lets('priya'), settings: { proxies: 'none' }, outcome: 'no-proxies' },
    { who: 'omar', ask: lets('omar'), outcome: 'proxy-voters' },
    { who: 'omar', ask: lets('tom'), outcome: 'proxy-voters' },
    { who: 'maya', ask: lets('ana'), outcome: 'proxy-voters' },
    { who: 'tom', ask: lets('ana'), outcome: 'not-allowed' },
    { who: 'priya', ask: lets('ana', 'omar'), outcome: 'proxy-own' },
    { who: 'maya', ask: lets('ana', 'omar'), outcome: 'recorded' },
  ])
    it(`${who} ${JSON.stringify(ask.input)} ${JSON.stringify(settings ?? {})}: ${outcome}`, () => {
      const on = board(undefined, { proxies: 'allowed', ...settings });
      on.does('maya', 'meeting.plan', { input: { when: '2026-11-24T10:00:00.000Z' } });
      if (outcome !== 'recorded')
        return assert.equal(on.refused(who, 'roll.appoint-proxy', ask), outcome);
      on.does(who, 'roll.appoint-proxy', ask);
      assert.equal(on.state('meeting', 'M-1').roll['omar']?.proxy, 'ana');
    });

  it('needs a meeting', () => {
    const on = board(undefined, { proxies: 'allowed' });
    assert.equal(on.refused('omar', 'roll.appoint-proxy', lets('ana')), 'no-meeting-planned');
  });
});
