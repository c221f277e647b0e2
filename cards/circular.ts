import { CHOICES } from '../src/domain/motion/naming.ts';
import type { Majority } from '../src/domain/motion/rules.ts';
import type { Choice, MotionStatus, Result } from '../src/domain/motion/state.ts';
import { dayText, listText } from '../src/text/format.ts';
import { dialog, execute, primary, show } from './buttons.ts';
import { copyButton, messageToCopy } from './copy-message.ts';
import {
  band,
  card,
  type Card,
  type Element,
  facts,
  type Place,
  prose,
  small,
  title,
} from './kit.ts';
import { figuresText, type MotionView, namesOf, votedOf } from './motion.ts';
import { answeredText, partText } from './quorum.ts';
import { type LineEntry, lineText } from './lineage.ts';
import { type Morning, onceAMorning } from './morning.ts';
import { words } from './words.ts';

/** A motion that is put to all voters between meetings: before, during and after. Names for display. */
export interface CircularView {
  readonly id: string;
  readonly number: number;
  readonly committeeName: string;
  readonly text: string;
  readonly status: MotionStatus;
  readonly mover?: string;
  /** Who put it to the voters, where that is somebody else. */
  readonly putBy?: string;
  /** The last day for answers, `YYYY-MM-DD`; absent before it is put. */
  readonly last?: string;
  readonly majority: Majority;
  /** How many have answered, not which way, and how many must: who has to be among them and is not yet. */
  readonly quorum: Result['quorum'];
  readonly electors: number;
  /** The viewer's own vote; absent for everybody else than a voter. */
  readonly own?: Choice | 'none' | 'recused';
  readonly result?: Result;
  readonly named?: MotionView['named'];
  readonly decision?: string;
  /** Its line of descent: what it arose from, what came of it. */
  readonly line?: readonly (readonly LineEntry[])[];
  /** Who was not reached and has not answered, for whoever records their answers. */
  readonly missing?: readonly string[];
  readonly may: Readonly<
    Record<'vote' | 'put' | 'close' | 'object' | 'withdraw' | 'answer', boolean>
  >;
  /** Where it is the only matter of a morning. */
  readonly morning?: Omit<Morning, 'reason'>;
}

const statusText = (place: Place, { status, last, result }: CircularView): string => {
  if (status === 'voting' && last)
    return words('circular.voting', { last: dayText(last, place.today) });
  if (result && (status === 'carried' || status === 'lost'))
    return words(`circular.${status}`, { figures: figuresText(result), voted: votedOf(result) });
  return words(status === 'withdrawn' ? 'motion.withdrawn' : 'circular.waits');
};

const RULE = {
  simple: 'circular.absolute',
  absolute: 'circular.absolute',
  'two-thirds': 'circular.twoThirds',
  unanimous: 'circular.unanimous',
} as const;

/** What carries it, of all who may vote. */
const ruleText = ({ majority, electors }: Pick<CircularView, 'majority' | 'electors'>): string =>
  majority in RULE
    ? words(RULE[majority as keyof typeof RULE], { electors })
    : words('circular.part', { part: majority, electors });

const OWN = {
  none: 'motion.notYet',
  for: 'motion.for',
  against: 'motion.against',
  abstain: 'motion.abstain',
  recused: 'circular.recused',
} as const;

const lines = (view: CircularView): (readonly [string, string | undefined])[] => {
  const { status, result, own, electors, quorum } = view;
  const put = status === 'voting';
  return [
    [words('motion.mover'), result ? undefined : view.mover],
    [words('motion.rule'), status === 'withdrawn' ? undefined : ruleText(view)],
    [words('circular.answered'), put ? answeredText(quorum, electors) : undefined],
    [words('motion.you'), put && own ? words(OWN[own]) : undefined],
    [words('circular.tookPart'), result && partText(result.quorum, electors)],
    ...namesOf(view.named),
    [words('raid.line'), put ? undefined : view.line && lineText(view.line)],
  ];
};

const sourceText = ({ committeeName, putBy, status }: CircularView): string =>
  words('circular.source', {
    committee: committeeName,
    by: (status === 'voting' && putBy) || 'none',
  });

/** What to write to voters whom Gavel does not reach. */
const messageToSend = (place: Place, view: CircularView): Element =>
  messageToCopy(
    words('circular.toSend', {
      committee: view.committeeName,
      text: view.text.slice(0, 300),
      last: view.last ? dayText(view.last, place.today) : '',
    }),
  );

const votingButtons = (
  place: Place,
  { id, may, own, morning, missing = [] }: CircularView,
): Element[] => [
  ...(may.vote && own !== 'recused'
    ? CHOICES.map((choice) =>
        execute(words(`motion.${choice}`), 'motion.vote', place, { id }, { choice }),
      )
    : []),
  ...(may.object && own !== 'recused'
    ? [dialog(words('circular.object'), 'motion.object', place, { id })]
    : []),
  ...(may.answer && missing.length > 0
    ? [copyButton(), dialog(words('circular.recordAnswer'), 'motion.vote', place, { id })]
    : []),
  ...(may.vote && own !== 'recused'
    ? [dialog(words('motion.declareInterest'), 'motion.recuse', place, { id })]
    : []),
  // Each digest carries the way to fewer reminders: for this one more there is no room beside it.
  ...(may.close && !morning
    ? [execute(words('motion.closeVote'), 'motion.close', place, { id })]
    : []),
];

const waitingButtons = (place: Place, { id, may }: CircularView): Element[] =>
  may.put
    ? [
        primary(execute(words('circular.put'), 'motion.open', place, { id })),
        dialog(words('circular.putUntil'), 'motion.open', place, { id }),
      ]
    : [];

const buttonsOf = (place: Place, view: CircularView): Element[] => {
  const { id, status, may, decision, morning } = view;
  return [
    ...(status === 'voting' ? votingButtons(place, view) : []),
    ...(status === 'open' ? waitingButtons(place, view) : []),
    // Whoever presides and votes has no room for it beside their vote: they close it, or discuss it.
    ...(may.withdraw && !(status === 'voting' && may.vote)
      ? [execute(words('motion.withdraw'), 'motion.withdraw', place, { id })]
      : []),
    ...(decision
      ? [show(words('motion.decision'), place, { show: 'decision', id: decision })]
      : []),
    ...(morning ? [morning.button] : []),
  ];
};

export const circularCard = (place: Place, view: CircularView): Card => {
  const { number, missing = [], may, morning, status } = view;
  const about = { code: place.code ?? 'none', number, status: statusText(place, view) };
  const headline = words('circular.title', about);
  const asksForThem = status === 'voting' && may.answer && missing.length > 0;
  return card(
    words('card.joined', { first: headline, second: view.text }),
    [
      title(headline),
      // In the committee's own conversation both are known.
      ...(place.code === undefined ? [] : [small(sourceText(view))]),
      prose(view.text, 3000),
      ...facts(lines(view)),
      ...(asksForThem
        ? [
            band(words('circular.missing', { names: listText(missing) }), 'warning'),
            messageToSend(place, view),
          ]
        : []),
      ...onceAMorning(morning),
    ],
    buttonsOf(place, view),
  );
};
