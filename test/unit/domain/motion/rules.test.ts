import assert from 'node:assert/strict';
import type { Majority, Quorum } from '../../../../src/domain/motion/rules.ts';
import {
  isCarried,
  isTied,
  partsOf,
  quorumNeeded,
  strictest,
} from '../../../../src/domain/motion/rules.ts';

const votes = (counted: string) => {
  const [yes = 0, no = 0, abstain = 0] = counted.split('–').map(Number);
  return { for: yes, against: no, abstain };
};

describe('majority', () => {
  for (const { rule, carried, lost } of [
    { rule: 'simple', carried: ['1–0–8', '4–3–0'], lost: ['3–3–1', '0–0–7', '0–1–0'] },
    { rule: 'absolute', carried: ['5–4–0', '5–0–0'], lost: ['4–0–5', '4–4–1'] },
    { rule: 'two-thirds', carried: ['4–2–3', '6–3–0', '1–0–0'], lost: ['5–3–0', '0–0–9'] },
    { rule: 'unanimous', carried: ['1–0–8', '9–0–0'], lost: ['8–1–0', '0–0–9'] },
    { rule: '3/4', carried: ['3–1–5', '6–2–1'], lost: ['2–1–0', '5–2–2'] },
    { rule: '1/1', carried: ['2–0–0'], lost: ['2–1–0'] },
  ] satisfies { rule: Majority; carried: string[]; lost: string[] }[])
    it(`${rule}, of nine voters: ${carried.join(', ')} carry, ${lost.join(', ')} do not`, () => {
      for (const each of carried) assert.ok(isCarried(rule, votes(each), 9), each);
      for (const each of lost) assert.ok(!isCarried(rule, votes(each), 9), each);
    });

  for (const { rule, counted, tied } of [
    { rule: 'simple', counted: '3–3–1', tied: true },
    { rule: 'simple', counted: '0–0–7', tied: false },
    { rule: 'simple', counted: '4–3–0', tied: false },
    { rule: 'absolute', counted: '4–4–1', tied: true },
    { rule: 'absolute', counted: '3–3–1', tied: false },
    { rule: 'two-thirds', counted: '3–3–0', tied: false },
  ] satisfies { rule: Majority; counted: string; tied: boolean }[])
    it(`${rule}: ${counted} is ${tied ? '' : 'no '}tie that a casting vote decides`, () =>
      assert.equal(isTied(rule, votes(counted), 9), tied));
});

describe('a majority of its own', () => {
  for (const [own, usual, stands] of [
    ['two-thirds', 'simple', true],
    ['absolute', 'simple', true],
    ['3/4', 'two-thirds', true],
    ['unanimous', '3/4', true],
    ['simple', 'two-thirds', false],
    ['2/3', 'two-thirds', false],
    ['3/5', 'two-thirds', false],
    ['1/1', 'unanimous', false],
    // Of the votes cast or of all voters: neither takes the other in.
    ['two-thirds', 'absolute', false],
    ['absolute', 'two-thirds', false],
    ['unanimous', 'absolute', false],
  ] satisfies [Majority, Majority, boolean][])
    it(`${own} ${stands ? 'stands' : 'does not stand'} above ${usual}`, () =>
      assert.equal(strictest(own, usual), stands ? own : usual));

  it('is nobody’s who asks for none', () => assert.equal(strictest(undefined, 'simple'), 'simple'));
});

describe('quorum', () => {
  for (const [rule, voters, needed] of [
    ['over-half', 6, 4],
    ['over-half', 7, 4],
    ['over-half', 0, 0],
    ['1/2', 6, 3],
    ['2/3', 7, 5],
    ['1/3', 9, 3],
    [5, 9, 5],
    [5, 3, 5],
  ] satisfies [Quorum, number, number][])
    it(`${rule} of ${voters} voters: ${needed}`, () =>
      assert.equal(quorumNeeded(rule, voters), needed));
});

it('a part of a whole is more than nothing and no more than all of it', () => {
  assert.deepEqual(partsOf('2/3'), [2, 3]);
  for (const each of ['0/3', '4/3', '1/0', '1.5/2', 'half', ''])
    assert.equal(partsOf(each), undefined);
});
