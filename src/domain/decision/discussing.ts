import type { Decided, EntityChange, Refusal } from '../../records/entity.ts';
import type { AgendaItemState } from '../agenda-item.ts';
import { agendaItemChange } from '../agenda-item.ts';
import { isSettled, waitingChange, waitingOf } from '../agenda/find.ts';
import { added } from '../agenda/with-standing.ts';
import { keepsMinutes, known } from '../meeting/find.ts';
import { LONGEST_AGENDA } from '../meeting/sitting.ts';
import type { Context, States } from '../model.ts';
import { refuse } from '../model.ts';
import { waitingItem } from '../next-agenda.ts';
import { inForce } from './edit.ts';
import { decisionChange } from './events.ts';
import type { DecisionState } from './state.ts';

/** What must be loaded to put a decision on the next agenda, beside itself and what waits there. */
export const discussingNeeds = (states: States, id: string | undefined): string[] => {
  const decision = states.get('decision', id ?? '')?.state;
  return known(decision?.item, decision?.discuss?.item);
};

/** The item by which a meeting is to take the decision up again, while none has. */
const pendingItem = (states: States, { discuss }: DecisionState): AgendaItemState | undefined => {
  const item = states.get('agenda-item', discuss?.item ?? '')?.state;
  return item && !isSettled(item) ? item : undefined;
};

/**
 * Puts a decision on the next meeting's agenda, once: `accepted` or for whoever orders the agenda to accept. Refused
 * where it stands there already (`on-agenda-already`), or no room is left (`next-agenda-full`).
 */
export const toDiscuss = (
  states: States,
  decision: DecisionState,
  accepted: boolean,
  context: Context,
): { readonly item: string; readonly changes: EntityChange[] } | Refusal => {
  const { ref, text, owner } = decision;
  const { actor: by, now: at } = context;
  const pending = pendingItem(states, decision);
  if (pending && (pending.status !== 'proposed' || !accepted))
    return refuse('on-agenda-already', { ref });
  const waiting = waitingOf(states);
  if (accepted && waiting.length >= LONGEST_AGENDA) return refuse('next-agenda-full');
  if (pending)
    return {
      item: pending.id,
      changes: [
        agendaItemChange(pending.id, { type: 'item-accepted', v: 1, data: { by, at } }),
        waitingChange(added(states, waiting, pending.id)),
      ],
    };
  const reserved = states.get('agenda-item', decision.item ?? '')?.state.reserved ?? false;
  const topic = { title: `${ref}: ${text}`, by, presenter: owner, reserved, accepted };
  return waitingItem(states, topic, context);
};

/**
 * Proposes that the next meeting takes a decision up again. From its owner that answers the review it is
 * due for.
 */
export const proposeDecision = (
  states: States,
  id: string,
  context: Context,
): Decided | Refusal => {
  const decision = inForce(states, id);
  if ('refusal' in decision) return decision;
  const { actor: by, now: at } = context;
  const placed = toDiscuss(states, decision, keepsMinutes(states, by), context);
  if ('refusal' in placed) return placed;
  const { item, changes } = placed;
  const answers = decision.owner === by ? (decision.reviewOn ?? null) : null;
  const proposed = {
    type: 'decision-to-discuss',
    v: 1,
    data: { item, by, at, answers },
  } as const;
  return { changes: [decisionChange(decision.ref, proposed), ...changes] };
};
