import type { DecisionReview } from '../../src/domain/decision/review.ts';
import type { DecisionState, ReviewOutcome } from '../../src/domain/decision/state.ts';
import { Invalid } from '../../src/errors.ts';
import { proposeDecision } from '../agenda/propose.ts';
import { whoIs } from '../candidates.ts';
import { readerOf, typedDate, typedDay } from '../dates.ts';
import { meant, typedDetails } from '../details.ts';
import { present, typedWords } from '../inputs.ts';
import { type Named, naming, ownerIn } from '../named.ts';
import type { CommandRoute, Reply } from '../route.ts';
import { rightsOf, sceneFor } from '../scene.ts';
import { carryOut } from '../turn.ts';
import { ownerNamed } from './owner.ts';
import { answeredDecision } from './shown.ts';
import { askDetails, askEnding, askReview, type EndVerb, refsIn } from './verbs.ts';

type It = Named<DecisionState>;

const on = naming<DecisionState>('decision', 'd');

const act = async (
  it: It,
  verb: EndVerb | 'decision.review' | 'decision.edit',
  input: object,
): Promise<Reply> => {
  await carryOut(it.turn, it.body, { verb, id: it.entity.id, input });
  const told = await ownerNamed(it.turn, it.body, it.entity, ownerIn(input));
  return { ...(await answeredDecision(it.turn, it.body, it.entity.id)), ...told };
};

/** `by D-7 because …`, `with motion 4` */
const BY =
  /^(?:by|with|citing)\s+(?:motion\s+(?<motion>\d{1,9})|(?<by>[dv]-\d{1,9}))(?:[\s,:;–—-]+(?:because\s+)?(?<why>[\s\S]+))?$/iu;

/** `supersede D-3 by D-7`, `rescind D-3 by motion 4 because it is too dear` */
const end =
  (verb: EndVerb) =>
  async (it: It): Promise<Reply> => {
    const { motion, by, why } = BY.exec(it.rest)?.groups ?? {};
    const cited = motion ? `V-${motion}` : by?.toUpperCase();
    if (cited === undefined) return { dialog: await askEnding(it.turn, it.body, it.entity, verb) };
    return act(it, verb, present({ by: cited, why: why && typedWords(why, 2000) }));
  };

const OUTCOMES: Readonly<Record<string, ReviewOutcome>> = {
  confirm: 'confirmed',
  agenda: 'agenda',
  supersede: 'to-be-superseded',
};

/** Whoever looks after it may put it before the next meeting, and no more. */
const isOwnerAlone = async ({ turn, body, entity }: It): Promise<boolean> =>
  entity.state.owner === turn.me.id &&
  !(await rightsOf(sceneFor(turn, body), entity))('decision.review');

/** `confirmed until 1 March: still right` */
const REVIEW =
  /^(?<outcome>confirm|agenda|supersede)[a-z]*(?:\s+(?<when>(?:until|next|again)\s+[^:]+?))?(?:\s*:\s*(?<text>[\s\S]+))?$/iu;

/** `review D-7 confirmed until 1 March: still right`, `review D-7 agenda` */
const review = async (it: It): Promise<Reply> => {
  const { turn, body, entity, rest } = it;
  const { outcome = '', when, text } = REVIEW.exec(rest)?.groups ?? {};
  const said = OUTCOMES[outcome.toLowerCase()];
  if (rest === '') return { dialog: await askReview(turn, body, entity) };
  if (said === undefined) throw new Invalid('review-unclear', { ref: entity.id });
  if (said === 'agenda' && (await isOwnerAlone(it)))
    return proposeDecision(turn, body, entity.id, answeredDecision);
  const next = when === undefined ? undefined : typedDate(when, await readerOf(turn, body));
  const input: DecisionReview = {
    outcome: said,
    ...present({ next, text: text && typedWords(text, 2000) }),
  };
  return act(it, 'decision.review', input);
};

const DETAILS = ['text', 'because', 'options', 'from', 'review', 'owner', 'with'];
/** The same as the card calls them, and as people do. */
const ALSO = {
  wording: 'text',
  rationale: 'because',
  reason: 'because',
  why: 'because',
  alternatives: 'options',
  effective: 'from',
  'effective from': 'from',
  'in force': 'from',
  'in force from': 'from',
  'in force since': 'from',
  since: 'from',
  links: 'with',
  related: 'with',
};

/** `details D-7 because: the boat is old; review 1 March; owner Tom; with A-12, R-3` */
const details = async (it: It): Promise<Reply> => {
  const { turn, body, entity, rest } = it;
  if (rest === '') return { dialog: await askDetails(turn, body, entity) };
  const said = typedDetails(rest, DETAILS, ALSO);
  const reader = await readerOf(turn, body);
  const dated = (words: string) => typedDate(words, reader);
  const input = present({
    text: said.get('text') ?? undefined,
    rationale: said.get('because'),
    options: said.get('options'),
    // A decision may have been in force before it was recorded.
    effectiveOn: meant(said.get('from'), (words) => typedDay(words, reader)),
    reviewOn: meant(said.get('review'), dated),
    owner: await meant(said.get('owner'), async (name) => (await whoIs(turn, body, name)).id),
    links: said.has('with') ? refsIn(said.get('with') ?? '') : undefined,
  });
  return act(it, 'decision.edit', input);
};

/** `edit D-7: buy two boats` */
const reword = async (it: It): Promise<Reply> =>
  it.rest === ''
    ? { dialog: await askDetails(it.turn, it.body, it.entity) }
    : act(it, 'decision.edit', { text: typedWords(it.rest) });

export const decisionCommands: readonly CommandRoute[] = [
  on('supersede D-3 by D-7', '(?:supersede|replace)', end('decision.supersede')),
  on('rescind D-3 by D-7', '(?:rescind|revoke)', end('decision.rescind')),
  on('review D-7', 'review', review),
  on('edit D-7: <text>', 'edit', reword),
  on('details D-7', 'details?(?:\\s+of)?', details),
];
