import type { Counts } from '../../domain/motion/rules.ts';
import type { EntryKind } from './marks.ts';
import type { MarkedEntry } from './minutes-file.ts';
import type { Answer } from './votes.ts';

/** A decision, action or motion as `/api/v1` lists it. */
export interface Recorded {
  readonly ref: string;
  readonly title: string;
  readonly status?: string;
  readonly owner?: string;
  /** `YYYY-MM-DD`. */
  readonly due?: string;
  /** Of a motion: its figures, and the decision that it became. */
  readonly counts?: Counts;
  readonly decision?: string;
}

export interface Registers {
  readonly decisions: readonly Recorded[];
  readonly actions: readonly Recorded[];
  readonly motions?: readonly Recorded[];
}

type Difference = 'missing' | 'unmarked' | 'words' | 'owner' | 'figures' | 'outcome';

/** One line of the comparison: what the file marks beside what the register holds. */
export interface Row {
  readonly kind: 'decision' | 'action' | 'motion';
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

export const figuresOf = ({ for: yes, against, abstain }: Counts): string =>
  `${yes}–${against}–${abstain}`;

/** How the answers below a proposal add up. */
export const countsOf = ({ vote }: MarkedEntry): Counts => {
  const count = (choice: Answer['choice']) =>
    (vote?.answers ?? []).filter((answer) => answer.choice === choice).length;
  return { for: count('for'), against: count('against'), abstain: count('abstain') };
};

/** Each vote was counted as it was cast, and came out as the minutes resolve. */
const voteDifference = (marked: MarkedEntry, recorded: Recorded): Difference | undefined => {
  const figures = recorded.counts && figuresOf(recorded.counts);
  if (figures !== figuresOf(countsOf(marked))) return 'figures';
  return marked.vote?.resolved && recorded.status !== 'carried' ? 'outcome' : undefined;
};

const voteRows = (entries: readonly MarkedEntry[], motions: readonly Recorded[]): readonly Row[] =>
  entries
    .filter(({ vote }) => vote !== undefined)
    .map((marked, index): Row => {
      const recorded = motions[index];
      if (!recorded) return { kind: 'motion', marked, difference: 'missing' };
      const difference = voteDifference(marked, recorded);
      return { kind: 'motion', marked, recorded, ...(difference ? { difference } : {}) };
    });

/** Resolutions that a vote led to: in the register they stand in the words of the proposal. */
const resolutionRows = (
  entries: readonly MarkedEntry[],
  votes: readonly Row[],
  decisions: readonly Recorded[],
): readonly Row[] =>
  entries
    .filter((entry) => entry.of !== undefined)
    .map((marked): Row => {
      const vote = votes.find((row) => row.marked?.line === marked.of)?.recorded;
      const recorded = decisions.find(({ ref }) => ref === vote?.decision);
      return recorded
        ? { kind: 'decision', marked, recorded }
        : { kind: 'decision', marked, difference: 'missing' };
    });

/** What the file marks against what the registers hold, decisions before actions before votes. */
export const compare = (
  entries: readonly MarkedEntry[],
  { decisions, actions, motions = [] }: Registers,
): readonly Row[] => {
  const of = (kind: EntryKind): readonly MarkedEntry[] =>
    entries.filter((entry) => entry.kind === kind && entry.of === undefined);
  const votes = voteRows(entries, motions);
  const carried = new Set(motions.map(({ decision }) => decision));
  return [
    ...align(
      'decision',
      of('decision'),
      decisions.filter(({ ref }) => !carried.has(ref)),
    ),
    ...resolutionRows(entries, votes, decisions),
    ...align('action', of('action'), actions),
    ...votes,
  ];
};
