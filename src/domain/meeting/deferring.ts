import type { EntityChange, Ref } from '../../records/entity.ts';
import type { States } from '../model.ts';
import { motionChange } from '../motion/events.ts';
import type { MeetingEvent } from './events.ts';
import { meetingChange } from './events.ts';
import { ofType } from './find.ts';

/** Beside an agenda of fifty items, of the 100 operations of a commit. */
const PAGE = 30;

/**
 * The motions that a held meeting leaves without a result, which a later one can put: a page of them, the one
 * being voted on first, since its vote ends with the meeting. `events` tell the meeting which, and whether others
 * follow.
 * The meeting's records must be loaded.
 */
export const deferMotions = (
  states: States,
  ref: Ref,
  at: string,
): { readonly events: readonly MeetingEvent[]; readonly changes: readonly EntityChange[] } => {
  const motions = ofType(states.ofMeeting(ref), 'motion');
  const left = (['voting', 'open', 'proposed'] as const).flatMap((status) =>
    motions.filter(({ state }) => state.status === status),
  );
  const page = left.slice(0, PAGE).map(({ id }) => id);
  const since = left.length > PAGE ? at : null;
  return {
    events: page.length > 0 ? [{ type: 'motions-left', v: 1, data: { since, motions: page } }] : [],
    changes: page.map((id) =>
      motionChange(id, { type: 'motion-deferred', v: 1, data: { at, meeting: ref } }),
    ),
  };
};

/** The next page, of a meeting that left more motions than one commit holds. */
export const deferMore = (states: States, ref: Ref, at: string): EntityChange[] => {
  const { events, changes } = deferMotions(states, ref, at);
  const none: MeetingEvent = { type: 'motions-left', v: 1, data: { since: null } };
  return [meetingChange(ref, ...(events.length > 0 ? events : [none])), ...changes];
};
