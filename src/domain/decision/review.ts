import type { Decided, EntityChange, Refusal } from '../../records/entity.ts';
import { badDate } from '../dates.ts';
import type { About } from '../meeting/find.ts';
import { known, sessionIds } from '../meeting/find.ts';
import type { Command, Context, Needs, States } from '../model.ts';
import { refuse } from '../model.ts';
import { onNextAgenda } from '../next-agenda.ts';
import { inForce } from './edit.ts';
import type { DecisionEvent } from './events.ts';
import { decisionChange } from './events.ts';
import type { DecisionState, ReviewOutcome } from './state.ts';

export interface DecisionReview {
  readonly outcome: ReviewOutcome;
  /** When to look again, `YYYY-MM-DD` in the committee's zone. Absent: a date still to come stays. */
  readonly next?: string;
  readonly text?: string;
}

const reviewNeeds = (command: About, states: States): Needs => ({
  ids: [
    ...sessionIds(command, states),
    ...known(states.get('decision', command.id ?? '')?.state.item),
  ],
});

const toDiscuss = (
  states: States,
  { ref, text, owner, item }: DecisionState,
  context: Context,
): EntityChange[] => {
  const reserved = states.get('agenda-item', item ?? '')?.state.reserved ?? false;
  const topic = { title: `${ref}: ${text}`, by: context.actor, presenter: owner, reserved };
  return onNextAgenda(states, topic, context);
};

/** What came of looking at a decision again. It stays in force whatever the outcome: only a later decision ends it. */
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
  const item = outcome === 'agenda' ? toDiscuss(states, decision, context) : [];
  if (outcome === 'agenda' && item.length === 0) return refuse('next-agenda-full');
  const today = context.calendar.dateOf(context.now);
  const later = (decision.reviewOn ?? '') > today ? decision.reviewOn : undefined;
  const reviewed: DecisionEvent = {
    type: 'decision-reviewed',
    v: 1,
    data: { outcome, by: actor, at: context.now, date: next ?? later ?? null },
    ...(text === undefined ? {} : { text: { text } }),
  };
  return { changes: [decisionChange(decision.ref, reviewed), ...item] };
};

export const reviewRule = { needs: reviewNeeds, decide: review };
