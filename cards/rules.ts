import { quorumNeeded } from '../src/domain/motion/rules.ts';
import type { Office, Required, Rules } from '../src/domain/rules.ts';
import type { TemplateId } from '../src/domain/templates.ts';
import { listText } from '../src/text/format.ts';
import type { TextKey } from '../src/text/text.ts';
import { dialog, show, type Subject } from './buttons.ts';
import { card, type Card, line, type Place, small, title } from './kit.ts';
import { requiredText } from './quorum.ts';
import { words } from './words.ts';

const chosen = (value: string): string => value.replaceAll('-', '_');

export const templateName = (id: TemplateId): string => words(`template.${chosen(id)}` as TextKey);

export const templateLine = (id: TemplateId): string =>
  words(`template.${chosen(id)}Line` as TextKey);

export const officeText = (office: Office): string =>
  words('rule.office', { office: chosen(office) });

const quorumRule = ({ quorum, requiredRoles }: Rules, voters: number): string => {
  const required = requiredRoles.length === 0 ? 'none' : listText(requiredRoles.map(requiredText));
  if (voters > 0)
    return words('rule.quorum', { needed: quorumNeeded(quorum, voters), voters, required });
  return typeof quorum === 'number'
    ? words('rule.quorumNumber', { needed: quorum, required })
    : words('rule.quorumUnknown', { rule: quorum === 'over-half' ? 'half' : quorum, required });
};

const vacantText = (vacant: readonly Required[]): string => {
  const [first] = vacant;
  if (first === undefined) return '';
  const who = listText(vacant.map(requiredText));
  const make = requiredText(first === 'chair-or-deputy' ? 'chair' : first);
  return words('rule.vacant', { who, make });
};

/** The quorum of the votes that there are, and who is missing for it. */
export const quorumInShort = (rules: Rules, voters: number, vacant: readonly Required[]): string =>
  [quorumRule(rules, voters), vacantText(vacant)].filter((sentence) => sentence !== '').join(' ');

/**
 * `Quorum: 3 of 5 voters, the chair among them. A motion is carried by …`: what everybody should know. `vacant`:
 * those without whom there is no quorum, and whom nobody is.
 */
export const rulesInShort = (
  rules: Rules,
  voters: number,
  vacant: readonly Required[] = [],
): string =>
  [
    quorumRule(rules, voters),
    words('rule.majority', { majority: chosen(rules.majority) }),
    words('rule.tie', { casting: String(rules.castingVote) }),
    words('rule.seconding', { needed: String(rules.seconding) }),
    vacantText(vacant),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');

export const verifierText = ({ verifier }: Rules): string =>
  words('rule.verifier', { who: chosen(verifier) });

/** The rules in plain English, a line for each matter. */
const rulesInFull = ({ rules, voters, vacant }: RulesView): string[] => [
  rulesInShort(rules, voters, vacant),
  `${words('rule.standIns', { alternates: String(rules.alternates), proxies: chosen(rules.proxies) })} ${words('rule.secret', { secret: chosen(rules.secretBallots), named: String(rules.namedVotes) })}`,
  words('rule.circular', {
    allowed: String(rules.circular),
    majority: chosen(rules.circularMajority),
    days: rules.circularDays,
    objection: String(rules.circularObjection),
  }),
  words('rule.papers', { agenda: rules.agendaDays, papers: rules.papersDays }),
  words('rule.minutes', { approval: chosen(rules.approval), days: rules.correctionDays }),
  verifierText(rules),
];

export interface RulesView extends Subject {
  readonly name: string;
  readonly rules: Rules;
  readonly voters: number;
  /** Those whom the rules ask for and whom nobody is. */
  readonly vacant?: readonly Required[];
  readonly template?: TemplateId;
  readonly mayChange: boolean;
}

/** By which rules the committee decides. */
export const rulesCard = (place: Place, view: RulesView): Card => {
  const headline = words('rule.title', { name: view.name });
  const { template } = view;
  return card(
    headline,
    [
      title(headline),
      ...(template
        ? [
            small(
              words('rule.template', {
                name: templateName(template),
                line: templateLine(template),
              }),
            ),
          ]
        : []),
      ...rulesInFull(view).map((sentence) => line(sentence)),
    ],
    [
      ...(view.mayChange
        ? [dialog(words('committee.change'), 'committee.setup', place, view)]
        : []),
      show(words('rule.people'), place, { show: 'members' }),
    ],
  );
};
