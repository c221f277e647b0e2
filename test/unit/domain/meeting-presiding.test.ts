import assert from 'node:assert/strict';
import { assembleMinutes } from '../../../src/domain/minutes/assemble.ts';
import { presidedIn } from '../../../src/domain/minutes/presided.ts';
import type { Role } from '../../../src/domain/committee.ts';
import type { Verb } from '../../../src/domain/verbs.ts';
import type { Board } from '../../helpers/domain.ts';
import { board, boardRoles } from '../../helpers/domain.ts';

type Away = 'apologies' | 'absent' | 'left';

const mark = (on: Board, person: string, attendance: Away | 'present') =>
  on.does('maya', 'roll.record', { input: { entries: [{ person, attendance }] } });

const presiding = (on: Board): string => {
  const { presiding: person = 'nobody', acting } = on.state('meeting', 'M-1');
  return acting ? `${person}, acting` : person;
};

const roles = (without: readonly string[]): Record<string, Role> =>
  Object.fromEntries(Object.entries(boardRoles).filter(([person]) => !without.includes(person)));

describe('whoever presides', () => {
  for (const { why, without = [], named, away = [], presides } of [
    { why: 'the chair', presides: 'ana' },
    { why: 'the chair, although somebody else is named', named: 'priya', presides: 'ana' },
    { why: 'a deputy where the chair sends apologies', away: ['ana'], presides: 'ben' },
    { why: 'a deputy where there is no chair', without: ['ana'], presides: 'ben' },
    {
      why: 'whom the starter names, where neither is there',
      without: ['ana', 'ben'],
      named: 'priya',
      presides: 'priya, acting',
    },
    { why: 'else the secretary', without: ['ana', 'ben'], presides: 'maya, acting' },
    {
      why: 'the secretary where the one named is away',
      without: ['ana', 'ben'],
      named: 'priya',
      away: ['priya'],
      presides: 'maya, acting',
    },
  ] as readonly {
    why: string;
    without?: string[];
    named?: string;
    away?: string[];
    presides: string;
  }[])
    it(`is ${why}`, () => {
      const on = board(roles(without));
      on.does('maya', 'meeting.plan', { input: { when: '2026-11-23T11:00:00.000Z' } });
      for (const person of away) mark(on, person, 'apologies');
      on.does('maya', 'meeting.start', { input: named === undefined ? {} : { presiding: named } });
      assert.equal(presiding(on), presides);
      on.assertReplays();
    });

  it('passes on as people leave, and comes back as they return', () => {
    const on = board();
    on.does('maya', 'meeting.start', { input: { presiding: 'priya' } });
    for (const [person, attendance, now] of [
      ['ana', 'left', 'ben'],
      ['ben', 'left', 'priya, acting'],
      ['priya', 'left', 'maya, acting'],
      ['maya', 'left', 'nobody'],
      ['maya', 'present', 'maya, acting'],
      ['priya', 'present', 'priya, acting'],
      ['ben', 'present', 'ben'],
      ['ana', 'present', 'ana'],
    ] as const) {
      mark(on, person, attendance);
      assert.equal(presiding(on), now, `${person} ${attendance}`);
    }
    on.assertReplays();
  });

  it('yields for an item in which they have an interest, and for that item alone', () => {
    const on = board();
    for (const title of ['Dredging', 'Crane'])
      on.does('maya', 'agenda.propose', { input: { title } });
    on.does('maya', 'meeting.start');
    const declare = (person: string) =>
      on.does(person, 'roll.declare-interest', { input: { text: 'My firm bids.' } });
    declare('ana');
    assert.equal(presiding(on), 'ben');
    for (const { verb, ask = {} } of [
      { verb: 'motion.open', ask: { input: { text: 'Buy.' } } },
      { verb: 'meeting.next' },
      { verb: 'roll.record', ask: { input: { entries: [], presiding: 'ana' } } },
    ] as const)
      assert.equal(on.refused('ana', verb, ask), 'presided-by');
    declare('ben');
    assert.equal(presiding(on), 'maya, acting');
    on.does('maya', 'meeting.next');
    assert.equal(presiding(on), 'ana');
    on.assertReplays();
  });

  it('yields for the motions under it too, and for its ratification, whatever item is being taken', () => {
    const on = board(undefined, { quorum: 3, castingVote: true });
    for (const title of ['Pay', 'Crane']) on.does('maya', 'agenda.propose', { input: { title } });
    on.does('maya', 'meeting.start', { input: { present: ['ana', 'ben', 'priya'] } });
    on.does('ana', 'roll.declare-interest', { input: { text: 'My pay.' } });
    on.does('ben', 'motion.propose', { input: { text: 'Raise it.' } });
    on.does('priya', 'motion.propose', { input: { text: 'Raise it twice.' } });
    on.does('maya', 'meeting.next');
    assert.equal(presiding(on), 'ana');
    const hands = { for: 1, against: 1, abstain: 0 };
    const refused = (verb: Verb, ask: object = {}) =>
      assert.equal(on.refused('ana', verb, { id: 'V-1', ...ask }), 'presides-not-over-own');
    refused('motion.record', { input: hands });
    refused('motion.withdraw');
    refused('motion.open');
    on.does('maya', 'motion.open', { id: 'V-1' });
    on.does('ben', 'motion.vote', { id: 'V-1', input: { choice: 'for' } });
    on.does('priya', 'motion.vote', { id: 'V-1', input: { choice: 'against' } });
    refused('motion.close', { input: { casting: 'against' } });
    on.does('maya', 'motion.close', { id: 'V-1', input: { casting: 'for' } });
    const { onBehalfOf, status, item } = on.state('motion', 'V-1');
    assert.deepEqual([onBehalfOf, status, item], ['ben', 'provisional', 'I-1']);
    on.does('ben', 'motion.record', { id: 'V-2', input: { ...hands, casting: 'against' } });
    on.does('ana', 'motion.record', { input: { ...hands, text: 'Buy it.', casting: 'for' } });
    on.does('maya', 'meeting.close');
    on.does('ana', 'agenda.propose', { input: { title: 'Roof' } });
    on.does('ana', 'agenda.move', { id: 'I-4', input: { to: 1 } });
    on.does('ana', 'meeting.start', { input: { present: ['ana', 'ben', 'priya', 'omar'] } });
    refused('motion.ratify');
    on.does('ben', 'motion.ratify', { id: 'V-1' });
    on.assertReplays();
  });

  it('stays although concerned, where nobody else can preside', () => {
    const on = board({ ana: 'chair', priya: 'member' });
    on.does('ana', 'meeting.start');
    on.does('ana', 'roll.declare-interest', { input: { text: 'Everything.' } });
    assert.equal(presiding(on), 'ana');
  });

  it('is the new chair once the chair has changed', () => {
    const on = board();
    on.does('maya', 'meeting.start');
    on.does('ana', 'committee.seat', { input: { person: 'omar', role: 'chair' } });
    assert.equal(presiding(on), 'omar');
  });

  it('is named during the meeting too, while neither chair nor deputy is there', () => {
    const on = board();
    on.does('maya', 'meeting.start', { input: { present: ['ben', 'priya'] } });
    const name = { input: { entries: [], presiding: 'priya' } };
    assert.equal(on.refused('maya', 'roll.record', name), 'officer-presides');
    mark(on, 'ben', 'left');
    assert.equal(on.refused('priya', 'roll.record', name), 'not-allowed');
    on.does('maya', 'roll.record', name);
    assert.equal(presiding(on), 'priya, acting');
    mark(on, 'priya', 'left');
    assert.equal(on.refused('maya', 'roll.record', name), 'presides-absent');
    on.assertReplays();
  });
});

