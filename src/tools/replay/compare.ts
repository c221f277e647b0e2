import type { MarkedEntry } from './minutes-file.ts';

/** A decision or action as `/api/v1` lists it. */
export interface Recorded {
  readonly ref: string;
  readonly title: string;
  readonly owner?: string;
  /** `YYYY-MM-DD`. */
  readonly due?: string;
}

export interface Registers {
  readonly decisions: readonly Recorded[];
  readonly actions: readonly Recorded[];
}

type Difference = 'missing' | 'unmarked' | 'words' | 'owner';

/** One line of the comparison: what the file marks beside what the register holds. */
export interface Row {
  readonly kind: 'decision' | 'action';
  readonly marked?: MarkedEntry;
  readonly recorded?: Recorded;
  readonly difference?: Difference;
}

const bare = (words: string): string =>
  words
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The register's words stand in the file's: of an action the owner and the date have been taken out. */
const sameWords = (marked: MarkedEntry, recorded: Recorded): boolean => {
  const [full, kept] = [bare(marked.text), bare(recorded.title)];
  return marked.kind === 'decision' ? full === kept : kept !== '' && full.includes(kept);
};

const differenceOf = (
  marked: MarkedEntry | undefined,
  recorded: Recorded | undefined,
): Difference | undefined => {
  if (!recorded) return 'missing';
  if (!marked) return 'unmarked';
  if (!sameWords(marked, recorded)) return 'words';
  return marked.kind === 'action' && marked.owner !== recorded.owner ? 'owner' : undefined;
};

/** Walks both in order; what is in one alone does not shift the rest. */
const align = (
  kind: Row['kind'],
  marked: readonly MarkedEntry[],
  recorded: readonly Recorded[],
): readonly Row[] => {
  const left = [...recorded];
  const rows = marked.map((entry): Row => {
    const at = left.findIndex((one) => sameWords(entry, one));
    const found = at === -1 ? undefined : left.splice(at, 1)[0];
    return { kind, marked: entry, ...(found ? { recorded: found } : {}) };
  });
  const all = [...rows, ...left.map((one): Row => ({ kind, recorded: one }))];
  return all.map((row) => {
    const difference = differenceOf(row.marked, row.recorded);
    return difference ? { ...row, difference } : row;
  });
};

/** What the file marks against what the registers hold, decisions before actions. */
export const compare = (
  entries: readonly MarkedEntry[],
  { decisions, actions }: Registers,
): readonly Row[] => {
  const of = (kind: Row['kind']): readonly MarkedEntry[] =>
    entries.filter((entry) => entry.kind === kind);
  return [
    ...align('decision', of('decision'), decisions),
    ...align('action', of('action'), actions),
  ];
};
