import assert from 'node:assert/strict';
import type { Choice } from '../../../../src/domain/motion/state.ts';
import { assembleMinutes } from '../../../../src/domain/minutes/assemble.ts';
import type { Ask, Board } from '../../../helpers/domain.ts';
import { board } from '../../../helpers/domain.ts';

const sitting = (settings: object = {}, present = ['ana', 'ben', 'priya', 'omar']): Board => {
  const on = board(undefined, settings);
  on.does('maya', 'agenda.propose', { input: { title: 'Crane' } });
  on.does('maya', 'meeting.start', { input: { present } });
  return on;
};

const V1 = { id: 'V-1' };
const text = 'Buy it.';

const called = (yes: string, no = '', neither = ''): Ask => {
  const people = (names: string) => names.split(' ').filter(Boolean);
  const names = { for: people(yes), against: people(no), abstain: people(neither) };
  return { input: { text, for: 0, against: 0, abstain: 0, names } };
};

/** What the minutes say of the vote on the only motion. */
const votesMinuted = (on: Board) => {
  const meeting = on.state('meeting', 'M-1');
  const items = meeting.agenda.map((id) => on.state('agenda-item', id));
  const document = assembleMinutes({ meeting, items, recorded: on.recordedIn('M-1') });
  const [entry] = document.items.flatMap(({ entries }) => entries);
  return entry && 'votes' in entry ? entry.votes : undefined;
};

describe('a vote by name', () => {
  it('counts each voter once, and stands in the minutes with all names', () => {
    const on = sitting();
    on.does('ana', 'motion.record', called('priya ana', 'omar', 'ben'));
    const { by, result, status, ballots } = on.state('motion', 'V-1');
    assert.deepEqual([by, status, ballots.length], ['names', 'carried', 4]);
    assert.deepEqual(result?.counts, { for: 2, against: 1, abstain: 1 });
    assert.deepEqual(votesMinuted(on), {
      onRequest: false,
      for: ['ana', 'priya'],
      against: ['omar'],
      abstain: ['ben'],
    });
    on.assertReplays();
  });

  for (const { asked, code } of [
    { asked: called('ana ana'), code: 'named-twice' },
    { asked: called('ana', 'ana'), code: 'named-twice' },
    { asked: called('ana', '', 'maya'), code: 'named-without-vote' },
    { asked: called('tom'), code: 'named-without-vote' },
    { asked: called('omar'), code: 'named-without-vote' },
    { asked: called('priya'), code: 'named-without-vote' },
    { asked: called(''), code: 'no-hands' },
  ])
    it(`of ${JSON.stringify(asked.input)} is refused: ${code}`, () => {
      const on = sitting({}, ['ana', 'ben', 'priya']);
      on.does('priya', 'roll.declare-interest', { input: { text: 'Mine' } });
      assert.equal(on.refused('ana', 'motion.record', asked), code);
    });

  it('is none where the committee always votes in secret', () => {
    const on = sitting({ secretBallots: 'always' });
    assert.equal(on.refused('ana', 'motion.record', called('ana')), 'always-secret');
    on.does('ana', 'motion.record', { input: { text, for: 3, against: 1, abstain: 0 } });
  });

  it('knows a member’s vote by the member and by who stands in, and counts it once', () => {
    const on = sitting({}, ['ana', 'ben']);
    on.does('maya', 'roll.record', {
      input: { entries: [{ person: 'tom', attendance: 'present', alternateFor: 'omar' }] },
    });
    assert.equal(on.refused('ana', 'motion.record', called('omar tom')), 'named-twice');
    on.does('ana', 'motion.record', called('tom ana', 'ben'));
    const votes = votesMinuted(on);
    assert.deepEqual(votes?.for, ['ana', 'omar']);
    assert.deepEqual(votes.castBy, { omar: { person: 'tom' } });
  });

  it('tells whom a member voted through', () => {
    const on = board(undefined, { proxies: 'allowed', namedVotes: true });
    on.does('maya', 'agenda.propose', { input: { title: 'Crane' } });
    on.does('maya', 'meeting.start', { input: { present: ['ana', 'ben', 'priya'] } });
    on.does('maya', 'roll.appoint-proxy', { input: { holder: 'ana', of: 'omar' } });
    on.does('ana', 'motion.open', { input: { text } });
    for (const seat of ['ana', 'omar'])
      on.does('ana', 'motion.vote', { ...V1, input: { choice: 'for', of: seat } });
    on.does('ana', 'motion.close', V1);
    assert.deepEqual(votesMinuted(on), {
      onRequest: false,
      for: ['ana', 'omar'],
      castBy: { omar: { person: 'ana', proxy: true } },
    });
    on.assertReplays();
  });
});

