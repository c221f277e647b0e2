import type { RaidKind } from '../src/domain/raid/state.ts';
import { dayText, daysBetween, listText } from '../src/text/format.ts';
import type { TextKey } from '../src/text/text.ts';
import {
  actionCard,
  type ActionLine,
  type ActionView,
  type NextStep,
  nextText,
  refHere,
} from './action.ts';
import { dialog, execute, primary, show } from './buttons.ts';
import { aside, card, type Card, cut, type Element, type Place, row, small, title } from './kit.ts';
import { dateInput, type Dialog, form } from './inputs.ts';
import { words } from './words.ts';

/** Why something stands in a digest today, and what that says: whose answer, which date, how late. */
export interface DigestWhy {
  readonly is: keyof typeof WHY;
  readonly owner?: string;
  /** `YYYY-MM-DD`: the due date, or the date asked for. */
  readonly date?: string;
  readonly days?: number;
  /** What kind of entry is to be settled by that date. */
  readonly kind?: RaidKind;
  /** The owner's words, of something stuck. */
  readonly text?: string;
}

const WHY = {
  new: 'digest.whyNew',
  assigned: 'digest.whyAssigned',
  soon: 'digest.whySoon',
  today: 'digest.whyToday',
  late: 'digest.whyLate',
  blocked: 'digest.whyBlocked',
  confirm: 'digest.whyConfirm',
  date: 'digest.whyDate',
  declined: 'digest.whyDeclined',
  ownerless: 'digest.whyOwnerless',
  unowned: 'digest.whyUnowned',
  undated: 'digest.whyUndated',
  incomplete: 'digest.whyIncomplete',
  'no-answer': 'digest.whyNoAnswer',
  unreachable: 'digest.whyUnreachable',
  vote: 'digest.whyVote',
  review: 'digest.whyReview',
  by: 'digest.whyBy',
  unreviewed: 'digest.whyUnreviewed',
  stopped: 'digest.whyStopped',
  agenda: 'digest.whyAgenda',
  papers: 'digest.whyPapers',
  unstarted: 'digest.whyUnstarted',
  maybe: 'digest.whyMaybe',
} as const satisfies Record<string, TextKey>;

/**
 * One thing of a digest: an action, a planned meeting that waits for something, a motion to vote on, a record to
 * review.
 */
export interface DigestLine extends Pick<ActionLine, 'id' | 'ref' | 'what'> {
  readonly committee: { readonly id: string; readonly code: string };
  readonly kind: 'action' | 'agenda' | 'meeting' | 'record';
  readonly why: DigestWhy;
  /** The reader's own; of others the line says whose, what they said last, and until when they are away. */
  readonly own?: boolean;
  readonly due?: string;
  readonly word?: string;
  /** What whoever reopened it found missing. */
  readonly missing?: string;
  readonly away?: string;
  /** The secretary, whose it would be and whom Gavel does not reach. */
  readonly instead?: string;
  readonly next?: NextStep;
}

export interface DigestView {
  /** The digest's own id, for *On track*. */
  readonly id: string;
  /** Most urgent first. */
  readonly lines: readonly DigestLine[];
  /** Names of the committees it comes from. */
  readonly committees: readonly string[];
  /** Where the journals of the reader's committees stand, once a week. */
  readonly anchors?: readonly string[];
}

const LINES = 5;

const SAYS_DATE: readonly DigestWhy['is'][] = ['soon', 'today', 'late', 'date', 'review', 'by'];

const whyText = (place: Place, { why, own }: DigestLine): string =>
  words(why.is === 'late' && !own && why.owner ? 'digest.whyTheirs' : WHY[why.is], {
    owner: why.owner ?? '',
    date: why.date ? dayText(why.date, place.today) : '',
    days: why.days ?? 0,
    text: why.text ?? '',
    kind: why.kind ?? 'none',
  });

const dateText = (place: Place, { why, due }: DigestLine): string | undefined => {
  if (!due || SAYS_DATE.includes(why.is)) return undefined;
  const late = daysBetween(due, place.today);
  return late > 0
    ? words('digest.whyLate', { days: late })
    : words('digest.whySoon', { date: dayText(due, place.today) });
};

