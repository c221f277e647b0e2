import { hasField } from '../../src/domain/raid/rules.ts';
import type { ReviewInput } from '../../src/domain/raid/review.ts';
import type { Score } from '../../src/domain/raid/scale.ts';
import type { RaidState } from '../../src/domain/raid/state.ts';
import { type Reader, readWhen } from '../../src/domain/when/read.ts';
import { Invalid, Refused } from '../../src/errors.ts';
import { welcomeOwner } from '../action/add.ts';
import { whoIs } from '../candidates.ts';
import { readerOf, typedDate } from '../dates.ts';
import { chosenOf, meant, typedDetails } from '../details.ts';
import { establish } from '../home.ts';
import { present, typedWords } from '../inputs.ts';
import { CODE, type Named, naming, ownerIn, REST } from '../named.ts';
import type { CommandRoute, Reply } from '../route.ts';
import { carryOut } from '../turn.ts';
import { addEntry } from './add.ts';
import { CHOICES, titlesOf } from './choices.ts';
import { answeredEntry } from './shown.ts';
import { askClosing, askDetails, askReview } from './verbs.ts';

type It = Named<RaidState>;

const on = naming<RaidState>('raid', 'r');

const act = async (
  it: It,
  verb: 'raid.edit' | 'raid.review' | 'raid.close',
  input: object,
): Promise<Reply> => {
  await carryOut(it.turn, it.body, { verb, id: it.entity.id, input });
  await welcomeOwner(it.turn, it.body, ownerIn(input));
  return answeredEntry(it.turn, it.body, it.entity.id);
};

/** `3x4`, `3 by 4` */
const SCORE = /^(?<probability>\d)\s*(?:[x×*,/]|by)\s*(?<impact>\d)$/iu;

/** Throws Invalid (`score-unclear`). */
const scoreIn = (words: string): Score => {
  const { probability, impact } = SCORE.exec(words.trim())?.groups ?? {};
  if (!probability || !impact) throw new Invalid('score-unclear');
  return { probability: Number(probability), impact: Number(impact) };
};

/** A score, if there is one, and what else is said. */
const REVIEW = /^(?<score>\d\s*(?:[x×*,/]|by)\s*\d(?!\d))?[\s,;:–—-]*(?<rest>[\s\S]*)$/iu;
/** Words that only a day can follow. */
const AGAIN = /^(?:next|again|until|till)\b/iu;
/** All that may stand before the day. */
const LEAD = /^(?:(?:next|again|until|till|on|by)\s+)*$/iu;

/** The day that words begin with, and the rest of them: `next 1 February: the new gates are fitted`. */
const dayAndText = (said: string, reader: Reader): Pick<ReviewInput, 'next' | 'text'> => {
  const [lead = ''] = said.split(/:(?!\d\d)/u);
  const read = readWhen(lead, reader);
  const dated = 'date' in read && LEAD.test(lead.slice(0, read.index));
  if (!dated && !AGAIN.test(lead)) return said === '' ? {} : { text: typedWords(said, 2000) };
  const next = typedDate(lead, reader);
  const after = dated ? said.slice(read.index + read.text.length) : said.slice(lead.length);
  const text = typedWords(after.replace(/^[\s,;:.–—-]+/u, ''), 2000);
  return { next, ...(text === '' ? {} : { text }) };
};

/** `review R-3 3x4 next 1 February: the new gates are fitted` */
const review = async (it: It): Promise<Reply> => {
  const { turn, body, entity, rest } = it;
  if (rest === '') return { dialog: await askReview(turn, body, entity, {}) };
  const { score, rest: said = '' } = REVIEW.exec(rest)?.groups ?? {};
  const residual = score === undefined ? {} : { residual: scoreIn(score) };
  return act(it, 'raid.review', { ...residual, ...dayAndText(said, await readerOf(turn, body)) });
};

const become =
  (status: 'occurred' | 'failed') =>
  (it: It): Promise<Reply> =>
    act(
      it,
      'raid.review',
      present({ status, text: it.rest ? typedWords(it.rest, 2000) : undefined }),
    );

/** `close R-3 the survey was passed` */
const close = async (it: It): Promise<Reply> =>
  it.rest === ''
    ? { dialog: await askClosing(it.turn, it.body, it.entity, {}) }
    : act(it, 'raid.close', { why: typedWords(it.rest.replace(/^because\s+/iu, ''), 2000) });

