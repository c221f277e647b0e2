import type { Majority } from '../src/domain/motion/rules.ts';
import type { Office, Required, Rules } from '../src/domain/rules.ts';
import type { TextKey } from '../src/text/text.ts';
import { type Choice, choiceInput, daysInput, textInput } from './inputs.ts';
import type { Element } from './kit.ts';
import { majorityText } from '../src/text/votes.ts';
import { requiredText } from './quorum.ts';
import { words } from './words.ts';

const USUAL = ['simple', 'absolute', 'two-thirds', 'unanimous'] as const;
const REQUIRED = ['chair', 'chair-or-deputy', 'secretary'] as const;

const yesOrNo = (id: string, label: TextKey, holds: boolean): Element =>
  choiceInput(
    id,
    words(label),
    (['yes', 'no'] as const).map((value) => ({ value, title: words(`motion.${value}`) })),
    { value: holds ? 'yes' : 'no', compact: true },
  );

/** One of few, in the words `setup.<id>_<value>`. */
const oneOf = (id: string, values: readonly string[], value: string): Element =>
  choiceInput(
    id,
    words(`setup.${id}` as TextKey),
    values.map((each) => ({
      value: each,
      title: words(`setup.${id}_${each.replaceAll('-', '_')}` as TextKey),
    })),
    { value, compact: true },
  );

const majorities = (own: Majority): Choice[] =>
  [...new Set([...USUAL, own])].map((value) => ({ value, title: majorityText(value) }));

/** Parts of all who have a vote: between meetings nobody is away. */
const ofAll = ({ circularMajority: own }: Rules): Choice[] =>
  [...new Set(['absolute', 'two-thirds', 'unanimous', own])].map((value) => ({
    value,
    title: words('setup.ofAll', { part: value.replaceAll('-', '_') }),
  }));

/** When a vote can be taken, what carries it, and who decides a tie. */
export const votingInputs = (rules: Rules, offices: readonly Office[]): Element[] => {
  const required: readonly Required[] = [
    ...new Set([...REQUIRED, ...offices, ...rules.requiredRoles]),
  ];
  return [
    textInput('quorum', words('motion.quorumRule'), {
      value: rules.quorum === 'over-half' ? 'half' : String(rules.quorum),
      max: 20,
    }),
    {
      ...choiceInput(
        'requiredRoles',
        words('setup.requiredRoles'),
        required.map((value) => ({ value, title: requiredText(value) })),
        { value: rules.requiredRoles.join(','), compact: true },
      ),
      isMultiSelect: true,
    },
    choiceInput('majority', words('motion.majorityRule'), majorities(rules.majority), {
      value: rules.majority,
      compact: true,
    }),
    textInput('majorityPart', words('motion.majorityOther'), { max: 10 }),
    yesOrNo('castingVote', 'motion.castingRule', rules.castingVote),
    yesOrNo('seconding', 'motion.secondingRule', rules.seconding),
    yesOrNo('alternates', 'setup.alternates', rules.alternates),
    oneOf('proxies', ['none', 'allowed', 'counted-in-quorum'], rules.proxies),
    yesOrNo('namedVotes', 'setup.namedVotes', rules.namedVotes),
    oneOf('secretBallots', ['never', 'on-request', 'always'], rules.secretBallots),
    yesOrNo('circular', 'setup.circular', rules.circular),
    choiceInput('circularMajority', words('setup.circularMajority'), ofAll(rules), {
      value: rules.circularMajority,
      compact: true,
    }),
    daysInput('circularDays', words('setup.circularDays'), rules.circularDays),
    yesOrNo('circularObjection', 'setup.circularObjection', rules.circularObjection),
  ];
};

/** When papers are due, how minutes are approved, who confirms what is done. */
export const paperInputs = (rules: Rules): Element[] => [
  daysInput('agendaDays', words('setup.agendaDays'), rules.agendaDays),
  daysInput('papersDays', words('setup.papersDays'), rules.papersDays),
  yesOrNo('autoPublish', 'setup.autoPublish', rules.autoPublish),
  choiceInput(
    'approval',
    words('committee.approval'),
    [
      { value: 'no-open-correction', title: words('committee.approvalNoOpen') },
      { value: 'next-meeting', title: words('committee.approvalNext') },
    ],
    { value: rules.approval, compact: true },
  ),
  daysInput('correctionDays', words('setup.correctionDays'), rules.correctionDays),
  oneOf('verifier', ['presiding-or-secretary', 'secretary', 'chair'], rules.verifier),
];
