import { z } from 'zod';
import type { CommitteeState, Role, SeatInput } from '../src/domain/committee.ts';
import { hasLeft } from '../src/domain/departed.ts';
import { NotFound } from '../src/errors.ts';
import type { Person } from '../src/people/person.ts';
import { text } from '../src/text/text.ts';
import { chosenPerson, whoIs } from './candidates.ts';
import { establish } from './home.ts';
import { present } from './inputs.ts';
import { membershipIn, orphaned } from './membership.ts';
import { privateScene } from './reading.ts';
import type { Feature, Reply } from './route.ts';
import { say, verbRoute } from './route.ts';
import { OFFICES } from './rules.ts';
import { sceneFor } from './scene.ts';
import type { Body, Turn } from './turn.ts';
import { bodyOf, carryOut } from './turn.ts';

const ROLES = ['chair', 'deputy', 'secretary', 'member', 'attendee', 'observer'] as const;

const roleOf = (said: string): Role =>
  /^(?:vice|deputy)/u.test(said) ? 'deputy' : (ROLES.find((each) => each === said) ?? 'member');

/** Gives a seat or takes it; what nobody answers for then waits for the secretary. */
const seat = async (turn: Turn, body: Body, person: Person, role: Role | null): Promise<void> => {
  const input: SeatInput = { person: person.id, role };
  await carryOut(turn, body, { verb: 'committee.seat', id: 'committee', input });
  if (role) await turn.services.directory.joinCommittee(person, body.id);
  else await orphaned(turn.services, body, person.id);
};

/** Also those who have left, who can be taken back. */
const personIn = (turn: Turn, body: Body, name: string): Promise<Person> =>
  whoIs(turn, body, name, Object.keys(body.state.gone ?? {}));

type Roles = CommitteeState['roles'];

/** What a change of seats brings with it, beside the seat that was given. */
const follows = async (
  turn: Turn,
  body: Body,
  before: Roles,
  person: string,
): Promise<string[]> => {
  const { roles } = body.state;
  const scene = sceneFor(turn, body);
  const holds = (seats: Roles, role: Role) =>
    Object.values(seats).some((each) => each.role === role);
  const vacant = (['chair', 'secretary'] as const)
    .filter((role) => holds(before, role) && !holds(roles, role))
    .map((role) => text('reply.seatVacant', { role }));
  const others = Object.entries(roles).filter(
    ([id, { role }]) => id !== person && before[id]?.role !== role,
  );
  const passed = others.map(async ([id, { role, votes }]) =>
    text('reply.seatPassed', { name: await scene.name(id), role, votes: String(votes) }),
  );
  const { role = 'none', votes: keeps = false } = roles[person] ?? {};
  const lost = before[person]?.votes === true && !keeps;
  return [
    ...vacant,
    ...(await Promise.all(passed)),
    ...(lost ? [text('reply.voteLost', { name: await scene.name(person), role })] : []),
  ];
};

const seated = async (turn: Turn, name: string, role: Role): Promise<Reply> => {
  const body = await establish(turn);
  const person = await personIn(turn, body, name);
  const { roles: before } = body.state;
  await seat(turn, body, person, role);
  const after = await bodyOf(turn, body.id);
  const line = text('reply.seated', { name: person.name, role });
  return { public: say([line, ...(await follows(turn, after, before, person.id))].join(' ')) };
};

/** Whoever is taken off is told so by nobody; what follows from it is for whoever did it alone. */
const removed = async (turn: Turn, name: string): Promise<Reply> => {
  const body = await establish(turn);
  const person = await whoIs(turn, body, name);
  await seat(turn, body, person, null);
  const after = await bodyOf(turn, body.id);
  return {
    public: say(text('reply.seated', { name: person.name, role: 'none' })),
    ...(hasLeft(after.state, person.id)
      ? { private: await membershipIn(privateScene(turn, after), person.id) }
      : {}),
  };
};

/** A press on the card that tells of somebody who came or left. */
const pressed = verbRoute({
  verb: 'committee.seat',
  input: z.object({ of: z.string().max(100), seat: z.enum(ROLES) }),
  handle: async (turn, { of, seat: role }, { committee }) => {
    const body = await bodyOf(turn, committee);
    const id = await chosenPerson(turn, of);
    const person = await turn.services.directory.get(turn.tenant, id);
    if (!person) throw new NotFound('person-unknown');
    await seat(turn, body, person, role);
    const scene = sceneFor(turn, await bodyOf(turn, body.id));
    const { summary, card } = await membershipIn(scene, id);
    return { ...present({ card }), summary };
  },
});

/** The office passes from whoever had it; whoever has no seat gets a member's. */
const appointed = async (turn: Turn, name: string, said: string): Promise<Reply> => {
  const office = OFFICES.find((each) => each === said.toLowerCase().replaceAll(/\s+/gu, '-'));
  const body = await establish(turn);
  const person = await personIn(turn, body, name);
  const input: SeatInput = { person: person.id, ...present({ office }) };
  await carryOut(turn, body, { verb: 'committee.seat', id: 'committee', input });
  await turn.services.directory.joinCommittee(person, body.id);
  const line = { name: person.name, office: office?.replaceAll('-', '_') };
  return { public: say(text('reply.appointed', line)) };
};

/** Single roles, beside the three questions of the set-up. */
export const seatFeature: Feature = {
  verbs: [pressed],
  commands: [
    {
      name: 'make <person> <role>',
      pattern:
        /^make\s+(?<name>\S.{0,199}?)\s+(?:(?:the|our|as|an?)\s+)*(?:voting\s+)?(?<role>(?:vice[\s-]+)?chair|deputy(?:\s+chair)?|secretary|member|attendee|observer)\s*$/iu,
      handle: (turn, { name = '', role = '' }) => seated(turn, name, roleOf(role.toLowerCase())),
    },
    {
      name: 'make <person> <office>',
      pattern:
        /^make\s+(?<name>\S.{0,199}?)\s+(?:the\s+|an?\s+)?(?<office>senior[\s-]+user|senior[\s-]+supplier|treasurer)\s*$/iu,
      handle: (turn, { name = '', office = '' }) => appointed(turn, name, office),
    },
    {
      name: 'remove <person> from the committee',
      pattern:
        /^remove\s+(?!(?:(?:agenda\s+)?item\s+)?\d)(?<name>\S.{0,199}?)(?:\s+from\s+(?:the\s+)?(?:committee|board))?\s*$/iu,
      handle: (turn, { name = '' }) => removed(turn, name),
    },
  ],
};
