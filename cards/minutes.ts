import type { MinutesStatus } from '../src/domain/minutes/state.ts';
import { dayText } from '../src/text/format.ts';
import { refHere } from './action.ts';
import { dialog, execute, type FileLink, links, primary, show } from './buttons.ts';
import {
  aside,
  card,
  type Card,
  cut,
  type Element,
  line,
  type Place,
  row,
  small,
  title,
} from './kit.ts';
import { words } from './words.ts';

export interface CorrectionLine {
  readonly number: number;
  readonly by: string;
  /** What it is about: `D-1`; absent: the minutes in general. */
  readonly about?: string;
  readonly text: string;
}

export interface AddendumLine {
  readonly by: string;
  readonly on: string;
  readonly text: string;
  /** On a reserved item. */
  readonly annex?: boolean;
}

/** The minutes of one held meeting, as one reader sees them. */
export interface MinutesView {
  /** `minutes-M-4`. */
  readonly id: string;
  readonly version: number;
  /** `M-4`. */
  readonly ref: string;
  readonly status: MinutesStatus;
  readonly counts: { readonly items: number; readonly decisions: number; readonly actions: number };
  /** `YYYY-MM-DD`. */
  readonly correctionsUntil?: string;
  readonly open: readonly CorrectionLine[];
  readonly confirmed: number;
  readonly shownToChair?: boolean;
  /** Nothing stands in the way of their approval now. */
  readonly approvable?: boolean;
  /** Whoever approves them now does so while corrections are open, and before all have confirmed. */
  readonly endsEarly?: boolean;
  /** Approved by a later meeting rather than by declaration. */
  readonly atNextMeeting?: boolean;
  /** `seq` and `head` are the journal's end on which the seal stands. */
  readonly sealed?: {
    readonly seq: number;
    readonly head: string;
    /** `YYYY-MM-DD`. */
    readonly on: string;
    readonly by?: string;
    readonly acting?: boolean;
    readonly hash: string;
  };
  readonly addenda?: number;
  readonly files?: readonly FileLink[];
  /** The reader's own state: absent for readers who are not asked. */
  readonly own?: 'not-yet' | 'confirmed' | 'proposed';
  /** One of those asked to confirm, a reader who is not, or `anyone` before whom it is posted. */
  readonly viewer: 'secretary' | 'presiding' | 'asked' | 'reader' | 'anyone';
}

const STATUS = {
  draft: 'minutes.draft',
  circulated: 'minutes.circulated',
  approved: 'minutes.approved',
} as const satisfies Record<MinutesStatus, string>;

const OWN = {
  'not-yet': 'minutes.youNotYet',
  confirmed: 'minutes.youConfirmed',
  proposed: 'minutes.youProposed',
} as const;

export const minutesStatusText = (status: MinutesStatus): string => words(STATUS[status]);

const draftButtons = (place: Place, view: MinutesView): Element[] => {
  if (view.viewer !== 'secretary' && view.viewer !== 'presiding') return [];
  return [
    primary(execute(words('minutes.circulate'), 'minutes.circulate', place, view)),
    show(words('minutes.edit'), place, { show: 'reading-edit', id: view.ref }),
    ...(view.viewer === 'secretary' && !view.shownToChair
      ? [execute(words('minutes.toChair'), 'minutes.to-chair', place, view)]
      : []),
  ];
};

const circulatedButtons = (place: Place, view: MinutesView): Element[] => {
  if (view.viewer === 'reader') return [];
  const confirms = view.viewer === 'anyone' || (view.own && view.own !== 'confirmed');
  const confirm = execute(words('minutes.confirm'), 'minutes.confirm', place, view);
  const approves = view.viewer === 'presiding' && view.approvable;
  return [
    ...(approves
      ? [primary(execute(words('minutes.approve'), 'minutes.approve', place, view))]
      : []),
    ...(confirms ? [approves ? confirm : primary(confirm)] : []),
    dialog(words('minutes.proposeCorrection'), 'minutes.propose-correction', place, view),
  ];
};

const approvedButtons = (place: Place, view: MinutesView): Element[] =>
  view.viewer === 'secretary' || view.viewer === 'presiding'
    ? [dialog(words('minutes.addAddendum'), 'minutes.add-addendum', place, view)]
    : [];

const BUTTONS: Record<MinutesStatus, (place: Place, view: MinutesView) => Element[]> = {
  draft: draftButtons,
  circulated: circulatedButtons,
  approved: approvedButtons,
};

const sealedLine = (place: Place, sealed: NonNullable<MinutesView['sealed']>): Element =>
  small(
    words('minutes.sealed', {
      on: dayText(sealed.on, place.today),
      by: sealed.by ?? 'none',
      acting: String(sealed.acting ?? false),
      hash: sealed.hash.slice(0, 12),
      seq: String(sealed.seq),
      head: sealed.head.slice(0, 12),
    }),
  );

const correctionRow =
  (place: Place, view: MinutesView) =>
  (correction: CorrectionLine): Element =>
    row(
      words('minutes.correctionLine', { about: 'none', ...correction }),
      undefined,
      show(words('minutes.openCorrections'), place, {
        show: 'correction',
        id: view.ref,
        page: correction.number,
      }),
    );

const circulatedLines = (place: Place, view: MinutesView): Element[] => [
  small(words('minutes.confirmedCount', { count: view.confirmed })),
  line(words('minutes.corrections', { count: view.open.length })),
  ...cut(view.open, 3, correctionRow(place, view)),
  ...(view.viewer === 'presiding' && view.open.length > 0
    ? [aside(words('minutes.decideFirst', { count: view.open.length }))]
    : []),
  ...(view.approvable && view.endsEarly && view.viewer === 'presiding'
    ? [aside(words('minutes.endsEarly'))]
    : []),
  ...(view.atNextMeeting ? [aside(words('minutes.nextMeeting'))] : []),
];

/** Where the minutes stand, and what this reader may do about it. */
export const minutesCard = (place: Place, view: MinutesView): Card => {
  const circulated = view.status === 'circulated';
  const headline = words('minutes.title', {
    ref: refHere(place, view),
    state: minutesStatusText(view.status),
    until:
      circulated && view.correctionsUntil ? dayText(view.correctionsUntil, place.today) : 'none',
  });
  return card(
    headline,
    [
      title(headline),
      line(words('minutes.counts', { ...view.counts })),
      ...(view.status === 'draft' && view.shownToChair ? [small(words('minutes.shown'))] : []),
      ...(circulated ? circulatedLines(place, view) : []),
      ...(view.sealed ? [sealedLine(place, view.sealed)] : []),
      ...(view.addenda ? [small(words('minutes.addenda', { count: view.addenda }))] : []),
      ...(circulated && view.own ? [line(words(OWN[view.own]), { weight: 'Bolder' })] : []),
    ],
    [
      ...BUTTONS[view.status](place, view),
      ...(view.status === 'draft' && (view.viewer === 'asked' || view.viewer === 'reader')
        ? []
        : [
            show(words('minutes.read'), place, { show: 'reading', id: view.ref }),
            ...links(view.files),
          ]),
    ],
  );
};
