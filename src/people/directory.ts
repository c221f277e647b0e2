import type { Address } from '../chaser/ports.ts';
import type { Ids } from '../clock.ts';
import type { CalendarRules } from '../domain/calendar.ts';
import type { PersonFacts } from '../domain/model.ts';
import { Invalid, NotFound } from '../errors.ts';
import type { PersonId } from '../records/entity.ts';
import type { Doc, Store } from '../records/store.ts';
import { cleanEmail, cleanLocale, cleanName, cleanRegion, cleanZone, sha256 } from './clean.ts';
import { factsOf, plainDefaults } from './person.ts';
import type { Person, Sighting } from './person.ts';
import { settling } from './settling.ts';

/** Who is who in a tenant. Bookkeeping only: nothing here is journaled, and nothing here gives a right. */
export interface Directory {
  /** The person of an Entra id, created at the first sight and updated by every later one. */
  known(tenant: string, sighting: Sighting): Promise<Person>;
  /** A person without Teams; found again by e-mail, and new every time without one. */
  externalPerson(tenant: string, name: string, email?: string): Promise<Person>;
  get(tenant: string, id: PersonId): Promise<Person | undefined>;
  /** In the order asked, unknown ids left out. */
  many(tenant: string, ids: readonly PersonId[]): Promise<readonly Person[]>;
  byAad(tenant: string, aadObjectId: string): Promise<Person | undefined>;
  facts(
    tenant: string,
    ids: readonly PersonId[],
    defaults?: CalendarRules,
  ): Promise<ReadonlyMap<PersonId, PersonFacts>>;
  /** `until` is the last day of absence, `YYYY-MM-DD` in their zone; undefined: they are back. */
  setAway(tenant: string, id: PersonId, until: string | undefined): Promise<Person>;
  /** Throws `Invalid` (`zone-unknown`) for what is no IANA zone. */
  setZone(tenant: string, id: PersonId, timeZone: string): Promise<Person>;
  setOptOut(tenant: string, id: PersonId, optedOut: boolean): Promise<Person>;
  /** Keeps the 1:1 chat; whoever wrote there can be reached again. */
  rememberPersonalChat(person: Person, address: Address): Promise<Person>;
  /** Somebody spoke outside their 1:1 chat: lifts what that refutes, and gives them as they are now. */
  heardFrom(person: Person): Promise<Person>;
  address(tenant: string, id: PersonId): Promise<Address | undefined>;
  /** Notes that a 1:1 message failed for good: `guest`, `not-installed`, `blocked`, `never-seen`, `left`. */
  markUnreachable(tenant: string, id: PersonId, why: string): Promise<void>;
  markReachable(tenant: string, id: PersonId): Promise<void>;
  joinCommittee(person: Person, committeeId: string): Promise<Person>;
}

type Changes = { readonly [K in keyof Person]?: Person[K] | undefined };

/**
 * Why somebody was out of reach, refuted by their speaking anywhere: they are here, and where their chat was gone
 * another may be opened. Who blocked or removed Gavel has to speak in that very chat or install again. Source:
 * Microsoft Teams, "Status codes from bot conversational APIs".
 */
const REFUTED: ReadonlySet<string> = new Set(['gone', 'left', 'never-seen']);

const DOC = 'person';
const MOST_LINKS = 10_000;
const MOST_NAMES = 50;
const nameless = cleanName('');
/** The chaser moves what it has planned to the mornings of now. */
const AT_ONCE = new Date(0).toISOString();

/** The partition of a person: the directory's document, and what waits for them. */
export const personPk = (tenant: string, id: PersonId): string => `${tenant}|p:${id}`;

/** Where the person of an Entra id, or of the channel's own id, is looked up. */
export const aadPk = (tenant: string, aad: string): string =>
  `${tenant}|aad:${sha256(aad.toLowerCase())}`;

/** Where an external of an e-mail address is looked up. */
export const mailPk = (tenant: string, email: string): string =>
  `${tenant}|mail:${sha256(email.toLowerCase())}`;

export const personOf = (doc: Doc): Person => doc.body as unknown as Person;

const linked = (doc: Doc): PersonId => doc.body['person'] as PersonId;

