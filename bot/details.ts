import { Invalid } from '../src/errors.ts';
import { typedWords } from './inputs.ts';

/** What is typed of a record's details, by name: `cause: rust; effect: no boat; owner nobody`. */
type Typed = ReadonlyMap<string, string | null>;

/** Words that take away what is there. */
export const NONE = /^(?:none|nobody|no one|nothing)$/iu;

/** As much as a dialog takes. */
const LONGEST = 2_000;

/** `cause: rust`, `owner Tom` */
const PART = /^(?<name>[\p{L}-]+)(?:\s*[:=]\s*|\s+)(?<value>\S[\s\S]*)$/u;

/**
 * Takes typed details apart: `;` or a new line that begins with a name ends one. `known` are the names that can
 * be said, `also` other words for them; `none` or `nobody` takes a detail away, a null here. Throws Invalid
 * (`detail-unclear`) for another name, or a name without a value, and Invalid (`too-long`, `nothing-visible`).
 */
export const typedDetails = (
  rest: string,
  known: readonly string[],
  also: Readonly<Record<string, string>> = {},
): Typed =>
  new Map(
    rest
      .split(/;|\n(?=\s*[\p{L}-]+\s*[:=])/u)
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map((part) => {
        const { name = part, value } = PART.exec(part)?.groups ?? {};
        const said = also[name.toLowerCase()] ?? name.toLowerCase();
        if (value === undefined || !known.includes(said))
          throw new Invalid('detail-unclear', { name: name.slice(0, 40), known: known.join(', ') });
        return [said, NONE.test(value) ? null : typedWords(value, LONGEST)] as const;
      }),
  );

/** What a detail comes to: not said, taken away, or what `read` makes of its words. */
export const meant = <T>(
  value: string | null | undefined,
  read: (words: string) => T,
): T | null | undefined => (typeof value === 'string' ? read(value) : value);

/** The one of a few words that was meant: `reduce`, `off specification`. Throws Invalid (`detail-choice`). */
export const chosenOf = <T extends string>(
  name: string,
  value: string,
  options: readonly T[],
): T => {
  const said = value.toLowerCase().replaceAll(/[\s_]+/gu, '-');
  const found = options.find((option) => option === said || option.startsWith(said));
  if (!found)
    throw new Invalid('detail-choice', {
      name,
      options: options.map((option) => option.replaceAll('-', ' ')).join(', '),
    });
  return found;
};
