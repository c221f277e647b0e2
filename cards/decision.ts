import type {
  DecisionState,
  DecisionVote,
  Ending,
  ReviewOutcome,
} from '../src/domain/decision/state.ts';
import { dayText } from '../src/text/format.ts';
import { refHere } from './action.ts';
import { LONGEST_TITLE } from './agenda.ts';
import { dialog, execute, show } from './buttons.ts';
import { card, type Card, type Element, facts, type Place, prose, title } from './kit.ts';
import { type LineEntry, lineText } from './lineage.ts';
import { type Morning, onceAMorning, whyToday } from './morning.ts';
import { figuresText } from './motion.ts';
import { partText, quorumText } from './quorum.ts';
import { words } from './words.ts';

export interface OpenAction {
  readonly ref: string;
  readonly owner?: string;
}

/** A decision in the register. Dates `YYYY-MM-DD` in the place's zone, names for display. */
export interface DecisionView {
  readonly id: string;
  readonly ref: string;
  readonly version: number;
  readonly text: string;
  readonly status: DecisionState['status'];
  readonly method: DecisionState['method'];
  readonly decidedOn: string;
  /** From when it holds, where that is another day. */
  readonly effectiveOn?: string;
  readonly declaredBy: string;
  readonly onBehalfOf?: string;
  /** How many of the voters were present. */
  readonly present?: number;
  /** How a motion was carried: `4–1–1`, the quorum. */
  readonly vote?: DecisionState['vote'];
  readonly rationale?: string;
  readonly options?: string;
  readonly meeting?: { readonly ref: string };
  /** Actions and RAID entries that belong to it. */
  readonly belongs?: readonly string[];
  readonly line?: readonly (readonly LineEntry[])[];
  readonly supersedes?: readonly string[];
  readonly rescinds?: readonly string[];
  readonly ended?: {
    readonly how: Ending;
    readonly by: string;
    readonly on: string;
    readonly why?: string;
  };
  /** Why it is in no register: recorded in error, or another record now. */
  readonly takenBack?: string;
  /** Actions that came of it and are not finished, though it holds no more. */
  readonly stillOpen?: readonly OpenAction[];
  readonly owner?: string;
  readonly reviewOn?: string;
  /** Its owner has put it before the next meeting instead. */
  readonly beforeMeeting?: boolean;
  readonly reviewed?: {
    readonly outcome: ReviewOutcome;
    readonly on: string;
    readonly text?: string;
  };
  /** `keeping`: may change the register; `owner`: looks after this one. */
  readonly viewer: 'keeping' | 'owner' | 'onlooker';
  /** There is a later decision that could end it. */
  readonly endable?: boolean;
  /** A morning's only item. */
  readonly morning?: Morning;
}

/** A card holds eight lines: its title, its words, and six more; in the morning why it comes, and why so. */
const MOST_FACTS = 6;
const IN_THE_MORNING = 4;

const STATUS = {
  'in-force': 'record.inForce',
  superseded: 'record.superseded',
  rescinded: 'record.rescinded',
  withdrawn: 'record.rescinded',
} as const satisfies Record<DecisionState['status'], string>;

const OUTCOME = {
  confirmed: 'decision.confirmed',
  agenda: 'decision.agenda',
  'to-be-superseded': 'decision.toBeSuperseded',
} as const satisfies Record<ReviewOutcome, string>;

/** `in force`, `superseded by D-9`. */
export const decisionStatusText = (status: DecisionState['status'], by = 'none'): string =>
  words('decision.status', { status: words(STATUS[status]), by });

const headlineOf = (place: Place, view: DecisionView): string => {
  const ref = refHere(place, view);
  const state = decisionStatusText(view.status);
  if (view.status !== 'in-force') return words('record.decisionCardEnded', { ref, state });
  const { effectiveOn = view.decidedOn } = view;
  const on = dayText(effectiveOn, place.today);
  return effectiveOn > place.today
    ? words('decision.inForceFrom', { ref, on })
    : words('record.decisionCard', { ref, state, on });
};

/** How it was voted on; at a meeting with the quorum, between meetings with who took part. */
const voteText = (method: DecisionView['method'], vote: DecisionVote): string => {
  const { quorum, electors, secret = false, ratified, carriedIn = 'none' } = vote;
  const figures = figuresText(vote);
  if (ratified) return words('decision.ratified', { figures, meeting: carriedIn });
  return words('decision.byVote', {
    how:
      method === 'circular'
        ? words('record.circular', { figures })
        : words('record.vote', { figures, secret: String(secret) }),
    part: electors === undefined ? quorumText(quorum) : partText(quorum, electors),
  });
};

