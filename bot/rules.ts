import { z } from 'zod';
import type { Majority, Quorum } from '../src/domain/motion/rules.ts';
import { partsOf } from '../src/domain/motion/rules.ts';
import type { Office, Required, Rules } from '../src/domain/rules.ts';
import { rulesIn, rulesOf } from '../src/domain/rules.ts';
import type { TemplateId } from '../src/domain/templates.ts';
import { TEMPLATES } from '../src/domain/templates.ts';
import { Invalid } from '../src/errors.ts';
import { clearable, maybePerson, maybeWords, present, yesNo } from './inputs.ts';

export const OFFICES = ['senior-user', 'senior-supplier', 'treasurer'] as const satisfies Office[];

const REQUIRED = [
  'chair',
  'chair-or-deputy',
  'secretary',
  ...OFFICES,
] as const satisfies readonly Required[];

const TEMPLATE_IDS = Object.keys(TEMPLATES) as [TemplateId, ...TemplateId[]];

const days = clearable(z.coerce.number().int().min(0).max(60)).optional();
type Span = 'circularDays' | 'agendaDays' | 'papersDays' | 'correctionDays';

/** What the set-up form asks about rules. Numbers arrive as strings, a choice of several with commas. */
export const ruleInputs = {
  template: z.enum(['own', ...TEMPLATE_IDS]).optional(),
  /** The template whose rules the form was filled in with. */
  filled: z.enum(TEMPLATE_IDS).optional(),
  quorum: maybeWords(20),
  requiredRoles: z.string().max(200).optional(),
  majority: maybeWords(20),
  majorityPart: maybeWords(10),
  castingVote: yesNo.optional(),
  seconding: yesNo.optional(),
  alternates: yesNo.optional(),
  proxies: z.enum(['none', 'allowed', 'counted-in-quorum']).optional(),
  namedVotes: yesNo.optional(),
  secretBallots: z.enum(['never', 'on-request', 'always']).optional(),
  circular: yesNo.optional(),
  circularMajority: maybeWords(20),
  circularDays: days,
  circularObjection: yesNo.optional(),
  agendaDays: days,
  papersDays: days,
  autoPublish: yesNo.optional(),
  approval: z.enum(['no-open-correction', 'next-meeting']).optional(),
  correctionDays: days,
  verifier: z.enum(['presiding-or-secretary', 'secretary', 'chair']).optional(),
  'senior-user': clearable(maybePerson),
  'senior-supplier': clearable(maybePerson),
  treasurer: clearable(maybePerson),
};

const unclear = (said: string): Invalid => new Invalid('rule-unclear', { text: said });

/** `half`, `5`, `2/3`. Throws Invalid (`rule-unclear`). */
const quorumOf = (said: string): Quorum => {
  if (/^(?:over[ -])?half$/iu.test(said)) return 'over-half';
  if (/^[1-9]\d{0,2}$/u.test(said)) return Number(said);
  const parts = partsOf(said.replaceAll(' ', ''));
  if (!parts) throw unclear(said);
  return `${parts[0]}/${parts[1]}`;
};

/** A part must be over half, or both sides could carry. Throws Invalid (`rule-unclear`). */
export const majorityOf = (said: string): Majority => {
  if (said === 'simple' || said === 'absolute' || said === 'two-thirds' || said === 'unanimous')
    return said;
  const [over, under] = partsOf(said.replaceAll(' ', '')) ?? [0, 1];
  if (over * 2 <= under) throw unclear(said);
  return `${over}/${under}`;
};

const requiredOf = (said: string): Required[] =>
  said
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((each) => {
      const known = REQUIRED.find((required) => required === each);
      if (!known) throw unclear(each);
      return known;
    });

export type SaidRules = z.infer<z.ZodObject<typeof ruleInputs>>;

const saidRules = (input: SaidRules): Partial<Rules> => {
  const majority = input.majorityPart ?? input.majority;
  const { quorum, circularMajority, requiredRoles: required, template, filled } = input;
  const body = template === 'own' ? undefined : (template ?? filled);
  const usual = rulesOf(body ? TEMPLATES[body].rules : {});
  // Emptied, a number of days is the usual one again.
  const span = (name: Span) => (input[name] === null ? usual[name] : input[name]);
  return rulesIn(
    present({
      ...input,
      circularDays: span('circularDays'),
      agendaDays: span('agendaDays'),
      papersDays: span('papersDays'),
      correctionDays: span('correctionDays'),
      quorum: quorum === undefined ? undefined : quorumOf(quorum),
      requiredRoles: required === undefined ? undefined : requiredOf(required),
      majority: majority === undefined ? undefined : majorityOf(majority),
      circularMajority: circularMajority === undefined ? undefined : majorityOf(circularMajority),
    }),
  );
};

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** The rules that were said, as far as they differ from those that the form had shown. */
const edited = (said: Partial<Rules>, shown: Rules): Partial<Rules> =>
  rulesIn(
    Object.fromEntries(
      Object.entries(said).filter(([name, value]) => !isSame(value, shown[name as keyof Rules])),
    ),
  );

/**
 * The rules that were chosen. A template chosen without having been filled in holds wherever the form was
 * left as it stood. Throws Invalid (`rule-unclear`).
 */
export const chosenRules = (
  input: SaidRules,
  shown: Rules,
  before: TemplateId | undefined,
): Partial<Rules> & { readonly template?: TemplateId | null } => {
  const said = saidRules(input);
  const { template, filled } = input;
  if (template === undefined) return said;
  if (template === 'own') return { ...said, template: null };
  const fresh = template !== before && template !== filled;
  return fresh
    ? { ...TEMPLATES[template].rules, ...edited(said, shown), template }
    : { ...said, template };
};

/** The template that words mean: `company board`, `a PRINCE2 project board`, `CAB`. */
export const templateSaid = (said: string): TemplateId | undefined => {
  const words = said
    .toLowerCase()
    .replaceAll(/^(?:an?|the)\s+|\bprince\s?2\b|[^a-z]+/gu, ' ')
    .trim()
    .replaceAll(/\s+/gu, '-');
  const short: Readonly<Record<string, TemplateId>> = {
    cab: 'change-advisory-board',
    'portfolio-sync': 'agile-portfolio-sync',
    'steering-group': 'steering-committee',
    'steering-board': 'steering-committee',
    'nonprofit-board': 'non-profit-board',
    'charity-board': 'non-profit-board',
    'board-of-trustees': 'non-profit-board',
    'board-of-directors': 'company-board',
  };
  return TEMPLATE_IDS.find((id) => id === words) ?? short[words];
};
