import assert from 'node:assert/strict';
import { MOST_STANDING } from '../../../src/domain/agenda/standing.ts';
import { rulesIn, rulesOf } from '../../../src/domain/rules.ts';
import type { TemplateId } from '../../../src/domain/templates.ts';
import { isLike, TEMPLATES } from '../../../src/domain/templates.ts';
import { board } from '../../helpers/domain.ts';

describe('committee rules', () => {
  it('are the usual ones where a committee said nothing', () => {
    const { quorum, majority, proxies, verifier, circular, papersDays } = rulesOf(
      board().state('committee', 'committee'),
    );
    assert.deepEqual(
      { quorum, majority, proxies, verifier, circular, papersDays },
      {
        quorum: 'over-half',
        majority: 'simple',
        proxies: 'none',
        verifier: 'presiding-or-secretary',
        circular: true,
        papersDays: 3,
      },
    );
  });

  it('are set up one by one: what is not named stays', () => {
    const on = board();
    const setUp = (input: object) =>
      on.does('ana', 'committee.setup', { input: { committeeId: 'c1', answered: true, ...input } });
    setUp({ quorum: '2/3', requiredRoles: ['chair-or-deputy', 'senior-supplier'] });
    setUp({ proxies: 'counted-in-quorum', circular: false, agendaDays: 10 });
    const state = on.state('committee', 'committee');
    assert.deepEqual(rulesIn(state), {
      approval: 'no-open-correction',
      correctionDays: 5,
      quorum: '2/3',
      requiredRoles: ['chair-or-deputy', 'senior-supplier'],
      proxies: 'counted-in-quorum',
      circular: false,
      agendaDays: 10,
    });
    assert.equal(rulesOf(state).majority, 'simple');
    on.assertReplays();
  });

  it('in force when the vote closes decide, whatever held when it opened', () => {
    const on = board();
    on.does('maya', 'meeting.start', { input: { present: ['ana', 'ben', 'priya', 'omar'] } });
    on.does('priya', 'motion.propose', { input: { text: 'Sell the crane.' } });
    on.does('ana', 'motion.open', { id: 'V-1' });
    for (const [who, choice] of [
      ['priya', 'for'],
      ['omar', 'for'],
      ['ben', 'against'],
    ] as const)
      on.does(who, 'motion.vote', { id: 'V-1', input: { choice } });
    const input = { committeeId: 'c1', answered: true, majority: 'unanimous' };
    on.does('ana', 'committee.setup', { input });
    on.does('ana', 'motion.close', { id: 'V-1' });
    const { status, result } = on.state('motion', 'V-1');
    assert.deepEqual([status, result?.majority], ['lost', 'unanimous']);
    on.assertReplays();
  });

  it('ask for no quorum that nobody could reach', () => {
    const on = board();
    const setUp = (quorum: number) => ({ input: { committeeId: 'c1', answered: true, quorum } });
    assert.equal(on.refused('ana', 'committee.setup', setUp(5)), 'quorum-unreachable');
    on.does('ana', 'committee.setup', setUp(4));
  });
});

describe('templates', () => {
  for (const [id, { rules, offices, standing }] of Object.entries(TEMPLATES))
    it(`${id}: names every rule, asks only for offices that it has, fits an agenda`, () => {
      assert.deepEqual(rulesOf(rules), rules);
      for (const required of rules.requiredRoles ?? [])
        assert.ok(
          ['chair', 'chair-or-deputy', 'secretary', ...offices].includes(required),
          required,
        );
      assert.ok(standing.length > 0 && standing.length <= MOST_STANDING);
      assert.ok(isLike(rulesOf(rules), id as TemplateId));
      assert.ok(!isLike(rulesOf({ ...rules, circularDays: 42 }), id as TemplateId));
    });
});

describe('an office', () => {
  it('is held by one person, and goes with the seat', () => {
    const on = board();
    const seats = () =>
      Object.entries(on.state('committee', 'committee').roles)
        .filter(([, { office }]) => office === 'treasurer')
        .map(([person, { role }]) => `${person} ${role}`);
    const seat = (input: object) => on.does('ana', 'committee.seat', { input });
    seat({ person: 'omar', office: 'treasurer' });
    assert.deepEqual(seats(), ['omar member']);
    seat({ person: 'nora', office: 'treasurer' });
    assert.deepEqual(seats(), ['nora member']);
    assert.deepEqual(seat({ person: 'nora', office: 'treasurer' }).changes, []);
    seat({ person: 'nora', role: null });
    assert.deepEqual(seats(), []);
    on.assertReplays();
  });
});
