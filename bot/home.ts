import { GAVEL } from '../src/domain/permission.ts';
import type { Role, SetupInput } from '../src/domain/committee.ts';
import { hasLeft, mayReturn } from '../src/domain/departed.ts';
import { isRegion, isZone, workingDaysIn } from '../src/domain/calendar.ts';
import { Conflict, NotFound, Refused } from '../src/errors.ts';
import { cleanRegion } from '../src/people/clean.ts';
import type { Person } from '../src/people/person.ts';
import { knownTo } from '../src/people/reserved.ts';
import type { Entity, PersonId } from '../src/records/entity.ts';
import { candidatesOf, listedPerson } from './candidates.ts';
import { codeOf } from './code.ts';
import type { Body, Turn } from './turn.ts';
import { bodyOf, findBody, noRecord, pkOf } from './turn.ts';

/** Which of several committees is meant has to be asked, once, by card. */
export class NeedsChoice extends Refused {
  readonly bodies: readonly Body[];

  constructor(bodies: readonly Body[]) {
    super('which-committee');
    this.bodies = bodies;
  }
}

/** The committees in which somebody takes part and that have records, in the order of their codes. */
export const bodiesOf = async (turn: Turn, person: Person = turn.me): Promise<readonly Body[]> => {
  const found = await Promise.all(
    person.committees.map((id) => findBody(turn.services, turn.tenant, id)),
  );
  return found
    .filter((body) => body !== undefined)
    .sort((a, b) => a.state.code.localeCompare(b.state.code));
};

/** The id of the committee whose conversation this is, or that the speaker chose. */
const placeId = async (turn: Turn): Promise<string | undefined> => {
  if (turn.chosen) return turn.chosen;
  if (turn.place === 'personal') return undefined;
  return turn.services.committees.committeeOf(turn.tenant, turn.inbound.rootConversationId);
};

/** The committee of that id. Whoever left it and speaks may be back without Teams having told: then it is looked at. */
const bodyHere = async (turn: Turn, id: string): Promise<Body | undefined> => {
  const body = await findBody(turn.services, turn.tenant, id);
  if (!body || !mayReturn(body.state, turn.me.id)) return body;
  await candidatesOf(turn, body);
  return findBody(turn.services, turn.tenant, id);
};

/**
 * The committee that a typed command is about: the conversation's own, in a 1:1 chat the speaker's only
 * one. Throws NeedsChoice, and Refused (`no-committee`) where there is none yet.
 */
export const home = async (turn: Turn): Promise<Body> => {
  const id = await placeId(turn);
  if (id) {
    const body = await bodyHere(turn, id);
    if (!body) throw new Refused('no-committee');
    return body;
  }
  const all = await bodiesOf(turn);
  const here = all.filter(({ state }) => !hasLeft(state, turn.me.id));
  const bodies = here.length > 0 ? here : all;
  const [only, ...more] = bodies;
  if (!only) throw new Refused('no-committee');
  if (more.length > 0) throw new NeedsChoice(bodies);
  return only;
};

const rosterRole = (guest: boolean | undefined): Role => (guest ? 'attendee' : 'member');

/** The people of a group or meeting chat, as members; where no roster is to be had, whoever speaks. */
const seatsOfChat = async (turn: Turn): Promise<{ person: Person; role: Role }[]> => {
  const { roster, log } = turn.services;
  const members = await roster.members(turn.inbound.address).catch((error: unknown) => {
    log.warn({ err: error }, 'seats without the roster');
    return [];
  });
  const seats = await Promise.all(
    members.map(async (member) => ({
      person: await listedPerson(turn, member),
      role: rosterRole(member.guest),
    })),
  );
  const listed = seats.some(({ person }) => person.id === turn.me.id);
  return listed
    ? seats
    : [...seats, { person: turn.me, role: rosterRole(turn.inbound.from.guest) }];
};

/** What a conversation is called. Teams seldom names the channel in what is said there: its list of channels does. */
export const nameOf = async ({ services, inbound }: Turn): Promise<string | undefined> => {
  const { address, channelName, conversationName, teamName } = inbound;
  const { teamId } = address;
  const listed =
    channelName !== undefined || teamId === undefined || teamId === address.conversationId
      ? undefined
      : await services.channelName(address).catch(() => undefined);
  return channelName ?? listed ?? conversationName ?? teamName ?? inbound.meetingTitle;
};

/** Being in a team gives no seat: its channel's committee begins with whoever added Gavel, if that is known. */
const ensureMayBegin = async (turn: Turn, addedBy: PersonId | undefined): Promise<void> => {
  const { kind } = turn.inbound;
  const asked = kind !== 'meeting-start' && kind !== 'meeting-end';
  if (!asked || turn.place !== 'channel' || !addedBy || addedBy === turn.me.id) return;
  const adder = await turn.services.directory.get(turn.tenant, addedBy);
  throw new Refused('not-begun', { name: adder?.name });
};

