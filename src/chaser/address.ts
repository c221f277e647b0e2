import { Upstream } from '../errors.ts';
import type { PersonId } from '../records/entity.ts';
import type { Doc } from '../records/store.ts';
import { messageOf, partition } from './outbox.ts';
import type { Parts } from './parts.ts';
import type { Address, DigestItem } from './ports.ts';

/** Where a message goes. `threadOf`: the post that it answers. */
export interface Target {
  readonly address: Address;
  readonly threadOf?: string;
}

/** The 1:1 chat with somebody, opened through a committee's conversation where none is known yet. */
const personal = async (
  { people, outbound, pace }: Parts,
  tenant: string,
  id: PersonId,
  from: Address | undefined,
): Promise<Address> => {
  const contact = await people.get(tenant, id);
  const facts = (await people.facts(tenant, [id])).get(id);
  if (facts?.unreachable !== undefined) throw new Upstream(facts.unreachable, false);
  if (contact?.address) return contact.address;
  const member = contact?.channelUserId ?? contact?.aadObjectId;
  if (!contact || member === undefined) throw new Upstream('never-seen', false);
  if (!from) throw new Upstream('gone', false);
  // Teams counts by the thread that is asked for: the new chat, not the committee's conversation.
  await pace.turn({ ...from, conversationId: member });
  const address = await outbound.openPersonal(from, member);
  await people.rememberPersonalChat(contact, address);
  return address;
};

/** The committee whose conversation a message belongs to: its own, or the first of a digest's. */
const committeeOf = (doc: Doc): string | undefined => {
  const items = messageOf(doc).params?.['items'] as readonly DigestItem[] | undefined;
  return partition(items?.[0]?.pk ?? doc.pk).committee;
};

/** The post that heads a thread, by the record that it shows; undefined before it stands. */
export const headOf = async (
  { store }: Pick<Parts, 'store'>,
  pk: string,
  about: string,
): Promise<string | undefined> => {
  const [card] = await store.load(pk, [`card|${about}`]);
  const activityId = card?.body['activityId'];
  return typeof activityId === 'string' ? activityId : undefined;
};

/**
 * Where to send a message; undefined while Gavel is removed from its committee's conversation. Throws
 * Upstream as the `Outbound` port does, and with the reason for which somebody is out of reach.
 */
export const targetOf = async (parts: Parts, doc: Doc): Promise<Target | undefined> => {
  const { tenant } = partition(doc.pk);
  const committee = committeeOf(doc);
  const from = committee && (await parts.conversations.address(tenant, committee));
  if (!from) return undefined;
  const { to, about, params } = messageOf(doc);
  if ('person' in to) return { address: await personal(parts, tenant, to.person, from) };
  // Chats have no threads.
  if (to.conversation === 'root' || from.conversationType !== 'channel') return { address: from };
  const { thread, threadOf: answers } = params ?? {};
  if (typeof answers === 'string') return { address: from, threadOf: answers };
  const head = typeof thread === 'string' ? thread : about;
  const threadOf = await headOf(parts, doc.pk, head);
  return { address: from, ...(threadOf !== undefined && { threadOf }) };
};
