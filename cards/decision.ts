import type { DecisionState, DecisionVote } from '../src/domain/decision/state.ts';
import { dayText } from '../src/text/format.ts';
import { refHere } from './action.ts';
import { show } from './buttons.ts';
import { type Dialog, form, textInput } from './inputs.ts';
import { card, type Card, facts, type Place, prose, title } from './kit.ts';
import { figuresText } from './motion.ts';
import { partText, quorumText } from './quorum.ts';
import { words } from './words.ts';

/** A decision in the register. Dates `YYYY-MM-DD` in the place's zone, names for display. */
export interface DecisionView {
  readonly id: string;
  readonly ref: string;
  readonly version: number;
  readonly text: string;
  readonly status: DecisionState['status'];
  readonly method: DecisionState['method'];
  readonly decidedOn: string;
  readonly declaredBy: string;
  readonly onBehalfOf?: string;
  /** How many of the voters were present. */
  readonly present?: number;
  /** How a motion was carried: `4–1–1`, the quorum. */
  readonly vote?: DecisionState['vote'];
  readonly rationale?: string;
  readonly meeting?: { readonly ref: string; readonly title?: string };
  readonly actions?: readonly string[];
  readonly reviewOn?: string;
}

const STATUS = {
  'in-force': 'record.inForce',
  superseded: 'record.superseded',
  rescinded: 'record.rescinded',
  withdrawn: 'record.withdrawn',
} as const satisfies Record<DecisionState['status'], string>;

export const decisionStatusText = (status: DecisionState['status']): string =>
  words(STATUS[status]);

const methodText = ({ method, vote }: DecisionView): string => {
  if (!vote) return words(method === 'consensus' ? 'record.consensus' : 'record.chair');
  const figures = figuresText(vote.counts);
  return method === 'circular'
    ? words('record.circular', { figures })
    : words('record.vote', { figures, secret: String(vote.secret ?? false) });
};

/** At a meeting the quorum; between meetings who took part. */
const quorumLine = (vote: DecisionVote): readonly [string, string] =>
  vote.electors === undefined
    ? [words('record.quorum'), quorumText(vote.quorum)]
    : [words('circular.tookPart'), partText(vote.quorum, vote.electors)];

export const decisionCard = (place: Place, view: DecisionView): Card => {
  const ref = refHere(place, view);
  const state = decisionStatusText(view.status);
  const headline =
    view.status === 'in-force'
      ? words('record.decisionCard', { ref, state, on: dayText(view.decidedOn, place.today) })
      : words('record.decisionCardEnded', { ref, state });
  const { meeting, onBehalfOf } = view;
  return card(
    words('action.summary', { ref: headline, what: view.text }),
    [
      title(headline),
      prose(view.text, 3000),
      ...facts([
        [words('record.by'), methodText(view)],
        [
          words('record.declared'),
          onBehalfOf
            ? words('record.onBehalf', { by: view.declaredBy, whom: onBehalfOf })
            : view.declaredBy,
        ],
        ...(view.vote ? [quorumLine(view.vote)] : []),
        [words('record.present'), view.present === undefined ? undefined : String(view.present)],
        [words('record.rationale'), view.rationale],
        [words('record.actions'), view.actions?.slice(0, 8).join(', ')],
        [words('record.review'), view.reviewOn && dayText(view.reviewOn, place.today)],
      ]),
    ],
    [
      ...(meeting
        ? [show(words('record.minutes'), place, { show: 'minutes', id: meeting.ref })]
        : []),
      show(words('card.history'), place, { show: 'history', id: view.ref }),
    ],
  );
};

/** Records what was agreed. */
export const decisionDialog = (
  place: Place,
  subject: { readonly id?: string; readonly version?: number },
): Dialog =>
  form({
    title: words('record.decisionTitle'),
    intro: words('record.decisionIntro'),
    inputs: [
      textInput('text', words('record.decisionText'), {
        required: true,
        multiline: true,
        max: 10_000,
      }),
      textInput('rationale', words('record.decisionRationale'), { multiline: true }),
    ],
    send: words('card.save'),
    verb: 'decision.record',
    place,
    subject,
  });
