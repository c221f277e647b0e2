import { setUpDialog } from '../cards/committee-setup.ts';
import type { CommitteeState } from '../src/domain/committee.ts';
import { inRole, peopleInRole, voters } from '../src/domain/committee.ts';
import type { Office, Rules } from '../src/domain/rules.ts';
import { rulesOf } from '../src/domain/rules.ts';
import type { TemplateId } from '../src/domain/templates.ts';
import { TEMPLATES } from '../src/domain/templates.ts';
import { candidatesOf, choosable } from './candidates.ts';
import { present } from './inputs.ts';
import { regionChoices } from './regions.ts';
import type { Dialog } from './route.ts';
import { OFFICES } from './rules.ts';
import { sceneFor } from './scene.ts';
import type { Body, Turn } from './turn.ts';

const holderOf = ({ roles }: CommitteeState, office: Office): string | undefined =>
  Object.keys(roles).find((person) => roles[person]?.office === office);

/** The offices that somebody holds, that the rules ask for or that such a body has. */
const officesIn = (state: CommitteeState, rules: Rules, template: TemplateId | undefined) => {
  const wanted: readonly string[] = [
    ...rules.requiredRoles,
    ...(template ? TEMPLATES[template].offices : []),
  ];
  return OFFICES.map((office) => ({
    office,
    ...present({ holder: holderOf(state, office) }),
  })).filter(({ office, holder }) => holder !== undefined || wanted.includes(office));
};

/** What the form begins with, where it is not what holds. */
interface Begun {
  readonly template?: TemplateId;
  readonly chair?: string;
  readonly secretary?: string;
  /** Everybody who is to vote; those whom the form has just shown; those whom it has shown at all. */
  readonly voters?: readonly string[];
  readonly first?: readonly string[];
  readonly before?: string;
}

/** The set-up of a committee as it stands, to be changed. */
export const setUpForm = async (turn: Turn, body: Body, begun: Begun = {}): Promise<Dialog> => {
  const { state, version } = body;
  const { first = [] } = begun;
  const rules = { ...rulesOf(state), ...(begun.template ? TEMPLATES[begun.template].rules : {}) };
  const template = begun.template ?? state.template;
  return setUpDialog(
    sceneFor(turn, body).place,
    { id: 'committee', version },
    {
      people: choosable(await candidatesOf(turn, body)).toSorted(
        (a, b) => Number(first.includes(b.id)) - Number(first.includes(a.id)),
      ),
      voters: begun.voters ?? voters(state),
      deputies: peopleInRole(state, 'deputy'),
      offices: officesIn(state, rules, template),
      name: state.name,
      zone: state.timeZone,
      regions: regionChoices(state.region),
      rules,
      filled: begun.template !== undefined,
      ...present({
        template,
        before: begun.before,
        chair: begun.chair ?? inRole(state, 'chair'),
        secretary: begun.secretary ?? inRole(state, 'secretary'),
        region: state.region,
        sponsor: state.sponsor,
      }),
    },
  );
};
