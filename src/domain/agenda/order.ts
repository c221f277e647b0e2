import type { Decided, EntityChange, Refusal } from '../../records/entity.ts';
import type { AgendaItemEvent, AgendaItemState } from '../agenda-item.ts';
import { agendaItemChange } from '../agenda-item.ts';
import { moveOn } from '../meeting/clock.ts';
import type { MeetingEvent } from '../meeting/events.ts';
import { meetingChange } from '../meeting/events.ts';
import type { About } from '../meeting/find.ts';
import { known, ofType, openMeeting, untouched } from '../meeting/find.ts';
import type { MeetingState } from '../meeting/state.ts';
import type { Command, Context, Needs, States } from '../model.ts';
import { refuse } from '../model.ts';
import { numberOf } from '../motion/putting.ts';
import { ratifiedBy, stillToRatify } from '../motion/to-ratify.ts';
import { undecidedOf, undecidedUnder } from '../motion/undecided.ts';
import { agendaNeeds, isSettled, standsOn, waitingChange, waitingOf, without } from './find.ts';

interface WhyInput {
  readonly why?: string;
}

/** What sets an item aside looks at the motions of the meeting too. */
const asideNeeds = (command: About, states: States): Needs => ({
  ids: [
    ...(agendaNeeds(command, states).ids ?? []),
    ...ratifiedBy(states, known(command.id)),
    ...undecidedOf(states),
  ],
  meetings: known(states.committee?.state.inSession),
});

/** Nobody is asked to vote on what is not before the meeting any more. */
const underVote = (states: States, item: string): Refusal | undefined => {
  const ref = openMeeting(states)?.ref;
  if (ref === undefined) return undefined;
  const voting = ofType(states.ofMeeting(ref), 'motion').find(
    ({ state }) => state.item === item && state.status === 'voting',
  );
  return voting && refuse('item-under-vote', { number: numberOf(voting.id) });
};

const reason = ({ why }: WhyInput) => (why === undefined ? {} : { text: { why } });

const setAside = (
  states: States,
  meeting: MeetingState,
  item: string,
  outcome: 'deferred' | 'withdrawn',
  at: string,
): EntityChange => {
  const settled: MeetingEvent = { type: 'item-settled', v: 1, data: { item, outcome } };
  return item === meeting.current
    ? meetingChange(meeting.ref, ...moveOn(states, meeting, outcome, untouched(meeting)[0], at))
    : meetingChange(meeting.ref, settled);
};

/** Where a deferred item waits: first, but what stays last on an agenda at its end. */
const takenBack = ({ id, last }: AgendaItemState, waiting: readonly string[]): string[] =>
  last ? [...waiting, id] : [id, ...waiting];

const defer = (
  states: States,
  { id, input }: Command<WhyInput>,
  { now }: Context,
): Decided | Refusal => {
  const item = states.get('agenda-item', id ?? '')?.state;
  if (!item) return refuse('not-found');
  if (isSettled(item)) return refuse('item-settled');
  if (item.status === 'deferred') return refuse('item-deferred');
  const voting = underVote(states, item.id);
  if (voting) return voting;
  const meeting = standsOn(states, item.id);
  const waiting = waitingOf(states);
  // From this meeting it goes to the next; from the next, to the one after.
  const fromThis = item.meeting !== undefined && item.meeting === openMeeting(states)?.ref;
  const deferred: AgendaItemEvent = {
    type: 'item-deferred',
    v: 1,
    data: { at: now, skipsNext: !fromThis, ...(meeting ? { meeting: meeting.ref } : {}) },
    ...reason(input),
  };
  return {
    changes: [
      agendaItemChange(item.id, deferred),
      ...(meeting ? [setAside(states, meeting, item.id, 'deferred', now)] : []),
      ...(waiting.includes(item.id) ? [] : [waitingChange(takenBack(item, waiting))]),
    ],
  };
};

const withdraw = (
  states: States,
  { id, input }: Command<WhyInput>,
  { now }: Context,
): Decided | Refusal => {
  const item = states.get('agenda-item', id ?? '')?.state;
  if (!item) return refuse('not-found');
  if (isSettled(item)) return refuse('item-settled');
  const voting = underVote(states, item.id);
  if (voting) return voting;
  const undecided = undecidedUnder(states, item.id);
  if (undecided) return refuse('item-puts-motion', { number: numberOf(undecided.id) });
  if (stillToRatify(states, item.id))
    return refuse('item-ratifies-motion', { number: numberOf(item.ratifies ?? '') });
  // Deferred and then withdrawn at one meeting, it is that meeting that withdrew it.
  const open = openMeeting(states);
  const meeting = open?.outcomes[item.id] === 'deferred' ? open : standsOn(states, item.id);
  const waiting = waitingOf(states);
  const withdrawn: AgendaItemEvent = {
    type: 'item-withdrawn',
    v: 1,
    data: { at: now },
    ...reason(input),
  };
  return {
    changes: [
      agendaItemChange(item.id, withdrawn),
      ...(meeting ? [setAside(states, meeting, item.id, 'withdrawn', now)] : []),
      ...(waiting.includes(item.id) ? [waitingChange(without(waiting, item.id))] : []),
    ],
  };
};

const movedTo = (items: readonly string[], id: string, position: number): string[] =>
  without(items, id).toSpliced(Math.max(0, position - 1), 0, id);

/** `to` counts from 1; beyond the end means last. */
const move = (
  states: States,
  { id, input }: Command<{ readonly to: number }>,
): Decided | Refusal => {
  const item = id ?? '';
  const meeting = standsOn(states, item);
  const waiting = waitingOf(states);
  if (meeting) {
    const agenda = movedTo(meeting.agenda, item, input.to);
    return {
      changes: [meetingChange(meeting.ref, { type: 'agenda-ordered', v: 1, data: { agenda } })],
    };
  }
  if (!waiting.includes(item)) return refuse('not-on-agenda');
  return { changes: [waitingChange(movedTo(waiting, item, input.to))] };
};

/**
 * Takes an item out of the consent items, to be discussed and decided by itself. Any voter may ask for it,
 * and nobody has to agree (Robert's Rules of Order Newly Revised, on consent calendars).
 */
const pull = (states: States, { id }: Command, { actor, now }: Context): Decided | Refusal => {
  const item = states.get('agenda-item', id ?? '')?.state;
  if (!item) return refuse('not-found');
  if (item.kind !== 'consent') return refuse('item-not-consent');
  if (isSettled(item)) return refuse('item-settled');
  const pulled: AgendaItemEvent = { type: 'item-pulled', v: 1, data: { by: actor, at: now } };
  return { changes: [agendaItemChange(item.id, pulled)] };
};

export const orderCommands = {
  'agenda.defer': { needs: asideNeeds, decide: defer },
  'agenda.withdraw': { needs: asideNeeds, decide: withdraw },
  'agenda.move': { needs: agendaNeeds, decide: move },
  'agenda.pull': { needs: agendaNeeds, decide: pull },
};
