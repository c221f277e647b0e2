import { Conflict, GavelError, Invalid } from '../errors.ts';
import type { CommandRule } from '../domain/model.ts';
import { clean } from './canonical.ts';
import { judge, rulesOf } from './decide.ts';
import { headOf } from './documents.ts';
import { loadFor, type Loaded } from './load.ts';
import { receiptOf } from './outbox.ts';
import { plan, type Plan } from './plan.ts';
import { until } from './queue.ts';
import type { Execute, Order, Outcome, Room } from './room.ts';

const duplicateOf = (loaded: Loaded, receipts: readonly string[]): Outcome | undefined => {
  const found = receipts.map((id) => loaded.docs.get(id)).find((doc) => doc !== undefined);
  if (!found) return undefined;
  const { refs, at } = receiptOf(found);
  return { kind: 'duplicate', refs, at };
};

/** One try: an answer, or undefined when somebody else moved the head meanwhile. */
async function attempt(room: Room, rule: CommandRule, order: Order): Promise<Outcome | undefined> {
  const { store, clock, people } = room;
  const { pk, command, receipts = [] } = order;
  const loaded = await loadFor(store, pk, { command, receipts }, rule, people);
  const duplicate = duplicateOf(loaded, receipts);
  if (duplicate) return duplicate;

  const head = headOf(loaded.docs.get('head'));
  const time = clock.now();
  const now = time > head.at ? time : head.at;
  let planned: Plan;
  try {
    const judged = judge(room, rule, { pk, command }, loaded, { now, head });
    planned = await plan(room, order, loaded, judged, now);
  } catch (error) {
    if (!(error instanceof GavelError)) throw error;
    // A no is good only for the head under which everything was loaded.
    const [current] = await store.load(pk, ['head']);
    if (headOf(current).seq !== head.seq) return undefined;
    throw error;
  }
  try {
    await planned.write();
  } catch (error) {
    if (error instanceof Conflict) return undefined;
    throw error;
  }
  if (planned.outcome.seq > head.seq) room.onCommit(pk);
  return planned.outcome;
}

/**
 * The one way of a legal fact into the records: load, permission, decide, commit; again from the start when
 * the head has moved, until the deadline. Throws Refused, NotFound, Invalid, and Conflict (`stale-version`
 * with `shown` and `current`; `busy` past the deadline).
 */
export function createExecute(room: Room): Execute {
  const rules = rulesOf(room.areas);
  return async (order) => {
    const command = { ...order.command, input: clean(order.command.input) };
    const rule = rules.get(command.verb);
    if (!rule) throw new Invalid('unknown-verb', { verb: command.verb });
    const deadline = performance.now() + (order.deadlineMs ?? 10_000);
    return room.inTurn(order.pk, deadline, () =>
      until(deadline, () => attempt(room, rule, { ...order, command })),
    );
  };
}
