import type { QuorumCount } from '../src/domain/meeting/state.ts';
import { isQuorate } from '../src/domain/motion/electorate.ts';
import { dayText, daysBetween, listText } from '../src/text/format.ts';
import { refHere } from './action.ts';
import { execute, type FileLink, links, primary, show, type Subject } from './buttons.ts';
import { barChart } from './chart.ts';
import { card, type Card, cut, type Element, line, type Place, row, small, title } from './kit.ts';
import { missingText } from './quorum.ts';
import { momentIn } from './times.ts';
import { words } from './words.ts';

/** An action that is overdue or stuck. */
export interface RiskLine {
  readonly id: string;
  readonly ref: string;
  readonly what: string;
  readonly owner?: string;
  /** `YYYY-MM-DD`, where it has passed. */
  readonly due?: string;
  readonly reason?: { readonly is: 'stuck' | 'said'; readonly text: string };
}

/** What whoever presides should know before a meeting. */
export interface PackView {
  /** The committee's name. */
  readonly name: string;
  /** The meeting, its UTC instant and its day (`YYYY-MM-DD`); absent while none is planned. */
  readonly meeting?: Required<Subject> & {
    readonly ref: string;
    readonly at?: string;
    readonly on?: string;
  };
  readonly toDecide: readonly string[];
  readonly atRisk: readonly RiskLine[];
  readonly onTrack: number;
  readonly overdue: number;
  readonly stuck: number;
  readonly unassigned: number;
  readonly toConfirm: number;
  /** Since the meeting held last. */
  readonly since?: string;
  /** The meetings whose minutes are not approved, and how far those are. */
  readonly minutes?: string;
  readonly closed: readonly string[];
  readonly reviews: readonly string[];
  readonly expected: {
    readonly quorum: QuorumCount;
    readonly voters: number;
    readonly missing: readonly string[];
  };
  readonly files?: readonly FileLink[];
  readonly mayStart: boolean;
}

/** References in one line; a card is no register. */
const refsText = (refs: readonly string[]): string =>
  [
    ...refs.slice(0, 6),
    ...(refs.length > 6 ? [words('card.more', { count: refs.length - 6 })] : []),
  ].join(', ');

const riskRow =
  (place: Place) =>
  ({ id, ref, what, owner, due, reason }: RiskLine): Element =>
    row(
      words('pack.risk', { ref: refHere(place, { ref }), what }),
      words('pack.riskDetail', {
        owner: owner ?? 'none',
        late: due ? daysBetween(due, place.today) : 0,
        is: reason?.is ?? 'none',
        reason: reason?.text.slice(0, 80) ?? '',
      }),
      show(ref, place, { show: 'action', id }),
    );

const expectedText = ({ expected }: PackView): string => {
  const { quorum, voters, missing } = expected;
  return words('pack.expected', {
    present: quorum.present,
    needed: quorum.needed,
    voters,
    met: String(isQuorate(quorum)),
    lacking: missingText(quorum),
    without: missing.length === 0 ? 'none' : listText(missing),
  });
};

/** What is new since the last meeting, and what to look at again. */
const sinceText = ({ minutes, since, closed, reviews }: PackView): string[] => [
  ...(minutes ? [words('minutes.unapproved', { minutes })] : []),
  ...(since
    ? [words('pack.closed', { since, count: closed.length, refs: refsText(closed) || 'none' })]
    : []),
  ...(reviews.length > 0
    ? [words('pack.reviews', { count: reviews.length, refs: refsText(reviews) })]
    : []),
];

const headlineOf = (place: Place, { name, meeting, toDecide, atRisk }: PackView): string =>
  words('pack.title', {
    name,
    on: meeting?.on ? dayText(meeting.on, place.today) : 'none',
    decide: toDecide.length,
    risk: atRisk.length,
  });

const whenText = (place: Place, { meeting }: PackView): string =>
  meeting
    ? words('pack.meeting', {
        ref: refHere(place, meeting),
        when: meeting.at ? momentIn(place, meeting.at) : 'none',
      })
    : words('pack.noMeeting');

const chart = ({ onTrack, overdue, stuck, unassigned, toConfirm }: PackView): Element[] =>
  onTrack + overdue + stuck + unassigned + toConfirm === 0
    ? []
    : [
        barChart(words('pack.chart'), [
          { name: words('pack.onTrack'), count: onTrack, color: 'good' },
          { name: words('pack.overdue'), count: overdue, color: 'attention' },
          { name: words('pack.stuck'), count: stuck, color: 'warning' },
          ...(unassigned > 0
            ? [{ name: words('pack.unassigned'), count: unassigned, color: 'warning' } as const]
            : []),
          { name: words('pack.toConfirm'), count: toConfirm, color: 'neutral' },
        ]),
      ];

/** For those who run the meeting alone: it names owners who are late. */
export const packCard = (place: Place, view: PackView): Card => {
  const headline = headlineOf(place, view);
  const { meeting, toDecide } = view;
  const since = sinceText(view);
  return card(
    headline,
    [
      title(headline),
      small([whenText(place, view), ...(meeting ? [expectedText(view)] : [])].join(' · ')),
      ...(toDecide.length > 0
        ? [
            line(
              words('pack.toDecide', {
                titles: listText(toDecide.slice(0, 4)),
                more: Math.max(0, toDecide.length - 4),
              }),
            ),
          ]
        : []),
      ...chart(view),
      ...cut(view.atRisk, 2, riskRow(place)),
      ...(since.length > 0 ? [line(since.join(' · '), { spacing: 'Small' })] : []),
    ],
    [
      primary(show(words('pack.agenda'), place, { show: 'agenda' })),
      ...(view.overdue > 0
        ? [show(words('pack.lateOnes'), place, { show: 'actions', query: 'overdue' })]
        : []),
      ...links(view.files),
      ...(view.mayStart && meeting
        ? [execute(words('meeting.start'), 'meeting.start', place, meeting)]
        : []),
    ],
  );
};