describe('a unanimous vote', () => {
  const unanimous: Ask = { input: { text, for: 0, against: 0, abstain: 0, unanimous: true } };

  it('is for it by everybody who may vote: not who is recused, also by proxy', () => {
    const on = board(undefined, { proxies: 'allowed', quorum: 1 });
    on.does('maya', 'meeting.start', { input: { present: ['ana', 'ben', 'priya', 'tom'] } });
    on.does('maya', 'roll.appoint-proxy', { input: { holder: 'ana', of: 'omar' } });
    on.does('priya', 'roll.declare-interest', { input: { text: 'Mine' } });
    on.does('ana', 'motion.record', unanimous);
    const { by, result, status } = on.state('motion', 'V-1');
    assert.deepEqual([by, status], ['hands', 'carried']);
    assert.deepEqual(result?.counts, { for: 3, against: 0, abstain: 0 });
    on.assertReplays();
  });

  it('takes somebody to vote, and whoever presides', () => {
    assert.equal(
      sitting({}, ['maya']).refused('maya', 'motion.record', unanimous),
      'nobody-to-vote',
    );
    assert.equal(sitting().refused('priya', 'motion.record', unanimous), 'not-allowed');
  });
});

const voted = (settings: object = {}): Board => {
  const on = sitting(settings);
  on.does('ana', 'motion.open', { input: { text } });
  const choices: Record<string, Choice> = {
    ana: 'for',
    ben: 'for',
    priya: 'against',
    omar: 'abstain',
  };
  for (const [who, choice] of Object.entries(choices))
    on.does(who, 'motion.vote', { ...V1, input: { choice } });
  return on;
};

describe('an open vote on cards', () => {
  it('gives the minutes its figures, and names where the committee’s rule says so', () => {
    const figures = voted();
    figures.does('ana', 'motion.close', V1);
    assert.equal(votesMinuted(figures), undefined);
    const names = voted({ namedVotes: true });
    names.does('ana', 'motion.close', V1);
    assert.deepEqual(votesMinuted(names)?.against, ['priya']);
  });

  it('in secret names nobody, whatever the rule', () => {
    const on = sitting({ namedVotes: true });
    on.does('ana', 'motion.open', { input: { text, secret: true } });
    for (const who of ['ana', 'ben', 'priya'])
      on.does(who, 'motion.vote', { ...V1, input: { choice: 'for' } });
    on.does('ana', 'motion.close', V1);
    assert.equal(votesMinuted(on), undefined);
    assert.equal(on.refused('ben', 'motion.dissent', V1), 'no-dissent');
  });
});

describe('dissent', () => {
  it('stands in the minutes by name for who asks for it', () => {
    const on = voted();
    assert.equal(on.refused('priya', 'motion.dissent', V1), 'no-result');
    on.does('ana', 'motion.close', V1);
    on.does('priya', 'motion.dissent', V1);
    on.does('priya', 'motion.dissent', V1);
    on.does('omar', 'motion.dissent', V1);
    assert.deepEqual(votesMinuted(on), { onRequest: true, against: ['priya'], abstain: ['omar'] });
    on.assertReplays();
  });

  it('is written down by whoever keeps the minutes as they heard it, by nobody else', () => {
    const on = voted();
    on.does('ana', 'motion.close', V1);
    const of = (person: string) => ({ ...V1, input: { of: person } });
    for (const who of ['ben', 'tom'])
      assert.equal(on.refused(who, 'motion.dissent', of('priya')), 'not-allowed');
    assert.equal(on.refused('maya', 'motion.dissent', of('ana')), 'no-dissent');
    on.does('maya', 'motion.dissent', of('priya'));
    assert.deepEqual(votesMinuted(on), { onRequest: true, against: ['priya'] });
    on.assertReplays();
  });

  for (const { who, code } of [
    { who: 'ana', code: 'no-dissent' },
    { who: 'maya', code: 'no-dissent' },
    { who: 'tom', code: 'not-allowed' },
  ])
    it(`by ${who} is refused: ${code}`, () => {
      const on = voted();
      on.does('ana', 'motion.close', V1);
      assert.equal(on.refused(who, 'motion.dissent', V1), code);
    });

  it('of hands that were counted is at most as many as they were', () => {
    const on = sitting();
    on.does('ana', 'motion.record', { input: { text, for: 2, against: 1, abstain: 1 } });
    on.does('priya', 'motion.dissent', V1);
    on.does('omar', 'motion.dissent', V1);
    assert.equal(on.refused('ben', 'motion.dissent', V1), 'no-dissent');
    assert.deepEqual(votesMinuted(on), { onRequest: true, against: ['priya'], abstain: ['omar'] });
  });

  it('is recorded until the minutes are circulated', () => {
    const on = voted();
    on.does('ana', 'motion.close', V1);
    on.does('ana', 'meeting.close');
    on.does('priya', 'motion.dissent', V1);
    on.does('maya', 'minutes.circulate', { id: 'minutes-M-1' });
    assert.equal(on.refused('omar', 'motion.dissent', V1), 'minutes-circulated');
  });
});
