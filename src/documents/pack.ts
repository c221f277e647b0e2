import { isOverdue, reasonOf } from '../domain/action/standing.ts';
import type { ActionState } from '../domain/action/state.ts';
import { figuresOf } from '../domain/pack/pack.ts';
import { scoreOf } from '../domain/raid/rules.ts';
import type { PersonId } from '../records/entity.ts';
import { datedText, daysBetween, fullDayText } from '../text/format.ts';
import { text } from '../text/text.ts';
import { header, type PackPaperSource } from './pack-header.ts';
import type { Block, Paper } from './paper.ts';
import { paragraph, section, table } from './paper.ts';

const nameIn = ({ nameOf }: PackPaperSource, person: PersonId | undefined): string =>
  person === undefined ? text('document.nobody') : nameOf(person);

const dateText = (date: string | undefined): string =>
  date === undefined ? text('document.noDate') : datedText(date);

const toDecide = (source: PackPaperSource): readonly Block[] => {
  const rows = source.pack.toDecide.map(({ number, title, presenter, minutes }) => [
    String(number),
    title,
    presenter === undefined ? '' : source.nameOf(presenter),
    minutes === undefined ? '' : String(minutes),
  ]);
  const columns = [
    text('document.number'),
    text('document.topic'),
    text('document.presenter'),
    text('document.minutes'),
  ];
  return rows.length === 0
    ? [paragraph(text('document.nothingToDecide'))]
    : table(columns, [8, 52, 26, 14], rows, [0, 3]);
};

const counted = ({ pack }: PackPaperSource): readonly Block[] => {
  const { closed, last } = pack;
  const { onTrack, overdue, stuck, unassigned, toConfirm } = figuresOf(pack);
  const figures: readonly (readonly [string, number])[] = [
    [text('pack.onTrack'), onTrack],
    [text('pack.overdue'), overdue],
    [text('pack.stuck'), stuck],
    ...(unassigned > 0 ? [[text('pack.unassigned'), unassigned] as const] : []),
    [text('pack.toConfirm'), toConfirm],
    ...(last ? [[text('document.closedSince', { ref: last.ref }), closed.length] as const] : []),
  ];
  const most = Math.max(1, ...figures.map(([, count]) => count));
  const rows = figures.map(([name, count]) => ({
    name,
    figure: String(count),
    share: count / most,
  }));
  return [{ is: 'bars', header: [text('document.actions'), text('document.count')], rows }];
};

type Cells = (action: ActionState) => readonly string[];

interface More {
  readonly title: string;
  readonly width: number;
  readonly figures?: true;
}

/** References, words and owners, and what else there is to say of each. */
const actionTable = (
  source: PackPaperSource,
  actions: readonly ActionState[],
  more: readonly More[],
  cells: Cells,
): readonly Block[] => {
  const rest = more.reduce((sum, { width }) => sum + width, 0);
  const before = 3;
  return table(
    [
      text('document.ref'),
      text('document.action'),
      text('document.owner'),
      ...more.map(({ title }) => title),
    ],
    [10, 70 - rest, 20, ...more.map(({ width }) => width)],
    actions.map((action) => [
      action.ref,
      whatText(source, action),
      nameIn(source, action.owner),
      ...cells(action),
    ]),
    more.flatMap(({ figures }, index) => (figures ? [before + index] : [])),
  );
};

const reasonText = (action: ActionState): string =>
  action.status === 'declined'
    ? text('document.declined', { why: action.declined?.why ?? 'none' })
    : (reasonOf(action) ?? text('document.noWord'));

/** What is to be done, and where the decision that it came of holds no more, that. */
const whatText = ({ pack: { overtaken } }: PackPaperSource, { ref, what }: ActionState): string => {
  const decision = overtaken.get(ref);
  return decision
    ? text('document.overtaken', {
        what,
        decision: decision.ref,
        how: decision.status,
        by: decision.ended?.by ?? 'none',
      })
    : what;
};

const actions = (source: PackPaperSource, today: string): readonly Block[] => {
  const { pack, calendar } = source;
  const { atRisk, toConfirm, slipped, closed, open, last } = pack;
  const due = { title: text('document.due'), width: 20 };
  const late = (action: ActionState): string =>
    action.due !== undefined && isOverdue(action, calendar, source.now)
      ? String(daysBetween(action.due, today))
      : '';
  const rest = open.filter((action) => !atRisk.includes(action) && action.status !== 'done');
  return [
    ...section(
      text('document.lateOrStuck'),
      actionTable(
        source,
        atRisk,
        [
          { title: text('document.daysLate'), width: 10, figures: true },
          { title: text('document.why'), width: 24 },
        ],
        (action) => [late(action), reasonText(action)],
      ),
    ),
    ...section(
      text('document.movedMost'),
      actionTable(
        source,
        slipped,
        [due, { title: text('document.slipped'), width: 12, figures: true }],
        (action) => [dateText(action.due), String(action.slipped)],
      ),
    ),
    ...section(
      text('pack.toConfirm'),
      actionTable(source, toConfirm, [due], (action) => [dateText(action.due)]),
    ),
    ...section(
      text('document.closedSince', { ref: last?.ref ?? '' }),
      actionTable(
        source,
        closed,
        [{ title: text('document.closedOn'), width: 20 }],
        ({ closedAt }) => [closedAt ? datedText(calendar.dateOf(closedAt)) : ''],
      ),
    ),
    ...section(
      text('document.otherOpen'),
      actionTable(source, rest, [due], (action) => [dateText(action.due)]),
    ),
  ];
};

