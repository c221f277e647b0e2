import { helpCard } from '../cards/help.ts';
import type { Address } from '../src/chaser/ports.ts';
import type { Person } from '../src/people/person.ts';
import { text } from '../src/text/text.ts';
import { nowhere } from './fallback.ts';
import type { Happenings } from './handler.ts';
import { establish, nameOf } from './home.ts';
import type { Participant } from './inbound.ts';
import { arrived, asGavel, departed } from './membership.ts';
import { receiptOfActivity, receiptsOfArrival } from './once.ts';
import { comeBack } from './returning.ts';
import type { Reply } from './route.ts';
import { content } from './route.ts';
import type { Body, Turn } from './turn.ts';
import { findBody } from './turn.ts';
import { welcome } from './welcome.ts';

const placeOf = (turn: Turn): Promise<string> =>
  turn.services.committees.committeeOf(turn.tenant, turn.inbound.rootConversationId);

const personOf = (turn: Turn, who: Participant): Promise<Person> =>
  turn.services.directory.known(turn.tenant, who);

/** Events name people by id alone, the roster by name. */
const listedOf = async ({ services, inbound }: Turn, who: Participant): Promise<Participant> => {
  const listed = await services.roster.members(inbound.address).catch(() => []);
  return { ...who, ...listed.find((one) => one.channelUserId === who.channelUserId) };
};

const installed = async (turn: Turn): Promise<Reply> => {
  const { services, inbound, tenant } = turn;
  if (turn.place === 'personal') {
    await services.directory.markReachable(tenant, turn.me.id);
    const first = await services.records.remember(
      `${tenant}|p:${turn.me.id}`,
      receiptsOfArrival(inbound, turn.now),
    );
    return first === 'new' ? { public: content(text('reply.help'), helpCard(nowhere(turn))) } : {};
  }
  const addedBy = inbound.addedBy
    ? await personOf(turn, await listedOf(turn, inbound.addedBy))
    : turn.me;
  const id = await placeOf(turn);
  const bare = await comeBack(turn);
  await services.committees.arrive(id, inbound.address, {
    name: await nameOf(turn),
    addedBy: addedBy.id,
  });
  await services.directory.joinCommittee(addedBy, id);
  const first = await services.committees.claimWelcome(tenant, id);
  if (first || bare.includes(id)) await welcome(turn, id, addedBy);
  return {};
};

const removed = async (turn: Turn): Promise<Reply> => {
  const { services, inbound, tenant } = turn;
  if (turn.place === 'personal') {
    await services.directory.markUnreachable(tenant, turn.me.id, 'not-installed');
    return {};
  }
  const { teamId, conversationId: here } = inbound.address;
  const where =
    teamId && !inbound.channelGone ? { teamId } : { conversationId: inbound.channelGone ?? here };
  await services.committees.removed(tenant, where);
  return {};
};

const restored = async (turn: Turn): Promise<Reply> => {
  await comeBack(turn);
  return {};
};

/** A chat's people have a seat by being there, a team's only the one with which they left. */
const joined = (turn: Turn, body: Body, person: Person, guest?: boolean): Promise<void> => {
  const role = guest ? 'attendee' : 'member';
  return arrived(turn, body, person, turn.place === 'group' ? role : undefined);
};

/** Where the people of this conversation count: of a team all its committees', of a further conversation none. */
const addressesHere = async ({ services, tenant, inbound }: Turn, id: string) => {
  const { teamId, conversationId } = inbound.address;
  if (teamId !== undefined)
    return (await services.committees.all(tenant)).filter(
      ({ address }) => address.teamId === teamId,
    );
  const own = await services.committees.conversation(tenant, id);
  return own?.address.conversationId === conversationId ? [own] : [];
};

/** Whether a change of a team's people is one of this channel's too: a private channel has people of its own. */
const concerns = async (
  { services, inbound }: Turn,
  address: Address,
  who: Participant,
): Promise<boolean> => {
  if (address.conversationId === inbound.address.conversationId) return true;
  services.roster.forget(address.conversationId);
  const listed = await services.roster.members(address).catch(() => undefined);
  const there = listed?.some(({ channelUserId }) => channelUserId === who.channelUserId);
  return there !== undefined && there === (inbound.change === 'added');
};

const members = async (turn: Turn): Promise<Reply> => {
  const { services, inbound, tenant } = turn;
  services.roster.forget(inbound.address.conversationId);
  for (const { committeeId, address } of await addressesHere(turn, await placeOf(turn))) {
    // oxlint-disable no-await-in-loop -- commits of one committee are serial anyway
    const body = await findBody(services, tenant, committeeId);
    for (const member of body ? (inbound.members ?? []) : []) {
      const who = await listedOf(turn, member);
      const person = await personOf(turn, who);
      if (!body || !(await concerns(turn, address, who))) continue;
      if (inbound.change === 'removed') await departed(services, body, person.id);
      else await joined(turn, body, person, who.guest);
    }
    // oxlint-enable no-await-in-loop
  }
  return {};
};

/** Teams says that the meeting began or ended. What was done by hand already is left as it is. */
const meetingEvent =
  (verb: 'meeting.start' | 'meeting.close') =>
  async (turn: Turn): Promise<Reply> => {
    const body = await establish(turn);
    const id = body.state.inSession;
    if ((verb === 'meeting.start') === (id !== undefined)) return {};
    const { meetingTitle: title } = turn.inbound;
    const input = title === undefined || id !== undefined ? {} : { title };
    const command = { verb, input, ...(id === undefined ? {} : { id }) };
    await asGavel(turn.services, body, command, [receiptOfActivity(turn.inbound)]);
    return {};
  };

/** Teams says who joined or left: it fills in the roll, which people take. These events may never come. */
const attending =
  (attendance: 'present' | 'left') =>
  async (turn: Turn): Promise<Reply> => {
    const { services, inbound, tenant } = turn;
    const body = await findBody(services, tenant, await placeOf(turn));
    const id = body?.state.inSession;
    if (!body || id === undefined) return {};
    const named = await Promise.all((inbound.members ?? []).map((each) => listedOf(turn, each)));
    const people = await Promise.all(named.map((each) => personOf(turn, each)));
    const entries = people.map(({ id: person }) => ({ person, attendance, at: turn.now }));
    const command = { verb: 'roll.record', id, input: { entries } } as const;
    await asGavel(turn.services, body, command, [receiptOfActivity(inbound)]);
    return {};
  };

export const happenings: Happenings = {
  installed,
  removed,
  restored,
  members,
  'meeting-start': meetingEvent('meeting.start'),
  'meeting-end': meetingEvent('meeting.close'),
  'meeting-joined': attending('present'),
  'meeting-left': attending('left'),
};
