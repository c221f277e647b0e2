import type { CommitteeState } from '../domain/committee.ts';
import { deciders, inRole } from '../domain/committee.ts';
import { Conflict } from '../errors.ts';
import type { PersonId } from '../records/entity.ts';
import type { Doc } from '../records/store.ts';
import { settling } from '../people/settling.ts';
import { postedCard } from './card.ts';
import { changed, messageOf, partition, type MessageBody } from './outbox.ts';
import type { Parts } from './parts.ts';
import type { Unknown, Unknowns } from './ports.ts';

/** What becomes unknown within one of these is told together: a channel seldom fails only once. */
const TOGETHER_MS = 5 * 60_000;
const PAGE = 50;
/** The offer itself is never offered again. */
const OFFER = 'post-again';

const isOpen = (body: MessageBody): boolean =>
  body.status === 'unknown' && body.repeated !== true && body.kind !== OFFER;

/** Whose it is to settle: the secretary, or whoever decides while there is none. */
export const secretaryOf = async (
  { records }: Pick<Parts, 'records'>,
  pk: string,
): Promise<PersonId | undefined> => {
  const committee = await records.load(pk, 'committee');
  if (!committee) return undefined;
  const state = committee.state as CommitteeState;
  return inRole(state, 'secretary') ?? deciders(state)[0];
};

/** Offers the secretary to post again what may not have arrived. Safe to run again. */
export const offerAgain = async (parts: Parts, doc: Doc, now: string): Promise<void> => {
  if (!isOpen(messageOf(doc))) return;
  const person = await secretaryOf(parts, doc.pk);
  if (person === undefined) return;
  const at = new Date(Math.ceil((Date.parse(now) + 1) / TOGETHER_MS) * TOGETHER_MS).toISOString();
  const id = `again|${at}`;
  const body = { to: { person }, kind: OFFER, about: id, status: 'planned', plannedFor: at };
  const index = { type: OFFER, status: 'planned', ref: id, owner: person };
  const offer: Doc = { pk: doc.pk, id, kind: 'message', version: 0, wakeAt: at, index, body };
  await parts.store.settle(doc.pk, [{ put: offer }]).catch((error: unknown) => {
    if (!(error instanceof Conflict)) throw error;
  });
};

const openOnes = async ({ store }: Pick<Parts, 'store'>, pk: string): Promise<readonly Doc[]> => {
  const query = { kind: 'docs', pk, docKind: 'message', status: ['unknown'] } as const;
  const { items } = await store.find(query, { limit: PAGE });
  return items.filter((doc) => isOpen(messageOf(doc)));
};

const described = (doc: Doc): Unknown => {
  const { kind, about, to } = messageOf(doc);
  return { id: doc.id, kind, about, ...('person' in to && { person: to.person }) };
};

/** Messages of which nobody knows whether they arrived, for people to settle. */
export const createUnknowns = (
  parts: Pick<Parts, 'store' | 'records' | 'clock' | 'conversations'> & {
    readonly onPlanned: () => void;
  },
): Unknowns => {
  const { store, clock, conversations } = parts;

  const open = async (pk: string, id: string): Promise<Doc | undefined> =>
    (await store.load(pk, [id])).find(
      (doc) => doc.kind === 'message' && messageOf(doc).status === 'unknown',
    );

  return {
    list: async (pk) => (await openOnes(parts, pk)).map(described),

    repeat: (pk, id) =>
      settling(async () => {
        const docs = (await openOnes(parts, pk)).filter((doc) => id === undefined || doc.id === id);
        const now = clock.now();
        await store.settle(
          pk,
          docs.map((doc) => ({
            put: changed(doc, { status: 'planned', repeated: true, attempts: 0 }, now),
          })),
        );
        if (docs.length > 0) parts.onPlanned();
        return docs.length;
      }),

    arrived: (pk, id, { activityId, conversationId, person }) =>
      settling(async () => {
        const doc = await open(pk, id);
        if (!doc) return;
        const message = messageOf(doc);
        const put = changed(doc, { status: 'sent', activityId });
        if ('person' in message.to) {
          if (message.to.person === person) await store.settle(pk, [{ put }]);
          return;
        }
        const { tenant, committee = '' } = partition(pk);
        const address = await conversations.address(tenant, committee);
        if (address?.conversationId !== conversationId) return;
        // Nobody knows what it showed: it is brought up to date.
        const posted = { address, activityId, shown: 0 };
        const card = await postedCard(parts, pk, message, posted, clock.now());
        await store.settle(pk, [{ put }, { put: card }]);
      }),
  };
};
