import type { Decided, EntityChange, Refusal } from '../../records/entity.ts';
import type { AgendaItemState } from '../agenda-item.ts';
import { agendaItemChange } from '../agenda-item.ts';
import { recordedDecision } from '../decision/record.ts';
import { moveOn } from '../meeting/clock.ts';
import type { MeetingEvent } from '../meeting/events.ts';
import { meetingChange } from '../meeting/events.ts';
import { presentAt, sittingMeeting, untaken, untouched } from '../meeting/find.ts';
import type { MeetingState } from '../meeting/state.ts';
import type { Command, Context, States } from '../model.ts';
import { refuse } from '../model.ts';
import { agendaNeeds } from './find.ts';

/** Each item costs itself and a decision, of the 100 operations of a commit. */
const MOST_AT_ONCE = 40;

/** The consent items that a meeting has not taken yet, the current one included. */
const consentItems = (states: States, meeting: MeetingState): AgendaItemState[] =>
  untaken(meeting)
    .flatMap((id) => states.get('agenda-item', id)?.state ?? [])
    .filter(({ kind }) => kind === 'consent')
    .slice(0, MOST_AT_ONCE);

/**
 * Takes all consent items in one step: each is approved by consensus and stands in the register and in the
 * minutes with a decision of its own. Goes on to the next item where one of them was being taken.
 */
const approve = (states: States, _: Command, context: Context): Decided | Refusal => {
  const meeting = sittingMeeting(states);
  if ('refusal' in meeting) return meeting;
  const items = consentItems(states, meeting);
  if (items.length === 0) return refuse('no-consent-items');
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
  const where = { meeting: meeting.ref, roll: presentAt(meeting.roll, now) };
  return {
    changes: [
      meetingChange(meeting.ref, ...settled, ...on),
      ...items.flatMap(({ id, title }): EntityChange[] => [
        agendaItemChange(id, { type: 'item-taken', v: 1, data: { at: now } }),
        recordedDecision(context.fresh('D'), { text: title, method: 'consensus' }, context, {
          ...where,
          item: id,
        }),
      ]),
    ],
  };
};

export const consentCommands = {
  'agenda.consent': { needs: agendaNeeds, decide: approve },
};
