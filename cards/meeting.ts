import type { QuorumCount } from '../src/domain/meeting/state.ts';
import { isQuorate } from '../src/domain/motion/electorate.ts';
import { timeText } from '../src/text/format.ts';
import { itemTitle } from './agenda.ts';
import { dialog, execute, primary, show, unfold } from './buttons.ts';
import {
  aside,
  card,
  type Card,
  type Element,
  heading,
  line,
  type Place,
  small,
  title,
} from './kit.ts';
import { type MotionView, motionStatusText } from './motion.ts';
import { proposedRow, type ProposedNote } from './note.ts';
import { missingText } from './quorum.ts';
import { words } from './words.ts';

/** How the quorum stands, of so many voters, some of them recused from the item. */
type Quorum = QuorumCount & { readonly voters: number; readonly recused?: number };

/** One recorded thing in a meeting: its reference (none for a note) and its text in one line. */
export interface Entry {
  readonly ref?: string;
  readonly text: string;
}

/** A meeting while it runs or is adjourned. */
export interface ControlView {
  readonly id: string;
  readonly ref: string;
  readonly version: number;
  readonly status: 'in-session' | 'adjourned';
  /** UTC instant. */
  readonly startedAt: string;
  /** Accepted items on the agenda. */
  readonly total: number;
  /** Those neither taken up nor settled. */
  readonly untaken: number;
  readonly item?: {
    readonly number: number;
    readonly title: string;
    readonly presenter?: string;
    /** Minutes left of the item's time, negative when over; absent where no time was planned. */
    readonly minutesLeft?: number;
  };
  /** Minutes by which the meeting runs behind its plan. */
  readonly late?: number;
  /** Titles of the consent items while one of them is taken; empty for one that is reserved. */
  readonly consent?: readonly string[];
  readonly presiding?: { readonly name: string; readonly acting: boolean };
  /** Absent until the attendance was taken. */
  readonly quorum?: Quorum;
  /** Until then: how many votes have come, as far as Teams or they themselves said. */
  readonly come?: number;
  /** What is being voted on, else the motion that is to be put next. */
  readonly motion?: Pick<MotionView, 'id' | 'number' | 'text' | 'status' | 'openedAt'> &
    Partial<Pick<MotionView, 'secret' | 'closesAt' | 'tied' | 'result'>>;
  /** Whether the viewer has a vote in the room on it. */
  readonly votes?: boolean;
  /** Newest last. */
  readonly entries: readonly Entry[];
  /** Notes that wait for whoever keeps the minutes, oldest first; none before others. */
  readonly proposed?: readonly ProposedNote[];
  readonly counts: Readonly<Record<'decisions' | 'actions' | 'notes' | 'raid', number>>;
  /**
   * `minuting`: presiding person and secretary. `anyone`: before everybody, for clients that show no
   * personal view; whoever may not do what they press is told so.
   */
  readonly viewer: 'minuting' | 'member' | 'anyone';
  /** Whether the viewer is in the room, as far as the roll knows. */
  readonly here: boolean;
}

const MORE = 'more';

const leftText = (minutes: number): string =>
  minutes >= 0
    ? words('meeting.left', { minutes })
    : words('meeting.over', { minutes: Math.abs(minutes) });

const titleText = (place: Place, view: ControlView): string => {
  const { ref, item, total } = view;
  if (view.status === 'adjourned') return words('meeting.adjourned', { ref });
  if (item)
    return words('meeting.control', {
      ref,
      number: item.number,
      total,
      left: item.minutesLeft === undefined ? 'none' : leftText(item.minutesLeft),
    });
  return words('meeting.controlStart', { ref, time: timeText(view.startedAt, place.zone) });
};

const quorumText = (quorum: Quorum): string =>
  words('meeting.quorum', {
    present: quorum.present,
    voters: quorum.voters,
    needed: quorum.needed,
    recused: quorum.recused ?? 0,
    met: String(isQuorate(quorum)),
    missing: missingText(quorum),
  });

const attendanceLine = ({ quorum, come = 0 }: ControlView): Element =>
  quorum
    ? line(quorumText(quorum), { ...(!isQuorate(quorum) && { color: 'Warning' }) })
    : line(words('meeting.rollNotTaken', { come }));

/** Less is nothing to speak of. */
const LATE_MINUTES = 5;
const CONSENT_TITLES = 4;

const consentText = (titles: readonly string[]): string =>
  words('agenda.consentLine', {
    titles: titles
      .slice(0, CONSENT_TITLES)
      .map((each) => itemTitle({ title: each }))
      .join(' · '),
    more: Math.max(0, titles.length - CONSENT_TITLES),
  });

/** Who presents, who presides and how late it is, in one line. */
const rolesOf = ({ item, presiding, late = 0, status }: ControlView): string[] => [
  ...(item?.presenter ? [words('meeting.presenter', { name: item.presenter })] : []),
  ...(presiding
    ? [words('meeting.presiding', { name: presiding.name, acting: String(presiding.acting) })]
    : []),
  ...(!presiding && status === 'in-session' ? [words('meeting.nobodyPresides')] : []),
  ...(status === 'in-session' && late >= LATE_MINUTES
    ? [words('meeting.late', { minutes: late })]
    : []),
];

const nextTitle = (view: ControlView): string => {
  if (!view.item) return words('meeting.first');
  return words(view.untaken > 0 ? 'meeting.next' : 'meeting.last');
};