const bodyOf = (person: Person | Changes): Doc['body'] => ({ ...person }) as unknown as Doc['body'];

/** A connector without Entra ids names people by its own. */
const hasEntraId = ({ aadObjectId, channelUserId }: Sighting): boolean =>
  aadObjectId !== channelUserId;

/** Whoever is called otherwise now was called so before; undefined where nothing has changed. */
const formerNames = (before: Person | undefined, ...now: (string | undefined)[]) => {
  const { name, email, formerNames: known = [] } = before ?? {};
  const former = [name, email].filter((each) => each !== undefined);
  const left = former.filter((each) => each !== nameless && !now.includes(each));
  const names = [...new Set([...left, ...known])].slice(0, MOST_NAMES);
  return left.length > 0 ? names : undefined;
};

const seen = (sighting: Sighting, before?: Person): Changes => {
  // Events about somebody often name them by id alone.
  const name = (sighting.name ? cleanName(sighting.name) : before?.name) ?? nameless;
  const email = cleanEmail(sighting.email);
  const news: Changes = {
    name,
    formerNames: formerNames(before, name, email ?? before?.email),
    aadObjectId: hasEntraId(sighting)
      ? sighting.aadObjectId
      : (before?.aadObjectId ?? sighting.aadObjectId),
    email,
    timeZone: before?.zoneSet ? undefined : cleanZone(sighting.timeZone),
    locale: cleanLocale(sighting.locale),
    region: cleanRegion(sighting.region),
    guest: sighting.guest,
    channelUserId: sighting.channelUserId?.slice(0, 500).toWellFormed(),
  };
  return Object.fromEntries(Object.entries(news).filter(([, value]) => value !== undefined));
};

const differs = (person: Person, changes: Changes): boolean =>
  Object.entries(changes).some(
    ([key, value]) => JSON.stringify(person[key as keyof Person]) !== JSON.stringify(value),
  );

/** They have other mornings now: their zone is another, or they are back sooner than they said. */
const movesMornings = (before: Person, changes: Changes): boolean =>
  ('timeZone' in changes && changes.timeZone !== before.timeZone) ||
  ('awayUntil' in changes && (changes.awayUntil ?? '') < (before.awayUntil ?? ''));

