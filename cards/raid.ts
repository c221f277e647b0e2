import { type Score, valueOf } from '../src/domain/raid/scale.ts';
import { scoreOf } from '../src/domain/raid/rules.ts';
import type { RaidDetails, RaidKind, RaidOutcome, RaidState } from '../src/domain/raid/state.ts';
import { dayText } from '../src/text/format.ts';
import { refHere } from './action.ts';
import { dialog, show } from './buttons.ts';
import { card, type Card, type Element, facts, type Place, prose, title } from './kit.ts';
import { type LineEntry, lineText } from './lineage.ts';
import { type Morning, onceAMorning, whyToday } from './morning.ts';
import * as names from './raid-words.ts';
import { words } from './words.ts';

/** A risk, assumption, issue or dependency: its details, and people by name. Dates in the place's zone. */
export interface RaidView extends Omit<RaidDetails, 'owner'> {
  readonly id: string;
  readonly ref: string;
  readonly version: number;
  readonly kind: RaidKind;
  readonly text: string;
  readonly status: RaidState['status'];
  readonly cause?: string;
  readonly event?: string;
  readonly effect?: string;
  readonly plan?: string;
  readonly party?: string;
  readonly owner?: string;
  readonly addedBy: string;
  /** `YYYY-MM-DD`. */
  readonly addedOn: string;
  readonly line?: readonly (readonly LineEntry[])[];
  readonly reviewed?: { readonly on: string; readonly by: string; readonly text?: string };
  readonly outcome?: RaidOutcome;
  readonly closedWhy?: string;
  /** Why it is in no register: recorded in error. */
  readonly takenBack?: string;
  /** Before everybody: whoever may not do what they press is told so. */
  readonly may: {
    readonly review: boolean;
    readonly close: boolean;
    readonly act: boolean;
    /** Of an issue, while a meeting is in session. */
    readonly move: boolean;
  };
  /** A morning's only item. */
  readonly morning?: Morning;
}

/** A card holds eight lines: its title, its words, and six more; in the morning why it comes, and why so. */
const MOST_FACTS = 6;
const IN_THE_MORNING = 4;

export const raidKindText = (kind: RaidKind): string => words(names.KIND[kind]);

/** How bad it is in a word, said beside its number: colour alone says nothing. */
export const severityText = (view: Pick<RaidView, 'inherent' | 'residual' | 'priority'>) => {
  const value = scoreOf(view);
  if (value !== undefined)
    return words('raid.scored', { value, severity: words(names.severityKey(value)) });
  return view.priority && words(names.PRIORITY[view.priority]);
};

const headlineOf = (place: Place, view: RaidView): string =>
  words('raid.title', {
    ref: refHere(place, view),
    kind: words(
      view.nature === 'opportunity' ? 'raid.opportunity' : names.KIND[view.kind],
    ).toLowerCase(),
    severity: (view.status === 'open' && severityText(view)) || 'none',
    state: view.status === 'open' ? 'open' : words(names.STATUS[view.status]),
  });

/** How it is scored now; before and to be only where that is another score. */
const scoreText = ({ inherent, residual, target, status }: RaidView): string | undefined => {
  const now = residual ?? inherent;
  if (!now) return undefined;
  const other = (score: Score | undefined): string =>
    score && valueOf(score) !== valueOf(now) ? String(valueOf(score)) : 'none';
  return words('raid.scoreNow', {
    value: valueOf(now),
    ...now,
    inherent: other(inherent),
    target: status === 'open' ? other(target) : 'none',
  });
};

const joined = (separator: string, ...parts: readonly (string | undefined)[]) =>
  parts.filter(Boolean).join(separator) || undefined;

const kindText = ({ category, priority }: RaidView) =>
  joined(
    ', ',
    category && words(names.CATEGORY[category]),
    priority && words('raid.priority', { priority: words(names.PRIORITY[priority]) }),
  );

const waitsText = ({ direction, party }: RaidView) =>
  direction === undefined && party === undefined
    ? undefined
    : words(direction === 'out' ? 'raid.waitOut' : 'raid.waitIn', {
        party: party ?? words('raid.somebody'),
      });

