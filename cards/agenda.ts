import type { AgendaItemStatus, AgendaKind } from '../src/domain/agenda-item.ts';
import { momentText } from '../src/text/format.ts';
import { dialog, execute, primary, show, unfold } from './buttons.ts';
import {
  type Choosable,
  choiceInput,
  type Dialog,
  form,
  numberInput,
  personInput,
  textInput,
  toggleInput,
} from './inputs.ts';
import { card, type Card, cut, type Element, line, type Place, row, small, title } from './kit.ts';
import { words } from './words.ts';

export interface AgendaLine {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly kind: AgendaKind;
  readonly status: AgendaItemStatus;
  readonly presenter?: string;
  /** Planned length in minutes. */
  readonly minutes?: number;
  /** Its title is left out by the caller for readers who may not know of it. */
  readonly reserved?: boolean;
}

export interface AgendaView {
  /** The meeting, where one is planned. */
  readonly meeting?: { readonly id: string; readonly ref: string; readonly version: number };
  /** UTC instant. */
  readonly plannedFor?: string;
  readonly published: boolean;
  /** Accepted items, in order. */
  readonly items: readonly AgendaLine[];
  /** Items that wait to be accepted. */
  readonly proposed: readonly AgendaLine[];
  readonly lastMinutes?: { readonly ref: string; readonly state: string };
  /** Counts of matters arising; absent where there are none. */
  readonly matters?: {
    readonly overdue: number;
    readonly blocked: number;
    readonly waiting: number;
    readonly soon: number;
    readonly closed: number;
  };
  /** References of decisions made since the last meeting. */
  readonly decided?: readonly string[];
  /** `minuting`: presiding person and secretary. `anyone`: before everybody, as posted. */
  readonly viewer: 'minuting' | 'member' | 'anyone';
}

const ITEMS = 12;
const PROPOSALS = 4;

const KIND = {
  decision: 'agenda.decision',
  discussion: 'agenda.discussion',
  information: 'agenda.information',
  consent: 'agenda.consent',
} as const satisfies Record<AgendaKind, string>;

const OUTCOME = {
  proposed: undefined,
  accepted: undefined,
  taken: 'agenda.taken',
  deferred: 'agenda.deferred',
  withdrawn: 'agenda.withdrawn',
} as const;

const detailOf = (item: AgendaLine): string => {
  const outcome = OUTCOME[item.status];
  return [
    words('agenda.detail', {
      kind: words(KIND[item.kind]),
      presenter: item.presenter ?? 'none',
      minutes: item.minutes === undefined ? 'none' : String(item.minutes),
    }),
    ...(outcome ? [words(outcome)] : []),
    ...(item.reserved ? [words('agenda.reserved')] : []),
  ].join(' · ');
};

const titleOf = (item: AgendaLine): string => item.title || words('agenda.reservedItem');

/** A line, and the buttons that a tap on it unfolds. */
const withButtons = (name: string, item: AgendaLine, buttons: readonly Element[]): Element => {
  const folded = `item-${item.id}`;
  const shown = row(name, detailOf(item), unfold(name, folded));
  return {
    type: 'Container',
    spacing: 'Small',
    separator: true,
    items: [
      { ...shown, separator: false, spacing: 'None' },
      { type: 'ActionSet', id: folded, isVisible: false, actions: buttons },
    ],
  };
};

const itemOf =
  (place: Place, view: AgendaView) =>
  (item: AgendaLine, index: number): Element => {
    const name = words('agenda.item', { number: index + 1, title: titleOf(item) });
    if (view.viewer !== 'minuting' || item.status !== 'accepted') return row(name, detailOf(item));
    return withButtons(name, item, [
      ...(index > 0
        ? [execute(words('agenda.up'), 'agenda.move', place, item, { to: index })]
        : []),
      ...(index < view.items.length - 1
        ? [execute(words('agenda.down'), 'agenda.move', place, item, { to: index + 2 })]
        : []),
      execute(words('agenda.defer'), 'agenda.defer', place, item),
      execute(words('agenda.withdraw'), 'agenda.withdraw', place, item),
    ]);
  };

