import * as fc from 'fast-check';
import { verbs, type Verb } from '../../../src/domain/verbs.ts';

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

/** Which record the command is about. */
export function targetOf(verb: Verb, choice: number): { readonly id?: string } {
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

/** Any command of anybody, more often one that makes something. */
export const step = fc.record({
  verb: fc.oneof(fc.constantFrom(...common), fc.constantFrom(...byPeople)),
  actor: fc.oneof(fc.constantFrom('ana', 'maya'), person),
  choice: fc.nat({ max: 5 }),
  input,
});

/** Ana chairs, Maya keeps the minutes, Ben and Priya vote. */
export const setup = {
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