const DETAILS = [
  'text',
  'nature',
  'cause',
  'event',
  'effect',
  'score',
  'now',
  'target',
  'proximity',
  'response',
  'plan',
  'category',
  'priority',
  'direction',
  'party',
  'owner',
  'by',
  'review',
];
/** The same as the card calls them, and as people do. */
const ALSO = {
  wording: 'text',
  inherent: 'score',
  residual: 'now',
  mitigation: 'plan',
  within: 'proximity',
  due: 'by',
  'due by': 'by',
  'could come by': 'by',
  validate: 'by',
  'validate by': 'by',
  settle: 'by',
  'settle by': 'by',
  resolve: 'by',
  'resolve by': 'by',
  need: 'by',
  'need by': 'by',
  needed: 'by',
  'needed by': 'by',
};

/** `details R-3 cause: rust; effect: no boat; score 4x5; response reduce; review 1 March` */
const details = async (it: It): Promise<Reply> => {
  const { turn, body, entity, rest } = it;
  if (rest === '') return { dialog: await askDetails(turn, body, entity, {}) };
  const said = typedDetails(rest, DETAILS, ALSO);
  const reader = await readerOf(turn, body);
  const dated = (words: string) => typedDate(words, reader);
  const chosen = <N extends keyof typeof CHOICES>(name: N) =>
    meant(said.get(name), (words) => {
      const { ref, kind } = entity.state;
      // What an entry of its kind does not have takes no choice either.
      if (!hasField(kind, name))
        throw new Refused('raid-field', { ref, kind, field: name, scored: 'false' });
      return chosenOf<(typeof CHOICES)[N][number]>(name, words, CHOICES[name], titlesOf(name));
    });
  // “within 3 months” says as a date how near it is.
  const near = readWhen(said.get('proximity') ?? '', reader);
  const input = present({
    text: said.get('text') ?? undefined,
    nature: chosen('nature') ?? undefined,
    cause: said.get('cause'),
    event: said.get('event'),
    effect: said.get('effect'),
    inherent: meant(said.get('score'), scoreIn),
    residual: meant(said.get('now'), scoreIn),
    target: meant(said.get('target'), scoreIn),
    proximity: 'date' in near ? undefined : chosen('proximity'),
    response: chosen('response'),
    plan: said.get('plan'),
    category: chosen('category'),
    priority: chosen('priority'),
    direction: chosen('direction') ?? undefined,
    party: said.get('party'),
    owner: await meant(said.get('owner'), async (name) => (await whoIs(turn, body, name)).id),
    due: 'date' in near ? near.date : meant(said.get('by'), dated),
    reviewOn: meant(said.get('review'), dated),
  });
  return act(it, 'raid.edit', input);
};

/** `edit R-3: the west crane may fail` */
const reword = async (it: It): Promise<Reply> =>
  it.rest === ''
    ? { dialog: await askDetails(it.turn, it.body, it.entity, {}) }
    : act(it, 'raid.edit', { text: typedWords(it.rest) });

/** `R-3 occurred: the crane fell`: what became of it stands after its reference. */
const outcome = (word: 'occurred' | 'failed'): CommandRoute => ({
  ...on(`R-3 ${word}`, word, become(word)),
  pattern: new RegExp(String.raw`^${CODE}(?<ref>r-\d{1,9})\s+(?:has\s+)?${word}${REST}$`, 'iu'),
});

export const raidCommands: readonly CommandRoute[] = [
  {
    name: 'risk: <text>',
    pattern:
      /^(?<kind>risk|issue|assumption|dependency)(?:\s+from\s+(?<from>[adr]-\d{1,9}))?\s*:\s*(?<words>\S[\s\S]*)$/iu,
    handle: async (turn, { kind = '', from, words: said = '' }) => {
      const known = CHOICES.kind.find((each) => each === kind.toLowerCase()) ?? 'risk';
      return addEntry(turn, await establish(turn), {
        kind: known,
        text: typedWords(said),
        ...present({ from: from?.toUpperCase() }),
      });
    },
  },
  on('review R-3', 'review', review),
  on('edit R-3: <text>', 'edit', reword),
  on('details R-3', 'details?(?:\\s+of)?', details),
  on('close R-3', 'close', close),
  outcome('occurred'),
  outcome('failed'),
];
