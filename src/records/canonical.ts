import { hash } from 'node:crypto';
import { canonicalize } from 'json-canonicalize';

export const sha256 = (text: string): string => hash('sha256', text);

/** RFC 8785. Two documents that say the same have the same text, whichever store returned them. */
export const canonical = (value: unknown): string => canonicalize(value);

/**
 * A value as it will be read back: plain JSON without undefined fields, every string well-formed (a lone
 * surrogate has no UTF-8 form, so it could be neither hashed nor stored faithfully).
 */
export const clean = <T>(value: T): T =>
  value === undefined
    ? value
    : (JSON.parse(
        JSON.stringify(value, (_key, part: unknown) =>
          typeof part === 'string' ? part.toWellFormed() : part,
        ),
      ) as T);

/** The words of a title as search knows them: lower-cased, accents and compatibility forms folded, each once. */
export const wordsOf = (text: string): readonly string[] => [
  ...new Set(
    text
      .normalize('NFKD')
      .replaceAll(/[\u0300-\u036f]/gu, '')
      .normalize('NFKC')
      .toLowerCase()
      .split(/[^\p{L}\p{M}\p{N}]+/u)
      .filter((word) => word !== ''),
  ),
];
