import assert from 'node:assert/strict';
import type { Ask } from '../../../helpers/domain.ts';
import { board } from '../../../helpers/domain.ts';
import { moved, object, put, says, text, V1 } from './circulars.ts';

const asked: Ask = { ...V1, input: { between: true } };
describe('the course of a circular resolution', () => {
  it('is moved by a voter and put by whoever presides, who is told', () => {
    const on = board();
    assert.deepEqual(on.does('priya', 'motion.propose', moved).messages, [
      { to: { person: 'ana' }, kind: 'circular-proposed', about: 'V-1' },
    ]);
    assert.equal(on.refused('priya', 'motion.open', V1), 'not-allowed');
    on.does('ana', 'motion.open', V1);
    assert.equal(on.state('motion', 'V-1').mover, 'priya');
    assert.equal(on.refused('ana', 'motion.open', V1), 'vote-is-open');
  });

  it('goes to the next agenda where one voter wants to talk about it', () => {
    const on = put();
    on.does('ben', 'motion.vote', says('for'));
    on.does('omar', 'motion.object', object);
    const { status, item, circular, ballots } = on.state('motion', 'V-1');
    assert.deepEqual([status, item, circular, ballots], ['deferred', 'I-1', undefined, []]);
    const { title, kind, status: item1 } = on.state('agenda-item', 'I-1');
    assert.deepEqual([title, kind, item1], [text, 'decision', 'accepted']);
    assert.equal(on.wake('V-1'), undefined);
    on.does('ana', 'meeting.start', { input: { present: ['ana', 'ben', 'omar'] } });
    on.does('ana', 'motion.open', V1);
    assert.equal(on.state('motion', 'V-1').meeting, 'M-1');
    on.does('omar', 'motion.vote', says('for'));
    on.assertReplays();
  });

  it('of a reserved item is answered by the voters, and told to nobody else', () => {
    const on = board();
    on.does('maya', 'agenda.propose', { input: { title: 'Pay', reserved: true } });
    on.does('maya', 'meeting.start', { input: { present: ['ana', 'ben'] } });
    on.does('ben', 'motion.propose', moved);
    on.does('maya', 'meeting.close');
    on.does('ana', 'motion.open', asked);
    for (const who of ['ana', 'ben', 'priya']) on.does(who, 'motion.vote', says('for'));
    assert.deepEqual(on.does('ana', 'motion.close', V1).messages, []);
  });

  it('is put once more only when a meeting has had it before it, and reminds once more', () => {
    const on = put();
    on.does('omar', 'motion.object', object);
    for (const ask of [V1, asked]) assert.equal(on.refused('ana', 'motion.open', ask), 'objected');
    on.does('ana', 'meeting.start', { input: { present: ['ana', 'ben', 'omar'] } });
    on.does('ana', 'motion.open', V1);
    on.does('ana', 'meeting.close');
    assert.equal(on.refused('ana', 'motion.open', V1), 'waits-for-meeting');
    on.does('ana', 'motion.open', asked);
    on.at('2026-11-26T10:00:00.000Z');
    const { chases } = on.does('gavel', 'motion.follow-up', V1);
    assert.deepEqual(new Set(chases?.map(({ dueVersion }) => dueVersion)), new Set([2]));
    on.assertReplays();
  });

  it('is withdrawn by its mover before it is put, by whoever presides at any time', () => {
    const on = board();
    on.does('priya', 'motion.propose', moved);
    on.does('priya', 'motion.withdraw', V1);
    assert.equal(on.refused('ana', 'motion.open', V1), 'motion-over');
    const running = put();
    assert.equal(running.refused('priya', 'motion.withdraw', V1), 'not-allowed');
    assert.deepEqual(running.does('ana', 'motion.withdraw', V1).messages, [
      { to: { conversation: 'root' }, kind: 'vote-closed', about: 'V-1' },
    ]);
    const left = put();
    left.does('omar', 'motion.object', object);
    left.does('ana', 'motion.withdraw', V1);
    assert.equal(left.state('motion', 'V-1').status, 'withdrawn');
  });

  it('goes straight to the next agenda where its mover says so', () => {
    const on = board();
    on.does('priya', 'motion.propose', { input: { text, next: true } });
    assert.deepEqual(on.state('agenda-item', 'I-1').status, 'proposed');
    assert.deepEqual(on.state('motion', 'V-1').status, 'deferred');
    assert.deepEqual(on.state('motion', 'V-1').item, 'I-1');
    assert.equal(on.refused('ana', 'motion.open', V1), 'waits-for-meeting');
    on.does('ana', 'motion.open', asked);
    assert.equal(on.state('motion', 'V-1').status, 'voting');
  });

  it('records what somebody answered whom Gavel does not reach, on their behalf', () => {
    const on = put();
    const forPriya: Ask = { ...V1, input: { choice: 'for', of: 'priya' } };
    assert.equal(on.refused('maya', 'motion.vote', forPriya), 'not-allowed');
    const { chases } = on.does('gavel', 'chase.plan', {
      input: { ids: ['V-1'], unreached: 'priya' },
    });
    assert.deepEqual(
      chases?.map(({ person, step, entity }) => [person, step, entity]),
      [['maya', 'unreachable-secretary', 'V-1']],
    );
    on.does('maya', 'motion.vote', forPriya);
    assert.deepEqual(on.state('motion', 'V-1').ballots, [
      { seat: 'priya', by: 'priya', choice: 'for' },
    ]);
    assert.equal(on.refused('ana', 'motion.vote', forPriya), 'not-your-vote');
  });
});
