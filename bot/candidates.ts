import type { Choosable } from '../cards/inputs.ts';
import { mayReturn } from '../src/domain/departed.ts';
import { Invalid, NotFound } from '../src/errors.ts';
import type { Candidate, Speech } from '../src/people/names.ts';
import type { Person } from '../src/people/person.ts';
import type { RosterMember } from '../src/people/roster.ts';
import type { PersonId } from '../src/records/entity.ts';
import type { Address } from '../src/chaser/ports.ts';
import { NeedsPerson } from './choices.ts';
import { arrived, departed } from './membership.ts';
import type { Body, Turn } from './turn.ts';
import { MOST_PEOPLE, splitNames } from '../src/people/list.ts';
import { findPeople, plainName } from '../src/people/names.ts';

/** Somebody whom the channel lists; where it sends no Entra id, its own id stands for that. */
export const listedPerson = (
  { services, tenant }: Pick<Turn, 'services' | 'tenant'>,
  member: RosterMember,
): Promise<Person> =>
  services.directory.known(tenant, {
    ...member,
    aadObjectId: member.aadObjectId ?? member.channelUserId,
  });

/**
 * Whose leaving or coming back Teams did not tell: they were in the committee's own conversation and are not any
 * more, or had left it and are there. The roster is not older than `body`: a leaving that was told forgets it.
 */
const missed = async (
  turn: Turn,
  body: Body,
  { conversationId }: Address,
  here: readonly Person[],
): Promise<void> => {
  const { services, tenant } = turn;
  const own = await services.committees.address(tenant, body.id);
  if (own?.conversationId !== conversationId) return;
  const ids = here.map(({ id }) => id);
  const back = here.filter(({ id }) => mayReturn(body.state, id));
  // oxlint-disable no-await-in-loop -- commits of one committee are serial anyway
  for (const person of await services.committees.lookedAt(tenant, body.id, ids))
    await departed(services, body, person);
  for (const person of back) await arrived(turn, body, person);
  // oxlint-enable no-await-in-loop
};

const foundIn = async (turn: Turn, body: Body): Promise<readonly Person[]> => {
  const { directory, roster, committees } = turn.services;
  const address =
    turn.place === 'personal'
      ? await committees.address(turn.tenant, body.id)
      : turn.inbound.address;
  // A channel that does not answer takes nobody's seat away: names are then found among the seated.
  const members = address ? await roster.members(address).catch(() => []) : [];
  const here = await Promise.all(members.map((member) => listedPerson(turn, member)));
  if (address && here.length > 0) await missed(turn, body, address, here);
  const read = new Set(here.map(({ id }) => id));
  const seats = Object.keys(body.state.roles).filter((id) => !read.has(id));
  const all = [...(await directory.many(turn.tenant, seats)), ...here, turn.me];
  return [...new Map(all.map((person) => [person.id, person])).values()];
};

const found = new WeakMap<Turn, WeakMap<Body, Promise<readonly Person[]>>>();

/**
 * Who can be named in a committee: everybody with a seat, and whoever is in the conversation. Read once a turn,
 * however many names a list has.
 */
export const candidatesOf = (turn: Turn, body: Body): Promise<readonly Person[]> => {
  const known = found.get(turn) ?? new WeakMap<Body, Promise<readonly Person[]>>();
  const people = known.get(body) ?? foundIn(turn, body);
  found.set(turn, known.set(body, people));
  return people;
};

export const choosable = (people: readonly Person[]): readonly Choosable[] =>
  people.map(({ id, name }) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name));

/** The speaker and the people mentioned, for finding who is meant. */
export const speechOf = async (turn: Turn): Promise<Speech<Person>> => ({
  me: turn.me,
  mentions: await Promise.all(
    turn.inbound.mentions.map(async ({ text, id, aadObjectId }) => ({
      text,
      person: await turn.services.directory.known(turn.tenant, {
        aadObjectId: aadObjectId ?? id,
        channelUserId: id,
        name: text.replace(/^@/u, ''),
      }),
    })),
  ),
});

/** `Jo Silva <jo@crane.example>` */
const OUTSIDE = /^(?:external\s*:?\s+)?(?<name>[^<>]{1,100}?)\s*<(?<email>[^<>\s]{3,254})>$/iu;
/** `external Jo Silva` */
const NAMED_OUTSIDE = /^external\s*:?\s+(?<name>[^<>]{1,100})$/iu;

