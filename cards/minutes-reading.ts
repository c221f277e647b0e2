import type { ItemOutcome } from '../src/domain/meeting/state.ts';
import type { MinutedMotion } from '../src/domain/minutes/motions.ts';
import type { Counts, Majority } from '../src/domain/motion/rules.ts';
import type { RaidKind } from '../src/domain/raid/state.ts';
import { dayText } from '../src/text/format.ts';
import { dialog, show, turns } from './buttons.ts';
import {
  card,
  type Card,
  type Element,
  heading,
  line,
  paged,
  type Place,
  prose,
  small,
  title,
} from './kit.ts';
import { majorityText } from '../src/text/votes.ts';
import { figuresText } from './motion.ts';
import type { AddendumLine } from './minutes.ts';
import type { ProposedNote } from './note.ts';
import { raidKindText } from './raid.ts';
import { words } from './words.ts';

/** One entry of the minutes, as recorded. */
export type MinutesEntry = {
  readonly id: string;
  readonly version: number;
  readonly text: string;
} & (
  | { readonly is: 'note' }
  | {
      readonly is: 'decision';
      readonly ref: string;
      readonly counts?: Counts;
      readonly casting?: 'for' | 'against';
      /** What it took, where the committee's rule asks for less. */
      readonly majority?: Majority;
      /** An earlier meeting had carried it without a quorum. */
      readonly ratified?: true;
      readonly carriedIn?: string;
      readonly rationale?: string;
      /** How it was made, where the meeting did not make it. */
      readonly method?: 'circular' | 'chair';
      readonly moved?: string;
      /** Who voted which way, where the minutes name them. */
      readonly votes?: string;
      /** From when it holds, and what it ends or is ended by. */
      readonly holds?: string;
    }
  | { readonly is: 'action'; readonly ref: string; readonly owner?: string; readonly due?: string }
  | { readonly is: 'raid'; readonly ref: string; readonly kind: RaidKind }
  | {
      readonly is: 'motion';
      readonly number: number;
      readonly outcome: MinutedMotion['outcome'];
      readonly carriedIn?: string;
      /** The number of the motion that it was to amend. */
      readonly amends?: number;
      readonly counts?: Counts;
      readonly casting?: 'for' | 'against';
      readonly majority?: Majority;
      readonly moved?: string;
      readonly votes?: string;
    }
);

export interface MinutesSection {
  /** Absent for what was recorded under no item. */
  readonly number?: number;
  /** Absent in the place of a reserved item. */
  readonly title?: string;
  /** What is in a reserved item. */
  readonly annex?: boolean;
  readonly outcome?: ItemOutcome;
  readonly entries: readonly MinutesEntry[];
}

/** The minutes in full. */
export interface ReadingView {
  readonly ref: string;
  /** `Harbour Board, Tue 24 Nov`. */
  readonly occasion: string;
  readonly present: readonly string[];
  readonly apologies: readonly string[];
  readonly absent: readonly string[];
  readonly presiding?: string;
  /** The quorum when the roll was taken, and each time that it was lost or there again: a line each. */
  readonly quorum: readonly string[];
  readonly interests: readonly {
    readonly name: string;
    readonly text: string;
    /** The number of the item on the agenda; absent: the whole meeting. */
    readonly item?: number;
  }[];
  /** The earlier meetings whose minutes this one approved, and who declared it; `none` where nothing tells. */
  readonly approved: readonly { readonly ref: string; readonly by: string }[];
  /** Decisions since the meeting before, of which this one was told. */
  readonly reported: readonly MinutesEntry[];
  readonly sections: readonly MinutesSection[];
  readonly addenda: readonly AddendumLine[];
  /** Notes that wait to be taken up, for whoever edits. */
  readonly proposed?: readonly ProposedNote[];
  /** Notes and actions open their edit dialog when tapped. */
  readonly editable: boolean;
}

// A page is read on a phone: well below what a card may hold.
const PAGE_BYTES = 12_000;
const PART = 1_500;
const NAMES = 40;

const OUTCOME = {
  taken: undefined,
  deferred: 'minutes.deferred',
  withdrawn: 'minutes.withdrawn',
} as const satisfies Record<ItemOutcome, string | undefined>;

const named = (
  key: 'minutes.roll' | 'minutes.apologies' | 'minutes.absent',
  people: readonly string[],
): Element[] => {
  if (people.length === 0) return [];
  const names = people.slice(0, NAMES).join(', ');
  const rest = people.length - NAMES;
  return [
    line(
      words(key, { names: rest > 0 ? words('minutes.others', { names, count: rest }) : names }),
      { spacing: 'Small' },
    ),
  ];
};

/** So many characters to a space or the end, else so many. */
const PARTS = new RegExp(String.raw`[^]{1,${PART}}(?:\s|$)|[^]{1,${PART}}`, 'gu');

/** A text in parts that each fit a page, broken at spaces where there are any. */
const parts = (text: string): string[] => text.toWellFormed().match(PARTS) ?? [];

const figuresOf = ({
  counts,
  casting,
  majority,
}: Pick<Extract<MinutesEntry, { is: 'motion' }>, 'counts' | 'casting' | 'majority'>): string => {
  if (!counts) return 'none';
  const figures = figuresText({ counts, casting });
  return majority ? words('minutes.byRule', { figures, rule: majorityText(majority) }) : figures;
};

