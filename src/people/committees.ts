import type { Address } from '../chaser/ports.ts';
import type { Clock } from '../clock.ts';
import { Conflict } from '../errors.ts';
import type { PersonId } from '../records/entity.ts';
import type { Doc, Store } from '../records/store.ts';
import { cleanName, sha256 } from './clean.ts';
import { settling } from './settling.ts';

/** The Teams conversation of a committee, as Gavel last knew it. */
interface Conversation {
  readonly committeeId: string;
  readonly address: Address;
  readonly name: string;
  /** Who added Gavel: the secretary until somebody takes over. */
  readonly addedBy?: PersonId;
  /** Who was in it when it was last looked at. */
  readonly people?: readonly PersonId[];
  /** UTC instant of the welcome card; absent: none was sent yet. */
  readonly welcomedAt?: string;
  /** UTC instant at which Gavel was removed; while set, nothing may be sent. */
  readonly removedAt?: string;
}

/** Where a message arrived, and whether Gavel has been here before. */
interface Arrival {
  readonly conversation: Conversation;
  readonly came: 'first' | 'again' | 'back';
  /** UTC instant since which it could send nothing, where it is back. */
  readonly since?: string;
}

/** Which committee a conversation belongs to, and where a committee can be written to. */
export interface Committees {
  /** The committee of a conversation: the one it was linked to, else the one derived from its own id. */
  committeeOf(tenant: string, rootConversationId: string): Promise<string>;
  /** Keeps the conversation of a committee. `back`: Gavel had been removed, and may send again. */
  arrive(
    committeeId: string,
    address: Address,
    news: { readonly name?: string | undefined; readonly addedBy?: PersonId | undefined },
  ): Promise<Arrival>;
  conversation(tenant: string, committeeId: string): Promise<Conversation | undefined>;
  /** Where to send for this committee; undefined while Gavel is removed or has never been there. */
  address(tenant: string, committeeId: string): Promise<Address | undefined>;
  /** Keeps who is in the committee's conversation; gives those who were there before and are not any more. */
  lookedAt(tenant: string, committeeId: string, people: readonly PersonId[]): Promise<PersonId[]>;
  /** True for the one caller who is to send the welcome. */
  claimWelcome(tenant: string, committeeId: string): Promise<boolean>;
  /** Suppresses all sends to the conversation, or to every committee of the team. */
  removed(tenant: string, where: { conversationId: string } | { teamId: string }): Promise<void>;
  /** Makes a further conversation the committee's. Throws `Conflict` (`linked-elsewhere`). */
  linkConversation(address: Address, committeeId: string): Promise<void>;
  /** Every committee conversation of the tenant. */
  all(tenant: string): Promise<readonly Conversation[]>;
}

const DOC = 'conversation';

/** A channel message's conversation id carries its thread; the committee is the channel's. */
const rootOf = (conversationId: string): string => conversationId.replace(/;messageid=.*$/su, '');

/** The same for everybody who meets a conversation first: 24 hex digits of its hash. */
export const derivedCommitteeId = (tenant: string, rootConversationId: string): string =>
  sha256(`${tenant}|${rootOf(rootConversationId)}`).slice(0, 24);

const linkPk = (tenant: string, conversationId: string): string =>
  `${tenant}|conv:${sha256(rootOf(conversationId))}`;

const conversationOf = (doc: Doc): Conversation => doc.body as unknown as Conversation;

