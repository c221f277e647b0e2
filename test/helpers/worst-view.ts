import { cardsOf, type Shape } from './sample-cards.ts';

/** Texts that people and machines write against cards. */
const WORST_TEXTS = [
  'The committee considered the matter at length. '.repeat(220).slice(0, 10_000),
  '<at>Everyone</at> [pay](https://evil.example) **now** `x` # {{DATE(2020-01-01T00:00:00Z)}}\n- a\n\u202Egpj.exe',
  'مريم الحسيني '.repeat(770),
  '👩🏽‍⚖️👨‍👩‍👧‍👦 Zoë '.repeat(400),
  '*_[]<>{}~|`\\'.repeat(900).slice(0, 10_000),
  `lone ${String.fromCharCode(0xd800)} surrogate\u0000\u0007`,
] as const;

// What holds a code, an id or a date, and can be nothing else.
const CODES: ReadonlySet<string> = new Set([
  'id',
  'ref',
  'status',
  'viewer',
  'is',
  'kind',
  'method',
  'role',
  'when',
  'step',
  'approval',
  'zone',
  'show',
  'attendance',
  'outcome',
  'own',
  'verb',
  'opens',
  'taken',
  'choice',
  'chair',
  'secretary',
  'sponsor',
  'region',
  'value',
  'code',
  'hash',
  'url',
  'template',
  'office',
  'quorum',
  'majority',
  'requiredRoles',
  'missing',
  'circularMajority',
  'rules',
  'nature',
  'proximity',
  'response',
  'category',
  'priority',
  'direction',
  'how',
  'type',
]);
const LONGEST_LIST = 200;
const LONGEST_INNER_LIST = 10;

const isCode = (key: string, value: string): boolean =>
  CODES.has(key) ||
  /^\d{4}-\d\d-\d\d/u.test(value) ||
  (key === 'minutes' && value === 'circulated') ||
  (key === 'state' && (value === 'sent' || value === 'planned'));

const grown = (values: readonly unknown[], length: number): unknown[] =>
  values.length === 0 ? [] : Array.from({ length }, (_, index) => values[index % values.length]);

/** The same view with every text at its worst and its lists 200 long (lists within lists: 10). */
const worst: Shape = (view) => {
  let turn = 0;
  const visit = (value: unknown, key: string, length: number): unknown => {
    if (typeof value === 'string')
      return isCode(key, value) ? value : WORST_TEXTS[turn++ % WORST_TEXTS.length];
    if (Array.isArray(value))
      return grown(value, length).map((entry) => visit(entry, key, LONGEST_INNER_LIST));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, entry]) => [name, visit(entry, name, length)]),
    );
  };
  return visit(view, '', LONGEST_LIST) as typeof view;
};

/** Every card there is, of the worst views: made once, as it takes seconds. */
export const worstCards = cardsOf(worst);