const proposalOf =
  (place: Place, view: AgendaView) =>
  (item: AgendaLine): Element => {
    const name = words('agenda.itemProposed', { title: titleOf(item) });
    if (view.viewer !== 'minuting') return row(name, detailOf(item));
    return withButtons(name, item, [
      primary(execute(words('agenda.accept'), 'agenda.accept', place, item)),
      execute(words('agenda.defer'), 'agenda.defer', place, item),
      execute(words('agenda.withdraw'), 'agenda.withdraw', place, item),
    ]);
  };

const buttonsOf = (place: Place, view: AgendaView): Element[] => {
  const subject = view.meeting ?? {};
  const propose = dialog(words('agenda.propose'), 'agenda.propose', place, subject);
  const actions = show(words('register.actions'), place, { show: 'actions' });
  if (view.viewer === 'member') return [primary(propose), actions];
  const start = execute(words('meeting.start'), 'meeting.start', place, subject);
  if (view.viewer === 'anyone') return [primary(start), propose];
  const publish = execute(
    words(view.published ? 'agenda.publishAgain' : 'agenda.publish'),
    'agenda.publish',
    place,
    subject,
  );
  if (view.items.length === 0) return [primary(propose), start, actions];
  return view.published
    ? [primary(start), propose, publish, actions]
    : [primary(publish), propose, start, actions];
};

/** What the meeting opens with: the last minutes, and what became of what was asked. */
const arisingOf = ({ lastMinutes, decided, matters }: AgendaView): string[] => [
  ...(lastMinutes ? [words('agenda.lastMinutes', { ...lastMinutes })] : []),
  ...(decided ? [words('agenda.decided', { refs: decided.slice(0, 8).join(', ') })] : []),
  ...(matters ? [words('agenda.mattersCounts', { ...matters })] : []),
];

const headlineOf = (place: Place, view: AgendaView): string =>
  words('agenda.title', {
    ref: view.meeting?.ref ?? 'none',
    when: view.plannedFor ? momentText(view.plannedFor, place.zone, place.today) : 'none',
  });

/** The agenda as it stands: open to proposals, or published. */
export const agendaCard = (place: Place, view: AgendaView): Card => {
  const headline = headlineOf(place, view);
  const totals = words('agenda.totals', {
    count: view.items.length,
    minutes: view.items.reduce((sum, { minutes = 0 }) => sum + minutes, 0),
  });
  const state = words(view.published ? 'agenda.published' : 'agenda.draft');
  const arising = arisingOf(view);
  return card(
    words('card.joined', { first: headline, second: totals }),
    [
      title(headline),
      small(words('card.joined', { first: totals, second: state })),
      ...(arising.length > 0 ? [line(arising.join(' · '), { spacing: 'Small' })] : []),
      ...cut(view.items, ITEMS, itemOf(place, view)),
      ...cut(view.proposed, PROPOSALS, proposalOf(place, view)),
      ...(view.viewer === 'minuting' && view.items.length > 0 ? [small(words('agenda.tap'))] : []),
    ],
    buttonsOf(place, view),
  );
};

/** Proposes a topic for the agenda. */
export const proposeItemDialog = (
  place: Place,
  subject: { readonly id?: string; readonly version?: number },
  view: { readonly people: readonly Choosable[]; readonly title?: string },
): Dialog =>
  form({
    title: words('agenda.proposeTitle'),
    inputs: [
      textInput('title', words('agenda.proposeWhat'), {
        required: true,
        max: 200,
        ...(view.title && { value: view.title }),
      }),
      choiceInput(
        'kind',
        words('agenda.proposeKind'),
        Object.entries(KIND).map(([value, key]) => ({ value, title: words(key) })),
        { value: 'discussion' },
      ),
      numberInput('minutes', words('agenda.proposeMinutes'), 10),
      personInput('presenter', words('agenda.proposePresenter'), view.people),
      toggleInput('reserved', words('agenda.proposeReserved')),
    ],
    send: words('agenda.propose'),
    verb: 'agenda.propose',
    place,
    subject,
  });
