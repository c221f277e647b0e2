import { dayText } from '../src/text/format.ts';
import { dialog, execute, primary, show } from './buttons.ts';
import {
  band,
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
import { proposedRow, type ProposedNote } from './note.ts';
import { momentIn } from './times.ts';
import { words } from './words.ts';

/** Something that a closed meeting still lacks. */
export type Missing =
  | {
      readonly is: 'action';
      readonly id: string;
      readonly version: number;
      readonly ref: string;
      readonly what: string;
      readonly owner: boolean;
      readonly due: boolean;
    }
  | { readonly is: 'motion'; readonly number: number; readonly text: string }
  | {
      readonly is: 'item';
      readonly number: number;
      readonly title: string;
      /** The meeting came to it, and left its motion so. */
      readonly motion?: number;
      readonly lacks?: 'result' | 'ratification';
    }
  | ({ readonly is: 'note' } & ProposedNote)
  /** The meeting was to approve the minutes of an earlier one, and did not. */
  | { readonly is: 'minutes'; readonly ref: string }
  | { readonly is: 'attendance' };

/** What still wants completing after a meeting, and who waits to be told. */
export interface ClosingView {
  readonly id: string;
  readonly ref: string;
  readonly version: number;
  readonly missing: readonly Missing[];
  /** Owners with something new. */
  readonly waiting: number;
  /** `YYYY-MM-DD`: when they are told if nobody sends it earlier. */
  readonly releaseOn?: string;
  /** UTC instant at which they were told. */
  readonly releasedAt?: string;
  readonly counts: Readonly<Record<'decisions' | 'actions' | 'notes' | 'raid', number>>;
  /** Minutes of the items that had a plan. */
  readonly time?: { readonly planned: number; readonly taken: number };
}

const LINES = 5;

const actionText = ({ ref, what, owner, due }: Extract<Missing, { is: 'action' }>): string => {
  if (!owner && !due) return words('meeting.noOwnerNoDate', { ref, what });
  return words(owner ? 'meeting.noDate' : 'meeting.noOwner', { ref, what });
};

const missingRow =
  (place: Place, view: ClosingView) =>
  (missing: Missing): Element => {
    if (missing.is === 'attendance')
      return row(
        words('meeting.noAttendance'),
        undefined,
        dialog(words('meeting.attendance'), 'roll.record', place, view),
      );
    if (missing.is === 'note') return proposedRow(place, missing, { on: 'closing' });
    if (missing.is === 'minutes')
      return row(
        words('meeting.minutesWait', { ref: missing.ref }),
        undefined,
        show(missing.ref, place, { show: 'minutes', id: missing.ref }),
      );
    if (missing.is === 'motion') return row(words('meeting.noResult', { ...missing }));
    if (missing.is === 'item')
      return row(words('meeting.itemLeft', { motion: 0, lacks: 'nothing', ...missing }));
    return row(
      actionText(missing),
      undefined,
      dialog(words('action.edit'), 'action.edit', place, missing, { closing: view.ref }),
    );
  };

const waitingText = (place: Place, view: ClosingView): string =>
  view.releasedAt
    ? words('meeting.closingSent', { when: momentIn(place, view.releasedAt) })
    : words('meeting.closingWaits', {
        count: view.waiting,
        on: view.releaseOn ? dayText(view.releaseOn, place.today) : 'none',
      });

/** The closing check, for the secretary and the presiding person. */
export const closingCard = (place: Place, view: ClosingView): Card => {
  const headline = words('meeting.closed', { ref: view.ref });
  const missing = words('meeting.closingMissing', { count: view.missing.length });
  const unsent = view.waiting > 0 && !view.releasedAt;
  const send = execute(words('meeting.sendToOwners'), 'meeting.release', place, view);
  const minutes = show(words('meeting.minutes'), place, { show: 'minutes', id: view.ref });
  return card(
    words('card.joined', { first: headline, second: missing }),
    [
      title(headline),
      small(
        [
          words('meeting.counts', { ...view.counts }),
          ...(view.time ? [words('meeting.took', { ...view.time })] : []),
        ].join(' · '),
      ),
      ...(view.missing.length === 0
        ? [band(missing, 'good')]
        : [line(missing, { weight: 'Bolder' })]),
      ...cut(view.missing, LINES, missingRow(place, view)),
      line(waitingText(place, view), { spacing: 'Medium' }),
    ],
    unsent ? [primary(send), minutes] : [primary(minutes)],
  );
};
