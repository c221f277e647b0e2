import { readFileSync } from 'node:fs';
import { text } from '../text/text.ts';
import { failing, misused, readArgs } from './failing.ts';
import { check, isSound, type Report } from './verify/check.ts';
import { findingsIn, type Findings } from './verify/minutes.ts';
import { linesOf } from './verify/read.ts';
import type { Anchor } from './verify/seals.ts';

const USAGE = `npm run verify -- JOURNAL.jsonl                          checks an exported journal, without a database
npm run verify -- JOURNAL.jsonl --anchor 214:3fa8c2d1e0b7   and holds it against what was printed elsewhere
npm run verify -- JOURNAL.jsonl --minutes M-4.json          and approved minutes against their seal in it

An anchor is a sequence and (the beginning of) its hash, as sealed minutes and the weekly summary of chair and
secretary print them.`;

const anchorOf = (given: string): Anchor => {
  const [, seq, hash = ''] =
    /^(?:[a-z][a-z\d]{0,5}\s+)?(\d+):([\da-f]{12,64})$/iu.exec(given) ?? misused(USAGE);
  return { seq: Number(seq), hash: hash.toLowerCase() };
};

const say = (report: Report): void => {
  const { heading, fits, closed, entries, head, erased, withheld, firstBad, seals, broken } =
    report;
  const { code, name } = heading.committee;
  console.log(
    `${fits ? `${code} ${name}: ` : ''}${entries} entries are sound, each chained to the one before.`,
  );
  console.log(`Ends with entry ${entries}, hash ${head}.`);
  if (erased > 0) console.log(`${erased} texts were erased, and the journal says so.`);
  if (withheld > 0)
    console.log(
      `Withheld: which way ${withheld} votes went, of what is not settled yet; an export made afterwards tells.`,
    );
  for (const { minutes, seq, hash, document } of seals)
    console.log(
      `Minutes of ${minutes} were sealed on entry ${seq} (${hash}); the document's hash is ${document}.`,
    );
  for (const { seq, hash } of broken)
    console.log(`NOT the journal that was anchored: entry ${seq} should be ${hash}.`);
  if (!fits) console.log(`NOT the journal of ${code} ${name}: its own entries do not say so.`);
  if (!closed)
    console.log('NOT whole: the closing line with the names is missing, and perhaps entries.');
  if (firstBad)
    console.log(`NOT sound from entry ${firstBad.seq} on: ${text(`flaw.${firstBad.why}`)}.`);
};

const found = ({ wrong, uncovered, withheld }: Findings): string => {
  if (wrong.length > 0) return `is NOT what the journal has sealed: ${wrong.join(', ')}.`;
  const beside = `Not covered: ${uncovered.join(', ') || 'nothing in it'}.`;
  return withheld.length > 0
    ? `cannot be held against the seal: item ${withheld.join(', ')} is withheld from whom it was made for, and the seal is of the whole. Who approved it and when, the names and addenda are what the journal says. Give the file of somebody who may read all of it.`
    : `is what the journal has sealed. ${beside}`;
};

const LIMITS = `Not proven: that nobody who held the whole database wrote all of it anew. Anchors that were kept elsewhere
prove it for every entry up to theirs; nothing proves that the last entries were not cut off after the latest anchor.`;

await failing(async () => {
  const { values, positionals } = readArgs(USAGE, {
    allowPositionals: true,
    options: {
      anchor: { type: 'string', multiple: true, default: [] },
      minutes: { type: 'string', multiple: true, default: [] },
    },
  });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) return misused(USAGE);
  const report = await check(linesOf(file), values.anchor.map(anchorOf));
  say(report);
  const held = values.minutes.map((each) => ({
    each,
    ...findingsIn(readFileSync(each, 'utf8'), report),
  }));
  for (const { each, ...findings } of held) console.log(`${each} ${found(findings)}`);
  console.log(LIMITS);
  if (!isSound(report) || held.some(({ wrong, withheld }) => wrong.length + withheld.length > 0))
    process.exitCode = 1;
});
