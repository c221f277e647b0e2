import type { Role, SeatInput } from '../src/domain/committee.ts';
import { text } from '../src/text/text.ts';
import { whoIs } from './candidates.ts';
import { establish } from './home.ts';
import { present } from './inputs.ts';
import type { Feature, Reply } from './route.ts';
import { say } from './route.ts';
import { OFFICES } from './rules.ts';
import type { Turn } from './turn.ts';
import { carryOut } from './turn.ts';

const ROLES = ['chair', 'deputy', 'secretary', 'member', 'attendee', 'observer'] as const;

const roleOf = (said: string): Role =>
  /^(?:vice|deputy)/u.test(said) ? 'deputy' : (ROLES.find((each) => each === said) ?? 'member');

const seated = async (turn: Turn, name: string, role: Role | null): Promise<Reply> => {
  const body = await establish(turn);
  const person = await whoIs(turn, body, name);
  const input: SeatInput = { person: person.id, role };
  await carryOut(turn, body, { verb: 'committee.seat', id: 'committee', input });
  if (role) await turn.services.directory.joinCommittee(person, body.id);
  return { public: say(text('reply.seated', { name: person.name, role: role ?? 'none' })) };
};

/** The office passes from whoever had it; whoever has no seat gets a member's. */
const appointed = async (turn: Turn, name: string, said: string): Promise<Reply> => {
  const office = OFFICES.find((each) => each === said.toLowerCase().replaceAll(/\s+/gu, '-'));
  const body = await establish(turn);
  const person = await whoIs(turn, body, name);
  const input: SeatInput = { person: person.id, ...present({ office }) };
  await carryOut(turn, body, { verb: 'committee.seat', id: 'committee', input });
  await turn.services.directory.joinCommittee(person, body.id);
  const line = { name: person.name, office: office?.replaceAll('-', '_') };
  return { public: say(text('reply.appointed', line)) };
};

/** Single roles, beside the three questions of the set-up. */
export const seatFeature: Feature = {
  commands: [
    {
      name: 'make <person> <role>',
      pattern:
        /^make\s+(?<name>\S.*?)\s+(?:(?:the|our|as|an?)\s+)*(?:voting\s+)?(?<role>(?:vice[\s-]+)?chair|deputy(?:\s+chair)?|secretary|member|attendee|observer)\s*$/iu,
      handle: (turn, { name = '', role = '' }) => seated(turn, name, roleOf(role.toLowerCase())),
    },
    {
      name: 'make <person> <office>',
      pattern:
        /^make\s+(?<name>\S.*?)\s+(?:the\s+|an?\s+)?(?<office>senior[\s-]+user|senior[\s-]+supplier|treasurer)\s*$/iu,
      handle: (turn, { name = '', office = '' }) => appointed(turn, name, office),
    },
    {
      name: 'remove <person> from the committee',
      pattern: /^remove\s+(?<name>\S.*?)\s+from\s+(?:the\s+)?committee\s*$/iu,
      handle: (turn, { name = '' }) => seated(turn, name, null),
    },
  ],
};
