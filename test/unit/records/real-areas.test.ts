import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { areas } from '../../../src/domain/areas.ts';
import { permit } from '../../../src/domain/permission.ts';
import { verbs, type Verb } from '../../../src/domain/verbs.ts';
import { GavelError } from '../../../src/errors.ts';
import { listedOf } from '../../../src/records/execute.ts';
import { eventText, text as words } from '../../../src/text/text.ts';
import { openRecords, perform, pk, scratch } from './harness.ts';

const people = ['ana', 'ben', 'maya', 'priya'];

const given = (of: fc.Arbitrary<string>) => fc.option(of, { nil: undefined });

const person = fc.constantFrom(...people);
const date = fc.constantFrom('2026-11-27', '2026-12-04', '2027-01-15');
const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 30 });

/** One bag of inputs for every verb; each rule takes what it knows and refuses what makes no sense. */
const input = fc.record({
  text,
  what: text,
  why: text,
  title: text,
  evidence: text,
  owner: given(person),
  due: given(date),
  date,
  kind: fc.constantFrom('risk', 'assumption', 'issue', 'dependency'),
  by: fc.constantFrom('D-2', 'D-3', 'V-1'),
  reviewOn: given(date),
  next: given(date),
  status: given(fc.constantFrom('occurred', 'failed')),
  outcome: given(fc.constantFrom('confirmed', 'agenda', 'resolved')),
  method: fc.constantFrom('consensus', 'chair'),
  rationale: text,
  choice: fc.constantFrom('for', 'against', 'abstain'),
  when: fc.constant('2026-12-10T10:00:00.000Z'),
  until: date,
  to: fc.constantFrom('note', 'action', 'decision', ...people),
  person,
  role: fc.constantFrom('member', 'attendee', 'deputy'),
  accept: fc.boolean(),
  number: fc.constantFrom(1, 2),
  years: fc.constantFrom(null, 7),
  items: fc.array(fc.record({ title: text, kind: fc.constant('consent') }), { maxLength: 2 }),
  papers: fc.constant([{ title: 'Plan', url: 'https://port.example/plan' }]),
  entries: fc.array(
    fc.record({ person, attendance: fc.constantFrom('present', 'apologies', 'left') }),
    { maxLength: 3 },
  ),
});

/** A target that fits the verb more often than not. */
const targets: Readonly<Record<string, readonly string[]>> = {
  action: ['A-1', 'A-2', 'A-3'],
  agenda: ['I-1', 'I-2'],
  decision: ['D-1', 'D-2'],
  meeting: ['M-1', 'M-2'],
  motion: ['V-1', 'V-1', 'V-2'],
  minutes: ['minutes-M-1'],
  note: ['N-1', 'N-2', 'N-3'],
  raid: ['R-1', 'R-2'],
  record: ['A-1', 'N-2', 'D-1'],
};
const creating = /\.(add|propose|start|plan|setup|seat|pause)$|^decision\.record$|^roll/;

function targetOf(verb: Verb, choice: number): { readonly id?: string } {
  const fitting = creating.test(verb) ? undefined : targets[verb.split('.')[0] ?? ''];
  const id = fitting?.[choice % fitting.length];
  return id === undefined ? {} : { id };
}

/** Gavel's own verbs come with inputs of their own. */
const byGavel: readonly string[] = ['chase.plan', 'action.orphan'];
const byPeople = verbs.filter((verb) => !byGavel.includes(verb) && !verb.endsWith('.follow-up'));

const common = [
  'meeting.start',
  'action.add',
  'note.add',
  'decision.record',
  'raid.add',
  'agenda.propose',
  'meeting.close',
  'meeting.release',
  'minutes.circulate',
] as const;

const step = fc.record({
  verb: fc.oneof(fc.constantFrom(...common), fc.constantFrom(...byPeople)),
  actor: fc.oneof(fc.constantFrom('ana', 'maya'), person),
  choice: fc.nat({ max: 5 }),
  input,
});

const setup = {
  committeeId: 'board',
  addedBy: 'maya',
  name: 'Harbour Board',
  code: 'HB',
  timeZone: 'Europe/London',
  workingDays: [1, 2, 3, 4, 5],
  roster: people.map((each) => ({ person: each, role: 'member' })),
  chair: 'ana',
  secretary: 'maya',
  answered: true,
};

describe('the records of a real committee', () => {
  it('verify after any commands, and after an erasure', async () => {
    let done = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 80 }), async (steps) => {
        const place = scratch();
        const { records, store } = openRecords(place.file, { areas, permit });
        await perform(records, 'committee.setup', setup, { actor: 'gavel', id: 'committee' });
        for (const { verb, actor, choice, input } of steps) {
          await perform(records, verb, input, { actor, ...targetOf(verb, choice) }).then(
            () => (done += 1),
            (error: unknown) => assert(error instanceof GavelError, String(error)),
          );
        }
        for (const { facts } of await records.entries(pk, 0, 500))
          for (const { event } of facts)
            assert.notEqual(eventText(event.type), words('history.general'), event.type);
        const before = await records.verify(pk);
        assert.equal(before.ok, true, JSON.stringify(before.firstBad));
        await records.erase(
          pk,
          await records.erasureOf(pk, {
            person: 'priya',
            by: 'maya',
            matches: (each) => each < 'M',
          }),
        );
        const after = await records.verify(pk);
        assert.equal(after.ok, true, JSON.stringify(after.firstBad));
        await store.close();
        place.clear();
      }),
      { seed: 20261123, numRuns: 30 },
    );
    assert(done > 450, `${done} commands were carried out`);
  });

  it('can be seen as they stood at any moment', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 40 }), async (steps) => {
        const place = scratch();
        const { records, store, clock } = openRecords(place.file, { areas, permit });
        await perform(records, 'committee.setup', setup, { actor: 'gavel', id: 'committee' });
        const all = async () => {
          const { items } = await records.find(
            { kind: 'docs', pk, docKind: 'entity' },
            { limit: 1000 },
          );
          return items.map(listedOf);
        };
        const seen: [string, Awaited<ReturnType<typeof all>>][] = [];
        for (const [minute, { verb, actor, choice, input }] of steps.entries()) {
          clock.set(new Date(Date.UTC(2026, 10, 23, 10, minute)).toISOString());
          const done = perform(records, verb, input, { actor, ...targetOf(verb, choice) });
          await done.catch((error: unknown) => assert(error instanceof GavelError, String(error)));
          if (minute % 8 === 0) seen.push([clock.now(), await all()]);
        }
        for (const [at, then] of seen) {
          const again = await records.asAt(pk, at);
          const byId = (list: typeof again) => list.toSorted((a, b) => (a.id < b.id ? -1 : 1));
          assert.deepEqual(
            byId(again).map(({ id, state, index, version }) => ({ id, state, index, version })),
            byId(then).map(({ id, state, index, version }) => ({ id, state, index, version })),
          );
        }
        await store.close();
        place.clear();
      }),
      { seed: 20261123, numRuns: 8 },
    );
  });
});
