import { cruise } from 'dependency-cruiser';
import type { ICruiseResult, IForbiddenRuleType } from 'dependency-cruiser';

/**
 * Which way imports run. Cycles are oxlint's (`import/no-cycle`): without TypeScript's old compiler API,
 * dependency-cruiser cannot tell an import of types alone from another.
 */

const leaves = ['^src/(settings|errors|clock|log|metrics)[.]ts$', '^src/records/entity[.]ts$'];
/** Every word that a person reads; importable from anywhere but the domain, whose refusals are codes. */
const text = '^src/text/';
const outside = ['^node_modules/', '^(node:)?[a-z_/]+$'];
const ports = '^src/chaser/ports[.]ts$';
const records = '^src/records/execute[.]ts$';
const people = '^src/people/';
const domain = '^src/domain/';

const rule = (
  name: string,
  from: { path: string; pathNot?: string },
  to: { path: string; pathNot?: string[] },
): IForbiddenRuleType => ({ name, severity: 'error', from, to });

/** Of our own files, a room may import itself, the leaves, the words and what is listed. */
const room = (path: string, ...to: readonly string[]): IForbiddenRuleType =>
  rule(
    `${path} imports what its room may`,
    { path },
    { path: '.', pathNot: [path, text, ...leaves, ...outside, ...to] },
  );

/** A package that one room alone may import. */
const fenced = (name: string, home: string): IForbiddenRuleType =>
  rule(
    `${name} only in ${home}`,
    { path: '.', pathNot: home },
    { path: `^node_modules/(@types/)?${name}/` },
  );

const forbidden: readonly IForbiddenRuleType[] = [
  rule('the words stand alone', { path: text }, { path: '^(bot|cards|src)/', pathNot: [text] }),
  room(domain),
  room('^cards/', domain),
  room('^src/records/', domain),
  room(people, domain, ports, '^src/records/(execute|store)[.]ts$'),
  room('^bot/', '^cards/', domain, people, records, ports),
  room('^src/http/', domain, people, records, '^src/documents/', '^src/clock-mover[.]ts$'),
  room('^src/chaser/', domain, people, '^src/records/'),
  rule(
    'chaser/wake acts through records alone',
    { path: '^src/chaser/wake' },
    { path: '^src/records/', pathNot: [records, ...leaves] },
  ),
  room('^src/drafting/', domain, people, records),
  room('^src/documents/', domain),
  room('^src/exchange/', domain, people, records),
  room('^src/rehearsal/'),
  rule(
    'databases are opened in wire alone',
    { path: '.', pathNot: '^src/(wire[.]ts|records/|tools/)' },
    { path: '^src/records/(open|sqlite|cosmos)' },
  ),
  rule(
    'wire is for main and tools',
    { path: '.', pathNot: '^src/(main[.]ts|tools/)' },
    { path: '^src/wire[.]ts$' },
  ),
  rule(
    'the domain knows neither words nor the outside',
    { path: domain },
    {
      path: '.',
      pathNot: [
        '^src/(?!text/)',
        '^node_modules/(luxon|date-holidays|rrule|chrono-node|json-canonicalize|zod)/',
        '^(node:)?crypto$',
      ],
    },
  ),
  fenced('(botbuilder|botframework-[a-z]+)[a-z-]*', '^bot/'),
  fenced('restify', '^src/http/'),
  fenced('prom-client', '^src/metrics[.]ts$'),
  fenced('(docx|pdfmake|exceljs|fflate)', '^src/documents/'),
  fenced('openai', '^src/drafting/'),
  fenced('@azure/(cosmos|identity)', '^src/records/cosmos'),
  { name: 'every import resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
];

const check = async (): Promise<ICruiseResult> => {
  const { output } = await cruise(
    ['bot', 'cards', 'src'],
    {
      ruleSet: { forbidden: [...forbidden] },
      validate: true,
      parser: 'swc',
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '^src/(tab|rehearsal/page)/' },
    },
    { conditionNames: ['import', 'node', 'require'], exportsFields: ['exports'] },
  );
  if (typeof output === 'string') return Promise.reject(new TypeError(output));
  return output;
};

const { modules, summary } = await check();
const read = modules.filter(({ source }) => /^(bot|cards|src)\//.test(source)).length;
for (const { from, to, rule } of summary.violations) console.error(`${from} → ${to}: ${rule.name}`);
console.log(`import rules: ${read} modules, ${summary.violations.length} violations`);
// Zero modules without a violation is what a parser that reads nothing reports.
process.exitCode = read > 0 && summary.violations.length === 0 ? 0 : 1;
