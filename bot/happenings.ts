import { helpCard } from '../cards/help.ts';
import { welcomeBackCard, welcomeCard } from '../cards/welcome.ts';
import type { ActionState } from '../src/domain/action/state.ts';
import { isOverdue } from '../src/domain/chase/ladder.ts';
import type { Command } from '../src/domain/model.ts';
import { GAVEL } from '../src/domain/permission.ts';
import { Refused } from '../src/errors.ts';
import type { Person } from '../src/people/person.ts';
import { text } from '../src/text/text.ts';
import { choosable } from './candidates.ts';
import { nowhere } from './fallback.ts';
import type { Happenings } from './handler.ts';
import { establish } from './home.ts';
import type { Participant } from './inbound.ts';
import { meanwhile } from './meanwhile.ts';
import { receiptOfActivity, receiptsOfArrival } from './once.ts';
import type { Reply } from './route.ts';
import { content } from './route.ts';
import { calendarOf, sceneOf } from './scene.ts';
import type { Body, Turn } from './turn.ts';
import { findBody } from './turn.ts';

/** How many open actions are looked at when somebody leaves or Gavel returns. */
const MOST = 1000;
/** How many actions are reminded of in one commit. */
const ONE_COMMIT = 20;

/** Does what follows from a happening; what no longer applies is left. */
const asGavel = async (
  { services }: Turn,
  { pk }: Body,
  command: Omit<Command, 'actor'>,
  receipts: readonly string[] = [],
): Promise<void> => {
  await services.records
    .execute({ pk, command: { ...command, actor: GAVEL }, receipts })
    .catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error;
    });
};

const placeOf = (turn: Turn): Promise<string> =>
  turn.services.committees.committeeOf(turn.tenant, turn.inbound.rootConversationId);

const personOf = (turn: Turn, who: Participant): Promise<Person> =>
  turn.services.directory.known(turn.tenant, who);

/** Events name people by id alone, the roster by name. */
const listedOf = async ({ services, inbound }: Turn, who: Participant): Promise<Participant> => {
  const listed = await services.roster.members(inbound.address).catch(() => []);
  return { ...who, ...listed.find((one) => one.channelUserId === who.channelUserId) };
};

const runningActions = async (turn: Turn, body: Body, owner?: string) => {
  const query = {
    kind: 'records',
    pk: body.pk,
    type: 'action',
    status: ['open', 'in-progress'],
    order: 'due',
    ...(owner === undefined ? {} : { owner }),
  } as const;
  return (await turn.services.records.list(query, { limit: MOST })).items;
};

/** A chair is proposed where the meeting has an organiser, never appointed by inference. */
const organiserOf = async (turn: Turn): Promise<Person | undefined> => {
  const { meetingId, address } = turn.inbound;
  if (!meetingId) return undefined;
  const organiser = await turn.services.organiser(address, meetingId).catch(() => undefined);
  return organiser ? turn.services.directory.byAad(turn.tenant, organiser) : undefined;
};

/** What a meeting's chat may belong to: the committees in which its organiser has a seat. */
const committeesOf = async (
  { services, tenant }: Turn,
  { id, committees }: Person,
): Promise<readonly { readonly code: string; readonly name: string }[]> => {
  const bodies = await Promise.all(committees.map((each) => findBody(services, tenant, each)));
  return bodies.flatMap((body) =>
    body?.state.roles[id] ? [{ code: body.state.code, name: body.state.name }] : [],
  );
};

const welcome = async (turn: Turn, id: string, addedBy: Person): Promise<Reply> => {
  const { inbound, services } = turn;
  const people = turn.place === 'group' ? await services.roster.members(inbound.address) : [];
  const voters = await Promise.all(
    people
      .filter(({ guest }) => !guest)
      .map((member) =>
        personOf(turn, { ...member, aadObjectId: member.aadObjectId ?? member.channelUserId }),
      ),
  );
  const chair = await organiserOf(turn);
  const committees = chair ? await committeesOf(turn, chair) : [];
  const card = welcomeCard(
    { ...nowhere(turn), committee: id },
    {
      addedBy: addedBy.name,
      secretary: addedBy,
      voters: choosable(voters.filter(({ id: voter }) => voter !== addedBy.id)),
      ...(chair ? { chair } : {}),
      committees,
    },
  );
  return { public: content(text('committee.welcome'), card) };
};