const entryTitle = (entry: MinutesEntry): string | undefined => {
  if (entry.is === 'decision')
    return words('minutes.decision', {
      ref: entry.ref,
      figures: figuresOf(entry),
      method: entry.method ?? 'none',
      ratified: entry.ratified ? (entry.carriedIn ?? 'true') : 'none',
    });
  if (entry.is === 'action') return words('minutes.action', { ref: entry.ref });
  if (entry.is === 'motion')
    return words('minutes.motion', {
      number: entry.number,
      outcome: entry.outcome,
      carriedIn: entry.carriedIn ?? 'none',
      amends: entry.amends ?? 'none',
      figures: figuresOf(entry),
    });
  if (entry.is === 'raid')
    return words('minutes.raid', { ref: entry.ref, kind: raidKindText(entry.kind) });
  return undefined;
};

const entryText = (place: Place, entry: MinutesEntry): string => {
  if (entry.is === 'decision' && entry.rationale)
    return `${entry.text}\n${words('minutes.reason')} ${entry.rationale}`;
  return entry.is === 'action'
    ? `${entry.text} ${words('minutes.actionOwner', {
        owner: entry.owner ?? 'none',
        due: entry.due ? dayText(entry.due, place.today) : 'none',
      })}`
    : entry.text;
};

const editOf = (place: Place, entry: MinutesEntry): Element | undefined => {
  if (entry.is === 'note') return dialog(words('minutes.edit'), 'note.edit', place, entry);
  if (entry.is === 'action') return dialog(words('minutes.edit'), 'action.edit', place, entry);
  return undefined;
};

const entryElements =
  (place: Place, editable: boolean) =>
  (entry: MinutesEntry): Element[] => {
    const name = entryTitle(entry);
    const voted = entry.is === 'decision' || entry.is === 'motion';
    const holds = entry.is === 'decision' ? entry.holds : undefined;
    const named = voted
      ? [entry.moved, entry.votes, holds].filter((each) => each !== undefined)
      : [];
    const edit = editable ? editOf(place, entry) : undefined;
    return parts(entryText(place, entry)).map((part, index) => ({
      type: 'Container',
      spacing: index === 0 ? 'Medium' : 'Small',
      items: [
        ...(name && index === 0 ? [line(name, { weight: 'Bolder', color: 'Accent' })] : []),
        prose(part, PART),
        ...(index === 0 ? named.map((each) => small(each)) : []),
      ],
      ...(edit && { selectAction: edit }),
    }));
  };

const sectionTitle = ({ number, title, annex }: MinutesSection): string => {
  if (number === undefined) return words('minutes.general');
  if (title === undefined) return words('minutes.reserved', { number });
  return words(annex ? 'minutes.annex' : 'minutes.item', { number, title });
};

const sectionElements = (place: Place, view: ReadingView, section: MinutesSection): Element[] => {
  const outcome = section.outcome && OUTCOME[section.outcome];
  const entries = section.entries.flatMap(entryElements(place, view.editable));
  if (section.number === undefined && entries.length === 0) return [];
  return [
    { ...heading(sectionTitle(section)), separator: true },
    ...(outcome ? [small(words(outcome))] : []),
    ...(entries.length === 0 && !outcome && section.title !== undefined
      ? [small(words('minutes.empty'))]
      : []),
    ...entries,
  ];
};

/** What is not in the minutes yet, and comes into them by being saved. */
const proposedElements = (place: Place, proposed: readonly ProposedNote[] = []): Element[] =>
  proposed.length === 0
    ? []
    : [
        heading(words('minutes.proposedNotes')),
        ...proposed.map((note) => ({
          type: 'Container',
          spacing: 'Small',
          items: [
            line(words('minutes.decideBy', note), { weight: 'Bolder', color: 'Accent' }),
            prose(note.text, PART),
          ],
          selectAction: dialog(words('minutes.edit'), 'note.edit', place, note),
        })),
      ];

const content = (place: Place, view: ReadingView): Element[] => [
  ...proposedElements(place, view.proposed),
  ...(view.presiding ? [line(words('minutes.presided', { name: view.presiding }))] : []),
  ...view.quorum.map((standing) => line(standing, { spacing: 'Small' })),
  ...named('minutes.roll', view.present),
  ...named('minutes.apologies', view.apologies),
  ...named('minutes.absent', view.absent),
  ...view.interests.map((interest) =>
    line(words('minutes.interest', { ...interest, item: String(interest.item ?? 'none') })),
  ),
  ...view.approved.map((earlier) => line(words('minutes.earlierApproved', earlier))),
  ...(view.reported.length > 0
    ? [
        { ...heading(words('minutes.reported')), separator: true },
        ...view.reported.flatMap(entryElements(place, false)),
      ]
    : []),
  ...view.sections.flatMap((section) => sectionElements(place, view, section)),
  ...view.addenda.flatMap(({ by, on, text, annex = false }) => [
    heading(words('minutes.addendum', { by, on: dayText(on, place.today), annex: String(annex) })),
    ...parts(text).map((part) => prose(part, PART)),
  ]),
];

/** One page of the minutes, counted from 1; a page beyond the last is the last. */
export const readingCard = (place: Place, view: ReadingView, wanted = 1): Card => {
  const pages = paged(content(place, view), PAGE_BYTES);
  const page = Math.min(Math.max(1, Math.trunc(wanted)), pages.length);
  const headline = words('minutes.readTitle', { ref: view.ref });
  const shows = view.editable ? 'reading-edit' : 'reading';
  return card(
    words('card.joined', { first: headline, second: view.occasion }),
    [
      title(headline),
      small(
        pages.length > 1
          ? words('card.joined', {
              first: view.occasion,
              second: words('card.page', { page, pages: pages.length }),
            })
          : view.occasion,
      ),
      ...(view.editable ? [small(words('minutes.tapToEdit'))] : []),
      ...(pages[page - 1] ?? []),
    ],
    [
      ...turns(place, { show: shows, id: view.ref }, { page, pages: pages.length }),
      show(words('card.back'), place, { show: 'minutes', id: view.ref }),
    ],
  );
};