const closedText = ({ outcome, closedWhy = 'none', status }: RaidView) =>
  status === 'closed'
    ? words('raid.closedAs', {
        outcome: words(outcome ? names.OUTCOME[outcome] : 'record.closed'),
        why: closedWhy,
      })
    : undefined;

const watchedText = (place: Place, { owner, reviewOn, status }: RaidView): string =>
  words('raid.watched', {
    owner: owner ?? words('record.nobody'),
    on: reviewOn && status === 'open' ? dayText(reviewOn, place.today) : 'none',
  });

type Pair = readonly [string, string | undefined];

/** In the order in which they are read; where there are too many, the last of `spare` give way. */
const factsOf = (place: Place, view: RaidView): Element[] => {
  const { due, response, proximity, plan, reviewed } = view;
  const pairs: readonly Pair[] = [
    [words('raid.score'), scoreText(view)],
    [words('raid.is'), kindText(view)],
    [words('raid.waitsFor'), waitsText(view)],
    [words(names.BY[view.kind]), due && dayText(due, place.today)],
    [words('raid.course'), joined(words('raid.arrow'), view.cause, view.event, view.effect)],
    [
      words('raid.response'),
      joined(' · ', response && words(names.RESPONSE[response]), plan) ?? undefined,
    ],
    [words('raid.near'), proximity && words(names.PROXIMITY[proximity])],
    [words('record.watchedBy'), watchedText(place, view)],
    [words('raid.lastWord'), reviewed?.text],
    [words('raid.line'), view.line && lineText(view.line)],
    [
      words('record.raised'),
      words('record.raisedBy', { by: view.addedBy, on: dayText(view.addedOn, place.today) }),
    ],
    [words('record.closedWhy'), view.takenBack ?? closedText(view)],
  ];
  const known = pairs.filter(([, value]) => value);
  const spare = ['record.raised', 'raid.near', 'raid.lastWord', 'raid.course'] as const;
  const most = view.morning ? IN_THE_MORNING : MOST_FACTS;
  const dropped = spare.slice(0, Math.max(0, known.length - most)).map((key) => words(key));
  return facts(known.filter(([name]) => !dropped.includes(name)).slice(0, most));
};

const BECOMES = {
  risk: { word: 'raid.occurred', status: 'occurred' },
  assumption: { word: 'raid.failed', status: 'failed' },
} as const;

/** What may be pressed on an open entry, the likeliest first. */
const buttonsOf = (place: Place, view: RaidView): Element[] => {
  const { kind, may } = view;
  if (view.status !== 'open') return [];
  const becomes = kind === 'risk' || kind === 'assumption' ? BECOMES[kind] : undefined;
  return [
    ...(may.review
      ? [
          dialog(words('raid.review'), 'raid.review', place, view),
          dialog(words('raid.details'), 'raid.edit', place, view),
        ]
      : []),
    ...(may.review && becomes
      ? [dialog(words(becomes.word), 'raid.review', place, view, { status: becomes.status })]
      : []),
    ...(may.act ? [dialog(words('raid.action'), 'action.add', place, {}, { from: view.ref })] : []),
    ...(may.move && kind === 'issue'
      ? [dialog(words('raid.motionButton'), 'motion.propose', place, {}, { from: view.ref })]
      : []),
    ...(may.close ? [dialog(words('record.close'), 'raid.close', place, view)] : []),
  ];
};

export const raidCard = (place: Place, view: RaidView): Card => {
  const headline = headlineOf(place, view);
  const { morning } = view;
  return card(
    words('action.summary', { ref: headline, what: view.text }),
    [
      title(headline),
      ...whyToday(morning),
      prose(view.text, 3000),
      ...factsOf(place, view),
      ...onceAMorning(morning),
    ],
    [
      ...buttonsOf(place, view),
      morning?.button ?? show(words('card.history'), place, { show: 'history', id: view.ref }),
    ],
  );
};
