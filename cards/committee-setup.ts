import type { Office, Rules } from '../src/domain/rules.ts';
import { type Template, TEMPLATES, type TemplateId } from '../src/domain/templates.ts';
import { type Data, type Subject, submit, unfold } from './buttons.ts';
import { paperInputs, votingInputs } from './committee-rules.ts';
import {
  type Choosable,
  type Choice,
  choiceInput,
  type Dialog,
  form,
  personInput,
  textInput,
} from './inputs.ts';
import { type Element, type Place, small } from './kit.ts';
import { officeText, templateLine, templateName } from './rules.ts';
import { words } from './words.ts';

/** What is known already; people by id. */
export interface SetUpView {
  readonly people: readonly Choosable[];
  readonly chair?: string;
  readonly secretary?: string;
  readonly voters: readonly string[];
  readonly deputies: readonly string[];
  /** The voters whom the form has shown before. */
  readonly before?: string;
  /** The offices that the rules or the template know, with whoever holds them. */
  readonly offices: readonly { readonly office: Office; readonly holder?: string }[];
  readonly name: string;
  /** IANA zone. */
  readonly zone: string;
  /** Holidays region (`GB-ENG`) and the regions to choose from. */
  readonly region?: string;
  readonly regions: readonly Choice[];
  readonly rules: Rules;
  readonly template?: TemplateId;
  /** The fields hold what the template says: More is open. */
  readonly filled?: boolean;
  readonly sponsor?: string;
}

const MORE = 'more';

const one = (id: string | undefined): readonly string[] => (id ? [id] : []);

const standingText = ({ title }: Template['standing'][number]): string =>
  words(`template.${title}`);

/** Part of *More*, folded until it is wanted; what it holds is sent all the same. */
const group = (id: string, items: readonly Element[], open = false): Element => ({
  type: 'Container',
  id,
  isVisible: open,
  separator: true,
  items,
});

const templateInput = (chosen: TemplateId | undefined): Element => ({
  ...choiceInput(
    'template',
    words('setup.template'),
    [
      { value: 'own', title: words('template.own') },
      ...(Object.keys(TEMPLATES) as TemplateId[]).map((id) => ({
        value: id,
        title: words('template.titled', { name: templateName(id), line: templateLine(id) }),
      })),
    ],
    { value: chosen ?? 'own' },
  ),
  wrap: true,
});

/** Who was chosen and stands in an input; whoever it could not show keeps what they have. */
const shownIn = ({ value }: Element): string => (typeof value === 'string' ? value : '');

const severalInput = (
  id: string,
  label: string,
  people: readonly Choosable[],
  chosen: readonly string[],
): { readonly shown: string; readonly elements: readonly Element[] } => {
  const input = personInput(id, label, people, { chosen, many: true });
  const shown = shownIn(input);
  const rest = chosen.length - shown.split(',').filter((each) => each !== '').length;
  return {
    shown,
    elements: [input, ...(rest > 0 ? [small(words('setup.unshown', { count: rest }))] : [])],
  };
};

const deputiesInput = ({ people, deputies }: SetUpView) =>
  severalInput('deputies', words('committee.whoDeputises'), people, deputies);

const peopleInputs = (view: SetUpView): Element[] => {
  const { people, offices, sponsor } = view;
  return [
    ...deputiesInput(view).elements,
    ...offices.map(({ office, holder }) =>
      personInput(office, officeText(office), people, { chosen: one(holder) }),
    ),
    personInput('attendees', words('committee.whoAttends'), people, { many: true }),
    personInput('observers', words('committee.whoObserves'), people, { many: true }),
    personInput('leaving', words('committee.whoLeaves'), people, { many: true }),
    personInput('sponsor', words('committee.whoSponsors'), people, { chosen: one(sponsor) }),
  ];
};

const placeInputs = ({ name, zone, region, regions }: SetUpView): Element[] => [
  textInput('name', words('committee.name'), { value: name, max: 100 }),
  textInput('zone', words('committee.zone'), { value: zone, max: 60 }),
  choiceInput(
    'region',
    words('committee.region'),
    [{ value: '', title: words('committee.regionNone') }, ...regions.slice(0, 60)],
    { value: region ?? '', compact: true },
  ),
];

const GROUPS = [
  ['people', 'setup.groupPeople'],
  ['votes', 'setup.groupVotes'],
  ['papers', 'setup.groupPapers'],
  ['place', 'setup.groupPlace'],
] as const;

const more = (place: Place, subject: Subject, view: SetUpView, shown: Data): Element => ({
  type: 'Container',
  id: MORE,
  isVisible: view.filled ?? false,
  items: [
    templateInput(view.template),
    {
      type: 'ActionSet',
      actions: [submit(words('setup.fill'), 'committee.template', place, subject, shown)],
    },
    ...(view.filled && view.template
      ? [
          small(
            words('setup.filled', {
              name: templateName(view.template),
              items: TEMPLATES[view.template].standing.map(standingText).join(', '),
            }),
          ),
        ]
      : []),
    {
      type: 'ActionSet',
      actions: GROUPS.map(([id, title]) => unfold(words(title), id)),
    },
    group('people', peopleInputs(view)),
    group(
      'votes',
      votingInputs(
        view.rules,
        view.offices.map(({ office }) => office),
      ),
      view.filled,
    ),
    group('papers', paperInputs(view.rules)),
    group('place', placeInputs(view)),
  ],
});

/** Three questions; the rest stands folded under *More*, with what holds if nobody touches it. */
export const setUpDialog = (place: Place, subject: Subject, view: SetUpView): Dialog => {
  const voters = severalInput('voters', words('committee.whoVotes'), view.people, view.voters);
  const shown = {
    voting: [view.before, voters.shown].filter(Boolean).join(','),
    deputising: deputiesInput(view).shown,
  };
  return form({
    title: words('committee.setUpTitle'),
    intro: words('committee.setUpIntro'),
    inputs: [
      personInput('chair', words('committee.whoChairs'), view.people, { chosen: one(view.chair) }),
      personInput('secretary', words('committee.whoMinutes'), view.people, {
        chosen: one(view.secretary),
      }),
      ...voters.elements,
      more(place, subject, view, shown),
    ],
    send: words('card.save'),
    verb: 'committee.setup',
    place,
    subject,
    edits: true,
    fixed: { ...shown, ...(view.filled && view.template && { filled: view.template }) },
    also: [unfold(words('committee.more'), MORE)],
  });
};
