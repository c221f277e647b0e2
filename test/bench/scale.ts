import { due, openFilled } from './filled.ts';
import { memory } from './memory.ts';
import { openActions } from './pages.ts';
import { passes } from './passes.ts';

const quick = process.argv.includes('--quick');
const rounds = 3;

/** What a full store costs: first its lists, then its reminders, of which each round uses up some. */
export const full = async (): Promise<readonly string[][]> => {
  const stored = quick ? 10 * due : 100 * due;
  await using filled = await openFilled(stored, rounds);
  return [...(await openActions(filled, stored)), await passes(filled, stored, rounds)];
};

export const flat = (): Promise<readonly string[][]> => memory(quick ? 10_000 : 100_000);
