import type { AgendaItemStatus, AgendaKind } from '../src/domain/agenda-item.ts';
import { listText } from '../src/text/format.ts';
import { dialog, execute, primary, show, turns, unfold } from './buttons.ts';
import {
  aside,
  card,
  type Card,
  type Element,
  line,
  type Place,
  row,
  small,
  title,
} from './kit.ts';
import { momentIn } from './times.ts';
import { parts, words } from './words.ts';

export interface AgendaLine {
  readonly id: string;
  readonly version: number;
  /** Its place on the agenda, from 1; proposals go on where that ends. */
  readonly number: number;
  readonly title: string;
  readonly kind: AgendaKind;
  readonly status: AgendaItemStatus;
  readonly presenter?: string;
  /** Planned length in minutes. */
  readonly minutes?: number;
  /** How many papers there are to read. */
  readonly papers?: number;
  readonly deferrals?: number;
  readonly deferredWhy?: string;
  /** Its title is left out by the caller for readers who may not know of it. */
  readonly reserved?: boolean;
}

export interface AgendaView {
  /** The meeting, where one is planned. */
  readonly meeting?: { readonly id: string; readonly ref: string; readonly version: number };
  /** UTC instant. */
  readonly plannedFor?: string;
  /** How the meeting recurs, in words. */
  readonly series?: string;
  readonly published: boolean;
  readonly inSession?: boolean;
  /** Of a long agenda, counted from 1. */
  readonly page: number;
  /** Accepted items, in order. */
  readonly items: readonly AgendaLine[];
  /** Items that wait to be accepted. */
  readonly proposed: readonly AgendaLine[];
  /** Items that a later meeting takes up. */
  readonly later: readonly AgendaLine[];
  /** Of the meetings whose minutes are not approved, the oldest first; else of the one held last. */
  readonly lastMinutes?: readonly { readonly ref: string; readonly state: string }[];
  /** Counts of matters arising; absent where there are none. */
  readonly matters?: {
    readonly overdue: number;
    readonly blocked: number;
    readonly waiting: number;
    readonly soon: number;
    readonly closed: number;
    /** Decisions and RAID entries to be reviewed. */
    readonly reviews: number;
    /** Other open actions. */
    readonly rest: number;
  };
  /** References of decisions made since the last meeting. */
  readonly decided?: readonly string[];
  /** `minuting`: presiding person and secretary. `anyone`: before everybody, as posted. */
  readonly viewer: 'minuting' | 'member' | 'anyone';
}

/** An item's title has at most so many characters. */
export const LONGEST_TITLE = 200;

/** How many lines a page holds. */
const ROWS = 12;
const LATER = 3;

export const KIND = {
  decision: 'agenda.decision',
  discussion: 'agenda.discussion',
  information: 'agenda.information',
  consent: 'agenda.consent',
} as const satisfies Record<AgendaKind, string>;

const OUTCOME = {
  proposed: undefined,
  accepted: undefined,
  taken: 'agenda.taken',
  deferred: undefined,
  withdrawn: 'agenda.withdrawn',
} as const;

/** What the agenda shows of an item beside its title. */
export const detailOf = (item: AgendaLine): string => {
  const outcome = OUTCOME[item.status];
  return [
    words('agenda.detail', {
      kind: words(KIND[item.kind]),
      presenter: item.presenter ?? 'none',
      minutes: item.minutes === undefined ? 'none' : String(item.minutes),
    }),
    ...(item.papers ? [words('agenda.papers', { count: item.papers })] : []),
    ...(outcome ? [words(outcome)] : []),
    ...(item.deferrals
      ? [
          words('agenda.deferrals', {
            count: item.deferrals,
            why: item.deferredWhy ?? 'none',
          }),
        ]
      : []),
    ...(item.reserved ? [words('agenda.reserved')] : []),
  ].join(' · ');
};

export const itemTitle = ({ title }: Pick<AgendaLine, 'title'>): string =>
  title || words('agenda.reservedItem');

const opened = (place: Place, item: AgendaLine): Element =>
  show(words('agenda.open'), place, { show: 'record', id: item.id });

/** A line, and the buttons that a tap on it unfolds. */
const withButtons = (
  place: Place,
  name: string,
  item: AgendaLine,
  buttons: readonly Element[],
): Element => {
  const folded = `item-${item.id}`;
  const shown = row(name, detailOf(item), unfold(name, folded));
  return {
    type: 'Container',
    spacing: 'Small',
    separator: true,
    items: [
      { ...shown, separator: false, spacing: 'None' },
      {
        type: 'ActionSet',
        id: folded,
        isVisible: false,
        actions: [...buttons, opened(place, item)],
      },
    ],
  };
};

/** Whoever may not read its title can do nothing with it either. */
const isWithheld = ({ title }: AgendaLine): boolean => title === '';

/** Everybody may open an item; there is nothing behind one whose title is not theirs to read. */
const plainRow = (place: Place, name: string, item: AgendaLine): Element =>
  row(name, detailOf(item), isWithheld(item) ? undefined : opened(place, item));

const later = (place: Place, item: AgendaLine): Element =>
  execute(words('agenda.defer'), 'agenda.defer', place, item);

