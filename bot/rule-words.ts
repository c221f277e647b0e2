import { NUMBERS } from '../src/domain/when/vocabulary.ts';
import type { SaidRules } from './rules.ts';

/** What a rule can be said to be, as a pattern, and what the form would send for it. */
type Value = readonly [pattern: string, sent: string | ((said: string) => string)];

const WHOLES: Readonly<Record<string, number>> = { third: 3, quarter: 4, fourth: 4, fifth: 5 };
const COUNT = String.raw`\d{1,3}|${NUMBERS.join('|')}`;
const PART = String.raw`\d{1,3}\s*\/\s*\d{1,3}|\d{1,3}\s*%|(?:an?|${COUNT})[\s-]+(?:${Object.keys(WHOLES).join('|')})s?`;
const OF = String.raw`(?:\s+(?:of\s+)?(?:the\s+|all\s+)*(?:voters|votes|members)(?:\s+cast)?)?`;

const countOf = (said = ''): string =>
  String(NUMBERS.indexOf(said.toLowerCase()) + 1 || Number.parseInt(said, 10) || 1);

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

/** `two-thirds of the votes`, `75%` and `6 / 8` as `2/3` and `3/4`. */
const partOf = (said: string): string => {
  const [first, second = ''] = said.split(/\s*\/\s*|[\s-]+|(?=%)/u);
  const whole = WHOLES[second.toLowerCase().replace(/s$/u, '')] ?? countOf(second);
  const [over, under] = [Number(countOf(first)), second === '%' ? 100 : Number(whole)];
  const common = divisor(over, under);
  return `${over / common}/${under / common}`;
};

const YES = String.raw`yes|on|allowed|permitted|possible|needed|required`;
const NO = String.raw`no|off|none|never|forbidden|not\s+(?:${YES})`;
const YES_NO: readonly Value[] = [
  [NO, 'no'],
  [YES, 'yes'],
];
const DAYS: readonly Value[] = [
  [
    String.raw`(?:${COUNT})\s+(?:working\s+)?days?(?:\s+before(?:\s+(?:the|each|a)\s+meeting)?)?`,
    (said) => countOf(/^\S+/u.exec(said)?.[0]),
  ],
];
const QUORUM: readonly Value[] = [
  [String.raw`(?:(?:over|more\s+than)\s+)?half${OF}|a\s+majority${OF}`, 'half'],
  [`(?:${PART})${OF}`, partOf],
  [`(?:${COUNT})${OF}`, (said) => countOf(/^\S+/u.exec(said)?.[0])],
];
const MAJORITY: readonly Value[] = [
  ['simple', 'simple'],
  [String.raw`absolute|(?:over|more\s+than)\s+half\s+of\s+all(?:\s+voters)?`, 'absolute'],
  ['unanim(?:ous|ity)', 'unanimous'],
  [`(?:${PART})${OF}`, (said) => partOf(said).replace(/^2\/3$/u, 'two-thirds')],
];
/** Any majority in words, as a pattern. */
export const MAJORITY_WORDS = MAJORITY.map(([pattern]) => pattern).join('|');
const ROLE = String.raw`(?:the\s+)?(?:chair(?:\s+or\s+(?:the\s+|a\s+)?deputy)?|secretary|senior[\s-]+user|senior[\s-]+supplier|treasurer)`;
const ROLES: readonly Value[] = [
  ['nobody|anybody|no\\s+one', ''],
  [
    String.raw`${ROLE}(?:(?:\s*,\s*|\s+and\s+)${ROLE})*`,
    (said) =>
      said
        .toLowerCase()
        .replaceAll(/\b(?:the|a)\s+/gu, '')
        .split(/\s*,\s*|\s+and\s+/u)
        .map((role) => role.replaceAll(/[\s-]+/gu, '-'))
        .join(','),
  ],
];

/** The majority that words mean, `two-thirds`, `75%`, as the form would send it. */
export const majoritySaid = (words: string): string | undefined => {
  for (const [pattern, sent] of MAJORITY)
    if (new RegExp(`^(?:${pattern})$`, 'iu').test(words))
      return typeof sent === 'string' ? sent : sent(words);
  return undefined;
};

