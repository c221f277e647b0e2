import { CHOICES } from '../src/domain/motion/naming.ts';
import type { Majority } from '../src/domain/motion/rules.ts';
import type { Choice, MotionState, MotionStatus, Result } from '../src/domain/motion/state.ts';
import type { Rules } from '../src/domain/rules.ts';
import { majorityText } from '../src/text/votes.ts';
import { timeText } from '../src/text/format.ts';
import { dialog, execute, primary, show } from './buttons.ts';
import { castingButtons, ownText, proxyVotes, votingButtons, votingHint } from './motion-ballot.ts';
import { aside, card, type Card, type Element, facts, type Place, prose, title } from './kit.ts';
import { quorumText } from './quorum.ts';
import { type LineEntry, lineText } from './lineage.ts';
import { soonIn } from './times.ts';
import { words } from './words.ts';

/** A motion, before its vote, during it, and with its result. Names for display. */
export interface MotionView {
  readonly id: string;
  readonly version: number;
  readonly number: number;
  readonly text: string;
  readonly status: MotionStatus;
  /** Being voted on in secret. */
  readonly secret: boolean;
  /** The committee's rule. */
  readonly secretBallots: Rules['secretBallots'];
  readonly mover?: string;
  readonly seconder?: string;
  /** UTC instant. */
  readonly openedAt?: string;
  /** UTC instant at which the vote closes by itself. */
  readonly closesAt?: string;
  /** It is over, and waits for the casting vote. */
  readonly tied?: boolean;
  /** The meeting is adjourned during the vote, with seconds left of the time that was set, if any. */
  readonly paused?: { readonly seconds?: number };
  /** The meeting on whose attendance the viewer, who has a vote, is not. */
  readonly arrive?: string;
  readonly majority: Majority;
  /** How many votes there are on it, cast or not. */
  readonly eligible: number;
  readonly quorum: Result['quorum'];
  /** How many voted so far, of the votes in the room; not which way. */
  readonly voted: number;
  readonly there: number;
  readonly result?: Result & { readonly taken: 'ballot' | 'hands' | 'names' };
  /** The motion that it amends, as that one reads; and the amendment that comes before it. */
  readonly amends?: { readonly number: number; readonly text: string };
  readonly amendment?: { readonly id: string; readonly number: number };
  /** Its line of descent: what it arose from, what came of it. */
  readonly line?: readonly (readonly LineEntry[])[];
  /** Who had their dissent recorded, shown where nobody else is named. */
  readonly dissents?: readonly {
    readonly name: string;
    readonly choice: Exclude<Choice, 'for'>;
  }[];
  /** Who voted which way; empty where hands were counted. */
  readonly named?: Readonly<Record<Choice, readonly string[]>>;
  readonly decision?: string;
  /** Carried without a quorum, and not wanted by a later meeting. */
  readonly unratified?: MotionState['unratified'];
  /** The viewer's own vote, in secret not which; absent for everybody else than a voter in the room. */
  readonly own?: Choice | 'hasVoted' | 'recused' | 'none';
  /** Absent members whose votes the viewer casts, and how those stand. */
  readonly proxies?: readonly {
    readonly of: string;
    readonly name: string;
    readonly vote: NonNullable<MotionView['own']>;
  }[];
  /** Whether a meeting is in session, and whether the committee decides between meetings. */
  readonly sitting: boolean;
  readonly circular: boolean;
  readonly may: Readonly<
    Record<'vote' | 'second' | 'amend' | 'put' | 'ratify' | 'withdraw' | 'dissent', boolean>
  >;
}

const MINUTE_S = 60;

interface Figures {
  readonly counts: Result['counts'];
  readonly casting?: Result['casting'] | undefined;
}

/** `4–1–1`, and whether a casting vote was needed. */
export const figuresText = ({ counts, casting }: Figures): string =>
  words('motion.figures', { ...counts, casting: casting ?? 'none' });

/** How many votes were cast; none, where it was agreed on without. */
export const votedOf = (result: Pick<Result, 'counts'> | undefined): number =>
  CHOICES.reduce((sum, choice) => sum + (result?.counts[choice] ?? 0), 0);

/** The rule for a motion, an absolute majority with its base: recused people leave it. */
const ruleText = ({ majority, eligible }: MotionView): string =>
  majority === 'absolute'
    ? words('circular.absolute', { electors: eligible })
    : majorityText(majority);

type Standing = Pick<
  MotionView,
  'status' | 'openedAt' | 'closesAt' | 'tied' | 'paused' | 'unratified'
> & {
  readonly secret?: boolean;
  readonly result?: Pick<Result, 'counts'>;
};

export const motionStatusText = (
  place: Place,
  {
    status,
    tied = false,
    paused,
    secret = false,
    openedAt = '',
    closesAt,
    result,
    unratified,
  }: Standing,
) => {
  const halted = paused ? 'paused' : 'voting';
  const voting = tied ? 'tied' : halted;
  return words(`motion.${status === 'voting' ? voting : status}`, {
    left: Math.ceil((paused?.seconds ?? 0) / MINUTE_S),
    secret: String(secret),
    unratified: String(unratified !== undefined),
    closes: closesAt ? soonIn(place, closesAt) : 'none',
    time: openedAt && timeText(openedAt, place.zone),
    figures: result ? figuresText(result) : 'none',
    voted: votedOf(result),
  });
};

const NAMED = {
  for: 'motion.votedFor',
  against: 'motion.votedAgainst',
  abstain: 'motion.abstained',
} as const satisfies Record<Choice, string>;

const NAMES = 30;

export const namesOf = (named: MotionView['named']): [string, string][] =>
  CHOICES.map((choice) => [words(NAMED[choice]), named?.[choice].slice(0, NAMES).join(', ') ?? '']);

