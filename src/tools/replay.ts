import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { misused, readArgs } from './failing.ts';
import { startBot } from './replay/bot.ts';
import { compare } from './replay/compare.ts';
import { parseMinutes } from './replay/minutes-file.ts';
import { play } from './replay/play.ts';
import type { Held } from './replay/register.ts';
import { lineOf, sumOf, tableOf, totalsOf } from './replay/report.ts';
import type { FileResult } from './replay/report.ts';
import { openStage } from './replay/stage.ts';

const USAGE = `npm run replay -- FILE…           plays minutes as live meetings and prints what was recorded
npm run replay -- --all FOLDER…   plays every .md of the folders and prints the totals`;

const codeOf = (error: unknown): string =>
  error instanceof Error
    ? [
        ('code' in error && String(error.code)) || error.message,
        'params' in error ? JSON.stringify(error.params) : '',
      ].join(' ')
    : String(error);

const failureOf = ({ meeting, verified }: Held): string | undefined => {
  if (meeting !== 'held') return `the meeting is ${meeting}`;
  return verified ? undefined : 'the journal does not verify';
};

const replay = async (path: string): Promise<FileResult> => {
  const from = performance.now();
  const result = { file: basename(path), rows: [], messages: 0 };
  const elapsed = (): number => performance.now() - from;
  try {
    const minutes = parseMinutes(await readFile(path, 'utf8'));
    const stage = await openStage(minutes.date, startBot);
    try {
      const { held, messages } = await play(minutes, stage);
      const rows = compare(minutes.entries, held);
      const failure = failureOf(held);
      return { ...result, rows, messages, milliseconds: elapsed(), ...(failure && { failure }) };
    } finally {
      await stage.close();
    }
  } catch (error) {
    return { ...result, milliseconds: elapsed(), failure: codeOf(error) };
  }
};

const filesIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder))
    .filter((name) => name.endsWith('.md'))
    .toSorted()
    .map((name) => join(folder, name));

const { values, positionals } = readArgs(USAGE, {
  options: { all: { type: 'boolean', default: false } },
  allowPositionals: true,
});
if (positionals.length === 0) misused(USAGE);
const files = values.all ? (await Promise.all(positionals.map(filesIn))).flat() : positionals;
const results: FileResult[] = [];
for (const file of files) {
  const result = await replay(file);
  results.push(result);
  console.log(values.all ? lineOf(result) : tableOf(result));
}
if (files.length > 1) console.log(sumOf(results));
const { differences, failed } = totalsOf(results);
process.exitCode = differences > 0 || failed > 0 ? 1 : 0;