const awayText = (place: Place, { away }: DigestLine): string | undefined =>
  away && words('digest.ownerAway', { date: dayText(away, place.today) });

const joined = (parts: readonly (string | undefined)[]): string =>
  parts.filter(Boolean).join(' · ');

/** Why something stands in a digest today, in one line. */
const reasonText = (place: Place, of: DigestLine): string =>
  joined([
    whyText(place, of),
    dateText(place, of),
    of.word && words('digest.word', { text: of.word }),
    of.missing && words('digest.missing', { text: of.missing }),
    awayText(place, of),
    of.instead && words('digest.instead', { name: of.instead }),
  ]);

/** Why something stands in a digest today, and what comes next if nobody does anything. */
export const detailText = (place: Place, of: DigestLine): string => {
  const why = reasonText(place, of);
  return of.next ? words('digest.detail', { why, next: nextText(place, of.next) }) : why;
};

const lineOf =
  (place: Place) =>
  (of: DigestLine): Element =>
    row(
      words('action.row', { ref: refHere(place, of), what: of.what }),
      detailText(place, of),
      show(of.ref, { ...place, committee: of.committee.id }, { show: of.kind, id: of.id }),
    );

/** What the journals are held against later. */
const journalLine = (anchors: readonly string[] = []): Element[] =>
  anchors.length > 0 ? [aside(words('digest.journal', { anchors: listText(anchors) }))] : [];

const fewer = (place: Place): Element => execute(words('digest.fewer'), 'chase.opt-out', place, {});

/**
 * One person's working morning, over all committees. With one action it is that action's own card
 * instead, which the caller shows.
 */
export const digestCard = (place: Place, view: DigestView): Card => {
  const headline = words('digest.title', { count: view.lines.length });
  return card(
    headline,
    [
      title(headline),
      small(
        words('digest.intro', {
          committees: listText(view.committees.slice(0, 3)),
          zone: place.zone,
        }),
      ),
      ...cut(view.lines, LINES, lineOf(place)),
      ...journalLine(view.anchors),
    ],
    [
      ...(view.lines.some(({ own, kind }) => own && kind === 'action')
        ? [
            primary(
              execute(words('digest.onTrack'), 'action.progress', place, view, {
                text: words('digest.onTrack'),
              }),
            ),
          ]
        : []),
      show(words('digest.openMine'), place, { show: 'my-actions' }),
      dialog(words('digest.away'), 'person.away', place, {}),
      fewer(place),
    ],
  );
};

/** What a meeting asks of one owner, each line opening its action. */
export const assignedCard = (place: Place, headline: string, lines: readonly DigestLine[]): Card =>
  card(
    headline,
    [title(headline), small(words('digest.assignedIntro')), ...cut(lines, LINES, lineOf(place))],
    [show(words('digest.openMine'), place, { show: 'my-actions' })],
  );

const ON_THE_CARD: readonly DigestWhy['is'][] = [
  'late',
  'blocked',
  'confirm',
  'date',
  'declined',
  'unreachable',
];

/** What stands on the card of a morning's only matter: the reader's zone, and the way to fewer of them. */
export const morningOf = (
  place: Place,
  { zone, anchors }: { readonly zone: string; readonly anchors?: readonly string[] },
) => ({ zone, after: journalLine(anchors), button: fewer(place) });

/**
 * The only item of a morning: its action's card, and why it comes where the card does not say so itself.
 * `zone` is the reader's.
 */
export const onlyItemCard = (
  place: Place,
  view: ActionView,
  of: DigestLine,
  morning: Parameters<typeof morningOf>[1],
): Card => {
  const said = ON_THE_CARD.includes(of.why.is) || (of.own && of.why.is !== 'maybe');
  const reason = joined([said ? undefined : whyText(place, of), awayText(place, of)]);
  return actionCard(place, {
    ...view,
    morning: { reason, ...morningOf(place, morning) },
  });
};

/** Until when the reader is away. */
export const awayDialog = (place: Place): Dialog =>
  form({
    title: words('digest.awayTitle'),
    intro: words('digest.awayIntro'),
    inputs: [dateInput('until', words('digest.awayUntil'), { required: true, min: place.today })],
    send: words('card.save'),
    verb: 'person.away',
    place,
    subject: {},
  });
