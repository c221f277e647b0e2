import assert from 'node:assert/strict';
import type { Choice } from '../../../../src/domain/motion/state.ts';
import type { Board } from '../../../helpers/domain.ts';
import { board } from '../../../helpers/domain.ts';

const CLOSES = '2026-11-23T10:20:00.000Z';
const V1 = { id: 'V-1' };
const text = 'Buy the crane.';

/** A vote until 10:20 among Ana, who presides, Ben, Priya and Omar. */
const voting = (settings: object = {}, input: object = {}): Board => {
  const on = board(undefined, settings);
  on.does('maya', 'agenda.propose', { input: { title: 'Crane' } });
  on.does('maya', 'meeting.start', { input: { present: ['ana', 'ben', 'priya', 'omar'] } });
  on.does('ana', 'motion.open', { input: { text, closes: CLOSES, ...input } });
  return on;
};

const cast = (on: Board, choices: Readonly<Record<string, Choice>>): Board => {
  for (const [who, choice] of Object.entries(choices))
    on.does(who, 'motion.vote', { ...V1, input: { choice } });
  return on;
};

describe('a vote with a closing time', () => {
  it('wakes then, is counted for whoever presides, and is theirs to take back', () => {
    const on = cast(voting(), { ben: 'for', priya: 'against', omar: 'for' });
    assert.equal(on.wake('V-1'), CLOSES);
    cast(on, { priya: 'for' });
    assert.equal(on.refused('gavel', 'motion.follow-up', V1), 'nothing-due');
    on.at(CLOSES);
    const { messages } = on.does('gavel', 'motion.follow-up', V1);
    assert.deepEqual(
      messages?.map(({ kind }) => kind),
      ['vote-closed'],
    );
    const { status, closedBy, onBehalfOf, result } = on.state('motion', 'V-1');
    assert.deepEqual([status, closedBy, onBehalfOf], ['carried', 'gavel', 'ana']);
    assert.deepEqual(result?.counts, { for: 3, against: 0, abstain: 0 });
    assert.equal(on.wake('V-1'), undefined);
    on.does('ana', 'record.undo', { id: 'D-1' });
    on.assertReplays();
  });

  it('takes no vote any more from then on, woken or not', () => {
    const on = cast(voting(), { ben: 'for' });
    on.at(CLOSES);
    const late = { ...V1, input: { choice: 'against' } };
    assert.equal(on.refused('omar', 'motion.vote', late), 'vote-ended');
  });

  it('stands while the meeting is adjourned, and goes on with the time that was left', () => {
    const on = cast(voting(), { ben: 'for', priya: 'for' });
    on.at('2026-11-23T10:15:00.000Z');
    on.does('maya', 'meeting.adjourn');
    assert.equal(on.wake('V-1'), undefined);
    assert.deepEqual(on.state('motion', 'V-1').paused, {
      at: '2026-11-23T10:15:00.000Z',
      seconds: 300,
    });
    on.at('2026-11-23T11:00:00.000Z');
    assert.equal(on.refused('gavel', 'motion.follow-up', V1), 'nothing-due');
    on.does('maya', 'meeting.resume');
    assert.equal(on.wake('V-1'), '2026-11-23T11:05:00.000Z');
    assert.equal(on.state('motion', 'V-1').paused, undefined);
    cast(on, { omar: 'against' });
    on.at('2026-11-23T11:05:00.000Z');
    on.does('gavel', 'motion.follow-up', V1);
    assert.deepEqual(on.state('motion', 'V-1').result?.counts, { for: 2, against: 1, abstain: 0 });
    on.assertReplays();
  });

  it('closes when the meeting is resumed, where its time was over before it was adjourned', () => {
    const on = cast(voting(), { ben: 'for' });
    on.at('2026-11-23T10:21:00.000Z');
    on.does('maya', 'meeting.adjourn');
    on.at('2026-11-23T11:00:00.000Z');
    on.does('maya', 'meeting.resume');
    assert.equal(on.wake('V-1'), '2026-11-23T11:00:00.000Z');
  });

  it('has no time left over where the adjourned meeting is closed, and is put afresh', () => {
    const on = cast(voting(), { ben: 'for' });
    on.does('maya', 'meeting.adjourn');
    on.does('maya', 'meeting.close');
    on.does('maya', 'meeting.start', { input: { present: ['ana', 'ben', 'priya'] } });
    on.does('ana', 'motion.open', V1);
    assert.equal(on.state('motion', 'V-1').paused, undefined);
    assert.equal(on.wake('V-1'), undefined);
    on.assertReplays();
  });

  it('without a closing time waits as well', () => {
    const on = voting({}, { closes: undefined });
    on.does('maya', 'meeting.adjourn');
    assert.ok(on.state('motion', 'V-1').paused);
    on.does('maya', 'meeting.resume');
    assert.equal(on.wake('V-1'), undefined);
    assert.equal(on.state('motion', 'V-1').paused, undefined);
  });

  it('is given more time, or no end, by whoever may open it, while it lasts', () => {
    const on = cast(voting(), { ben: 'for' });
    const until = (closes: string | null) => ({ ...V1, input: { closes } });
    const later = '2026-11-23T10:40:00.000Z';
    assert.equal(on.refused('ben', 'motion.open', until(later)), 'presided-by');
    assert.equal(
      on.refused('ana', 'motion.open', until('2026-11-23T09:59:00.000Z')),
      'closes-past',
    );
    on.does('maya', 'motion.open', until(later));
    assert.equal(on.wake('V-1'), later);
    const concealed = { ...V1, input: { closes: null, secret: true } };
    assert.equal(on.refused('ana', 'motion.open', concealed), 'vote-is-open');
    assert.deepEqual(on.does('ana', 'motion.open', until(later)).changes, []);
    on.at('2026-11-23T10:30:00.000Z');
    cast(on, { priya: 'for' });
    on.does('ana', 'motion.open', until(null));
    assert.equal(on.wake('V-1'), undefined);
    assert.equal(on.refused('ana', 'motion.open', V1), 'vote-is-open');
    on.does('ana', 'motion.open', until(later));
    on.at('2026-11-23T10:41:00.000Z');
    assert.equal(on.refused('ana', 'motion.open', until('2026-11-23T10:50:00.000Z')), 'vote-ended');
    assert.equal(on.state('motion', 'V-1').ballots.length, 2);
    on.assertReplays();
  });

  it('is closed earlier by whoever presides, and then wakes no more', () => {
    const on = cast(voting(), { ben: 'for' });
    on.does('ana', 'motion.close', V1);
    assert.equal(on.wake('V-1'), undefined);
  });

  it('in which nobody voted is lost', () => {
    const on = voting();
    on.at(CLOSES);
    on.does('gavel', 'motion.follow-up', V1);
    assert.equal(on.state('motion', 'V-1').status, 'lost');
  });

  for (const { castingVote, outcome } of [
    { castingVote: false, outcome: 'lost' },
    { castingVote: true, outcome: 'voting' },
  ])
    it(`in a tie ${castingVote ? 'waits for the casting vote' : 'is lost'}`, () => {
      const on = cast(voting({ castingVote }), { ben: 'for', priya: 'against' });
      on.at(CLOSES);
      const { messages } = on.does('gavel', 'motion.follow-up', V1);
      assert.equal(on.state('motion', 'V-1').status, outcome);
      if (!castingVote) return;
      assert.deepEqual(messages, [{ to: { person: 'ana' }, kind: 'casting-asked', about: 'V-1' }]);
      assert.equal(on.wake('V-1'), undefined);
      assert.equal(on.refused('gavel', 'motion.follow-up', V1), 'nothing-due');
      assert.equal(on.refused('ana', 'motion.close', V1), 'casting-needed');
      on.does('ana', 'motion.close', { ...V1, input: { casting: 'for' } });
      assert.equal(on.state('motion', 'V-1').status, 'carried');
      on.assertReplays();
    });

  for (const { majority = 'simple', secret, casting } of [
    { secret: true, casting: 'for' },
    { secret: true, casting: 'against' },
    { secret: false, casting: 'against' },
    { majority: 'absolute', secret: true, casting: 'against' },
  ] as const)
    it(`${secret ? 'in secret' : 'openly'} that ended in a tie is decided ${casting} (${majority}) although votes were lost before and after`, () => {
      const on = voting({ castingVote: true, majority }, { secret });
      cast(on, { ana: 'against', ben: 'for', priya: 'for', omar: 'for' });
      const setUp = (...voters: readonly string[]) =>
        on.does('maya', 'committee.setup', { id: 'committee', input: { voters } });
      setUp('ana', 'omar');
      on.at(CLOSES);
      on.does('gavel', 'motion.follow-up', V1);
      setUp('ana', 'ben', 'priya', 'omar', 'tom');
      setUp('omar', 'ben');
      on.does('omar', 'roll.declare-interest', { input: { text: 'My crane' } });
      assert.equal(on.refused('ana', 'motion.close', V1), 'casting-needed');
      on.does('ana', 'motion.close', { ...V1, input: { casting } });
      const { status, result, ballots } = on.state('motion', 'V-1');
      assert.deepEqual(result?.counts, { for: 1, against: 1, abstain: 0 });
      assert.deepEqual([result?.casting, ballots.length], [casting, 2]);
      assert.equal(status, casting === 'for' ? 'carried' : 'lost');
      on.assertReplays();
    });

  it('is deferred with the meeting, and opens without a time at the next', () => {
    const on = cast(voting(), { ben: 'for' });
    on.does('ana', 'meeting.close');
    assert.equal(on.wake('V-1'), undefined);
    on.at('2026-11-23T10:30:00.000Z');
    on.does('ana', 'meeting.start', { input: { present: ['ana', 'ben', 'priya'] } });
    on.does('ana', 'motion.open', V1);
    assert.equal(on.wake('V-1'), undefined);
    cast(on, { ben: 'for' });
  });

  it('in secret is counted from its box', () => {
    const on = cast(voting({}, { secret: true }), { ben: 'for', priya: 'for', omar: 'against' });
    on.at(CLOSES);
    on.does('gavel', 'motion.follow-up', V1);
    assert.deepEqual(on.state('motion', 'V-1').result?.counts, { for: 2, against: 1, abstain: 0 });
  });

  it('cannot close before it opens', () => {
    const on = voting();
    on.does('ana', 'motion.withdraw', V1);
    const past = { input: { text, closes: '2026-11-23T10:00:00.000Z' } };
    assert.equal(on.refused('ana', 'motion.open', past), 'closes-past');
  });
});