/** Makes the committee of this conversation, with whoever added Gavel (else the speaker) as secretary. */
const begin = async (turn: Turn, id: string): Promise<void> => {
  const { services, inbound, tenant, me } = turn;
  const { conversation } = await services.committees.arrive(id, inbound.address, {
    name: await nameOf(turn),
  });
  await ensureMayBegin(turn, conversation.addedBy);
  const name = conversation.name === '' ? undefined : conversation.name;
  const seats = turn.place === 'group' ? await seatsOfChat(turn) : [];
  const secretary = conversation.addedBy ?? me.id;
  const { timeZone } = inbound.from;
  const country = cleanRegion(inbound.from.country);
  const input: SetupInput = {
    committeeId: id,
    ...(name === undefined ? {} : { name }),
    code: await codeOf(services, tenant, name ?? ''),
    secretary,
    addedBy: secretary,
    roster: seats.map(({ person, role }) => ({ person: person.id, role })),
    ...(timeZone && isZone(timeZone) ? { timeZone } : {}),
    ...(country && isRegion(country) ? { region: country } : {}),
    ...(country ? { workingDays: workingDaysIn(country) } : {}),
    answered: false,
  };
  const pk = pkOf(tenant, id);
  try {
    await services.records.execute({
      pk,
      command: { verb: 'committee.setup', actor: GAVEL, id: 'committee', version: 0, input },
    });
  } catch (error) {
    // Two first messages at once: one of them made it.
    if (!(error instanceof Conflict)) throw error;
  }
  await Promise.all([
    ...seats.map(({ person }) => services.directory.joinCommittee(person, id)),
    services.directory.joinCommittee(me, id),
  ]);
};

/** As `home`, but a first recording command makes the committee of its conversation. */
export const establish = async (turn: Turn): Promise<Body> => {
  const id = await placeId(turn);
  if (!id) return home(turn);
  const existing = await bodyHere(turn, id);
  if (existing) return existing;
  const here = await turn.services.committees.committeeOf(
    turn.tenant,
    turn.inbound.rootConversationId,
  );
  // A button may name any committee, but only a conversation's own one begins in it.
  if (turn.place === 'personal' || id !== here) throw new NotFound('committee');
  await begin(turn, id);
  return bodyOf(turn, id);
};

/** What stands before a reference is the code of none of the speaker's committees: it was meant as a command. */
export class NoSuchCode extends NotFound {
  constructor(code: string) {
    super('committee', { code });
  }
}

/** A reference as typed: `A-12`, with the committee's code before it where needed: `ITB A-12`. */
export interface TypedRef {
  readonly code?: string;
  readonly ref: string;
}

/** Stands before a reference where a code might: "progress on A-12", "action A-12". */
const NO_CODE = /^(?:on|with|for|of|to|the|me|my|our|action|risk|issue|note|item)$/iu;

/** The committees in which a reference may be meant: this conversation's, or of that code. */
const bodiesMeant = async (turn: Turn, code: string | undefined): Promise<readonly Body[]> => {
  const place = await placeId(turn);
  const here = place ? await bodyHere(turn, place) : undefined;
  const wanted = code?.toUpperCase();
  if (here && (!wanted || here.state.code === wanted)) return [here];
  const bodies = await bodiesOf(turn);
  const coded = bodies.filter((body) => !wanted || body.state.code === wanted);
  return coded.length === 0 && NO_CODE.test(code ?? '') ? (here ? [here] : bodies) : coded;
};

/** The record that a typed reference means. Throws NeedsChoice, NoSuchCode, and NotFound (`record`). */
export const lookUp = async (
  turn: Turn,
  { code, ref: typed }: TypedRef,
): Promise<{ readonly body: Body; readonly entity: Entity }> => {
  const ref = typed.replace(/-0+(?=\d)/u, '-');
  const bodies = await bodiesMeant(turn, code);
  if (code !== undefined && bodies.length === 0) throw new NoSuchCode(code);
  const hits = await Promise.all(
    bodies.map(async (body) => {
      const { records } = turn.services;
      const reader = { pk: body.pk, committee: body.state, person: turn.me.id };
      const found = await records.loadMany(body.pk, [ref.toUpperCase()]);
      return (await knownTo(records, reader, found)).map((entity) => ({ body, entity }));
    }),
  );
  const [first, ...more] = hits.flat();
  if (!first) throw noRecord(ref.toUpperCase());
  if (more.length > 0) throw new NeedsChoice([first.body, ...more.map(({ body }) => body)]);
  return first;
};
