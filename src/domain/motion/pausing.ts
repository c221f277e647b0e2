import type { EntityChange, Ref } from '../../records/entity.ts';
import { ofType } from '../meeting/find.ts';
import type { States } from '../model.ts';
import type { MotionEvent } from './events.ts';
import { motionChange } from './events.ts';
import type { MotionState } from './state.ts';

const SECOND_MS = 1_000;

const changes = (
  states: States,
  meeting: Ref,
  eventOf: (motion: MotionState) => MotionEvent | undefined,
): EntityChange[] =>
  ofType(states.ofMeeting(meeting), 'motion')
    .filter(({ state }) => state.status === 'voting' && state.endedAt === undefined)
    .flatMap(({ id, state }) => {
      const event = eventOf(state);
      return event ? [motionChange(id, event)] : [];
    });

/**
 * Nobody can vote while a meeting is adjourned, so the clock of its vote stands. The meeting's records must
 * be loaded.
 */
export const votePaused = (states: States, meeting: Ref, at: string): EntityChange[] =>
  changes(states, meeting, ({ closesAt }) => {
    const left = closesAt === undefined ? null : Date.parse(closesAt) - Date.parse(at);
    const seconds = left === null ? null : Math.max(0, Math.ceil(left / SECOND_MS));
    return { type: 'vote-paused', v: 1, data: { at, seconds } };
  });

/** The vote goes on with the time that it had left. */
export const voteResumed = (states: States, meeting: Ref, at: string): EntityChange[] =>
  changes(states, meeting, ({ paused }) => {
    if (!paused) return undefined;
    const { seconds } = paused;
    const closes = seconds === undefined ? null : Date.parse(at) + seconds * SECOND_MS;
    const closesAt = closes === null ? null : new Date(closes).toISOString();
    return { type: 'vote-resumed', v: 1, data: { at, closesAt } };
  });