const reviews = ({ pack }: PackPaperSource): readonly Block[] =>
  table(
    [text('document.ref'), text('document.text'), text('document.reviewOn')],
    [12, 66, 22],
    pack.reviews.map(({ ref, text: words, on }) => [ref, words, dateText(on)]),
  );

const moved = ({ pack: { movement, last } }: PackPaperSource): readonly Block[] => {
  if (!last) return [];
  const { added, closed, occurred, up, down } = movement;
  const entries = (found: typeof added): string[] =>
    found.map(({ became = 'none', ...entry }) => text('document.raidEntry', { ...entry, became }));
  const scores = (found: typeof up): string[] =>
    found.map((entry) => text('document.scoreMoved', { ...entry }));
  return (
    [
      ['document.raidAdded', entries(added)],
      ['document.raidClosed', entries(closed)],
      ['document.raidOccurred', entries(occurred)],
      ['document.raidUp', scores(up)],
      ['document.raidDown', scores(down)],
    ] as const
  ).flatMap(([label, moves]) =>
    moves.length === 0 ? [] : [paragraph(moves.join('; '), text(label, { ref: last.ref }))],
  );
};

const raid = (source: PackPaperSource): readonly Block[] => [
  ...moved(source),
  ...table(
    [
      text('document.ref'),
      text('document.kind'),
      text('document.text'),
      text('document.owner'),
      text('document.scoreNow'),
    ],
    [11, 18, 41, 20, 10],
    source.pack.raid.map((entry) => [
      entry.ref,
      text(`record.${entry.kind}`),
      entry.text,
      nameIn(source, entry.owner),
      String(scoreOf(entry) ?? ''),
    ]),
    [4],
  ),
];

const attendance = ({ pack, calendar }: PackPaperSource): readonly Block[] => {
  const rows = pack.attendance.map(({ ref, at, present, apologies, absent }) => {
    const all = present + apologies + absent;
    return {
      name: text('document.meetingOn', { ref, on: datedText(calendar.dateOf(at)) }),
      figure: text('document.of', { count: present, all }),
      share: all === 0 ? 0 : present / all,
    };
  });
  const columns = [text('document.meeting'), text('document.present')] as const;
  return rows.length === 0 ? [] : [{ is: 'bars', header: columns, rows }];
};

const punctuality = ({ pack, nameOf }: PackPaperSource): readonly Block[] => {
  const rows = pack.punctuality.map(({ owner, due, onTime }) => ({
    name: owner === undefined ? text('document.others') : nameOf(owner),
    figure: text('document.of', { count: onTime, all: due }),
    share: onTime / due,
  }));
  const columns = [text('document.owner'), text('document.onTime')] as const;
  if (rows.length === 0) return [];
  return [paragraph(text('document.onTimeHow')), { is: 'bars', header: columns, rows }];
};

/** The pack as a document: what is to be decided, actions, reviews, RAID, attendance, punctuality. */
export const packPaper = (source: PackPaperSource): Paper => {
  const { pack, committee, calendar, now } = source;
  const today = calendar.dateOf(now);
  const ref = pack.meeting?.ref ?? 'none';
  const title = text('document.packTitle', { ref, name: committee.name });
  return {
    title,
    subject: text('document.packSubject', { committee: committee.name }),
    author: text('general.gavel'),
    // The day alone: lateness is counted in days, so that all copies of one day are the same.
    at: `${today}T00:00:00.000Z`,
    foot: (page, pages) =>
      text('document.page', { title, status: fullDayText(today), page, pages }),
    blocks: [
      ...header(source, today),
      ...section(text('document.toDecide'), toDecide(source)),
      ...section(text('document.actions'), counted(source)),
      ...actions(source, today),
      ...section(text('document.toReview'), reviews(source)),
      ...section(text('document.raidSheet'), raid(source)),
      ...section(text('document.attendance'), attendance(source)),
      ...section(text('document.punctuality'), punctuality(source)),
    ],
  };
};
