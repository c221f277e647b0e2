import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { isLater } from '../../../../src/domain/decision/ending.ts';
import type { DecisionState } from '../../../../src/domain/decision/state.ts';
import { board, type Board } from '../../../helpers/domain.ts';

const ref = fc.integer({ min: 1, max: 8 }).map((n) => `D-${n}`);

/** Deciding, ending one by another, and taking back, in any order. */
const step = fc.oneof(
  fc.record({
    does: fc.constant('decide' as const),
    method: fc.constantFrom('consensus', 'chair'),
  }),
  fc.record({ does: fc.constantFrom('supersede' as const, 'rescind' as const), ref, by: ref }),
  fc.record({ does: fc.constant('undo' as const), ref }),
  fc.record({ does: fc.constant('wait' as const) }),
);

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const decisionsOf = (on: Board): DecisionState[] =>
  on.idsOf('decision').map((id) => on.state('decision', id));

const play = (on: Board, steps: readonly Step[]): void => {
  let at = Date.parse('2026-11-23T10:00:00.000Z');
  for (const each of steps) {
    if (each.does === 'wait') on.at(new Date((at += 120_000)).toISOString());
    else if (each.does === 'decide')
      on.tries('ana', 'decision.record', { input: { text: 'x', method: each.method } });
    else if (each.does === 'undo') on.tries('ana', 'record.undo', { id: each.ref });
    else on.tries('ana', `decision.${each.does}`, { id: each.ref, input: { by: each.by } });
  }
};

describe('decisions ended in any order', () => {
  it('make no circle: each chain leads to later ones, and ends with one that nothing took out of force', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const on = board();
        on.does('ana', 'meeting.start');
        play(on, steps);
        const all = decisionsOf(on);
        const find = (id: string) => all.find((each) => each.ref === id);
        for (const decision of all) {
          const { status, ended } = decision;
          assert.equal(status === 'superseded' || status === 'rescinded', ended !== undefined);
          const later = ended && find(ended.by);
          if (!later) continue;
          assert.ok(isLater(later, decision));
          assert.ok(later.replaces?.includes(decision.ref));
          assert.notEqual(later.status, 'withdrawn');
          if (later.method === 'chair') assert.equal(decision.method, 'chair');
        }
        on.assertReplays();
      }),
      { numRuns: 300 },
    );
  });
});
