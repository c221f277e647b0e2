import { createCalendar } from '../domain/calendar.ts';
import type { CommitteeState } from '../domain/committee.ts';
import { expiring } from '../domain/keeping.ts';
import type { Verb } from '../domain/verbs.ts';
import { GAVEL } from '../domain/permission.ts';
import { Refused } from '../errors.ts';
import type { EntityType } from '../records/entity.ts';
import { type Handler, oneByOne, pages, type Parts } from './parts.ts';
import { armProof } from './proof.ts';

/** Which verb Gavel executes on a type of entity when its time has come. */
export type WakeVerbs = { readonly [type in EntityType]?: { readonly wake?: Verb } };

/** Each action costs itself, its reminders and its card, of the 100 operations of a commit. */
const PAGE = 20;

/** Executes as Gavel. A refusal means that rules or calendar have changed since the wake was set. */
const execute = async (
  { records, log }: Parts,
  pk: string,
  command: { readonly verb: Verb; readonly id?: string; readonly input: object },
): Promise<void> => {
  try {
    await records.execute({ pk, command: { ...command, actor: GAVEL } });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    log.info({ pk, verb: command.verb, code: error.code }, 'woken for nothing');
    await records.rearm(pk);
  }
};

/** Plans a page of actions in one commit; where one of them cannot be decided, each by itself. */
const planReminders = async (parts: Parts, pk: string, ids: readonly string[]): Promise<void> => {
  try {
    await execute(parts, pk, { verb: 'chase.plan', input: { ids } });
    await armProof(parts, pk);
  } catch (error) {
    if (ids.length === 1) throw error;
    for (const id of ids)
      // oxlint-disable-next-line no-await-in-loop -- the commits of one committee are serial anyway
      await planReminders(parts, pk, [id]).catch((error: unknown) =>
        parts.log.error({ err: error, pk, id }, 'reminders not planned'),
      );
  }
};

/**
 * The words of old records go before the committee moves on: after a crash between the two it is done again.
 * A hold keeps them. Gives how many texts went, or would go where that was not announced yet.
 */
const eraseExpired = async ({ records, log }: Parts, pk: string, now: string): Promise<number> => {
  const committee = (await records.load(pk, 'committee'))?.state as CommitteeState | undefined;
  const due = committee && expiring(committee, createCalendar(committee), now);
  if (!due) return 0;
  const { before, announced } = due;
  const erasure = await records.erasureOf(pk, { before });
  if (!announced) return (await records.erasable(pk, erasure)).length;
  const erased = await records.erase(pk, erasure);
  log.info({ pk, before, erased }, 'retention');
  return erased;
};

/**
 * What of a committee's records has a verb of its own is decided one by one: one that fails holds up no
 * other.
 */
const wakeEach = (verb: Verb): Handler =>
  oneByOne(async (parts, { pk, id }, now) => {
    const input = verb === 'committee.expire' ? { texts: await eraseExpired(parts, pk, now) } : {};
    await execute(parts, pk, { verb, id, input });
  });

/** Decides what is due of a committee's records: its actions and reviews together, the others one by one. */
export const wakeEntities =
  (verbs: WakeVerbs): Handler =>
  async (parts, pk, docs, now) => {
    const byVerb = Map.groupBy(docs, ({ index }) => verbs[index?.type as EntityType]?.wake);
    // oxlint-disable no-await-in-loop -- the commits of one committee are serial anyway
    for (const [verb, due] of byVerb) {
      if (verb === 'chase.plan')
        for (const page of pages(due, PAGE))
          await planReminders(
            parts,
            pk,
            page.map(({ id }) => id),
          );
      else if (verb !== undefined) await wakeEach(verb)(parts, pk, due, now);
    }
    // oxlint-enable no-await-in-loop
  };