/** What each rule of the form is called by people, and what it can be. */
const RULES: readonly (readonly [
  field: keyof SaidRules,
  subject: string,
  values: readonly Value[],
])[] = [
  ['requiredRoles', String.raw`no\s+quorum\s+without`, ROLES],
  ['quorum', 'quorum', QUORUM],
  ['majority', 'majority', MAJORITY],
  [
    'circularMajority',
    String.raw`circular(?:\s+resolution)?s?\s+majority|majority\s+between\s+meetings`,
    MAJORITY,
  ],
  ['castingVote', String.raw`casting\s+votes?`, YES_NO],
  ['seconding', 'seconding|seconders?', YES_NO],
  ['alternates', 'alternates?', YES_NO],
  [
    'proxies',
    String.raw`prox(?:y|ies)(?:\s+votes?)?`,
    [
      [NO, 'none'],
      [YES, 'allowed'],
      [String.raw`count(?:ed|s)?(?:\s+(?:in|for|towards?)\s+the\s+quorum)?`, 'counted-in-quorum'],
    ],
  ],
  ['namedVotes', String.raw`named\s+votes|votes\s+by\s+name`, YES_NO],
  [
    'secretBallots',
    String.raw`secret\s+(?:votes?|ballots?|voting)`,
    [
      ['always', 'always'],
      [NO, 'never'],
      [String.raw`on\s+request|when\s+asked(?:\s+for)?|${YES}`, 'on-request'],
    ],
  ],
  ['circular', String.raw`circulars|circular\s+resolutions?`, YES_NO],
  ['circularDays', String.raw`circulars?|circular\s+resolutions?`, DAYS],
  ['agendaDays', String.raw`agenda(?:\s+(?:due|out))?`, DAYS],
  ['papersDays', String.raw`papers(?:\s+(?:due|in))?`, DAYS],
  ['correctionDays', String.raw`corrections(?:\s+within)?`, DAYS],
  [
    'approval',
    String.raw`(?:minutes\s+)?approv(?:al|ed)(?:\s+of\s+(?:the\s+)?minutes)?`,
    [
      [String.raw`(?:(?:by|at)\s+)?(?:the\s+)?next\s+meeting`, 'next-meeting'],
      [
        String.raw`(?:when\s+)?no\s+(?:open\s+)?corrections?(?:\s+is\s+open)?`,
        'no-open-correction',
      ],
    ],
  ],
  [
    'verifier',
    String.raw`verifier|actions\s+confirmed\s+by`,
    [
      [
        String.raw`(?:the\s+)?(?:presiding(?:\s+person)?|chair)\s+or\s+(?:the\s+)?secretary`,
        'presiding-or-secretary',
      ],
      [String.raw`(?:the\s+)?secretary`, 'secretary'],
      [String.raw`(?:the\s+)?chair`, 'chair'],
    ],
  ],
];

const LEAD = String.raw`(?:(?:set|change|make)\s+)?(?:(?:the|our)\s+)?`;
const IS = String.raw`\s*(?:[:=]\s*|\s(?:(?:is|are|to|be|of|at)\s+)?)`;

/** `quorum 3`, `set the quorum to 3`; `two-thirds majority`, `no proxies`. */
const saidAs = (subject: string, value: string): readonly string[] => [
  `${LEAD}(?:${subject})${IS}(?:${value})`,
  `${LEAD}(?:${value})\\s+(?:${subject})`,
];

/** Any one rule in words, as a pattern. */
export const RULE_WORDS = RULES.flatMap(([, subject, values]) =>
  values.flatMap(([value]) => saidAs(subject, value)),
).join('|');

const READERS = RULES.flatMap(([field, subject, values]) =>
  values.flatMap(([value, sent]) =>
    saidAs(subject, `(?<value>${value})`).map((said) => ({
      field,
      sent,
      pattern: new RegExp(`^${said}$`, 'iu'),
    })),
  ),
);

/** A rule as typed, `quorum 3`, as the form would send it; undefined for other words. */
export const ruleSaid = (words: string): Readonly<Record<string, string>> | undefined => {
  for (const { field, sent, pattern } of READERS) {
    const value = pattern.exec(words)?.groups?.['value'];
    if (value !== undefined) return { [field]: typeof sent === 'string' ? sent : sent(value) };
  }
  return undefined;
};
