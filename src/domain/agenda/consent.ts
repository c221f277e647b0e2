import type { Decided, Ref, Refusal } from '../../records/entity.ts';
import type { AgendaItemState } from '../agenda-item.ts';
import { agendaItemChange } from '../agenda-item.ts';
import { agreed, decidesOwn } from '../decision/consensus.ts';
import { arisingUnder, underNeeds } from '../descent.ts';
import { moveOn } from '../meeting/clock.ts';
import type { MeetingEvent } from '../meeting/events.ts';
import { meetingChange } from '../meeting/events.ts';
import { openMeeting, sittingMeeting, untaken, untouched } from '../meeting/find.ts';
import type { MeetingState } from '../meeting/state.ts';
import type { Command, Context, Needs, States } from '../model.ts';
import { refuse } from '../model.ts';
import { toRatify } from '../motion/ratifying.ts';
import { agendaNeeds } from './find.ts';

/** Of the 100 of a commit: the meeting, its agenda and those that wait need some too. */
const MOST_OPERATIONS = 84;

/** All consent items that a meeting has not taken yet, the current one included. */
const consentItems = (states: States, meeting: MeetingState): AgendaItemState[] =>
  untaken(meeting)
    .flatMap((id) => states.get('agenda-item', id)?.state ?? [])
    .filter(({ kind }) => kind === 'consent');

/**
 * As many as one commit holds: each costs itself, a decision (or a motion and its ratification), and what it
 * arises from, which says so too.
 */
const atOnce = (items: readonly AgendaItemState[]): readonly AgendaItemState[] => {
  const origins = new Set<Ref>();
  return items.filter(({ from }, before) => {
    if (from !== undefined) origins.add(from);
    return (before + 1) * 3 + origins.size <= MOST_OPERATIONS;
  });
};

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
  const items = atOnce(waiting.filter(({ id }) => !decidesOwn({ meeting }, id, context)));
  const results = items.map(({ id, title: text }) => {
    const arising = arisingUnder(states, undefined, id);
    if ('refusal' in arising) return arising;
    const { from } = arising.facts;
    const said = { text, method: 'consensus', ...(from !== undefined && { from }) } as const;
    const each = agreed({ committee, meeting }, said, id, context);
    return 'refusal' in each ? each : { ...each, linked: arising.linked(each.change.id) };
  });
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
      ...found.flatMap(({ linked }) => linked),
    ],
  };
};

const needs = (command: Command, states: States): Needs => {
  const meeting = openMeeting(states);
  const items = meeting ? consentItems(states, meeting) : [];
  return {
    ids: [
      ...(agendaNeeds(command, states).ids ?? []),
      ...items.flatMap(({ id }) => underNeeds(states, undefined, id)),
    ],
  };
};

export const consentCommands = {
  'agenda.consent': { needs, decide: approve },
};
