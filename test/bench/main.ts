import { cards } from './cards.ts';
import { chased } from './chased.ts';
import { commits } from './commits.ts';
import { verifying } from './journal.ts';
import { flat, full } from './scale.ts';
import { turns } from './turns.ts';
import { voting } from './voting.ts';

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** With `--scale` also what takes minutes; with `--quick` beside it, a tenth of that. */
const heavy = process.argv.includes('--scale') ? [full, chased, flat] : [];

console.log(row(['measured', 'Gavel', 'beside', 'ratio or p99']));
console.log(row(['---', '---', '---', '---']));
for (const section of [turns, verifying, commits, voting, cards, ...heavy])
  // oxlint-disable-next-line no-await-in-loop -- one at a time, or they would measure each other
  for (const cells of await section()) console.log(row(cells));
