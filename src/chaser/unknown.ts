import { createCalendar } from '../domain/calendar.ts';
import { morningFrom } from '../domain/chase/morning.ts';
import { orStepIns, stepIns } from '../domain/chase/reach.ts';
import { type CommitteeState, deciders, inRole } from '../domain/committee.ts';
import { settling } from '../people/settling.ts';
import type { Message, PersonId } from '../records/entity.ts';
import { messageDocs } from '../records/outbox.ts';
import { pagesOf } from '../records/load.ts';
import type { Doc } from '../records/store.ts';
import { postedCard } from './card.ts';
import { outOfReach } from './missed.ts';
import { changed, later, messageOf, partition, type MessageBody } from './outbox.ts';
import { type Parts, unlessTaken } from './parts.ts';
import type { Unknown, Unknowns } from './ports.ts';
import { factsFor } from './relay.ts';

/** What fails within one of these is told together: a channel seldom fails only once. */
const TOGETHER_MS = 5 * 60_000;
const MOST = 50;
/** The kind of message that offers what did not arrive to be posted again. */
export const OFFER = 'post-again';
const ANSWER = 'answer';
/** Before an answer that failed without effect is sent once more. */
const PAUSE_MS = 2_000;

/** What may have arrived is posted again once; what was refused, as often as somebody wants. */
const isOpen = ({ status, kind, repeated, offered }: MessageBody): boolean =>
  kind !== OFFER && (status === 'unknown' ? repeated !== true : offered === true);

/** Whose it is to settle: the secretary, or whoever decides while there is none, or none in reach. */
export const secretaryOf = async (
  { records, people }: Pick<Parts, 'records' | 'people'>,
  pk: string,
): Promise<PersonId | undefined> => {
  const committee = await records.load(pk, 'committee');
  if (!committee) return undefined;
  const state = committee.state as CommitteeState;
  const secretary = inRole(state, 'secretary') ?? deciders(state)[0];
  if (secretary === undefined) return undefined;
  const asked = [secretary, ...stepIns(state)];
  const facts = await people.facts(partition(pk).tenant, asked, state);
  return orStepIns([secretary], state, facts)[0];
};

const openOnes = async ({ store }: Pick<Parts, 'store'>, pk: string): Promise<readonly Doc[]> => {
  const open: Doc[] = [];
  const query = { kind: 'docs', pk, docKind: 'message', status: ['unknown', 'failed'] } as const;
  for await (const page of pagesOf(store, query)) {
    open.push(...page.filter((doc) => isOpen(messageOf(doc))));
    if (open.length >= MOST) break;
  }
  return open.slice(0, MOST);
};

/** In a moment, with what else fails by then. */
const soon = (now: string): string =>
  new Date(Math.ceil((Date.parse(now) + 1) / TOGETHER_MS) * TOGETHER_MS).toISOString();

const offerId = (at: string): string => `again|${at}`;

const tomorrow = async (
  parts: Parts,
  pk: string,
  person: PersonId,
  now: string,
): Promise<string> => {
  const facts = await factsFor(parts, pk, person);
  return facts ? morningFrom(facts, createCalendar(facts).dateOf(now), later(now, 1)) : soon(now);
};

/** A conversation that is gone refuses every post: its first failure is told at once. */
const isKnown = async (parts: Parts, { pk, id, body }: Doc): Promise<boolean> =>
  body['status'] === 'failed' &&
  (await openOnes(parts, pk)).some(
    (other) => other.id !== id && other.body['reason'] === body['reason'],
  );

/**
 * Offers the secretary to post again what did not arrive, or may not have; an offer of which nobody knows whether
 * it arrived comes again on their next working morning. Safe to run again.
 */
export const offerAgain = async (parts: Parts, doc: Doc, now: string): Promise<void> => {
  const { kind, status, repeated, to, reason = '' } = messageOf(doc);
  if (repeated && status === 'unknown') return;
  const person = await secretaryOf(parts, doc.pk);
  if (person === undefined) return;
  // Nobody is left who could hear of it.
  const lost = kind === OFFER && outOfReach.has(reason) && 'person' in to;
  if (lost && to.person === person) return;
  const known = await isKnown(parts, doc);
  const [coming] = known ? await parts.store.load(doc.pk, [offerId(soon(now))]) : [];
  // It names this one too.
  if (coming && messageOf(coming).status === 'planned') return;
  const waits = kind === OFFER || known;
  const at = waits ? await tomorrow(parts, doc.pk, person, now) : soon(now);
  const id = offerId(at);
  const body = { to: { person }, kind: OFFER, about: id, status: 'planned', plannedFor: at };
  const index = { type: OFFER, status: 'planned', ref: id, owner: person };
  const offer: Doc = { pk: doc.pk, id, kind: 'message', version: 0, wakeAt: at, index, body };
  await unlessTaken(parts.store.settle(doc.pk, [{ put: offer }]));
};

const described = (doc: Doc): Unknown => {
  const { kind, about, to, status, reason } = messageOf(doc);
  return {
    id: doc.id,
    kind,
    about,
    ...('person' in to && { person: to.person }),
    ...(status === 'failed' && { refused: reason ?? '' }),
  };
};

/** Messages that did not arrive, or of which nobody knows, for people to settle. */
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
            put: changed(
              doc,
              {
                status: 'planned',
                attempts: 0,
                offered: false,
                ...(messageOf(doc).status === 'unknown' && { repeated: true }),
              },
              now,
            ),
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

    unsaid: async (pk, { id, about, person, conversationId, threadOf }, failure) => {
      const { tenant, committee = '' } = partition(pk);
      const address = await conversations.address(tenant, committee);
      const here = address?.conversationId === conversationId;
      const message: Message = {
        to: here ? { conversation: 'thread' } : { person },
        kind: ANSWER,
        about,
        ...(here && threadOf !== undefined && { params: { threadOf } }),
      };
      const now = clock.now();
      const at = failure.retrySafe ? later(now, PAUSE_MS) : now;
      const verdict =
        failure.code === 'ambiguous'
          ? { status: 'unknown' }
          : { status: 'failed', reason: failure.code };
      const ops = messageDocs(pk, { seq: 0, at }, [message]).map((doc) => ({
        put: changed({ ...doc, id }, failure.retrySafe ? {} : verdict, at),
      }));
      await unlessTaken(store.settle(pk, ops));
      parts.onPlanned();
    },
  };
};