const howText = ({ vote, method }: DecisionView): string =>
  vote
    ? voteText(method, vote)
    : words(method === 'consensus' ? 'record.consensus' : 'record.chair');

const byText = (view: DecisionView): string => {
  const { present, declaredBy, onBehalfOf } = view;
  return words('decision.by', {
    how: howText(view),
    present: present === undefined ? 'none' : String(present),
    behalf: onBehalfOf ? words('record.onBehalf', { by: declaredBy, whom: onBehalfOf }) : 'none',
  });
};

const endedText = (place: Place, { ended }: DecisionView): string | undefined =>
  ended &&
  words('decision.endedBy', {
    ...ended,
    on: dayText(ended.on, place.today),
    why: ended.why ?? 'none',
  });

const listed = (refs: readonly string[] = []): string | undefined =>
  refs.length > 0 ? refs.slice(0, 8).join(', ') : undefined;

/** `A-1 of Omar Aziz, A-4`; undefined where nothing is. */
export const stillOpenText = (actions: readonly OpenAction[] = []): string | undefined =>
  listed(actions.map(({ ref, owner = 'none' }) => words('decision.openOf', { ref, owner })));

const reviewText = (place: Place, { reviewOn, owner = 'none', beforeMeeting }: DecisionView) =>
  reviewOn &&
  words('decision.reviewWith', {
    on: dayText(reviewOn, place.today),
    owner,
    before: String(beforeMeeting ?? false),
  });

const reviewedText = (place: Place, { reviewed }: DecisionView): string | undefined =>
  reviewed &&
  words('decision.reviewedAs', {
    outcome: words(OUTCOME[reviewed.outcome]),
    on: dayText(reviewed.on, place.today),
    text: reviewed.text ?? 'none',
  });

type Pair = readonly [string, string | undefined];

/** In the order in which they are read; where there are too many, the last of `spare` give way. */
const factsOf = (place: Place, view: DecisionView): Element[] => {
  const pairs: readonly Pair[] = [
    [words('record.by'), byText(view)],
    [words('decision.ended'), endedText(place, view) ?? view.takenBack],
    [words('decision.stillOpen'), stillOpenText(view.stillOpen)],
    [words('record.rationale'), view.rationale],
    [words('decision.options'), view.options],
    [words('decision.belongs'), listed(view.belongs)],
    [words('decision.supersedes'), listed(view.supersedes)],
    [words('decision.rescinds'), listed(view.rescinds)],
    [words('raid.line'), view.line && lineText(view.line)],
    [words('record.review'), reviewText(place, view)],
    [words('decision.reviewed'), reviewedText(place, view)],
  ];
  const most = view.morning ? IN_THE_MORNING : MOST_FACTS;
  const known = pairs.filter(([, value]) => value);
  const spare = ['decision.options', 'decision.reviewed', 'raid.line'] as const;
  const dropped = spare.slice(0, Math.max(0, known.length - most)).map((key) => words(key));
  return facts(known.filter(([name]) => !dropped.includes(name)).slice(0, most));
};

const buttonsOf = (place: Place, view: DecisionView): Element[] => {
  if (view.status !== 'in-force' || view.viewer === 'onlooker') return [];
  if (view.viewer === 'owner')
    return view.reviewOn === undefined || view.beforeMeeting
      ? []
      : [
          execute(words('decision.toAgenda'), 'agenda.propose', place, view, {
            title: words('decision.later', { ref: view.ref, text: view.text }).slice(
              0,
              LONGEST_TITLE,
            ),
            kind: 'decision',
          }),
        ];
  return [
    dialog(words('decision.review'), 'decision.review', place, view),
    ...(view.endable
      ? [
          dialog(words('decision.supersede'), 'decision.supersede', place, view),
          dialog(words('decision.rescind'), 'decision.rescind', place, view),
        ]
      : []),
    dialog(words('decision.details'), 'decision.edit', place, view),
  ];
};

export const decisionCard = (place: Place, view: DecisionView): Card => {
  const headline = headlineOf(place, view);
  const { meeting, morning } = view;
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
      ...(meeting
        ? [show(words('record.minutes'), place, { show: 'minutes', id: meeting.ref })]
        : []),
      morning?.button ?? show(words('card.history'), place, { show: 'history', id: view.ref }),
    ],
  );
};
