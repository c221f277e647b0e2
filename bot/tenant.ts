import { Refused } from '../src/errors.ts';
import { tenantlessName } from './activity.ts';
import type { Inbound } from './inbound.ts';
import type { Services } from './services.ts';

type Known = Pick<Services, 'tenants' | 'committees' | 'directory'>;

/** Whether a tenant has this conversation: a committee's, or the sender's 1:1 chat. */
const has = async ({ committees, directory }: Known, tenant: string, inbound: Inbound) => {
  const { rootConversationId, from } = inbound;
  const committee = await committees.committeeOf(tenant, rootConversationId);
  if (await committees.conversation(tenant, committee)) return true;
  const person = await directory.byAad(tenant, from.aadObjectId);
  const chat = person && (await directory.address(tenant, person.id));
  return chat?.conversationId === rootConversationId;
};

/**
 * Local mode takes every tenant at its word, but a conversation stays in the one where it is known: what names none
 * belongs there, or where its sender alone is known, and what names another is refused (`tenant-elsewhere`).
 */
export const createAtHome =
  (known: Known) =>
  async (inbound: Inbound): Promise<Inbound> => {
    const { tenant, from, address } = inbound;
    const { directory, tenants } = known;
    // Whoever is known there can make nobody new.
    if (await directory.byAad(tenant, from.aadObjectId)) return inbound;
    const others = (await tenants.all()).filter((each) => each !== tenant);
    const holding = await Promise.all(others.map((each) => has(known, each, inbound)));
    const home = others.find((_, at) => holding[at]);
    const named = tenant !== tenantlessName;
    if (named && home !== undefined) throw new Refused('tenant-elsewhere');
    if (named) return inbound;
    const people = await Promise.all(others.map((each) => directory.byAad(each, from.aadObjectId)));
    const [only, ...more] = others.filter((_, at) => people[at]);
    const own = home ?? (more.length === 0 ? only : undefined) ?? tenant;
    return { ...inbound, tenant: own, address: { ...address, tenant: own } };
  };
