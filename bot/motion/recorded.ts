import { z } from 'zod';
import type { Named } from '../../src/domain/motion/naming.ts';
import { CHOICES } from '../../src/domain/motion/naming.ts';
import type { Counts } from '../../src/domain/motion/rules.ts';
import type { Choice } from '../../src/domain/motion/state.ts';
import { Invalid } from '../../src/errors.ts';
import type { PersonId } from '../../src/records/entity.ts';
import { whoIs } from '../candidates.ts';
import { maybeWords, present } from '../inputs.ts';
import type { Body, Turn } from '../turn.ts';

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
    for: hands,
    against: hands,
    abstain: hands,
    casting,
    /** Asks for the dialog in which each voter answers. */
    by: z.literal('names').optional(),
  })
  .transform((said) => present(said))
  .and(names);

/** The same as a button carries it, to be pressed after a question. */
export const asInputs = ({ names: named, ...rest }: { readonly names?: Named }) => ({
  ...rest,
  ...Object.fromEntries(
    CHOICES.flatMap((each) => (named?.[each] ?? []).map((person) => [`p:${person}`, each])),
  ),
});

const FIGURES = /^(?<yes>\d{1,4})\s*[-–—]\s*(?<no>\d{1,4})(?:\s*[-–—]\s*(?<neither>\d{1,4}))?$/u;
const PART =
  /^(?:(?<yes>for|in favou?r)|(?<no>against|opposed)|(?<neither>abst(?:ain(?:ed|ing|s)?|entions?)))\s*:?\s*(?<rest>.*)$/iu;
const BETWEEN = /[;\n]+|,\s*(?=(?:for|in favou?r|against|opposed|abst)\b)/iu;
const NAMES = /\s*,\s*(?:and\s+)?|\s+and\s+/iu;
const NOBODY = /^(?:none|nobody|no one|-|–)?$/iu;

const choiceOf = ({ yes, no }: Readonly<Record<string, string | undefined>>): Choice => {
  if (yes !== undefined) return 'for';
  return no === undefined ? 'abstain' : 'against';
};

const figuresIn = (words: string): Counts | undefined => {
  const found = FIGURES.exec(words)?.groups;
  if (!found) return undefined;
  const [yes, no, neither] = [found['yes'], found['no'], found['neither'] ?? 0].map(Number);
  return { for: yes ?? 0, against: no ?? 0, abstain: neither ?? 0 };
};

/**
 * `for Maya, Tom; against Ana; abstain Leo`, or in figures `for 5, against 1` and `5–1–0`. Throws Invalid
 * (`vote-unclear`) for anything else, NotFound (`person`) and NeedsPerson as names do.
 */
export const spokenVote = async (
  turn: Turn,
  body: Body,
  said: string,
): Promise<Counts & { readonly names?: Named }> => {
  const figures = figuresIn(said.trim());
  if (figures) return figures;
  const parts = said
    .split(BETWEEN)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => PART.exec(part)?.groups)
    .map((found) => found && { choice: choiceOf(found), rest: found['rest'] ?? '' });
  const known = parts.filter((part) => part !== undefined);
  if (known.length === 0 || known.length < parts.length) throw new Invalid('vote-unclear');
  const counted = known.filter(({ rest }) => /^\d{1,4}$/u.test(rest));
  if (counted.length === known.length) {
    const sum = (wanted: Choice) =>
      counted
        .filter((each) => each.choice === wanted)
        .reduce((total, { rest }) => total + Number(rest), 0);
    return { for: sum('for'), against: sum('against'), abstain: sum('abstain') };
  }
  if (counted.length > 0) throw new Invalid('vote-unclear');
  const answers = await Promise.all(
    known
      .filter(({ rest }) => !NOBODY.test(rest))
      .flatMap((each) => each.rest.split(NAMES).map((name) => ({ ...each, name })))
      .map(async (each) => ({
        person: (await whoIs(turn, body, each.name)).id,
        choice: each.choice,
      })),
  );
  return { for: 0, against: 0, abstain: 0, names: namedOf(answers) };
};
