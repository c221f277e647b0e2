import assert from 'node:assert/strict';
import { readVote } from '../../../bot/motion/spoken-vote.ts';

const figures = (yes: number, no: number, neither: number) => ({
  counts: { for: yes, against: no, abstain: neither },
});

const names = (said: string): string[] | undefined => {
  const vote = readVote(said);
  if (!vote || !('answers' in vote)) return undefined;
  return vote.answers.map(({ names: list, choice }) => `${choice}: ${list}`);
};

describe('a vote as typed', () => {
  for (const [said, expected] of [
    ['5–1–0', figures(5, 1, 0)],
    ['5-1', figures(5, 1, 0)],
    ['for 5; against 1; abstain 2', figures(5, 1, 2)],
    ['For: 5, against: 1, abstentions: 2', figures(5, 1, 2)],
    ['in favour 3, opposed 2', figures(3, 2, 0)],
    ['yes 3, no 1', figures(3, 1, 0)],
    ['4 for, 1 against', figures(4, 1, 0)],
    ['4 in favour, 0 against, 1 abstention.', figures(4, 0, 1)],
    ['5:1:0.', figures(5, 1, 0)],
  ] as const)
    it(`${said} is figures`, () => assert.deepEqual(readVote(said), expected));

  for (const said of [
    'unanimous',
    'Carried unanimously.',
    'unanimously in favour',
    'all in favour',
    'Everybody voted for',
    'for: all',
  ])
    it(`${said} is everybody`, () => assert.deepEqual(readVote(said), { unanimous: true }));

  for (const [said, ...expected] of [
    ['for Maya, Tom; against Ana; abstain Leo', 'for: Maya, Tom', 'against: Ana', 'abstain: Leo'],
    ['for Maya and Tom, against Ana', 'for: Maya and Tom', 'against: Ana'],
    ['for Maya, and Tom Field\nagainst: none', 'for: Maya, and Tom Field'],
    ['Ana, Tom for; Leo against', 'for: Ana, Tom', 'against: Leo'],
    [
      'Ana and Tom for, Leo against, Kim abstains',
      'for: Ana and Tom',
      'against: Leo',
      'abstain: Kim',
    ],
    ['Ana, Tom in favour and Leo, Kim opposed.', 'for: Ana, Tom', 'against: Leo, Kim'],
    ['Nina Amano, Kim for, Leo against', 'for: Nina Amano, Kim', 'against: Leo'],
    ['yes Ana; no Tom; abstain no one', 'for: Ana', 'against: Tom'],
    ['abstained: Forrest Low', 'abstain: Forrest Low'],
    ['for Ana, Abstein; against Leftwich', 'for: Ana, Abstein', 'against: Leftwich'],
    ['for Mr. X for President, abstaining Forêt', 'for: Mr. X for President', 'abstain: Forêt'],
  ] as const)
    it(`${said} is names`, () => assert.deepEqual(names(said), expected));

  for (const said of [
    '',
    'perhaps 3',
    'for 5, against Ana',
    'Maya, Tom',
    'forward it',
    'nem con',
    'unanimously rejected',
    'all in favour but Tom',
    '5–1–0–2',
    'x'.repeat(9_999),
  ])
    it(`“${said.slice(0, 30)}” is neither`, () => assert.equal(readVote(said), undefined));
});
