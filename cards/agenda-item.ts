import type { Paper } from '../src/domain/agenda-item.ts';
import { type AgendaLine, itemTitle, KIND } from './agenda.ts';
import { dialog, execute, primary, show } from './buttons.ts';
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
import { entryText, type LineEntry } from './lineage.ts';
import { words } from './words.ts';

/** One agenda item, with what there is to read and what can be done with it. */
export interface ItemView extends Omit<AgendaLine, 'papers'> {
  /** How many items stand on the agenda with it; absent where it is on none. */
  readonly total?: number;
  readonly papers: readonly Paper[];
  readonly by?: string;
  readonly withdrawnWhy?: string;
  /** `minuting`: presiding person and secretary; `voter` may take a consent item out. */
  readonly viewer: 'minuting' | 'proposer' | 'voter' | 'onlooker';
  /** The risk, issue or action that it arises from. */
  readonly from?: LineEntry;
  /** Whether the viewer declared an interest in it; absent where they have none to declare. */
  readonly interest?: 'declared' | 'none';
}

const PAPERS = 5;

const STATUS = {
  proposed: 'agenda.waitsToBeAccepted',
  accepted: 'agenda.accepted',
  taken: 'agenda.taken',
  deferred: 'agenda.deferred',
  withdrawn: 'agenda.withdrawn',
} as const;

const isSafe = (url: string): boolean => URL.canParse(url) && new URL(url).protocol === 'https:';

/** A paper opens in the browser; below its title stands where it leads. */
const paperRow = ({ title: name, url }: Paper): Element =>
  isSafe(url)
    ? row(name, new URL(url).hostname, { type: 'Action.OpenUrl', title: name.slice(0, 40), url })
    : row(name);

const headlineOf = ({ number, kind, status, total }: ItemView): string => {
  const said = words(KIND[kind]).toLowerCase();
  return status === 'proposed' || total === undefined
    ? words('agenda.cardApart', { status, kind: said })
    : words('agenda.cardTitle', { number, kind: said });
};

const orderButtons = (place: Place, view: ItemView): Element[] => {
  const { number, total = 0 } = view;
  return [
    ...(number > 1
      ? [execute(words('agenda.up'), 'agenda.move', place, view, { to: number - 1 })]
      : []),
    ...(number < total
      ? [execute(words('agenda.down'), 'agenda.move', place, view, { to: number + 1 })]
      : []),
  ];
};

const buttonsOf = (place: Place, view: ItemView): Element[] => {
  const agenda = show(words('meeting.agenda'), place, { show: 'agenda' });
  if (view.status === 'taken' || view.status === 'withdrawn') return [agenda];
  const edit = dialog(words('agenda.edit'), 'agenda.edit', place, view);
  const withdraw = execute(words('agenda.withdraw'), 'agenda.withdraw', place, view);
  const declare =
    view.interest === 'none'
      ? [dialog(words('meeting.declareInterest'), 'roll.declare-interest', place, view)]
      : [];
  const pull =
    view.kind === 'consent' ? [execute(words('agenda.pull'), 'agenda.pull', place, view)] : [];
  if (view.viewer === 'onlooker') return [...declare, agenda];
  if (view.viewer === 'voter') return [...pull, ...declare, agenda];
  if (view.viewer === 'proposer') return [edit, withdraw, ...pull, ...declare, agenda];
  const later =
    view.status === 'deferred' ? [] : [dialog(words('agenda.defer'), 'agenda.defer', place, view)];
  if (view.status === 'proposed')
    return [
      primary(execute(words('agenda.accept'), 'agenda.accept', place, view)),
      edit,
      ...later,
      withdraw,
      ...declare,
      agenda,
    ];
  const order = pull.length > 0 ? pull : orderButtons(place, view);
  return [edit, ...order, ...later, withdraw, ...declare, agenda];
};

/** How it stands, who presents it, how long it takes, who proposed it, where it comes from: in one line. */
const detailsOf = ({ status, presenter, minutes, by, from, reserved }: ItemView): string[] => [
  words(STATUS[status]),
  ...(presenter ? [words('agenda.presentedBy', { name: presenter })] : []),
  ...(minutes === undefined ? [] : [words('agenda.length', { minutes })]),
  ...(by ? [words('agenda.proposedBy', { name: by })] : []),
  ...(from ? [words('agenda.arisesFrom', { origin: entryText(from) })] : []),
  ...(reserved ? [words('agenda.reserved')] : []),
];

export const itemCard = (place: Place, view: ItemView): Card => {
  const headline = headlineOf(view);
  const name = itemTitle(view);
  return card(
    words('card.joined', { first: headline, second: name }),
    [
      title(headline),
      line(name, { size: 'Large', weight: 'Bolder', spacing: 'Small', max: 160 }),
      small(detailsOf(view).join(' · ')),
      ...(view.deferrals
        ? [
            line(
              words('agenda.deferrals', {
                count: view.deferrals,
                why: view.deferredWhy ?? 'none',
              }),
            ),
          ]
        : []),
      ...(view.withdrawnWhy ? [line(view.withdrawnWhy)] : []),
      ...(view.interest === 'declared' ? [aside(words('agenda.interested'))] : []),
      ...view.papers.slice(0, PAPERS).map(paperRow),
    ],
    buttonsOf(place, view),
  );
};
