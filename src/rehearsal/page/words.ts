import type { rehearsal } from '../../text/en/rehearsal.ts';

type Words = Readonly<Record<keyof typeof rehearsal, string>>;

let words: Partial<Words> = {};

export const loadWords = async (): Promise<void> => {
  words = (await (await fetch('/rehearsal/room/text')).json()) as Words;
};

/** The page's word for a key, its `{name}` parameters filled in. */
export const say = (
  key: keyof Words,
  params: Readonly<Record<string, string | number>> = {},
): string =>
  (words[key] ?? key).replaceAll(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
