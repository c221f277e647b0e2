import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Candidate } from '../../../src/people/names.ts';
import { splitOwner } from '../../../src/people/owner.ts';

const person = (id: string, name: string): Candidate => ({ id, name });
const priya = person('priya', 'Priya Raman');
const tom = person('tom', 'Tomás Okafor');
const elf = person('elf', 'elf Berg');
const kim = person('kim', 'Kim Chen');
const chen = person('chen', 'Lu Chen');
const board = [priya, tom, elf, kim, chen];

/** `owner + contributors | what`, and what was not understood. */
const shown = (text: string): string => {
  const split = splitOwner(text, board, { me: kim });
  const people = [split.owner?.id ?? '-', ...split.contributors.map(({ id }) => id)].join('+');
  const several = split.several ? ` several:${split.several.map(({ id }) => id).join()}` : '';
  const unknown = split.unknownOwner ? ` unknown:${split.unknownOwner}` : '';
  const beside = split.unknownContributors ? ` beside:${split.unknownContributors.join()}` : '';
  return `${people}|${split.what}${several}${unknown}${beside}`;
};

const table: readonly (readonly [text: string, shown: string])[] = [
  ['Priya to circulate the budget', 'priya|circulate the budget'],
  ['priya TO circulate the budget', 'priya|circulate the budget'],
  ['Raman, Priya to circulate the budget', 'priya|circulate the budget'],
  ['Priya: circulate the budget', 'priya|circulate the budget'],
  ['Priya: to circulate the budget', 'priya|circulate the budget'],
  ['Priya - circulate the budget', 'priya|circulate the budget'],
  ['Priya will circulate the budget', 'priya|circulate the budget'],
  ['Priya needs to circulate the budget', 'priya|circulate the budget'],
  ['PR, will circulate the budget', 'priya|circulate the budget'],
  ['PR circulate and file the budget', 'priya|circulate and file the budget'],
  ['Priya Raman circulate the budget', 'priya|circulate the budget'],
  ['@Priya circulate the budget', 'priya|circulate the budget'],
  ['Priya, please circulate the budget', 'priya|circulate the budget'],
  ['All to read the budget', '-|All to read the budget'],
  ['eB follow up on the quay', 'elf|follow up on the quay'],
  ['Priya and Tomas to draft the letter', 'priya+tom|draft the letter'],
  ['PR, TO and eB to draft the letter', 'priya+tom+elf|draft the letter'],
  ['Priya, Priya & Tom Okafor to write', 'priya|write beside:Tom Okafor'],
  ['Priya, Zara and Tomás to write', 'priya+tom|write beside:Zara'],
  ['I will call the port', 'kim|call the port'],
  ['me to call the port', 'kim|call the port'],
  ['Publish the new tariff, PR.', 'priya|Publish the new tariff'],
  ['Close the old account. PR, TO.', 'priya+tom|Close the old account'],
  ['Circulate the budget (Priya)', 'priya|Circulate the budget'],
  ['Circulate the budget (owner: Priya)', 'priya|Circulate the budget'],
  ['Circulate the budget (draft)', '-|Circulate the budget (draft)'],
  ['Send it to Tomás, Priya', '-|Send it to Tomás, Priya'],
  ['Priya to ask Tomás to call back', 'priya|ask Tomás to call back'],
  ['Priya to', 'priya|'],
  ['Priya', '-|Priya'],
  ['Chen to check the crane', '-|check the crane several:kim,chen'],
  ['Zara to check the crane', '-|Zara to check the crane unknown:Zara'],
  ['Harbour Watch to report', '-|Harbour Watch to report unknown:Harbour Watch'],
  ['Zara and Priya to report', '-|Zara and Priya to report unknown:Zara'],
  ['Zara van der Berg will report', '-|Zara van der Berg will report unknown:Zara van der Berg'],
  ['Continue to watch the crane', '-|Continue to watch the crane'],
  ['Reach out to the divers', '-|Reach out to the divers'],
  ['Meet with Priya and Tomás to agree', '-|Meet with Priya and Tomás to agree'],
  ['check the crane', '-|check the crane'],
  ['', '-|'],
];

describe('people/owner', () => {
  for (const [text, expected] of table) {
    it(`"${text}"`, () => {
      assert.equal(shown(text), expected);
    });
  }

  const and = { text: '<at>Salt and Sons</at>', person: person('salt', 'Salt and Sons') };
  const first = { text: '<at>Priya</at>', person: priya };

  it('needs no "to" after a mention', () => {
    const split = splitOwner('<at>Salt and Sons</at>, <at>Priya</at> paint the hull', board, {
      mentions: [and, first],
    });
    assert.deepEqual(split, { owner: and.person, contributors: [priya], what: 'paint the hull' });
  });

  it('tells two people mentioned by the same text apart', () => {
    const other = person('priya2', 'Priya Nair');
    const mentions = [first, { ...first, person: other }];
    const split = splitOwner('<at>Priya</at> and <at>Priya</at> to paint', board, { mentions });
    assert.deepEqual([split.owner, ...split.contributors], [priya, other]);
  });

  it('shows the names of people mentioned further on, without their tags', () => {
    const split = splitOwner('Tomás to ask <at>Priya</at> first', board, { mentions: [first] });
    assert.deepEqual(split, { owner: tom, contributors: [], what: 'ask Priya first' });
  });

  it('never throws, and loses no word of a text without an owner', () => {
    const piece = fc.constantFrom(
      ' to ',
      ' will ',
      ': ',
      ', ',
      ' and ',
      '(',
      ')',
      'Priya',
      'Zara',
      '\ue0000\ue001',
      '<at>Priya</at>',
    );
    const text = fc.array(fc.oneof(piece, fc.string({ unit: 'binary' })), { maxLength: 30 });
    fc.assert(
      fc.property(text, (parts) => {
        const typed = parts.join('');
        const { owner, several, what } = splitOwner(typed, board, { mentions: [first], me: tom });
        const kept = typed.replaceAll(/[\ue000\ue001]|<\/?at[^<>]*>/gu, '').trim();
        assert.ok(owner ?? several ?? what === kept);
      }),
    );
  });

  it('answers a text of 10,000 characters at once', () => {
    for (const unit of ['a', 'A, ', ' to ', '. AB, CD', '(', '\ue0000\ue001']) {
      const from = performance.now();
      splitOwner(unit.repeat(10_000 / unit.length), board);
      assert.ok(performance.now() - from < 1_000, unit);
    }
  });
});
