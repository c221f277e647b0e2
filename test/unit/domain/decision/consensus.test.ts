import assert from 'node:assert/strict';
import { type Board, board } from '../../../helpers/domain.ts';

const said = { input: { text: 'Buy the crane.', method: 'consensus', rationale: 'It is old.' } };
const V1 = { id: 'V-1' };

/** Ana, Ben, Priya and Omar have a vote: a quorum is three. Items: crane, lease and report by consent. */
const sitting = (present: readonly string[] | undefined, settings: object = {}): Board => {
  const on = board(undefined, settings);
  for (const [title, kind] of [
    ['Crane', 'decision'],
    ['Lease', 'consent'],
    ['Report', 'consent'],
  ])
    on.does('maya', 'agenda.propose', { input: { title, kind } });
  on.does('maya', 'meeting.start', present ? { input: { present } } : {});
  return on;
};

const interest = (on: Board, person: string, item: string) =>
  on.does(person, 'roll.declare-interest', { input: { item, text: 'My yard' } });

const outcomes = (on: Board) => [...on.idsOf('decision'), ...on.idsOf('motion')];

const titles = (on: Board) =>
  (on.state('committee', 'committee').waiting ?? []).map((id) => on.state('agenda-item', id).title);

describe('what is agreed on by consensus', () => {
  it('has no votes against it to put a name to', () => {
    const on = sitting(['ana', 'ben']);
    on.does('ana', 'decision.record', said);
    assert.equal(on.refused('ben', 'motion.dissent', V1), 'no-vote-taken');
  });

  for (const { present, settings, made } of [
    { present: undefined, made: 'D-1' },
    { present: ['ana', 'ben', 'priya'], made: 'D-1' },
    { present: ['ana', 'ben'], made: 'V-1' },
    { present: ['ana', 'ben'], settings: { quorum: 2 }, made: 'D-1' },
    { present: ['ben', 'priya', 'omar'], settings: { requiredRoles: ['chair'] }, made: 'V-1' },
  ])
    it(`with ${present?.join(', ') ?? 'no roll taken'} ${JSON.stringify(settings ?? {})} is ${made}`, () => {
      const on = sitting(present, settings);
      on.does(present?.[0] ?? 'ana', 'decision.record', said);
      assert.deepEqual(outcomes(on), [made]);
      assert.deepEqual(titles(on), made === 'V-1' ? ['Buy the crane.'] : []);
      on.assertReplays();
    });

  it('without a quorum becomes a decision, with its reason, when the next meeting ratifies it', () => {
    const on = sitting(['ana', 'ben']);
    on.does('ana', 'decision.record', said);
    on.does('ana', 'meeting.close');
    on.does('ana', 'meeting.start', { input: { present: ['ana', 'ben', 'priya'] } });
    on.does('ana', 'motion.ratify', V1);
    const { text, rationale, method, ratifies, meeting, item } = on.state('decision', 'D-1');
    assert.deepEqual(
      { text, rationale, method, ratifies, meeting, item },
      { ...said.input, ratifies: 'V-1', meeting: 'M-2', item: 'I-4' },
    );
    on.does('ana', 'record.undo');
    assert.equal(on.state('motion', 'V-1').status, 'provisional');
    on.assertReplays();
  });

  it('is of nobody who declared an interest, and the quorum is counted without them', () => {
    const on = sitting(['ana', 'ben', 'priya', 'omar']);
    interest(on, 'omar', 'I-1');
    on.does('ana', 'decision.record', said);
    assert.deepEqual(on.state('decision', 'D-1').roll, ['ana', 'ben', 'maya', 'priya']);
    interest(on, 'priya', 'I-1');
    on.does('ana', 'decision.record', said);
    assert.deepEqual(on.state('motion', 'V-1').agreed, { present: 2, needed: 3 });
  });

  it('is found by nobody who declared an interest: the deputy presides for it', () => {
    const on = sitting(['ana', 'ben', 'priya', 'omar']);
    interest(on, 'ana', 'I-2');
    const about = { input: { ...said.input, item: 'I-2' } };
    assert.equal(on.refused('ana', 'decision.record', about), 'decides-own');
    assert.equal(on.refused('maya', 'decision.record', about), 'decides-own');
    on.does('ana', 'meeting.next');
    on.does('ben', 'decision.record', about);
    assert.equal(on.state('decision', 'D-1').declaredBy, 'ben');
  });

  it('is asked the same of a note that becomes a decision', () => {
    const on = sitting(['ana', 'ben']);
    on.does('maya', 'note.add', { input: { text: 'Sell the crane.' } });
    on.does('maya', 'record.convert', { id: 'N-1', input: { to: 'decision' } });
    assert.deepEqual(on.idsOf('decision'), []);
    assert.equal(on.state('note', 'N-1').convertedTo, 'V-1');
    assert.equal(on.state('motion', 'V-1').onBehalfOf, 'ana');
    on.assertReplays();
  });

  it('without a quorum can be taken back, and then leaves the next agenda', () => {
    const on = sitting(['ana', 'ben']);
    on.does('ana', 'decision.record', said);
    on.does('ana', 'record.undo');
    assert.equal(on.state('motion', 'V-1').status, 'withdrawn');
    assert.deepEqual(titles(on), []);
    on.assertReplays();
  });
});

describe('consent items', () => {
  it('without a quorum are provisional, and each is on the next agenda', () => {
    const on = sitting(['ana', 'ben']);
    on.does('ana', 'agenda.consent');
    assert.deepEqual(outcomes(on), ['V-1', 'V-2']);
    assert.deepEqual(titles(on), ['Lease', 'Report']);
    on.assertReplays();
  });

  it('wait while who presides has an interest, and are approved by who presides then', () => {
    const on = sitting(['ana', 'ben', 'priya', 'omar']);
    interest(on, 'ana', 'I-2');
    on.does('ana', 'agenda.consent');
    assert.deepEqual(
      on.idsOf('decision').map((id) => on.state('decision', id).item),
      ['I-3'],
    );
    assert.equal(on.refused('ana', 'agenda.consent'), 'decides-own');
    on.does('ana', 'meeting.next');
    on.does('ben', 'agenda.consent');
    assert.deepEqual(on.state('decision', 'D-2').roll, ['ben', 'maya', 'omar', 'priya']);
  });

  it('are before the meeting again when their decision is taken back', () => {
    const on = sitting(['ana', 'ben', 'priya']);
    on.does('ana', 'agenda.consent');
    on.does('ana', 'record.undo');
    assert.deepEqual(on.state('meeting', 'M-1').outcomes, { 'I-2': 'taken' });
    assert.equal(on.state('agenda-item', 'I-3').status, 'accepted');
    on.does('ana', 'agenda.consent');
    assert.equal(on.state('decision', 'D-3').item, 'I-3');
    on.does('ana', 'record.undo');
    on.does('ana', 'meeting.close');
    assert.deepEqual(titles(on), ['Report']);
    on.assertReplays();
  });
});
