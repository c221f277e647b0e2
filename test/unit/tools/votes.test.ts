import assert from 'node:assert/strict';
import { parseMinutes } from '../../../src/tools/replay/minutes-file.ts';

const minutes = (body: string) =>
  parseMinutes(`# Weekly
* Date: 2026-03-04T14:00:00Z

## Present
* Maya Lindqvist
* Tomás Okafor
* elf Berg

## Topics
### Crane
${body}`);

const answersTo = (...lines: readonly string[]) => {
  const [entry] = minutes(['PROPOSAL: Sell the crane', ...lines].join('\n')).entries;
  return (entry?.vote?.answers ?? []).map(({ who, choice }) => `${who} ${choice}`);
};

describe('votes in minutes', () => {
  for (const [line, answer] of [
    ['* ML: +1', 'Maya Lindqvist for'],
    ['- eB: +1 to merging. (It has been open for months)', 'elf Berg for'],
    ['TO: +0.5 for the crane', 'Tomás Okafor for'],
    ['* TO: 0', 'Tomás Okafor abstain'],
    ['* TO: +0', 'Tomás Okafor abstain'],
    ['* TO: -0', 'Tomás Okafor abstain'],
    ['* ML: -1, too early', 'Maya Lindqvist against'],
    ['* ML: −1', 'Maya Lindqvist against'],
    ['* LC: +1', 'LC for'],
  ] as const)
    it(`${line}: ${answer}`, () => assert.deepEqual(answersTo(line), [answer]));

  for (const line of ['* ML: 1.1', '* ML: 0.9.1 is out', '* I am +1 on this'])
    it(`“${line}” is none`, () => assert.deepEqual(answersTo(line), []));

  it('reach to the next mark or heading, and of each person the last one counts', () => {
    assert.deepEqual(
      answersTo(
        '* ML: +1',
        '* TO: Why so?',
        '* ML: -1',
        '* eB: +1',
        'ACTION: ML to ask',
        '* TO: +1',
      ),
      ['Maya Lindqvist against', 'elf Berg for'],
    );
    assert.deepEqual(answersTo('### Quay', '* ML: +1'), []);
  });

  it('lead to the resolution that follows; whoever voted was there', () => {
    const { entries, present } = minutes(
      [
        'PROPOSAL: Sell the crane',
        '* ML: +1',
        '* LC: 0',
        'RESOLUTION: Sold',
        'PROPOSAL: Buy a boat',
        'RESOLVED: Buy a boat',
      ].join('\n'),
    );
    assert.deepEqual(
      entries.map(({ kind, vote, of }) => [kind, vote?.resolved, of !== undefined]),
      [
        ['proposal', true, false],
        ['decision', undefined, true],
        ['proposal', undefined, false],
        ['decision', undefined, false],
      ],
    );
    assert.deepEqual(present, ['Maya Lindqvist', 'Tomás Okafor', 'elf Berg', 'LC']);
  });
});
