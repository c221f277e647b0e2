import { z } from 'zod';
import { USUAL } from '../../cards/motion-dialogs.ts';
import type { Named } from '../../src/domain/motion/naming.ts';
import { CHOICES } from '../../src/domain/motion/naming.ts';
import type { Asking } from '../../src/domain/motion/putting.ts';
import type { Counts } from '../../src/domain/motion/rules.ts';
import type { Choice } from '../../src/domain/motion/state.ts';
import { Invalid } from '../../src/errors.ts';
import type { PersonId } from '../../src/records/entity.ts';
import { namesIn, whoIs } from '../candidates.ts';
import { maybeWords, present } from '../inputs.ts';
import type { Body, Turn } from '../turn.ts';
import { moversInput } from './movers.ts';
import { majorityInput } from './own-majority.ts';
import { readVote } from './spoken-vote.ts';

/** Hands as a number input sends them; an empty one counts none. */
const hands = z.coerce.number().int().min(0).max(10_000).default(0);
const choice = z.enum(CHOICES);
export const casting = z.enum(['for', 'against']).optional();

type Answers = readonly { readonly person: PersonId; readonly choice: Choice }[];

const namedOf = (answers: Answers): Named => {
  const by = (wanted: Choice) =>
    answers.filter((each) => each.choice === wanted).map(({ person }) => person);
  return { for: by('for'), against: by('against'), abstain: by('abstain') };
};

/** One input a voter, `p:<id>`; of who did not answer it is empty. */
const names = z
  .looseObject({})
  .transform((all) =>
    Object.fromEntries(
      Object.entries(all).filter(([key, value]) => key.startsWith('p:') && value !== ''),
    ),
  )
  .pipe(z.record(z.string().regex(/^p:p[0-9a-z]+$/u), choice))
  .transform((all) =>
    Object.entries(all).map(([key, value]) => ({ person: key.slice(2), choice: value })),
  )
  .transform((answers) => (answers.length > 0 ? { names: namedOf(answers) } : {}));

/** A vote taken in the room: figures, or who answered what. */
export const recordInput = z
  .object({
    text: maybeWords(),
    ...moversInput,
    for: hands,
    against: hands,
    abstain: hands,
    casting,
    majority: majorityInput,
    /** Asks for the dialog in which each voter answers. */
    by: z.literal('names').optional(),
  })
  .transform((said) => present(said))
  .and(names);

/** The same as a button carries it, to be pressed after a question. */
export const asInputs = ({
  names: named,
  majority,
  ...rest
}: Asking & { readonly names?: Named }) => ({
  ...rest,
  ...present({ majority: majority === null ? USUAL : majority }),
  ...Object.fromEntries(
    CHOICES.flatMap((each) => (named?.[each] ?? []).map((person) => [`p:${person}`, each])),
  ),
});

/**
 * A vote as typed, with the people it names. Throws Invalid (`vote-unclear`), and NotFound (`person`) or
 * NeedsPerson as names do.
 */
export const spokenVote = async (
  turn: Turn,
  body: Body,
  said: string,
): Promise<Counts & { readonly names?: Named; readonly unanimous?: true }> => {
  const vote = readVote(said);
  if (!vote) throw new Invalid('vote-unclear');
  if ('counts' in vote) return vote.counts;
  if ('unanimous' in vote) return { for: 0, against: 0, abstain: 0, ...vote };
  const answers = await Promise.all(
    vote.answers.map(async ({ names: list, choice: each }) => {
      const called = await namesIn(turn, body, list);
      const people = await Promise.all(called.map((name) => whoIs(turn, body, name)));
      return [...new Set(people.map(({ id }) => id))].map((person) => ({ person, choice: each }));
    }),
  );
  return { for: 0, against: 0, abstain: 0, names: namedOf(answers.flat()) };
};