const TAKEN = { hands: 'motion.hands', names: 'motion.rollCall' } as const;

/** What the figures in the title do not tell: a tie that was decided, hands that were counted. */
const resultText = ({ result }: MotionView): string | undefined => {
  if (!result) return undefined;
  const figures = figuresText({ counts: result.counts });
  if (result.casting) return words('motion.casting', { figures, casting: result.casting });
  if (result.secret) return words('motion.secretResult', { figures });
  return result.taken === 'ballot' ? undefined : words(TAKEN[result.taken], { figures });
};

const amendmentLines = ({ amends, amendment }: MotionView): [string, string | undefined][] => [
  [words('motion.amends'), amends && words('motion.amendsText', amends)],
  [
    words('motion.amendment'),
    amendment && words('motion.amendmentText', { number: amendment.number }),
  ],
];

const dissentText = ({ dissents = [] }: MotionView): string =>
  dissents
    .slice(0, NAMES)
    .map((each) => words('motion.dissentLine', each))
    .join(', ');

const lines = (view: MotionView): (readonly [string, string | undefined])[] => {
  const quorate = quorumText(view.quorum);
  const put = view.status === 'proposed' || view.status === 'open' || view.status === 'voting';
  const voting = view.status === 'voting';
  // Who moved and seconded gives way to what matters more: a card has room for eight lines.
  const settled = view.result !== undefined || view.status === 'provisional';
  const decided = voting || settled;
  const crowded = voting && (view.paused !== undefined || (view.proxies ?? []).length > 0);
  const chain = voting ? undefined : view.line && lineText(view.line);
  const told = view.amends ?? chain;
  const moved = view.status !== 'provisional' && !(told && decided) && !crowded;
  const seconded = put && !view.secret && !view.amends && !crowded;
  const voted = words('motion.votedLine', { voted: view.voted, there: view.there });
  return [
    ...amendmentLines(view),
    [words('motion.mover'), moved ? view.mover : undefined],
    [words('motion.seconder'), seconded ? view.seconder : undefined],
    [words('motion.rule'), put ? ruleText(view) : undefined],
    [words('motion.quorum'), voting || settled ? quorate : undefined],
    [words('motion.voted'), voting ? voted : undefined],
    [words('motion.you'), voting && !view.tied ? ownText(view.own) : undefined],
    [words('motion.result'), resultText(view)],
    ...namesOf(view.named),
    [words('motion.dissented'), view.named ? undefined : dissentText(view)],
    [words('raid.line'), chain],
  ];
};

const puttingButtons = (place: Place, view: MotionView): Element[] => {
  const { id, status, tied, paused, closesAt, amendment, sitting, circular, secretBallots } = view;
  const byHands = dialog(words('motion.recordHands'), 'motion.record', place, { id });
  if (status === 'voting' && paused) return [];
  if (tied) return castingButtons(place, { verb: 'motion.close', id }, {});
  if (status === 'voting')
    return [
      // As long as nobody has voted there is nothing to declare, and hands can be counted instead.
      view.voted === 0
        ? byHands
        : execute(words('motion.closeVote'), 'motion.close', place, { id }),
      ...(closesAt ? [dialog(words('motion.moveClosing'), 'motion.open', place, { id })] : []),
    ];
  if ((status !== 'open' && status !== 'deferred') || amendment) return [];
  if (!sitting)
    return circular
      ? [
          execute(words('circular.put'), 'motion.open', place, { id }, { between: 'true' }),
          dialog(words('circular.putUntil'), 'motion.open', place, { id }),
        ]
      : [];
  return [
    primary(execute(words('motion.openVote'), 'motion.open', place, { id })),
    ...(secretBallots === 'on-request'
      ? [execute(words('motion.openSecret'), 'motion.open', place, { id }, { secret: 'true' })]
      : []),
    dialog(words('motion.openUntil'), 'motion.open', place, { id }),
    byHands,
  ];
};

const buttonsOf = (place: Place, view: MotionView): Element[] => {
  const { id, status, may, decision, amendment } = view;
  return [
    ...votingButtons(place, view),
    ...(status === 'proposed' && may.second
      ? [primary(execute(words('motion.second'), 'motion.second', place, { id }))]
      : []),
    ...(amendment
      ? [
          show(words('motion.amendmentOpen', { number: amendment.number }), place, {
            show: 'record',
            id: amendment.id,
          }),
        ]
      : []),
    ...(status === 'provisional' && may.ratify
      ? [
          primary(execute(words('motion.ratify'), 'motion.ratify', place, { id })),
          execute(words('motion.refuse'), 'motion.ratify', place, { id }, { refused: 'true' }),
        ]
      : []),
    ...(may.put ? puttingButtons(place, view) : []),
    ...(may.amend ? [dialog(words('motion.amend'), 'motion.amend', place, { id })] : []),
    ...(may.withdraw ? [execute(words('motion.withdraw'), 'motion.withdraw', place, { id })] : []),
    ...(may.dissent ? [execute(words('motion.dissent'), 'motion.dissent', place, { id })] : []),
    ...(decision
      ? [show(words('motion.decision'), place, { show: 'decision', id: decision })]
      : []),
  ];
};

export const motionCard = (place: Place, view: MotionView): Card => {
  const status = motionStatusText(place, view);
  const headline = words('motion.title', { number: view.number, status });
  return card(
    words('card.joined', { first: headline, second: view.text }),
    [
      title(headline),
      prose(view.text, 3000),
      ...facts(lines(view)),
      ...votingHint(view),
      ...proxyVotes(place, view),
      ...(view.secret ? [aside(words('motion.secretHint'))] : []),
      ...(view.status === 'provisional' ? [aside(words('motion.toRatify'))] : []),
    ],
    buttonsOf(place, view),
  );
};
