import type { Decided, Refusal } from '../../records/entity.ts';
import { badDate } from '../dates.ts';
import type { About } from '../meeting/find.ts';
import { sessionIds } from '../meeting/find.ts';
import type { Command, Context, Needs, States } from '../model.ts';
import { discussingNeeds, toDiscuss } from './discussing.ts';
import { inForce } from './edit.ts';
import type { DecisionEvent } from './events.ts';
import { decisionChange } from './events.ts';
import type { ReviewOutcome } from './state.ts';

export interface DecisionReview {
  readonly outcome: ReviewOutcome;
  /** When to look again, `YYYY-MM-DD` in the committee's zone. Absent: a date still to come stays. */
  readonly next?: string;
  readonly text?: string;
}

const reviewNeeds = (command: About, states: States): Needs => ({
  ids: [...sessionIds(command, states), ...discussingNeeds(states, command.id)],
});

/**
 * What came of looking at a decision again. It stays in force whatever the outcome: only a later decision
 * ends it.
 */
const review = (
  states: States,
  { id, input, actor }: Command<DecisionReview>,
  context: Context,
): Decided | Refusal => {
  const decision = inForce(states, id);
  if ('refusal' in decision) return decision;
  const { outcome, next, text } = input;
  const bad = badDate(next, context);
  if (bad) return bad;
  const placed = outcome === 'agenda' ? toDiscuss(states, decision, true, context) : undefined;
  if (placed && 'refusal' in placed) return placed;
  const today = context.calendar.dateOf(context.now);
  const later = (decision.reviewOn ?? '') > today ? decision.reviewOn : undefined;
  const reviewed: DecisionEvent = {
    type: 'decision-reviewed',
    v: 1,
    data: {
      outcome,
      by: actor,
      at: context.now,
      date: next ?? later ?? null,
      ...(placed && { item: placed.item }),
    },
    ...(text === undefined ? {} : { text: { text } }),
  };
  return { changes: [decisionChange(decision.ref, reviewed), ...(placed?.changes ?? [])] };
};

export const reviewRule = { needs: reviewNeeds, decide: review };
