import { Invalid } from '../src/errors.ts';
import { typedWords } from './inputs.ts';

/** What is typed of a record's details, by name: `cause: rust; effect: no boat; owner nobody`. */
type Typed = ReadonlyMap<string, string | null>;

/** Words that take away what is there. */
export const NONE = /^(?:none|nobody|no one|nothing)$/iu;

/** As much as a dialog takes. */
const LONGEST = 2_000;

/** `cause: rust`, `owner Tom`, `in force from 1 March`: the longest of the names, else any word. */
const partLike = (names: readonly string[]): RegExp => {
  const longest = names
    .toSorted((a, b) => b.length - a.length)
    .join('|')
    .replaceAll(' ', '\\s+');
  return new RegExp(
    String.raw`^(?<name>(?:${longest})(?![\p{L}-])|[\p{L}-]+)(?:\s*[:=]\s*|\s+)(?<value>\S[\s\S]*)$`,
    'iu',
  );
};

/**
 * Takes typed details apart: `;` or a new line that begins with a name ends one. `known` are the names that can
 * be said, `also` other words for them; `none` or `nobody` takes a detail away, a null here. Throws Invalid
 * (`detail-unclear`) for another name, or a name without a value, and Invalid (`too-long`, `nothing-visible`).
 */
export const typedDetails = (
  rest: string,
  known: readonly string[],
  also: Readonly<Record<string, string>> = {},
): Typed => {
  const pattern = partLike([...known, ...Object.keys(also)]);
  return new Map(
    rest
      .split(/;|\n(?=\s*[\p{L}-]+\s*[:=])/u)
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map((part) => {
        const { name = part, value } = pattern.exec(part)?.groups ?? {};
        const plain = name.toLowerCase().replaceAll(/\s+/gu, ' ');
        const said = also[plain] ?? plain;
        if (value === undefined || !known.includes(said))
          throw new Invalid('detail-unclear', { name: name.slice(0, 40), known: known.join(', ') });
        return [said, NONE.test(value) ? null : typedWords(value, LONGEST)] as const;
      }),
  );
};

/** What a detail comes to: not said, taken away, or what `read` makes of its words. */
export const meant = <T>(
  value: string | null | undefined,
  read: (words: string) => T,
): T | null | undefined => (typeof value === 'string' ? read(value) : value);

/**
 * The one of a few that was meant, by its name (`reduce`, `off specification`) or as cards call it, `titles`
 * (`within this stage`, of which an end will do). Throws Invalid (`detail-choice`).
 */
export const chosenOf = <T extends string>(
  name: string,
  value: string,
  options: readonly T[],
  titles: Readonly<Record<string, string>> = {},
): T => {
  const said = value
    .toLowerCase()
    .replaceAll(/[\s_-]+/gu, ' ')
    .trim();
  const titled = (option: T): string => titles[option] ?? option.replaceAll('-', ' ');
  const found =
    options.find((option) => option.replaceAll('-', ' ').startsWith(said)) ??
    options.find((option) => titled(option).startsWith(said) || titled(option).endsWith(said));
  if (!found) throw new Invalid('detail-choice', { name, options: options.map(titled).join(', ') });
  return found;
};