/** The directory over any store. Of several processes that meet somebody at once one creates the person. */
export const createDirectory = (parts: {
  readonly store: Pick<Store, 'load' | 'settle'>;
  readonly ids: Ids;
}): Directory => {
  const { store, ids } = parts;

  const docOf = async (tenant: string, id: PersonId): Promise<Doc | undefined> =>
    (await store.load(personPk(tenant, id), [DOC]))[0];

  const get = async (tenant: string, id: PersonId): Promise<Person | undefined> => {
    const doc = await docOf(tenant, id);
    return doc && personOf(doc);
  };

  const update = async (doc: Doc, changes: Changes): Promise<Person> => {
    if (!differs(personOf(doc), changes)) return personOf(doc);
    const before = personOf(doc);
    const moves = movesMornings(before, changes);
    const { plannedIn = before.timeZone ?? null } = before;
    const body = { ...doc.body, ...bodyOf(changes), ...(moves && { plannedIn }) };
    const put = { ...doc, body, ...(moves && { wakeAt: AT_ONCE }) };
    await store.settle(doc.pk, [{ put }]);
    return personOf(put);
  };

  const change = (
    tenant: string,
    id: PersonId,
    changesOf: (person: Person) => Changes,
  ): Promise<Person> =>
    settling(async () => {
      const doc = await docOf(tenant, id);
      if (!doc) throw new NotFound('person-unknown');
      return update(doc, changesOf(personOf(doc)));
    });

  const links = new Map<string, PersonId>();

  // A look-up never changes once it is there, and a roster of a hundred asks for all of them.
  const linkedId = async (lookUp: string): Promise<PersonId | undefined> => {
    const kept = links.get(lookUp);
    if (kept !== undefined) return kept;
    const [found] = await store.load(lookUp, [DOC]);
    if (!found) return undefined;
    if (links.size >= MOST_LINKS) links.clear();
    links.set(lookUp, linked(found));
    return linked(found);
  };

  // The look-up decides who won when two processes meet somebody at once, so it is written first; a
  // crash between the two writes leaves an id that the next sighting fills in.
  const idBehind = async (lookUp: string, otherwise?: PersonId): Promise<PersonId> => {
    const found = await linkedId(lookUp);
    if (found !== undefined) return found;
    const id = otherwise ?? ids.next('p');
    const link = { pk: lookUp, id: DOC, kind: 'link', version: 0, body: { person: id } };
    await store.settle(lookUp, [{ put: link }]);
    return id;
  };

  const create = async (person: Person): Promise<Person> => {
    const pk = personPk(person.tenant, person.id);
    const put = { pk, id: DOC, kind: DOC, version: 0, body: bodyOf(person) };
    await store.settle(pk, [{ put }]);
    return person;
  };

  // A mention names somebody by the channel's id alone, an activity by both.
  const idOf = async (tenant: string, sighting: Sighting): Promise<PersonId> => {
    const lookUp = aadPk(tenant, sighting.aadObjectId);
    if (!sighting.channelUserId || !hasEntraId(sighting)) return idBehind(lookUp);
    const alias = aadPk(tenant, sighting.channelUserId);
    const id = await idBehind(lookUp, await linkedId(alias));
    await idBehind(alias, id);
    return id;
  };

  const known: Directory['known'] = (tenant, sighting) =>
    settling(async () => {
      const id = await idOf(tenant, sighting);
      const doc = await docOf(tenant, id);
      if (doc) return update(doc, seen(sighting, personOf(doc)));
      return create({ committees: [], name: '', ...seen(sighting), id, tenant } as Person);
    });

  const externalPerson: Directory['externalPerson'] = (tenant, name, email) =>
    settling(async () => {
      const address = cleanEmail(email);
      const person = { tenant, name: cleanName(name), committees: [] };
      if (!address) return create({ ...person, id: ids.next('p') });
      const id = await idBehind(mailPk(tenant, address));
      return (await get(tenant, id)) ?? create({ ...person, id, email: address });
    });

  const many: Directory['many'] = async (tenant, wanted) => {
    const people = await Promise.all([...new Set(wanted)].map((id) => get(tenant, id)));
    return people.filter((person) => person !== undefined);
  };

  return {
    known,
    externalPerson,
    get,
    many,
    byAad: async (tenant, aadObjectId) => {
      const id = await linkedId(aadPk(tenant, aadObjectId));
      return id === undefined ? undefined : get(tenant, id);
    },
    facts: async (tenant, wanted, defaults = plainDefaults) =>
      new Map((await many(tenant, wanted)).map((one) => [one.id, factsOf(one, defaults)])),
    setAway: (tenant, id, awayUntil) => change(tenant, id, () => ({ awayUntil })),
    setZone: async (tenant, id, timeZone) => {
      if (!cleanZone(timeZone)) throw new Invalid('zone-unknown');
      return change(tenant, id, () => ({ timeZone, zoneSet: true }));
    },
    setOptOut: (tenant, id, optedOut) => change(tenant, id, () => ({ optedOut })),
    rememberPersonalChat: (person, address) =>
      change(person.tenant, person.id, () => ({ address, unreachable: undefined })),
    heardFrom: async (person) =>
      REFUTED.has(person.unreachable ?? '')
        ? change(person.tenant, person.id, ({ unreachable = '', address }) =>
            REFUTED.has(unreachable)
              ? { unreachable: undefined, address: unreachable === 'gone' ? undefined : address }
              : {},
          )
        : person,
    address: async (tenant, id) => (await get(tenant, id))?.address,
    markUnreachable: async (tenant, id, unreachable) => {
      await change(tenant, id, () => ({ unreachable }));
    },
    markReachable: async (tenant, id) => {
      await change(tenant, id, () => ({ unreachable: undefined }));
    },
    joinCommittee: (person, committeeId) =>
      change(person.tenant, person.id, ({ committees }) =>
        committees.includes(committeeId) ? {} : { committees: [...committees, committeeId] },
      ),
  };
};