const welcomeBack = async (turn: Turn, body: Body, since: string): Promise<Reply> => {
  const calendar = calendarOf(body.state);
  const late = (await runningActions(turn, body)).filter((item) =>
    isOverdue(item.state as ActionState, calendar, turn.now),
  );
  const ids = late.map(({ id }) => id);
  for (let at = 0; at < ids.length; at += ONE_COMMIT) {
    const input = { ids: ids.slice(at, at + ONE_COMMIT), returned: true };
    // oxlint-disable-next-line no-await-in-loop -- commits of one committee are serial anyway
    await asGavel(turn, body, { verb: 'chase.plan', input });
  }
  const { name } = body.state;
  const scene = sceneOf(turn.services, turn.tenant, body, { at: 'home' });
  const card = welcomeBackCard(scene.place, {
    name,
    overdue: late.length,
    meanwhile: await meanwhile(scene, since),
  });
  return { public: content(text('committee.welcomeBack', { name }), card) };
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
  const { since } = await services.committees.arrive(id, inbound.address, {
    name: inbound.channelName ?? inbound.conversationName ?? inbound.teamName,
    addedBy: addedBy.id,
  });
  await services.directory.joinCommittee(addedBy, id);
  const body = await findBody(services, tenant, id);
  if (since !== undefined && body) return welcomeBack(turn, body, since);
  return (await services.committees.claimWelcome(tenant, id)) ? welcome(turn, id, addedBy) : {};
};

const removed = async (turn: Turn): Promise<Reply> => {
  const { services, inbound, tenant } = turn;
  if (turn.place === 'personal') {
    await services.directory.markUnreachable(tenant, turn.me.id, 'not-installed');
    return {};
  }
  const { teamId, conversationId } = inbound.address;
  await services.committees.removed(tenant, teamId ? { teamId } : { conversationId });
  return {};
};

/** Whoever left owns nothing any more that anybody would answer for: the secretary reassigns. */
const left = async (turn: Turn, body: Body, person: Person): Promise<void> => {
  const owned = await runningActions(turn, body, person.id);
  for (const { id } of owned) {
    // oxlint-disable-next-line no-await-in-loop -- commits of one committee are serial anyway
    await asGavel(turn, body, { verb: 'action.orphan', id, input: {} });
  }
};

/** A chat's people have a seat by being there, a team's do not. */
const joined = async (turn: Turn, body: Body, person: Person, guest?: boolean): Promise<void> => {
  if (turn.place !== 'group' || body.state.roles[person.id]) return;
  const input = { person: person.id, role: guest ? 'attendee' : 'member' };
  const command = { verb: 'committee.seat', actor: GAVEL, id: 'committee', input } as const;
  await turn.services.records.execute({ pk: body.pk, command });
  await turn.services.directory.joinCommittee(person, body.id);
};

const members = async (turn: Turn): Promise<Reply> => {
  const { services, inbound, tenant } = turn;
  services.roster.forget(inbound.address.conversationId);
  const id = await placeOf(turn);
  const body = await findBody(services, tenant, id);
  if (!body) return {};
  for (const member of inbound.members ?? []) {
    // oxlint-disable no-await-in-loop -- commits of one committee are serial anyway
    const who = await listedOf(turn, member);
    const person = await personOf(turn, who);
    if (inbound.change === 'removed') await left(turn, body, person);
    else await joined(turn, body, person, who.guest);
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
    const command = { verb, input: {}, ...(id === undefined ? {} : { id }) };
    await asGavel(turn, body, command, [receiptOfActivity(turn.inbound)]);
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
    await asGavel(turn, body, command, [receiptOfActivity(inbound)]);
    return {};
  };

export const happenings: Happenings = {
  installed,
  removed,
  members,
  'meeting-start': meetingEvent('meeting.start'),
  'meeting-end': meetingEvent('meeting.close'),
  'meeting-joined': attending('present'),
  'meeting-left': attending('left'),
};
