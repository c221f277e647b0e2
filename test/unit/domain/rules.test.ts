import assert from 'node:assert/strict';
import { rulesIn, rulesOf } from '../../../src/domain/rules.ts';
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
});
