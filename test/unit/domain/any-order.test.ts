import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { assembleMinutes } from '../../../src/domain/minutes/assemble.ts';
import { sealOf } from '../../../src/domain/minutes/seal.ts';
import type { Verb } from '../../../src/domain/verbs.ts';
import type { Ask, Board } from '../../helpers/domain.ts';
import { board, boardRoles } from '../../helpers/domain.ts';

const people = fc.constantFrom(...Object.keys(boardRoles), 'gavel', 'stranger');
const number = fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 4 }));
const idOf = (...prefixes: readonly string[]) =>
  fc.tuple(fc.constantFrom(...prefixes), number).map(([prefix, n]) => `${prefix}${n}`);
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: undefined });

const item = idOf('I-');
const entry = idOf('N-', 'D-', 'A-', 'R-');
const minutes = idOf('minutes-M-');
const few = fc.integer({ min: 0, max: 1 });
const words = fc.string({ minLength: 1, maxLength: 8 });
const entries = fc.array(
  fc.record({
    person: people,
    attendance: fc.constantFrom('present', 'absent', 'apologies', 'left'),
    alternateFor: maybe(people),
  }),
  { maxLength: 3 },
);

/** Each verb with records that it may be about, and inputs as the border lets them through. */
const asks: readonly (readonly [Verb, fc.Arbitrary<string | undefined> | undefined, object])[] = [
  ['agenda.propose', undefined, { title: words, next: maybe(fc.boolean()) }],
  ['agenda.accept', item, {}],
  ['agenda.defer', item, {}],
  ['agenda.withdraw', item, {}],
  ['agenda.edit', item, { title: words, presenter: maybe(people) }],
  ['agenda.move', item, { to: number }],
  ['agenda.publish', undefined, {}],
  ['meeting.plan', undefined, { when: fc.constant('2027-01-04T10:00:00.000Z') }],
  ['meeting.start', undefined, { fresh: maybe(fc.boolean()), present: maybe(fc.array(people)) }],
  ['meeting.next', undefined, {}],
  ['meeting.adjourn', undefined, {}],
  ['meeting.resume', undefined, {}],
  ['meeting.close', undefined, {}],
  ['meeting.cancel', undefined, { why: words }],
  ['meeting.release', idOf('M-'), {}],
  ['meeting.follow-up', idOf('M-'), {}],
  ['roll.record', undefined, { entries }],
  ['roll.declare-interest', undefined, { text: words }],
  ['motion.propose', undefined, { text: words }],
  ['motion.open', idOf('V-'), {}],
  ['motion.vote', idOf('V-'), { choice: fc.constantFrom('for', 'against') }],
  ['motion.close', idOf('V-'), {}],
  ['motion.withdraw', idOf('V-'), {}],
  ['motion.record', maybe(idOf('V-')), { text: words, for: few, against: few, abstain: few }],
  ['motion.ratify', idOf('V-'), { refused: maybe(fc.boolean()) }],
  ['motion.amend', idOf('V-'), { text: words }],
  ['motion.dissent', idOf('V-'), {}],
  ['motion.recuse', idOf('V-'), { text: words }],
  ['note.add', undefined, { text: words }],
  ['note.edit', idOf('N-'), { text: words }],
  ['note.delete', idOf('N-'), {}],
  ['decision.record', undefined, { text: words, method: fc.constantFrom('consensus', 'chair') }],
  ['action.add', undefined, { what: words, owner: maybe(people), due: fc.constant('2027-01-29') }],
  ['raid.add', undefined, { kind: fc.constant('risk'), text: words }],
  ['record.undo', undefined, {}],
  ['record.convert', entry, { to: fc.constantFrom('note', 'action', 'decision') }],
  ['minutes.to-chair', minutes, {}],
  ['minutes.circulate', minutes, {}],
  ['minutes.confirm', minutes, {}],
  ['minutes.propose-correction', minutes, { text: words, target: maybe(entry) }],
  ['minutes.decide-correction', minutes, { number, accept: fc.boolean() }],
  ['minutes.approve', minutes, {}],
  ['minutes.add-addendum', minutes, { text: words }],
];

interface Step {
  readonly verb: Verb;
  readonly actor: string;
  readonly ask: Ask;
}

const step: fc.Arbitrary<Step> = fc.oneof(
  ...asks.map(([verb, about, fields]) =>
    fc.record({
      verb: fc.constant(verb),
      // Secretary and chair act most of the time, so that sequences get somewhere.
      actor: fc.oneof(fc.constant('maya'), fc.constant('ana'), people),
      ask: fc
        .record({ id: about ?? fc.constant(undefined), input: fc.record(fields) })
        .map(({ id, input }): Ask => JSON.parse(JSON.stringify({ id, input }))),
    }),
  ),
);

const assertSound = (on: Board): void => {
  const committee = on.state('committee', 'committee');
  const waiting = committee.waiting ?? [];
  assert.equal(new Set(waiting).size, waiting.length);
  for (const id of waiting)
    assert.match(on.state('agenda-item', id).status, /^(accepted|deferred)$/);
  for (const id of on.idsOf('motion')) {
    const { status, item = '' } = on.state('motion', id);
    if (status !== 'deferred') continue;
    assert.ok(committee.undecided?.includes(id), `${id} is forgotten`);
    const agenda = on.state('meeting', committee.inSession ?? 'M-1').agenda;
    const comes = waiting.includes(item) || agenda.includes(item);
    assert.ok(comes || on.state('agenda-item', item).status === 'proposed', `${id} is not to come`);
  }
  for (const ref of on.idsOf('meeting')) {
    const meeting = on.state('meeting', ref);
    const open = meeting.status === 'in-session' || meeting.status === 'adjourned';
    assert.equal(committee.inSession === ref, open, ref);
    if (meeting.status !== 'held') continue;
    assert.deepEqual(Object.keys(meeting.outcomes).toSorted(), meeting.agenda.toSorted());
    const { status, sealedHash } = on.state('minutes', `minutes-${ref}`);
    assert.equal(meeting.minutes?.status, status);
    if (status !== 'approved') continue;
    const document = assembleMinutes({
      meeting,
      minutes: on.state('minutes', `minutes-${ref}`),
      items: meeting.agenda.map((id) => on.state('agenda-item', id)),
      recorded: on.recordedIn(ref),
      left: on.loaded(meeting.leftMotions),
      heard: on.loaded(meeting.heard),
    });
    assert.equal(sealOf(document), sealedHash, 'the seal no longer fits');
  }
};

describe('commands in any order', () => {
  it('keep the records sound, sealed minutes as they were, and the events enough to rebuild all', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 150, maxLength: 250 }), (steps) => {
        const on = board();
        let minute = 0;
        for (const { verb, actor, ask } of steps) {
          minute += 3;
          on.at(new Date(Date.UTC(2026, 10, 23, 10, minute)).toISOString());
          on.tries(actor, verb, ask);
        }
        assertSound(on);
        on.assertReplays();
      }),
      { numRuns: 150, seed: 20_261_123 },
    );
  });
});