describe('an interest', () => {
  const interest = { input: { text: 'My brother sells cranes.' } };

  it('declared from a motion’s card takes back the vote, and holds for its whole item', () => {
    const on = cast(voting(), { ben: 'for', priya: 'against' });
    on.does('priya', 'motion.recuse', { ...V1, ...interest });
    assert.deepEqual(
      on.state('motion', 'V-1').ballots.map(({ seat }) => seat),
      ['ben'],
    );
    const again = { ...V1, input: { choice: 'for' } };
    assert.equal(on.refused('priya', 'motion.vote', again), 'recused');
    assert.deepEqual(on.does('priya', 'motion.recuse', { ...V1, ...interest }).changes, []);
    on.does('ana', 'motion.close', V1);
    assert.equal(on.state('motion', 'V-1').result?.quorum.present, 3);
    on.does('ana', 'motion.open', { input: { text: 'Paint it.' } });
    const other = { id: 'V-2', input: { choice: 'for' } };
    assert.equal(on.refused('priya', 'motion.vote', other), 'recused');
    on.assertReplays();
  });

  it('in a motion under no item holds for that motion alone', () => {
    const on = board();
    on.does('maya', 'meeting.start', { input: { present: ['ana', 'ben', 'priya', 'omar'] } });
    on.does('ana', 'motion.open', { input: { text } });
    on.does('priya', 'motion.recuse', { ...V1, ...interest });
    const vote = (id: string) => ({ id, input: { choice: 'for' } });
    assert.equal(on.refused('priya', 'motion.vote', vote('V-1')), 'recused');
    on.does('ana', 'motion.withdraw', V1);
    on.does('ana', 'motion.open', { input: { text: 'Paint it.' } });
    on.does('priya', 'motion.vote', vote('V-2'));
  });

  it('declared at the roll takes back the vote as well', () => {
    const on = cast(voting({}, { secret: true }), { ben: 'for', priya: 'against' });
    on.does('priya', 'roll.declare-interest', interest);
    on.does('ana', 'motion.close', V1);
    assert.deepEqual(on.state('motion', 'V-1').result?.counts, { for: 1, against: 0, abstain: 0 });
  });

  it('of a member binds who stands in for them', () => {
    const on = board();
    on.does('maya', 'meeting.start', { input: { present: ['ana', 'ben', 'priya', 'omar'] } });
    on.does('ana', 'motion.open', { input: { text } });
    on.does('omar', 'motion.recuse', { ...V1, ...interest });
    const entry = (person: string, attendance: string, more: object = {}) =>
      on.does('maya', 'roll.record', { input: { entries: [{ person, attendance, ...more }] } });
    entry('omar', 'left');
    entry('tom', 'present', { alternateFor: 'omar' });
    const vote = { ...V1, input: { choice: 'for' } };
    assert.equal(on.refused('tom', 'motion.vote', vote), 'recused-seat');
  });

  for (const [who, code] of [
    ['tom', 'not-allowed'],
    ['maya', 'not-allowed'],
  ] as const)
    it(`of ${who}, who has no vote, is declared at the roll`, () => {
      const on = voting();
      assert.equal(on.refused(who, 'motion.recuse', { ...V1, ...interest }), code);
    });
});