/** Opens the motion at hand, or asks for one. */
const voteButton = (place: Place, { motion }: ControlView): Element =>
  motion
    ? show(words('motion.vote'), place, { show: 'record', id: motion.id })
    : dialog(words('motion.vote'), 'motion.open', place, {});

/** Consent items are taken in one step; one by one only by *Next*, below *More*. */
const consentButton = (place: Place, { consent = [] }: ControlView): Element =>
  primary(
    execute(words('agenda.consentAll', { count: consent.length }), 'agenda.consent', place, {}),
  );

const nextButton = (place: Place, view: ControlView): Element =>
  execute(nextTitle(view), 'meeting.next', place, view);

const minutingButtons = (place: Place, view: ControlView): Element[] => [
  ...(view.consent ? [consentButton(place, view)] : []),
  ...(!view.consent && (view.item || view.untaken > 0) ? [primary(nextButton(place, view))] : []),
  dialog(words('meeting.note'), 'note.add', place, view),
  dialog(words('meeting.decision'), 'decision.record', place, view),
  dialog(words('meeting.action'), 'action.add', place, view),
  voteButton(place, view),
  unfold(words('card.moreButton'), MORE),
];

const pullButton = (place: Place): Element =>
  dialog(words('agenda.pull'), 'agenda.pull', place, {});

/** What *More* unfolds: it needs no answer from anybody to open. */
const moreButtons = (place: Place, view: ControlView): Element => ({
  type: 'ActionSet',
  id: MORE,
  isVisible: false,
  actions: [
    dialog(words('meeting.attendance'), 'roll.record', place, view),
    dialog(words('meeting.risk'), 'raid.add', place, view),
    dialog(words('meeting.declareInterest'), 'roll.declare-interest', place, view),
    execute(words('meeting.adjourn'), 'meeting.adjourn', place, view),
    execute(words('meeting.close'), 'meeting.close', place, view),
    ...(view.consent ? [nextButton(place, view), pullButton(place)] : []),
  ],
});

/** To be voted on, or to be read by who has no vote on it. */
const votingButtons = (place: Place, { motion, votes }: ControlView): Element[] => {
  if (motion?.status !== 'voting') return [];
  const { id, number } = motion;
  const title = votes ? words('motion.vote') : words('motion.name', { number });
  const opens = show(title, place, { show: 'record', id });
  return [votes ? primary(opens) : opens];
};

const memberButtons = (place: Place, view: ControlView): Element[] => [
  ...votingButtons(place, view),
  ...(view.consent ? [pullButton(place)] : []),
  dialog(words('meeting.propose'), 'note.add', place, view),
  dialog(words('meeting.action'), 'action.add', place, view),
  dialog(words('meeting.declareInterest'), 'roll.declare-interest', place, view),
  view.here
    ? execute(words('meeting.leave'), 'roll.record', place, view, { attendance: 'left' })
    : execute(words('meeting.arrive'), 'roll.record', place, view, { attendance: 'present' }),
];

const buttonsOf = (place: Place, view: ControlView): Element[] => {
  if (view.status === 'in-session')
    return view.viewer === 'member' ? memberButtons(place, view) : minutingButtons(place, view);
  if (view.viewer === 'member') return [];
  return [
    primary(execute(words('meeting.resume'), 'meeting.resume', place, view)),
    execute(words('meeting.close'), 'meeting.close', place, view),
  ];
};

/** A motion and a proposed note stand in the place of the oldest entries: a card has room for eight lines. */
const motionLine = (place: Place, { motion }: ControlView): Element[] =>
  motion
    ? [
        line(
          words('motion.control', {
            number: motion.number,
            status: motionStatusText(place, motion),
            text: motion.text,
          }),
          { max: 140, color: 'Accent' },
        ),
      ]
    : [];

const entryText = (entry: Entry): string =>
  entry.ref ? words('meeting.entry', { ref: entry.ref, text: entry.text }) : entry.text;

/** The newest entries, and of the notes that wait the one that waits longest. */
const entryLines = (place: Place, { motion, entries, proposed = [] }: ControlView): Element[] => {
  const [first, ...others] = proposed;
  if (!first && entries.length === 0) return [line(words('meeting.nothingYet'), { subtle: true })];
  const room = 3 - Number(motion !== undefined) - Number(first !== undefined);
  return [
    heading(words('meeting.lastEntries')),
    ...entries.slice(-room).map((entry) => line(entryText(entry), { spacing: 'Small', max: 140 })),
    ...(first ? [proposedRow(place, first, { waiting: others.length })] : []),
  ];
};

/** The card of a running meeting. It updates in place, so it holds no text input. */
export const controlCard = (place: Place, view: ControlView): Card => {
  const running = view.status === 'in-session';
  const headline = titleText(place, view);
  const roles = rolesOf(view);
  return card(
    view.item ? words('card.joined', { first: headline, second: view.item.title }) : headline,
    [
      title(headline),
      ...(running && view.consent ? [line(consentText(view.consent), { max: 400 })] : []),
      ...(running && view.item && !view.consent
        ? [line(view.item.title, { size: 'Large', weight: 'Bolder', spacing: 'Small', max: 160 })]
        : []),
      ...(roles.length > 0 ? [small(roles.join(' · '))] : []),
      attendanceLine(view),
      ...motionLine(place, view),
      ...entryLines(place, view),
      ...(running ? [] : [aside(words('meeting.counts', { ...view.counts }))]),
      ...(running && view.viewer !== 'member' ? [moreButtons(place, view)] : []),
    ],
    buttonsOf(place, view),
  );
};
