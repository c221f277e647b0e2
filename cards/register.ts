import { dayText } from '../src/text/format.ts';
import { type ActionLine, lateDays, refHere, statusText } from './action.ts';
import { type FileLink, links, show, turns, type View } from './buttons.ts';
import { card, type Card, type Element, type Place, row, small, title } from './kit.ts';
import { words } from './words.ts';

/** One page of a list, counted from 1, out of `total` lines in `pages`. */
export interface Page<T> {
  readonly lines: readonly T[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** There are others beyond `total`, which was as far as was read. */
  readonly more?: boolean;
  readonly files?: readonly FileLink[];
  /** `YYYY-MM-DD`: as it stood at the end of that day. */
  readonly asAt?: string;
  /** That day was before the first record. */
  readonly unbegun?: boolean;
}

/** A line of a register: anything with a reference. */
export interface RegisterLine extends Pick<ActionLine, 'ref' | 'committee'> {
  readonly id: string;
  readonly opens: Extract<View, 'action' | 'decision' | 'meeting' | 'raid-entry' | 'record'>;
  readonly text: string;
  /** `in force`, `held`. */
  readonly state: string;
  /** `YYYY-MM-DD`. */
  readonly on?: string;
}

/** How many lines a page of each list holds. */
export const REGISTER_ROWS = 8;
export const MY_ROWS = 5;

const asAtNote = ({ unbegun, total }: Page<unknown>) => {
  if (unbegun) return 'register.asAtUnbegun';
  return total === 0 ? 'register.asAt' : 'register.asAtRows';
};

/** Which page it is, and that there is more than was read. */
export const pageLine = (page: Page<unknown>): Element[] => [
  ...(page.pages > 1 ? [small(words('card.page', { page: page.page, pages: page.pages }))] : []),
  ...(page.asAt ? [small(words(asAtNote(page)))] : []),
  ...(page.more ? [small(words('register.beyond', { count: page.total }))] : []),
];

export const asAtTitle = (headline: string, { asAt }: Page<unknown>): string =>
  asAt ? words('register.asAtTitle', { on: dayText(asAt, ''), title: headline }) : headline;

export const asAtOf = ({ asAt }: Page<unknown>) => (asAt ? { asAt } : {});

const at = (place: Place, of: Pick<ActionLine, 'committee'>): Place =>
  of.committee ? { ...place, committee: of.committee.id } : place;

const dueText = (place: Place, line: ActionLine): string =>
  line.due ? dayText(line.due, place.today) : words('action.noDate');

const actionRow =
  (place: Place, discreet: boolean) =>
  (line: ActionLine): Element =>
    row(
      words('action.row', { ref: refHere(place, line), what: line.what }),
      words(
        !discreet && lateDays(place, line) > 0 ? 'register.ownerDueLate' : 'register.ownerDue',
        {
          owner: line.owner ?? words('action.noOwner'),
          due: dueText(place, line),
        },
      ),
      show(line.ref, at(place, line), { show: 'action', id: line.id }),
    );

/** Open actions, a page of them. */
export interface ActionsPage extends Page<ActionLine> {
  /** Before a whole conversation nobody is named as late. */
  readonly discreet?: boolean;
  /** How many of the open ones are late; whether they alone are listed. */
  readonly late?: number;
  readonly onlyLate?: boolean;
}

/** From the open actions to the late ones among them, and back. */
const lateOrAll = (
  place: Place,
  { discreet, late = 0, onlyLate, asAt }: ActionsPage,
): Element[] => {
  if (onlyLate) return [show(words('register.allOpen'), place, { show: 'actions' })];
  if (discreet || late === 0 || asAt) return [];
  return [show(words('register.overdue'), place, { show: 'actions', query: 'overdue' })];
};

/** Open actions by due date, or the late ones among them. */
export const actionsCard = (place: Place, page: ActionsPage): Card => {
  const { onlyLate } = page;
  const name = onlyLate ? 'register.lateTitle' : 'register.actionsTitle';
  const headline = asAtTitle(words(name, { count: page.total }), page);
  const opens = {
    show: 'actions',
    ...(onlyLate && { query: 'overdue' }),
    ...asAtOf(page),
  } as const;
  return card(
    headline,
    [
      title(headline),
      ...pageLine(page),
      ...page.lines.slice(0, REGISTER_ROWS).map(actionRow(place, page.discreet ?? false)),
    ],
    [...turns(place, opens, page), ...lateOrAll(place, page), ...links(page.files)],
  );
};

const REGISTERS = {
  decisions: 'register.decisionsTitle',
  meetings: 'register.meetingsTitle',
  motions: 'register.motionsTitle',
} as const;

const registerRow =
  (place: Place) =>
  (line: RegisterLine): Element =>
    row(
      words('register.line', { ref: refHere(place, line), text: line.text }),
      line.on
        ? words('register.stateOn', { state: line.state, on: dayText(line.on, place.today) })
        : line.state,
      show(line.ref, at(place, line), { show: line.opens, id: line.id }),
    );

/** Decisions, meetings or motions, a page of them. */
export const registerCard = (
  place: Place,
  kind: keyof typeof REGISTERS,
  page: Page<RegisterLine>,
): Card => {
  const headline = asAtTitle(words(REGISTERS[kind], { count: page.total }), page);
  return card(
    headline,
    [
      title(headline),
      ...pageLine(page),
      ...page.lines.slice(0, REGISTER_ROWS).map(registerRow(place)),
    ],
    [...turns(place, { show: kind, ...asAtOf(page) }, page), ...links(page.files)],
  );
};

/** What a search found, over all kinds of records. */
export const searchCard = (place: Place, query: string, page: Page<RegisterLine>): Card => {
  const headline = words('register.searchTitle', { count: page.total, query });
  return card(
    headline,
    [
      title(headline),
      ...pageLine(page),
      ...page.lines.slice(0, REGISTER_ROWS).map(registerRow(place)),
    ],
    turns(place, { show: 'search', query: query.slice(0, 200) }, page),
  );
};

/** When something is due, seen from today. */
export type When = 'overdue' | 'this-week' | 'later' | 'no-date';

export interface MyActionLine extends ActionLine {
  readonly when: When;
}

const WHEN = {
  overdue: 'register.overdue',
  'this-week': 'register.thisWeek',
  later: 'register.later',
  'no-date': 'register.noDate',
} as const satisfies Record<When, string>;

/** Beneath each action: when it is due, and its state where that says more. */
const myDetail = (place: Place, line: MyActionLine): string =>
  words('card.joined', {
    first: words(WHEN[line.when]),
    second:
      line.status === 'done' || line.status === 'declined'
        ? statusText(line.status)
        : dueText(place, line),
  });

/** One person's open actions over all committees, in the order overdue, this week, later. */
export const myActionsCard = (
  place: Place,
  page: Page<MyActionLine> & { readonly overdue: number },
): Card => {
  const headline = words('register.mineTitle', { open: page.total, overdue: page.overdue });
  return card(
    headline,
    [
      title(headline),
      ...pageLine(page),
      ...page.lines
        .slice(0, MY_ROWS)
        .map((line) =>
          row(
            words('action.row', { ref: refHere(place, line), what: line.what }),
            line.when === 'no-date' ? words(WHEN[line.when]) : myDetail(place, line),
            show(line.ref, at(place, line), { show: 'action', id: line.id }),
          ),
        ),
    ],
    turns(place, { show: 'my-actions' }, page),
  );
};
