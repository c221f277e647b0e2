import { ballots } from './ballots.ts';
import { crashes } from './crashes.ts';
import { fuzz } from './fuzz.ts';
import { instances } from './instances.ts';
import { largest } from './largest.ts';
import { rules } from './rules.ts';

const sections = {
  crashes: () => crashes(300),
  'secret votes, killed': () => ballots(30, 4),
  'several instances, SQLite': () =>
    instances({ chases: 10_000, people: 2_000, committees: 100 }, 'sqlite'),
  'several instances, Cosmos DB': () =>
    instances({ chases: 10_000, people: 2_000, committees: 100 }, 'cosmos'),
  'largest commands, Cosmos DB': () => largest(200),
  'rules over open actions': () => rules(5_000, 10),
  'malformed input': () => fuzz(20_000),
} as const;

console.log('| proof | figures |');
console.log('| --- | --- |');
for (const [name, run] of Object.entries(sections)) {
  // oxlint-disable-next-line no-await-in-loop -- one at a time: they count on the machine
  const figures = Object.entries(await run()).map(([what, count]) => `${what} ${count}`);
  console.log(`| ${name} | ${figures.join(', ')} |`);
}
