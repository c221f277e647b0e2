import type { Row } from './compare.ts';
import { countsOf, figuresOf } from './compare.ts';

/** What one file came to. */
export interface FileResult {
  readonly file: string;
  readonly rows: readonly Row[];
  readonly messages: number;
  readonly milliseconds: number;
  /** Why the file could not be played to its end. */
  readonly failure?: string;
}

const clip = (text: string, width: number): string =>
  (text.length > width ? `${text.slice(0, width - 1)}…` : text).padEnd(width);

const count = (rows: readonly Row[], test: (row: Row) => unknown): number =>
  rows.filter(test).length;

/** The numbers of one file, or of many together. */
export const totalsOf = (results: readonly FileResult[]) => {
  const rows = results.flatMap((result) => result.rows);
  const actions = rows.filter(({ kind, recorded }) => kind === 'action' && recorded);
  const of = (kind: Row['kind'], side: 'marked' | 'recorded'): number =>
    count(rows, (row) => row.kind === kind && row[side]);
  return {
    files: results.length,
    failed: results.filter(({ failure }) => failure !== undefined).length,
    decisionsMarked: of('decision', 'marked'),
    decisionsRecorded: of('decision', 'recorded'),
    actionsMarked: of('action', 'marked'),
    actionsRecorded: of('action', 'recorded'),
    withoutOwner: count(actions, ({ recorded }) => !recorded?.owner),
    withoutDate: count(actions, ({ recorded }) => !recorded?.due),
    votesMarked: of('motion', 'marked'),
    votesRecorded: of('motion', 'recorded'),
    resolved: count(rows, ({ marked }) => marked?.vote?.resolved),
    carried: count(
      rows,
      ({ marked, recorded }) => marked?.vote?.resolved && recorded?.status === 'carried',
    ),
    differences: count(rows, ({ difference }) => difference),
    messages: results.reduce((sum, { messages }) => sum + messages, 0),
    seconds: Math.round(results.reduce((sum, one) => sum + one.milliseconds, 0) / 100) / 10,
  };
};

const rowText = ({ marked, recorded, kind, difference }: Row): string =>
  [
    clip(marked ? `${marked.line}` : '', 5),
    clip(kind, 8),
    clip(marked?.text ?? '', 52),
    clip(kind === 'motion' && marked ? figuresOf(countsOf(marked)) : (marked?.owner ?? ''), 20),
    clip(recorded?.ref ?? '', 5),
    clip(recorded?.counts ? figuresOf(recorded.counts) : (recorded?.owner ?? ''), 20),
    clip(kind === 'motion' ? (recorded?.status ?? '') : (recorded?.due ?? ''), 10),
    difference ?? '',
  ]
    .join('  ')
    .trimEnd();

const HEAD = [
  clip('line', 5),
  clip('kind', 8),
  clip('marked', 52),
  clip('owner there', 20),
  clip('ref', 5),
  clip('owner here', 20),
  clip('due', 10),
  'difference',
].join('  ');

const totalsText = (totals: ReturnType<typeof totalsOf>): string =>
  [
    `decisions ${totals.decisionsRecorded} of ${totals.decisionsMarked}`,
    `actions ${totals.actionsRecorded} of ${totals.actionsMarked}`,
    `${totals.withoutOwner} without owner`,
    `${totals.withoutDate} without date`,
    `${totals.messages} messages`,
    `${totals.seconds} s`,
    ...(totals.votesMarked > 0
      ? [
          `votes ${totals.votesRecorded} of ${totals.votesMarked}`,
          `resolutions carried ${totals.carried} of ${totals.resolved}`,
        ]
      : []),
    ...(totals.differences ? [`${totals.differences} DIFFERENCES`] : []),
  ].join(', ');

/** The table of one file: marked beside recorded, and its numbers. */
export const tableOf = (result: FileResult): string =>
  [
    result.file,
    ...(result.rows.length > 0 ? [HEAD, ...result.rows.map(rowText)] : []),
    ...(result.failure === undefined ? [] : [`FAILED: ${result.failure}`]),
    totalsText(totalsOf([result])),
    '',
  ].join('\n');

/** One line of a run over many files. */
export const lineOf = (result: FileResult): string =>
  `${clip(result.file, 24)}  ${result.failure === undefined ? totalsText(totalsOf([result])) : `FAILED: ${result.failure}`}`;

/** The last line of a run over many files. */
export const sumOf = (results: readonly FileResult[]): string => {
  const totals = totalsOf(results);
  const failed = totals.failed > 0 ? ` (${totals.failed} FAILED)` : '';
  return `${totals.files} files${failed}: ${totalsText(totals)}`;
};
