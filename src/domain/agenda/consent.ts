import type { Decided, Refusal } from '../../records/entity.ts';
import type { AgendaItemState } from '../agenda-item.ts';
import { agendaItemChange } from '../agenda-item.ts';
import { agreed, decidesOwn } from '../decision/consensus.ts';
import { moveOn } from '../meeting/clock.ts';
import type { MeetingEvent } from '../meeting/events.ts';
import { meetingChange } from '../meeting/events.ts';
import { sittingMeeting, untaken, untouched } from '../meeting/find.ts';
import type { MeetingState } from '../meeting/state.ts';
import type { Command, Context, States } from '../model.ts';
import { refuse } from '../model.ts';
import { toRatify } from '../motion/ratifying.ts';
import { agendaNeeds } from './find.ts';

/** Each item costs itself and a decision, or a motion and its ratification, of the 100 operations of a commit. */
const MOST_AT_ONCE = 28;

/** All consent items that a meeting has not taken yet, the current one included. */
const consentItems = (states: States, meeting: MeetingState): AgendaItemState[] =>
  untaken(meeting)
    .flatMap((id) => states.get('agenda-item', id)?.state ?? [])
    .filter(({ kind }) => kind === 'consent');

/**
 * Takes the consent items in one step: each is approved by consensus and stands in the register and in the
 * minutes with a decision of its own. Those wait in which whoever presides has an interest, for whoever presides
 * when they are taken. Goes on to the next item where one of them was being taken.
 */
const approve = (states: States, _: Command, context: Context): Decided | Refusal => {
  const meeting = sittingMeeting(states);
  if ('refusal' in meeting) return meeting;
  const committee = states.committee?.state;
  const waiting = consentItems(states, meeting);
  if (!committee || waiting.length === 0) return refuse('no-consent-items');
  const items = waiting
    .filter(({ id }) => !decidesOwn({ meeting }, id, context))
    .slice(0, MOST_AT_ONCE);
  const results = items.map(({ id, title: text }) =>
    agreed({ committee, meeting }, { text, method: 'consensus' }, id, context),
  );
  const found = results.flatMap((each) => ('refusal' in each ? [] : [each]));
  if (found.length === 0) return refuse('decides-own');
  const { now } = context;
  const ids = items.map(({ id }) => id);
  const settled = ids
    .filter((id) => id !== meeting.current)
    .map((item): MeetingEvent => ({
      type: 'item-settled',
      v: 1,
      data: { item, outcome: 'taken' },
    }));
  const rest = untouched(meeting).filter((id) => !ids.includes(id));
  const on =
    meeting.current === undefined || ids.includes(meeting.current)
      ? moveOn(states, meeting, 'taken', rest[0], now)
      : [];
  return {
    changes: [
      meetingChange(meeting.ref, ...settled, ...on),
      ...ids.map((id) => agendaItemChange(id, { type: 'item-taken', v: 1, data: { at: now } })),
      ...found.map(({ change }) => change),
      ...toRatify(
        states,
        found.flatMap(({ motions }) => motions),
        context,
        meeting,
      ),
    ],
  };
};

export const consentCommands = {
  'agenda.consent': { needs: agendaNeeds, decide: approve },
};
