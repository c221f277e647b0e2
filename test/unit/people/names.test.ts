import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { findPeople } from '../../../src/people/names.ts';
import type { Candidate, Speech } from '../../../src/people/names.ts';

const person = (name: string, email?: string): Candidate => ({
  id: name,
  name,
  ...(email === undefined ? {} : { email }),
});

const maya = person('Maya Lindqvist', 'maya@harbour.example');
const board = [
  maya,
  person('Dr. José Ramírez'),
  person('Raman, Priya (Finance)', 'praman@harbour.example'),
  person('Priya Nair'),
  person('ole Høst'),
  person('Tom Berners-Hale'),
  person('Al Stone'),
  person('Anna Lee'),
  person('अनिल कुमार'),
  person('Ivo Tan'),
];

const names = (words: string, speech?: Speech): readonly string[] => {
  const found = findPeople(words, board, speech);
  if (found.kind === 'none') return [];
  return found.kind === 'one' ? [found.person.name] : found.people.map(({ name }) => name);
};

const table: readonly (readonly [words: string, ...names: string[]])[] = [
  ['Maya Lindqvist', 'Maya Lindqvist'],
  ['  maya ', 'Maya Lindqvist'],
  ['@Maya', 'Maya Lindqvist'],
  ['Lindqvist', 'Maya Lindqvist'],
  ['Maya L.', 'Maya Lindqvist'],
  ['M. Lindqvist', 'Maya Lindqvist'],
  ['MAYA@harbour.example', 'Maya Lindqvist'],
  ['maya@elsewhere.example'],
  ['Jose', 'Dr. José Ramírez'],
  ['Prof José Ramirez', 'Dr. José Ramírez'],
  ['JR', 'Dr. José Ramírez'],
  ['Priya Raman', 'Raman, Priya (Finance)'],
  ['Raman, Priya', 'Raman, Priya (Finance)'],
  ['praman', 'Raman, Priya (Finance)'],
  ['Priya', 'Raman, Priya (Finance)', 'Priya Nair'],
  ['Nair Priya'],
  ['host', 'ole Høst'],
  ['oH', 'ole Høst'],
  ['TBH', 'Tom Berners-Hale'],
  ['TB', 'Tom Berners-Hale'],
  ['tbh', 'Tom Berners-Hale'],
  ['Hale', 'Tom Berners-Hale'],
  ['Al', 'Al Stone'],
  ['AL', 'Al Stone'],
  ['अनिल', 'अनिल कुमार'],
  ['IT', 'Ivo Tan'],
  ['it'],
  ['Zoe'],
  ['M'],
  ['to'],
  ['me'],
  [''],
];

describe('people/names', () => {
  for (const [words, ...expected] of table) {
    it(`"${words}" is ${expected.join(' or ') || 'nobody'}`, () => {
      assert.deepEqual(names(words), expected);
    });
  }

  it('prefers exact initials and asks when only the case differs', () => {
    const [elf, eve, ed] = [person('elf Pavlik'), person('Eve Parker'), person('Ed Poe')];
    assert.deepEqual(findPeople('eP', [eve, elf], {}), { kind: 'one', person: elf });
    assert.deepEqual(findPeople('ep', [eve, elf]), { kind: 'several', people: [eve, elf] });
    assert.deepEqual(findPeople('EP', [eve, ed, elf]), { kind: 'several', people: [eve, ed] });
  });

  it('takes a whole name before a longer one that contains it', () => {
    const [short, long] = [person('Priya Nair'), person('Priya Nair Menon')];
    assert.deepEqual(findPeople('priya nair', [long, short]), { kind: 'one', person: short });
    assert.equal(findPeople('Priya', [long, short]).kind, 'several');
  });

  it('knows the speaker and whoever is mentioned, listed or not', () => {
    const guest = person('Guest Speaker');
    const speech = { me: maya, mentions: [{ text: '<at>Priya</at>', person: guest }] };
    assert.deepEqual(names('me', speech), ['Maya Lindqvist']);
    assert.deepEqual(names('<at>Priya</at>', speech), ['Guest Speaker']);
  });

  it('counts somebody who is listed twice once', () => {
    assert.deepEqual(findPeople('Maya', [maya, { ...maya }]).kind, 'one');
  });

  it('never throws, and names only people who were offered', () => {
    const words = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(...board.map((one) => one.name)),
    );
    fc.assert(
      fc.property(words, fc.array(words), (asked, listed) => {
        const candidates = listed.map((name, i) => ({ ...person(name), id: `${i}` }));
        const found = findPeople(asked, candidates);
        const people =
          found.kind === 'several' ? found.people : found.kind === 'one' ? [found.person] : [];
        assert.ok(people.every((one) => candidates.includes(one)));
      }),
    );
  });

  it('finds everybody of a list of different names by the whole name', () => {
    const word = fc.stringMatching(/^[A-Z][a-z]{3,8}$/u);
    const list = fc.uniqueArray(fc.tuple(word, word), {
      minLength: 1,
      selector: ([a, b]) => `${a} ${b}`.toLowerCase(),
    });
    fc.assert(
      fc.property(list, (listed) => {
        const candidates = listed.map(([first, last]) => person(`${first} ${last}`));
        for (const one of candidates) {
          assert.deepEqual(findPeople(one.name.toUpperCase(), candidates), {
            kind: 'one',
            person: one,
          });
        }
      }),
    );
  });
});