const leaves = (on: Board, person: string) =>
  on.does('gavel', 'committee.seat', { id: 'committee', input: { person, role: null } });

describe('whoever presides and leaves the conversation', () => {
  it('is followed by the next, also who was named, and who keeps a role', () => {
    const on = board(roles(['ben']));
    on.does('maya', 'meeting.start', { input: { presiding: 'priya' } });
    leaves(on, 'ana');
    assert.equal(presiding(on), 'priya, acting');
    leaves(on, 'priya');
    assert.equal(presiding(on), 'maya, acting');
    leaves(on, 'maya');
    assert.equal(on.state('committee', 'committee').roles['maya']?.role, 'secretary');
    assert.equal(presiding(on), 'nobody');
    on.assertReplays();
  });

  it('is followed in a break too, where who only left the room goes on after it', () => {
    const on = board();
    on.does('maya', 'meeting.start');
    on.does('ana', 'meeting.adjourn');
    mark(on, 'ana', 'left');
    assert.equal(presiding(on), 'ana');
    leaves(on, 'ana');
    assert.equal(presiding(on), 'ben');
    on.does('ben', 'meeting.resume');
  });
});

describe('who presided, in the minutes', () => {
  const minuted = (on: Board, ...steps: readonly (() => unknown)[]) => {
    on.does('maya', 'meeting.start', { input: { present: ['ana', 'ben', 'maya'] } });
    for (const step of steps) step();
    const meeting = on.state('meeting', 'M-1');
    return presidedIn(assembleMinutes({ meeting, items: [], recorded: [] })).map(
      ({ person, from, until }) => [person, from?.slice(11, 16), until?.slice(11, 16)],
    );
  };
  const left = (on: Board, who: string, at: string) => () =>
    on.does('maya', 'roll.record', {
      id: 'M-1',
      input: { entries: [{ person: who, attendance: 'left', at: `2026-11-23T${at}:00.000Z` }] },
    });
  const at = (on: Board, time: string) => () => on.at(`2026-11-23T${time}:00.000Z`);
  const close = (on: Board) => () => on.does('maya', 'meeting.close');

  it('did so until they left, not until that was said', () => {
    const on = board();
    assert.deepEqual(
      minuted(on, at(on, '11:00'), left(on, 'ana', '10:40'), at(on, '11:30'), close(on)),
      [
        ['ana', '10:00', undefined],
        ['ben', '10:40', undefined],
      ],
    );
  });

  it('did so until they left where nobody followed, if that was not to hang up', () => {
    for (const [when, until] of [
      ['10:40', '10:40'],
      ['11:00', undefined],
    ] as const) {
      const on = board({ ana: 'chair', maya: 'secretary' });
      const turns = minuted(on, at(on, '11:00'), close(on), left(on, 'ana', when));
      assert.deepEqual(turns, [['ana', undefined, until]]);
    }
  });

  it('did so from the beginning where those before them were away, as it turns out', () => {
    const marked = (on: Board, person: string, attendance: string) => () =>
      on.does('maya', 'roll.record', { input: { entries: [{ person, attendance }] } });
    const away = board();
    assert.deepEqual(minuted(away, at(away, '10:10'), marked(away, 'ana', 'absent')), [
      ['ben', undefined, undefined],
    ]);
    const late = board();
    const neither = marked(late, 'ben', 'absent');
    const nor = marked(late, 'ana', 'absent');
    assert.deepEqual(
      minuted(late, neither, nor, at(late, '10:10'), marked(late, 'ben', 'present')),
      [
        ['maya', '10:00', undefined],
        ['ben', '10:10', undefined],
      ],
    );
  });

  it('did not where they sent apologies, as it turns out', () => {
    const on = board();
    const away = () =>
      on.does('maya', 'roll.record', {
        id: 'M-1',
        input: { entries: [{ person: 'ana', attendance: 'apologies' }] },
      });
    assert.deepEqual(minuted(on, at(on, '11:00'), close(on), away), []);
  });
});
