import type { Decided, Entity, Refusal } from '../../records/entity.ts';
import { badDate } from '../dates.ts';
import type { Command, Context, States } from '../model.ts';
import { refuse } from '../model.ts';
import type { RaidEvent } from './events.ts';
import { raidChange } from './events.ts';
import { heardNeeds, hearing } from './heard.ts';
import { added, openEntry } from './record.ts';
import { OUTCOMES, scoreOf, unfit } from './rules.ts';
import type { Score } from './scale.ts';
import type { RaidOutcome, RaidState } from './state.ts';

export interface ReviewInput {
  /** A risk's score as it is now. */
  readonly residual?: Score;
  /** When to look again, `YYYY-MM-DD` in the committee's zone. Absent: a date still to come stays. */
  readonly next?: string;
  readonly text?: string;
  /** The risk has occurred, the assumption failed: it becomes an issue. */
  readonly status?: 'occurred' | 'failed';
}

const BECOMING = { risk: 'occurred', assumption: 'failed' } as const;

/** Working days after which somebody is asked how an issue stands that nobody has looked at since it came up. */
const LOOK_AFTER = 5;

/** A risk that occurs is an issue from then on (PRINCE2 7, Issues), and so is an assumption that fails. */
const become = (
  states: States,
  entry: Entity<RaidState>,
  { status, text, next }: ReviewInput,
  context: Context,
): Decided | Refusal => {
  const { ref, kind, owner } = entry.state;
  const { calendar, now } = context;
  const bad = badDate(next, context);
  if (bad) return bad;
  if (kind === 'issue' || kind === 'dependency' || BECOMING[kind] !== status)
    return refuse('cannot-become', { ref, kind, status });
  const issue = context.fresh('R');
  const words = text ?? entry.state.text;
  const reviewOn = next ?? calendar.addWorkingDays(calendar.dateOf(now), LOOK_AFTER);
  const input = { kind: 'issue', text: words, reviewOn, ...(owner ? { owner } : {}) } as const;
  const { facts, changes } = hearing(states, ref);
  const occurred: RaidEvent = {
    type: 'raid-occurred',
    v: 1,
    data: { status, to: issue, by: context.actor, at: context.now, ...facts },
    ...(text === undefined ? {} : { text: { text } }),
  };
  return {
    changes: [
      raidChange(ref, occurred),
      raidChange(issue, added(issue, input, states, context, entry)),
      ...changes,
    ],
  };
};

/** Looks at an open entry again: what its score is now, in a word, and when to look next. */
const review = (
  states: States,
  { id, input, actor }: Command<ReviewInput>,
  context: Context,
): Decided | Refusal => {
  const entry = openEntry(states, id);
  if ('refusal' in entry) return entry;
  const { residual, next, text, status } = input;
  const found = states.get('raid', entry.ref);
  if (status && found) return become(states, found, input, context);
  const bad = unfit(entry, residual ? { residual } : {}) ?? badDate(next, context);
  if (bad) return bad;
  const { now, calendar } = context;
  const on = calendar.dateOf(now);
  const later = entry.reviewOn !== undefined && entry.reviewOn > on ? entry.reviewOn : null;
  const score = scoreOf({ ...entry, ...(residual && { residual }) });
  const { facts, changes } = hearing(states, entry.ref);
  const reviewed: RaidEvent = {
    type: 'raid-reviewed',
    v: 1,
    data: {
      by: actor,
      at: now,
      on,
      ...(residual ? { residual } : {}),
      ...(score === undefined || score === scoreOf(entry) ? {} : { score }),
      date: next ?? later,
      ...facts,
    },
    ...(text === undefined ? {} : { text: { text } }),
  };
  return { changes: [raidChange(entry.ref, reviewed), ...changes] };
};

interface CloseInput {
  readonly why: string;
  /** Absent: the usual one of its kind. */
  readonly outcome?: RaidOutcome;
}

const close = (
  states: States,
  { id, input, actor }: Command<CloseInput>,
  { now }: Context,
): Decided | Refusal => {
  const entry = openEntry(states, id);
  if ('refusal' in entry) return entry;
  const { ref, kind } = entry;
  const outcome = input.outcome ?? OUTCOMES[kind][0];
  if (outcome !== undefined && !OUTCOMES[kind].includes(outcome))
    return refuse('outcome-unfit', { ref, kind });
  const { facts, changes } = hearing(states, ref);
  const closed: RaidEvent = {
    type: 'raid-closed',
    v: 1,
    data: { at: now, by: actor, ...(outcome ? { outcome } : {}), ...facts },
    text: { why: input.why },
  };
  return { changes: [raidChange(ref, closed), ...changes] };
};

export const reviewCommands = {
  'raid.review': { needs: heardNeeds, decide: review },
  'raid.close': { needs: heardNeeds, decide: close },
};
