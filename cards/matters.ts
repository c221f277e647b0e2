import type { Matters } from '../src/domain/meeting/matters.ts';
import { dayText } from '../src/text/format.ts';
import { type ActionLine, refHere } from './action.ts';
import { show, turns } from './buttons.ts';
import { card, type Card, type Element, line, type Place, row, small, title } from './kit.ts';
import type { Page } from './register.ts';
import { words } from './words.ts';

type Head = Exclude<keyof Matters, 'rest'> | 'reviews' | 'minutes';

/**
 * An action, a record to be reviewed, or a meeting whose minutes are not approved, and the head under which it
 * stands.
 */
export interface MatterLine extends ActionLine {
  readonly is: Head;
}

export interface MattersView extends Page<MatterLine> {
  /** Open actions under no head. */
  readonly rest: number;
  /** Before a whole conversation nobody is named as late. */
  readonly discreet: boolean;
}

export const MATTER_ROWS = 6;

const HEADS = {
  overdue: 'agenda.headOverdue',
  blocked: 'agenda.headBlocked',
  waiting: 'agenda.headWaiting',
  soon: 'agenda.headSoon',
  closed: 'agenda.headClosed',
  reviews: 'agenda.headReviews',
  minutes: 'agenda.headMinutes',
} as const satisfies Record<Head, string>;

const rowOf =
  (place: Place, discreet: boolean) =>
  (of: MatterLine): Element => {
    const unnamed = discreet && (of.is === 'overdue' || of.is === 'blocked');
    return row(
      words('action.row', { ref: refHere(place, of), what: of.what }),
      [
        words(HEADS[of.is]),
        ...(of.owner && !unnamed ? [of.owner] : []),
        ...(of.due && of.is !== 'closed' ? [dayText(of.due, place.today)] : []),
      ].join(' · '),
      show(of.ref, place, { show: of.is === 'minutes' ? 'minutes' : 'record', id: of.id }),
    );
  };

/**
 * What became of what was asked, one matter a line: minutes not approved, late, stuck, to confirm, due soon, to
 * review, closed since.
 */
export const mattersCard = (place: Place, view: MattersView): Card => {
  const headline = words('agenda.mattersTitle', { count: view.total });
  const { page, pages } = view;
  return card(
    headline,
    [
      title(headline),
      ...(pages > 1 ? [small(words('card.page', { page, pages }))] : []),
      ...view.lines.slice(0, MATTER_ROWS).map(rowOf(place, view.discreet)),
      ...(view.rest > 0
        ? [line(words('agenda.mattersRest', { count: view.rest }), { subtle: true })]
        : []),
    ],
    [
      ...turns(place, { show: 'matters' }, view),
      show(words('meeting.agenda'), place, { show: 'agenda' }),
    ],
  );
};