/** Somebody without Teams, where that is said. A member's address means that member. */
export const outsider = async (
  turn: Turn,
  words: string,
  candidates: readonly Person[],
): Promise<Person | undefined> => {
  const said = words.trim();
  const { name, email } = (OUTSIDE.exec(said) ?? NAMED_OUTSIDE.exec(said))?.groups ?? {};
  if (name === undefined) return undefined;
  const member = candidates.find(
    (one) => email && one.email?.toLowerCase() === email.toLowerCase(),
  );
  return member ?? turn.services.directory.externalPerson(turn.tenant, name, email);
};

/** As `outsider`, where an input asks for nobody else: a bare name will do. */
export const outsiderNamed = async (turn: Turn, body: Body, words: string): Promise<Person> =>
  (await outsider(turn, words, await candidatesOf(turn, body))) ??
  turn.services.directory.externalPerson(turn.tenant, words.slice(0, 100));

/**
 * The one person whom typed words mean; `also` are people who have no seat and need not be in the conversation.
 * Throws NotFound (`person`), NeedsPerson where several fit.
 */
export const whoIs = async (
  turn: Turn,
  body: Body,
  words: string,
  also: readonly PersonId[] = [],
): Promise<Person> => {
  const here = await candidatesOf(turn, body);
  const known = new Set(here.map(({ id }) => id));
  const others = await turn.services.directory.many(
    turn.tenant,
    also.filter((id) => !known.has(id)),
  );
  const candidates: readonly (Candidate & Person)[] = [...here, ...others];
  const outside = await outsider(turn, words, candidates);
  if (outside) return outside;
  const found = findPeople(words, candidates, await speechOf(turn));
  if (found.kind === 'one') return found.person;
  if (found.kind === 'several') throw new NeedsPerson(words, found.people);
  throw new NotFound('person', { name: words.slice(0, 60) });
};

/** Whoever is one too many is not left out silently. */
const notTooMany = <T>(people: readonly T[]): readonly T[] => {
  if (people.length > MOST_PEOPLE) throw new Invalid('too-many-people', { max: MOST_PEOPLE });
  return people;
};

/** The names of a typed list, `Maya, Tom and Lee`, as `whoIs` takes them. Throws Invalid (`too-many-people`). */
export const namesIn = async (turn: Turn, body: Body, words: string): Promise<readonly string[]> =>
  notTooMany(splitNames(words, await candidatesOf(turn, body), await speechOf(turn)));

/** Whether somebody is called exactly that. */
export const isSomebody = async (turn: Turn, body: Body, words: string): Promise<boolean> =>
  (await candidatesOf(turn, body)).some(({ name }) => plainName(name) === plainName(words));

/** The person whom a picker's value names: by Gavel's id, or by the Entra id that Teams' search gives. */
export const chosenPerson = async (turn: Turn, value: string): Promise<PersonId> => {
  const { directory } = turn.services;
  const own = /^p[0-9a-z]+$/u.test(value) ? await directory.get(turn.tenant, value) : undefined;
  const person = own ?? (await directory.byAad(turn.tenant, value));
  if (person) return person.id;
  const member = (await turn.services.roster.members(turn.inbound.address).catch(() => [])).find(
    ({ aadObjectId, channelUserId }) => aadObjectId === value || channelUserId === value,
  );
  if (!member) throw new NotFound('person', { name: value.slice(0, 60) });
  const known = await directory.known(turn.tenant, { ...member, aadObjectId: value });
  return known.id;
};

/** As `chosenPerson`, of a picker that may be left as it is (undefined) or emptied (null). */
export const maybeChosen = async <T extends null | undefined>(
  turn: Turn,
  value: string | T,
): Promise<PersonId | T> => (typeof value === 'string' ? chosenPerson(turn, value) : value);

/** As `chosenPerson`, of a picker that allows several. Throws Invalid (`too-many-people`). */
export const chosenPeople = async (turn: Turn, value: string): Promise<PersonId[]> => {
  const ids = value
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  return [...new Set(await Promise.all(notTooMany(ids).map((id) => chosenPerson(turn, id))))];
};

/**
 * As `chosenPeople`, where these held something already: of them the form says only who has it no longer among those
 * whom it showed, `shown`; all of them where that is not said.
 */
export const chosenAmong = async (
  turn: Turn,
  value: string | undefined,
  shown: string | undefined,
  holders: readonly PersonId[],
): Promise<PersonId[] | undefined> => {
  if (value === undefined) return undefined;
  const seen = shown?.split(',') ?? holders;
  const kept = holders.filter((each) => !seen.includes(each));
  return [...new Set([...(await chosenPeople(turn, value)), ...kept])];
};
