import { Upstream } from '../errors.ts';
import type { PersonId } from '../records/entity.ts';
import { asksId } from '../records/outbox.ts';
import type { Doc, SettleOp } from '../records/store.ts';
import { LEASE_MS, MOST_ATTEMPTS, tryAgain } from './busy.ts';
import { cameAlone } from './earlier.ts';
import { changed, chaseOf, later, messageOf, partition } from './outbox.ts';
import { oneByOne, type Parts } from './parts.ts';
import { allDocs } from './rows.ts';

/** Cards in somebody's 1:1 chat that ask them about a motion. */
const ASKING: ReadonlySet<string> = new Set([
  'casting-asked',
  'circular-proposed',
  'vote-asked',
  'vote-opened',
]);

/** Whether a message asks for something that can be over before it is answered. */
export const asks = (kind: string): boolean => ASKING.has(kind);

const DAY_MS = 24 * 60 * 60_000;

/** A card in somebody's 1:1 chat that asked them about a motion. */
interface Ask {
  readonly person: PersonId;
  readonly kind: string;
  readonly activityId?: string;
}

/** The card as it would be sent now; undefined: it would ask for what is over. */
const asked = ({ present }: Parts, pk: string, about: string, { kind, person }: Ask) =>
  present.message({ pk, kind, about, person });

/** Beside a card that has just been sent: the note by which it is found, due where it was over meanwhile. */
export const noted = async (parts: Parts, doc: Doc, ask: Ask, now: string): Promise<SettleOp[]> => {
  const { pk } = doc;
  const { about } = messageOf(doc);
  const id = asksId(about);
  const [before] = await parts.store.load(pk, [id]);
  const over = (await asked(parts, pk, about, ask)) === undefined;
  if (before && !over) return [];
  const note: Doc = before ?? { pk, id, kind: 'asks', version: 0, body: {} };
  return [{ put: changed(note, {}, over ? now : undefined) }];
};

/** The card of a morning on which somebody was reminded of their vote and of nothing else. */
const reminderOf = async (parts: Parts, row: Doc): Promise<readonly Ask[]> => {
  const { person, step, activityId } = chaseOf(row);
  if (step !== 'vote' || activityId === undefined || !(await cameAlone(parts, row))) return [];
  return [{ person, kind: 'vote-asked', activityId }];
};

/** Every card that asked somebody alone about a motion, in the order of asking. */
const asksAbout = async (parts: Parts, pk: string, ref: string): Promise<readonly Ask[]> => {
  const sent = { pk, status: ['sent'], ref } as const;
  const messages = await allDocs(parts, { ...sent, docKind: 'message' });
  const rows = await allDocs(parts, { ...sent, docKind: 'chase' });
  const reminders = await Promise.all(rows.map((row) => reminderOf(parts, row)));
  const first = messages
    .map(messageOf)
    .flatMap(({ to, ...message }) =>
      'person' in to && asks(message.kind) ? [{ ...message, person: to.person }] : [],
    );
  return [...first, ...reminders.flat()];
};

/** One card that asks no more shows what came of it. */
const update = async (parts: Parts, pk: string, about: string, ask: Ask): Promise<void> => {
  const { person, activityId } = ask;
  if (activityId === undefined || (await asked(parts, pk, about, ask))) return;
  const { people, present, pace, outbound, log } = parts;
  const content = await present.message({ pk, kind: 'asked-before', about, person });
  const address = (await people.get(partition(pk).tenant, person))?.address;
  if (!content || !address) return;
  try {
    await pace.turn(address);
    await outbound.update(address, activityId, content);
  } catch (error) {
    if (!(error instanceof Upstream) || error.retrySafe) throw error;
    log.warn({ pk, about, code: error.code }, 'card not updated');
  }
};

const updateAll = async (parts: Parts, found: Doc, now: string): Promise<void> => {
  const { store, conversations } = parts;
  const { pk } = found;
  const { tenant, committee = '' } = partition(pk);
  const there = await conversations.address(tenant, committee);
  // While Gavel is removed from the committee's conversation nobody hears from it: asked again tomorrow.
  const put = changed(found, {}, later(now, there ? LEASE_MS : DAY_MS));
  await store.settle(pk, [{ put }]);
  if (!there) return;
  const doc: Doc = { ...put, version: put.version + 1 };
  const ref = found.id.slice(asksId('').length);
  try {
    for (const ask of await asksAbout(parts, pk, ref))
      // oxlint-disable-next-line no-await-in-loop -- a tenant is sent only so much at a time
      await update(parts, pk, ref, ask);
  } catch (error) {
    if (!(error instanceof Upstream)) throw error;
    const { attempts, at } = tryAgain(parts, doc, error, now);
    // What keeps failing is left as it is: whoever presses it is told.
    const next = attempts > MOST_ATTEMPTS ? undefined : at;
    await store.settle(pk, [{ put: changed(doc, { attempts }, next) }]);
    return;
  }
  await store.settle(pk, [{ put: changed(doc, { attempts: 0 }) }]);
};

/**
 * What people were asked by cards of their own is over: each card shows the result in place of its buttons. A card
 * shown so twice looks the same, so a pass that was cut short is made again.
 */
export const answered = oneByOne(updateAll);
