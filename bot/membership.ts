import { membershipCard, membershipTitle, type MembershipView } from '../cards/membership.ts';
import { quorumInShort } from '../cards/rules.ts';
import type { Content } from '../src/chaser/ports.ts';
import { OWED } from '../src/domain/action/standing.ts';
import type { ActionState, ActionStatus } from '../src/domain/action/state.ts';
import type { Role } from '../src/domain/committee.ts';
import { voters } from '../src/domain/committee.ts';
import { hasLeft } from '../src/domain/departed.ts';
import type { Command } from '../src/domain/model.ts';
import { vacantRoles } from '../src/domain/motion/electorate.ts';
import { GAVEL } from '../src/domain/permission.ts';
import { rulesOf } from '../src/domain/rules.ts';
import { Refused } from '../src/errors.ts';
import type { Person } from '../src/people/person.ts';
import type { PersonId } from '../src/records/entity.ts';
import { present } from './inputs.ts';
import { content } from './route.ts';
import type { Scene } from './scene.ts';
import { rightsOf } from './scene.ts';
import type { Services } from './services.ts';
import type { Body, Turn } from './turn.ts';
import { bodyOf } from './turn.ts';

/** How many open actions are looked at. */
const MOST = 1000;

/** Does what follows from a happening; what no longer applies is left. */
export const asGavel = async (
  { records }: Pick<Services, 'records'>,
  { pk }: Pick<Body, 'pk'>,
  command: Omit<Command, 'actor'>,
  receipts: readonly string[] = [],
): Promise<void> => {
  await records
    .execute({ pk, command: { ...command, actor: GAVEL }, receipts })
    .catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error;
    });
};

/** Actions that stand so, of all owners or of one. */
export const actionsOf = async (
  { records }: Pick<Services, 'records'>,
  { pk }: Pick<Body, 'pk'>,
  status: readonly ActionStatus[],
  owner?: PersonId,
) => {
  const query = {
    kind: 'records',
    pk,
    type: 'action',
    status,
    order: 'due',
    ...present({ owner }),
  } as const;
  return (await records.list(query, { limit: MOST })).items;
};

/** Whoever left owns nothing any more that anybody would answer for: the secretary reassigns. */
export const orphaned = async (
  services: Services,
  body: Pick<Body, 'pk'>,
  person: PersonId,
): Promise<void> => {
  const owned = await actionsOf(services, body, OWED, person);
  for (const { id } of owned) {
    // oxlint-disable-next-line no-await-in-loop -- commits of one committee are serial anyway
    await asGavel(services, body, { verb: 'action.orphan', id, input: {} });
  }
};

/** Whoever is gone has no seat any more, and nothing that anybody would answer for. */
export const departed = async (
  services: Services,
  body: Pick<Body, 'pk'>,
  person: PersonId,
): Promise<void> => {
  await orphaned(services, body, person);
  const input = { person, role: null };
  await asGavel(services, body, { verb: 'committee.seat', id: 'committee', input });
};

/**
 * Who came to the conversation: whoever had left it has their old seat again, a newcomer one where being there
 * gives one.
 */
export const arrived = async (
  turn: Pick<Turn, 'services' | 'tenant'>,
  { id, pk }: Pick<Body, 'id' | 'pk'>,
  person: Person,
  role?: Role,
): Promise<void> => {
  const input = { person: person.id, ...present({ role }) };
  await asGavel(turn.services, { pk }, { verb: 'committee.seat', id: 'committee', input });
  const { roles } = await bodyOf(turn, id).then(({ state }) => state);
  if (roles[person.id]) await turn.services.directory.joinCommittee(person, id);
};

const howGone = ({ body: { state } }: Scene, person: PersonId): MembershipView['gone'] => {
  const gone = state.gone?.[person];
  if (!gone) return undefined;
  if (!hasLeft(state, person)) return 'keeps';
  return gone.removed ? 'removed' : 'left';
};

const viewOf = async (scene: Scene, person: PersonId): Promise<MembershipView> => {
  const { services, body } = scene;
  const { state } = body;
  const owned = await actionsOf(services, body, OWED, person);
  const ownerless = owned.filter((each) => (each.state as ActionState).ownerless);
  const seat = state.roles[person];
  return {
    person,
    name: await scene.name(person),
    committee: state.name,
    votes: seat?.votes ?? false,
    ...present({
      role: seat?.role,
      former: state.gone?.[person]?.role,
      gone: howGone(scene, person),
    }),
    ownerless: ownerless.map(({ id }) => id),
    quorum: quorumInShort(rulesOf(state), voters(state).length, vacantRoles(state)),
    mayChange: (await rightsOf(scene))('committee.seat'),
  };
};

/** How somebody stands to the committee, for those who keep its records. */
export const membershipIn = async (scene: Scene, person: PersonId): Promise<Content> => {
  const view = await viewOf(scene, person);
  return content(membershipTitle(view), membershipCard(scene.place, view));
};
