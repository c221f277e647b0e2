import type { ApprovalRule, Rules } from '../src/domain/rules.ts';
import { type Subject, unfold } from './buttons.ts';
import {
  type Choosable,
  type Choice,
  choiceInput,
  type Dialog,
  form,
  personInput,
  textInput,
} from './inputs.ts';
import type { Element, Place } from './kit.ts';
import { majorityText } from './motion.ts';
import { words } from './words.ts';

/** What is known already; people by id. */
export interface SetUpView {
  readonly people: readonly Choosable[];
  readonly chair?: string;
  readonly secretary?: string;
  readonly voters: readonly string[];
  readonly deputies: readonly string[];
  readonly name: string;
  /** IANA zone. */
  readonly zone: string;
  /** Holidays region (`GB-ENG`) and the regions to choose from. */
  readonly region?: string;
  readonly regions: readonly Choice[];
  readonly approval: ApprovalRule;
  readonly rules: Rules;
  readonly sponsor?: string;
}

const MORE = 'more';

const one = (id: string | undefined): readonly string[] => (id ? [id] : []);

const yesOrNo = (id: string, label: string, holds: boolean): Element =>
  choiceInput(
    id,
    label,
    (['yes', 'no'] as const).map((value) => ({ value, title: words(`motion.${value}`) })),
    { value: holds ? 'yes' : 'no', compact: true },
  );

const USUAL = ['simple', 'absolute', 'two-thirds', 'unanimous'] as const;

/** When a vote can be taken, what carries it, and who decides a tie. */
const ruleInputs = ({ quorum, majority, castingVote, seconding }: Rules): Element[] => [
  textInput('quorum', words('motion.quorumRule'), {
    value: quorum === 'over-half' ? 'half' : String(quorum),
    max: 20,
  }),
  choiceInput(
    'majority',
    words('motion.majorityRule'),
    [...new Set([...USUAL, majority])].map((value) => ({ value, title: majorityText(value) })),
    { value: majority, compact: true },
  ),
  textInput('majorityPart', words('motion.majorityOther'), { max: 10 }),
  yesOrNo('castingVote', words('motion.castingRule'), castingVote),
  yesOrNo('seconding', words('motion.secondingRule'), seconding),
];

/** Three questions; the rest stands folded under *More*, with what holds if nobody touches it. */
export const setUpDialog = (place: Place, subject: Subject, view: SetUpView): Dialog =>
  form({
    title: words('committee.setUpTitle'),
    intro: words('committee.setUpIntro'),
    inputs: [
      personInput('chair', words('committee.whoChairs'), view.people, { chosen: one(view.chair) }),
      personInput('secretary', words('committee.whoMinutes'), view.people, {
        chosen: one(view.secretary),
      }),
      personInput('voters', words('committee.whoVotes'), view.people, {
        chosen: view.voters,
        many: true,
      }),
      {
        type: 'Container',
        id: MORE,
        isVisible: false,
        items: [
          personInput('deputies', words('committee.whoDeputises'), view.people, {
            chosen: view.deputies,
            many: true,
          }),
          personInput('attendees', words('committee.whoAttends'), view.people, { many: true }),
          personInput('observers', words('committee.whoObserves'), view.people, { many: true }),
          personInput('leaving', words('committee.whoLeaves'), view.people, { many: true }),
          textInput('name', words('committee.name'), { value: view.name, max: 100 }),
          textInput('zone', words('committee.zone'), { value: view.zone, max: 60 }),
          choiceInput(
            'region',
            words('committee.region'),
            [{ value: '', title: words('committee.regionNone') }, ...view.regions.slice(0, 60)],
            { value: view.region ?? '', compact: true },
          ),
          choiceInput(
            'approval',
            words('committee.approval'),
            [
              { value: 'no-open-correction', title: words('committee.approvalNoOpen') },
              { value: 'next-meeting', title: words('committee.approvalNext') },
            ],
            { value: view.approval },
          ),
          ...ruleInputs(view.rules),
          personInput('sponsor', words('committee.whoSponsors'), view.people, {
            chosen: one(view.sponsor),
          }),
        ],
      },
    ],
    send: words('card.save'),
    verb: 'committee.setup',
    place,
    subject,
    also: [unfold(words('committee.more'), MORE)],
  });
