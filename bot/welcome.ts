import { welcomeCard } from '../cards/welcome.ts';
import type { Content } from '../src/chaser/ports.ts';
import { Upstream } from '../src/errors.ts';
import type { Person } from '../src/people/person.ts';
import type { Json, PersonId } from '../src/records/entity.ts';
import { text } from '../src/text/text.ts';
import { choosable, listedPerson } from './candidates.ts';
import { present } from './inputs.ts';
import { content } from './route.ts';
import type { Services } from './services.ts';
import type { Turn } from './turn.ts';
import { findBody, pkOf } from './turn.ts';

/** Who is proposed; the button names each of them, and a card holds so many. */
type Proposal = {
  readonly addedBy: PersonId;
  readonly chair?: PersonId;
  readonly voters: readonly PersonId[];
};

const MOST_PROPOSED = 200;
const SOON_MS = 2_000;

/** A chair is proposed where the meeting has an organiser, never appointed by inference. */
const organiserOf = async (turn: Turn): Promise<Person | undefined> => {
  const { meetingId, address } = turn.inbound;
  if (!meetingId) return undefined;
  const organiser = await turn.services.organiser(address, meetingId).catch(() => undefined);
  return organiser ? turn.services.directory.byAad(turn.tenant, organiser) : undefined;
};

/** What a meeting's chat may belong to: the committees in which its organiser has a seat. */
const committeesOf = async (
  services: Services,
  tenant: string,
  { id, committees }: Person,
): Promise<readonly { readonly code: string; readonly name: string }[]> => {
  const bodies = await Promise.all(committees.map((each) => findBody(services, tenant, each)));
  return bodies.flatMap((body) =>
    body?.state.roles[id] ? [{ code: body.state.code, name: body.state.name }] : [],
  );
};

const proposalOf = async (turn: Turn, addedBy: Person): Promise<Proposal> => {
  const { inbound, services } = turn;
  const people = turn.place === 'group' ? await services.roster.members(inbound.address) : [];
  const members = await Promise.all(
    people.filter(({ guest }) => !guest).map((member) => listedPerson(turn, member)),
  );
  const voters = members.map(({ id }) => id).filter((id) => id !== addedBy.id);
  const chair = await organiserOf(turn);
  return {
    addedBy: addedBy.id,
    voters: voters.length > MOST_PROPOSED ? [] : voters,
    ...present({ chair: chair?.id }),
  };
};

/** The welcome of a conversation; undefined once its committee has been set up. */
export const welcomeIn = async (
  services: Services,
  { tenant, id }: { readonly tenant: string; readonly id: string },
  { addedBy, chair, voters }: Proposal,
): Promise<Content | undefined> => {
  const { directory, clock } = services;
  const body = await findBody(services, tenant, id);
  const secretary = await directory.get(tenant, addedBy);
  if (!secretary || body?.state.setUp) return undefined;
  const organiser = chair === undefined ? undefined : await directory.get(tenant, chair);
  const card = welcomeCard(
    { committee: id, today: clock.now().slice(0, 10), zone: secretary.timeZone ?? 'UTC' },
    {
      addedBy: secretary.name,
      secretary,
      voters: choosable(await directory.many(tenant, voters)),
      ...present({ chair: organiser }),
      committees: organiser ? await committeesOf(services, tenant, organiser) : [],
    },
  );
  return content(text('committee.welcome'), card);
};

/** As the outbox keeps it. */
export const proposalIn = (params: { readonly [key: string]: Json | undefined } = {}): Proposal =>
  params as unknown as Proposal;

/** Posts the welcome; what the channel does not take at the moment waits in the outbox. */
export const welcome = async (turn: Turn, id: string, addedBy: Person): Promise<void> => {
  const { services, tenant, inbound } = turn;
  const proposal = await proposalOf(turn, addedBy);
  const said = await welcomeIn(services, { tenant, id }, proposal);
  if (!said) return;
  try {
    await services.outbound.post(inbound.address, said, inbound.threadId);
  } catch (error) {
    if (!(error instanceof Upstream) || !error.retrySafe) throw error;
    const { retryAfterMs } = error.params;
    await services.sendLater(
      pkOf(tenant, id),
      { to: { conversation: 'root' }, kind: 'welcome', about: 'welcome', params: proposal },
      typeof retryAfterMs === 'number' ? retryAfterMs : SOON_MS,
    );
  }
};