/** What of an item is done most; the rest stands on its own card, or twelve of them would not fit this one. */
const itemOf = (place: Place, view: AgendaView, item: AgendaLine): Element => {
  const { number } = item;
  const name = words('agenda.item', { number, title: itemTitle(item) });
  const stands = item.status === 'accepted' || item.status === 'deferred';
  if (view.viewer !== 'minuting' || !stands || isWithheld(item)) return plainRow(place, name, item);
  return withButtons(place, name, item, [
    ...(number > 1
      ? [execute(words('agenda.up'), 'agenda.move', place, item, { to: number - 1 })]
      : []),
    ...(number < view.items.length
      ? [execute(words('agenda.down'), 'agenda.move', place, item, { to: number + 1 })]
      : []),
    later(place, item),
  ]);
};

const proposalOf = (place: Place, view: AgendaView, item: AgendaLine): Element => {
  const name = words('agenda.itemProposed', { number: item.number, title: itemTitle(item) });
  if (view.viewer !== 'minuting' || isWithheld(item)) return plainRow(place, name, item);
  return withButtons(place, name, item, [
    primary(execute(words('agenda.accept'), 'agenda.accept', place, item)),
    later(place, item),
    execute(words('agenda.withdraw'), 'agenda.withdraw', place, item),
  ]);
};

/** Whoever keeps the minutes publishes and starts, or gives the meeting its date first. */
const keepingButtons = (place: Place, view: AgendaView, propose: Element): Element[] => {
  const subject = view.meeting ?? {};
  const start = execute(words('meeting.start'), 'meeting.start', place, subject);
  const publish = execute(
    words(view.published ? 'agenda.publishAgain' : 'agenda.publish'),
    'agenda.publish',
    place,
    subject,
  );
  const plan = view.plannedFor
    ? []
    : [dialog(words('meeting.plan'), 'meeting.plan', place, subject)];
  if (view.items.length === 0) return [primary(propose), ...plan, start];
  return view.published
    ? [primary(start), propose, publish, ...plan]
    : [primary(publish), propose, start, ...plan];
};

const mainButtons = (place: Place, view: AgendaView): Element[] => {
  const propose = dialog(words('agenda.propose'), 'agenda.propose', place, view.meeting ?? {});
  if (view.inSession || view.viewer === 'member') return [primary(propose)];
  return view.viewer === 'anyone'
    ? [
        primary(execute(words('meeting.start'), 'meeting.start', place, view.meeting ?? {})),
        propose,
      ]
    : keepingButtons(place, view, propose);
};

const buttonsOf = (place: Place, view: AgendaView, pages: number): Element[] => [
  ...mainButtons(place, view),
  // Where the rules say so, approving them is the first business of the meeting.
  ...(view.inSession ? (view.lastMinutes ?? []).slice(0, 1) : []).map((minutes) =>
    show(words('agenda.minutesOf', minutes), place, { show: 'minutes', id: minutes.ref }),
  ),
  ...(view.matters ? [show(words('agenda.matters'), place, { show: 'matters' })] : []),
  ...turns(place, { show: 'agenda' }, { page: view.page, pages }),
];

/** Of so many meetings the minutes are named. */
const MINUTES = 3;

/** What the meeting opens with: the last minutes, and what became of what was asked. */
const arisingOf = ({ lastMinutes = [], decided, matters }: AgendaView): string[] => [
  ...lastMinutes.slice(0, MINUTES).map((each) => words('agenda.lastMinutes', { ...each })),
  ...(lastMinutes.length > MINUTES
    ? [words('card.more', { count: lastMinutes.length - MINUTES })]
    : []),
  ...(decided ? [words('agenda.decided', { refs: decided.slice(0, 8).join(', ') })] : []),
  ...(matters ? [parts(words('agenda.mattersCounts', { ...matters }))] : []),
];

const headlineOf = (place: Place, view: AgendaView): string =>
  words('agenda.title', {
    ref: view.meeting?.ref ?? 'none',
    when: view.plannedFor ? momentIn(place, view.plannedFor) : 'none',
  });

const laterText = (later: readonly AgendaLine[]): string =>
  words('agenda.later', {
    titles: listText(later.slice(0, LATER).map(itemTitle)),
    more: Math.max(0, later.length - LATER),
  });

/** The agenda as it stands: open to proposals, or published. */
export const agendaCard = (place: Place, view: AgendaView): Card => {
  const headline = headlineOf(place, view);
  const totals = words('agenda.totals', {
    count: view.items.length,
    minutes: view.items.reduce((sum, { minutes = 0 }) => sum + minutes, 0),
  });
  const state = words(view.published ? 'agenda.published' : 'agenda.draft');
  // Once the meeting is on, nobody waits for it any more.
  const stands = view.inSession && !view.published ? [] : [state];
  const arising = arisingOf(view);
  const rows = [
    ...view.items.map((item) => () => itemOf(place, view, item)),
    ...view.proposed.map((item) => () => proposalOf(place, view, item)),
  ];
  const pages = Math.max(1, Math.ceil(rows.length / ROWS));
  const page = Math.min(view.page, pages);
  return card(
    words('card.joined', { first: headline, second: totals }),
    [
      title(headline),
      small([totals, ...stands, ...(view.series ? [view.series] : [])].join(' · ')),
      ...(arising.length > 0 ? [line(arising.join(' · '), { spacing: 'Small' })] : []),
      ...rows.slice((page - 1) * ROWS, page * ROWS).map((render) => render()),
      ...(pages > 1 ? [aside(words('card.page', { page, pages }))] : []),
      ...(view.later.length > 0 ? [aside(laterText(view.later))] : []),
      ...(view.viewer === 'minuting' && !view.inSession && view.items.length > 0
        ? [aside(words('agenda.tap'))]
        : []),
    ],
    buttonsOf(place, { ...view, page }, pages),
  );
};
