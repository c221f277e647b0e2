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
 * being voted on first, since its vote ends with the meeting. `events` tell the meeting where others follow.
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
  const more = left.length > PAGE;
  return {
    events: more ? [{ type: 'motions-left', v: 1, data: { since: at } }] : [],
    changes: left
      .slice(0, PAGE)
      .map(({ id }) => motionChange(id, { type: 'motion-deferred', v: 1, data: { at } })),
  };
};

/** The next page, of a meeting that left more motions than one commit holds. */
export const deferMore = (states: States, ref: Ref, at: string): EntityChange[] => {
  const { events, changes } = deferMotions(states, ref, at);
  const done: MeetingEvent = { type: 'motions-left', v: 1, data: { since: null } };
  return [meetingChange(ref, ...(events.length > 0 ? events : [done])), ...changes];
};
