import { OTHER_WORDS } from './other-words.ts';

/** Of more words none are a command's. */
const LONGEST = 2_000;

/**
 * With one blank, one line break or one empty line in place of more: a run of them says nothing, and a pattern
 * tries every division of it.
 */
export const calm = (said: string): string =>
  said.replaceAll(
    /\s{2,}/gu,
    (blanks) => '\n'.repeat(Math.min(2, blanks.split('\n').length - 1)) || ' ',
  );

/** Said around a command, not part of it. */
const COURTESY =
  /^(?:please|pls|hi|hello|hey|ok|okay)[\s,]+(?=\S)|[\s,]+(?:please|pls|thanks|thank\s+you|thx)[\s.!]*$/giu;

/**
 * What was said without "please" and "thanks". Where words follow a colon they are somebody's own, and stay.
 */
export const courteous = (said: string): string => {
  if (said.length > LONGEST) return said;
  const plain = said.replace(COURTESY, '').trim();
  return plain === '' || said.includes(':') ? said : plain;
};

const LETTERS: Readonly<Record<string, string>> = {
  action: 'A',
  decision: 'D',
  meeting: 'M',
  note: 'N',
  risk: 'R',
  issue: 'R',
  assumption: 'R',
  dependency: 'R',
};

const DASH = String.raw`[-\u2010-\u2015\u2212]`;
/** “done action 12”, “risk no. 3” */
const NAMED_REF = new RegExp(
  String.raw`^(?<before>(?:[\p{L}’']+\s+){0,3}?)(?<type>${Object.keys(LETTERS).join('|')})\s+(?:no\.?\s*|number\s+)?#?(?:[admnr]\s?${DASH}?\s?)?0*(?<number>\d{1,9})(?![\p{L}\p{N}])`,
  'iu',
);
/** “done a12”, “#A–12” */
const SHORT_REF = new RegExp(
  String.raw`^(?<before>(?:[\p{L}’']+\s+){0,3}?)#?(?<letter>[admnr])\s?${DASH}?\s?0*(?<number>\d{1,9})(?![\p{L}\p{N}])`,
  'iu',
);

/** With the reference at the beginning as it is written, `A-12`. */
const withRef = (said: string): string => {
  const named = NAMED_REF.exec(said);
  const found = named ?? SHORT_REF.exec(said);
  const { before = '', type = '', letter, number = '' } = found?.groups ?? {};
  if (!found) return said;
  const initial = (letter ?? LETTERS[type.toLowerCase()] ?? '').toUpperCase();
  return `${before}${initial}-${number}${said.slice(found[0].length)}`;
};

/** How a request begins that is a command's name otherwise. */
const LEADS = [
  // “could you”
  String.raw`(?:can|could|would|will)\s+you\s+`,
  // “let’s”, “I would like to”, “I”
  String.raw`(?:let['’]s|let\s+us|i(?:\s+would|['’]d)?\s+(?:want|like)\s+to|i)\s+`,
  // “show me”, “list of”
  String.raw`(?:show|list|give|tell|get|see|view)\s+(?:me\s+|of\s+)?`,
  // “what are”, “where’s”
  String.raw`(?:what|who|which|where)(?:\s+(?:is|are)|['’]s)\s+`,
];
const LEAD = new RegExp(`^(?:${LEADS.join('|')})`, 'iu');
const ARTICLES = /\b(?:the|all|our|a|an)\s+(?=\S)/giu;

/** Copied with the quotes that stand around commands in running text. */
const QUOTED = /^["“”„«'‘](?<inner>[^"“”„«»]+)["“”»'’]$/su;

const RULES = OTHER_WORDS.map(
  ([pattern, command]) => [new RegExp(`^(?:${pattern})$`, 'isu'), command] as const,
);

/** The words of a command in place of other words for it, if they are any. */
const reworded = (form: string): string[] => {
  const rule = RULES.find(([pattern]) => pattern.test(form));
  return rule ? [form.replace(...rule)] : [];
};

/**
 * What words that are no command may mean by one, the likeliest first: `show me the agenda`, `A-12 is done`,
 * `schedule a meeting on Friday at 10`, `done a12.`
 */
export const otherWords = (said: string): readonly string[] => {
  if (said.length > LONGEST) return [];
  const bare = QUOTED.exec(said.trim())?.groups?.['inner'] ?? said;
  const plain = withRef(
    bare
      .replace(/[\s.!?…]+$/u, '')
      .replaceAll(/\s+/gu, ' ')
      .trim(),
  );
  const short = plain.replace(LEAD, '').replaceAll(ARTICLES, '');
  const forms = [...new Set([plain, plain.replace(LEAD, ''), short])];
  const meant = forms.flatMap(reworded);
  // What is done to a record may be said in two steps: "mark A-12 as done".
  const twice = meant.flatMap(reworded);
  return [...new Set([...forms, ...meant, ...twice])].filter((form) => form !== '');
};