/** The conversations over any store. */
export const createCommittees = (parts: {
  readonly store: Pick<Store, 'load' | 'settle' | 'find'>;
  readonly clock: Clock;
}): Committees => {
  const { store, clock } = parts;

  const read = async (tenant: string, committeeId: string): Promise<Doc | undefined> =>
    (await store.load(`${tenant}|${committeeId}`, [DOC]))[0];

  const write = async (doc: Omit<Doc, 'body'>, conversation: Conversation): Promise<void> => {
    const body = { ...conversation } as unknown as Doc['body'];
    await store.settle(doc.pk, [{ put: { ...doc, body } }]);
  };

  const conversation: Committees['conversation'] = async (tenant, committeeId) => {
    const doc = await read(tenant, committeeId);
    return doc && conversationOf(doc);
  };

  const committeeOf: Committees['committeeOf'] = async (tenant, root) => {
    const [link] = await store.load(linkPk(tenant, root), ['link']);
    const linked = link?.body['committeeId'];
    return typeof linked === 'string' ? linked : derivedCommitteeId(tenant, root);
  };

  const arrive: Committees['arrive'] = (committeeId, from, { name: rawName, addedBy }) =>
    settling(async () => {
      const name = rawName === undefined ? undefined : cleanName(rawName);
      const address = { ...from, conversationId: rootOf(from.conversationId) };
      const pk = `${from.tenant}|${committeeId}`;
      const doc = await read(from.tenant, committeeId);
      if (!doc) {
        const fresh = {
          committeeId,
          address,
          name: name ?? '',
          ...(addedBy === undefined ? {} : { addedBy }),
        };
        await write({ pk, id: DOC, kind: DOC, version: 0 }, fresh);
        return { conversation: fresh, came: 'first' };
      }
      const { removedAt, ...before } = conversationOf(doc);
      // A linked conversation speaks for the committee; what Gavel writes still goes to the first.
      const own = before.address.conversationId === address.conversationId;
      if (!own) return { conversation: conversationOf(doc), came: 'again' };
      const now = {
        ...before,
        address,
        ...(name ? { name } : {}),
        ...(addedBy === undefined ? {} : { addedBy }),
      };
      if (removedAt !== undefined || JSON.stringify(now) !== JSON.stringify(before)) {
        await write(doc, now);
      }
      return removedAt === undefined
        ? { conversation: now, came: 'again' }
        : { conversation: now, came: 'back', since: removedAt };
    });

  const all: Committees['all'] = async (tenant) => {
    const found: Conversation[] = [];
    let cursor: string | undefined;
    do {
      const page = await store.find(
        { kind: 'of-tenant', tenant, docKind: DOC },
        { limit: 100, ...(cursor === undefined ? {} : { cursor }) },
      );
      found.push(...page.items.map(conversationOf));
      cursor = page.cursor;
    } while (cursor !== undefined);
    return found;
  };

  const remove = (tenant: string, committeeId: string): Promise<void> =>
    settling(async () => {
      const doc = await read(tenant, committeeId);
      if (!doc || conversationOf(doc).removedAt !== undefined) return;
      await write(doc, { ...conversationOf(doc), removedAt: clock.now() });
    });

  return {
    committeeOf,
    arrive,
    conversation,
    all,
    address: async (tenant, committeeId) => {
      const found = await conversation(tenant, committeeId);
      return found?.removedAt === undefined ? found?.address : undefined;
    },
    lookedAt: (tenant, committeeId, people) =>
      settling(async () => {
        const doc = await read(tenant, committeeId);
        if (!doc) return [];
        const { people: before = [], ...known } = conversationOf(doc);
        const now = [...new Set(people)].toSorted();
        if (JSON.stringify(now) !== JSON.stringify(before))
          await write(doc, { ...known, people: now });
        return before.filter((person) => !now.includes(person));
      }),
    claimWelcome: (tenant, committeeId) =>
      settling(async () => {
        const doc = await read(tenant, committeeId);
        if (!doc || conversationOf(doc).welcomedAt !== undefined) return false;
        await write(doc, { ...conversationOf(doc), welcomedAt: clock.now() });
        return true;
      }),
    removed: async (tenant, where) => {
      const gone = (await all(tenant)).filter(({ address }) =>
        'teamId' in where
          ? address.teamId === where.teamId
          : address.conversationId === rootOf(where.conversationId),
      );
      await Promise.all(gone.map(({ committeeId }) => remove(tenant, committeeId)));
    },
    linkConversation: async (address, committeeId) => {
      const { tenant } = address;
      const own = derivedCommitteeId(tenant, address.conversationId);
      const taken = await committeeOf(tenant, address.conversationId);
      if (taken === committeeId) return;
      if (taken !== own) throw new Conflict('linked-elsewhere');
      const pk = linkPk(tenant, address.conversationId);
      const body = { committeeId, address: { ...address } };
      await store.settle(pk, [{ put: { pk, id: 'link', kind: 'link', version: 0, body } }]);
    },
  };
};
