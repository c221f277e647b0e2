import type { Decided, EntityChange, PersonId, Refusal } from '../records/entity.ts';
import type { AgendaItemEvent, AgendaItemState, AgendaKind } from './agenda-item.ts';
import { agendaItemChange, evolveAgendaItem } from './agenda-item.ts';
import { committeeChange } from './committee.ts';
import type { MeetingEvent } from './meeting/events.ts';
import { meetingChange } from './meeting/events.ts';
import type { About } from './meeting/find.ts';
import { keepsMinutes, known, openMeeting, sessionNeeds, untouched } from './meeting/find.ts';
import { LONGEST_AGENDA, moveOn } from './meeting/sitting.ts';
import type { MeetingState } from './meeting/state.ts';
import type { Area, Command, Context, Needs, States } from './model.ts';
import { refuse } from './model.ts';

export interface ProposeInput {
  readonly title: string;
  readonly kind?: AgendaKind;
  /** Planned length in minutes. */
  readonly minutes?: number;
  readonly presenter?: PersonId;
  readonly reserved?: boolean;
  /** True for the next meeting's agenda, although one is in session. */
  readonly next?: boolean;
}

const waitingOf = (states: States): readonly string[] => states.committee?.state.waiting ?? [];

const waitingChange = (items: readonly string[]): EntityChange =>
  committeeChange({ type: 'agenda-waiting', v: 1, data: { items } });

const without = (items: readonly string[], id: string): string[] =>
  items.filter((each) => each !== id);

/** Where an accepted item goes: the end of the agenda in session, or of those that wait for the next. */
const appended = (
  states: States,
  id: string,
  meeting: MeetingState | undefined,
): EntityChange | Refusal => {
  const agenda = meeting ? meeting.agenda : waitingOf(states);
  if (agenda.length >= LONGEST_AGENDA) return refuse('agenda-full', { most: LONGEST_AGENDA });
  return meeting
    ? meetingChange(meeting.ref, {
        type: 'agenda-ordered',
        v: 1,
        data: { agenda: [...agenda, id] },
      })
    : waitingChange([...agenda, id]);
};

const acceptedBy = ({ actor, now }: Context): AgendaItemEvent => ({
  type: 'item-accepted',
  v: 1,
  data: { by: actor, at: now },
});

const propose = (
  states: States,
  { input }: Command<ProposeInput>,
  context: Context,
): Decided | Refusal => {
  if (!states.committee) return refuse('no-committee');
  const meeting = input.next ? undefined : openMeeting(states);
  const id = context.fresh('I');
  const proposed: AgendaItemEvent = {
    type: 'item-proposed',
    v: 1,
    data: {
      id,
      kind: input.kind ?? 'discussion',
      by: context.actor,
      at: context.now,
      presenter: input.presenter ?? null,
      minutes: input.minutes ?? null,
      reserved: input.reserved ?? false,
      meeting: meeting?.ref ?? null,
    },
    text: { title: input.title },
  };
  if (!keepsMinutes(states, context.actor)) return { changes: [agendaItemChange(id, proposed)] };
  const added = appended(states, id, meeting);
  if ('refusal' in added) return added;
  return { changes: [agendaItemChange(id, proposed, acceptedBy(context)), added] };
};

const accept = (states: States, { id }: Command, context: Context): Decided | Refusal => {
  const item = states.get('agenda-item', id ?? '')?.state;
  if (!item) return refuse('not-found');
  if (item.status !== 'proposed') return refuse('item-not-proposed');
  const meeting = openMeeting(states);
  const added = appended(states, item.id, item.meeting === meeting?.ref ? meeting : undefined);
  if ('refusal' in added) return added;
  return { changes: [agendaItemChange(item.id, acceptedBy(context)), added] };
};

const isSettled = ({ status }: AgendaItemState): boolean =>
  status === 'taken' || status === 'withdrawn';

/** The open meeting, where the item still stands on its agenda. */
const standsOn = (states: States, id: string): MeetingState | undefined => {
  const meeting = openMeeting(states);
  const stands = meeting && meeting.agenda.includes(id) && meeting.outcomes[id] === undefined;
  return stands ? meeting : undefined;
};

const setAside = (
  meeting: MeetingState,
  item: string,
  outcome: 'deferred' | 'withdrawn',
  at: string,
): EntityChange => {
  const settled: MeetingEvent = { type: 'item-settled', v: 1, data: { item, outcome } };
  return item === meeting.current
    ? meetingChange(meeting.ref, ...moveOn(meeting, outcome, untouched(meeting)[0], at))
    : meetingChange(meeting.ref, settled);
};

const defer = (states: States, { id }: Command, { now }: Context): Decided | Refusal => {
  const item = states.get('agenda-item', id ?? '')?.state;
  if (!item) return refuse('not-found');
  if (isSettled(item)) return refuse('item-settled');
  if (item.status === 'deferred') return refuse('item-deferred');
  const meeting = standsOn(states, item.id);
  const waiting = waitingOf(states);
  // From this meeting it goes to the next; from the next, to the one after.
  const fromThis = item.meeting !== undefined && item.meeting === openMeeting(states)?.ref;
  const deferred: AgendaItemEvent = {
    type: 'item-deferred',
    v: 1,
    data: { at: now, skipsNext: !fromThis },
  };
  return {
    changes: [
      agendaItemChange(item.id, deferred),
      ...(meeting ? [setAside(meeting, item.id, 'deferred', now)] : []),
      ...(waiting.includes(item.id) ? [] : [waitingChange([item.id, ...waiting])]),
    ],
  };
};

const withdraw = (
  states: States,
  { id, input }: Command<{ readonly why?: string }>,
  { now }: Context,
): Decided | Refusal => {
  const item = states.get('agenda-item', id ?? '')?.state;
  if (!item) return refuse('not-found');
  if (isSettled(item)) return refuse('item-settled');
  const meeting = standsOn(states, item.id);
  const waiting = waitingOf(states);
  const withdrawn: AgendaItemEvent = {
    type: 'item-withdrawn',
    v: 1,
    data: { at: now },
    ...(input.why === undefined ? {} : { text: { why: input.why } }),
  };
  return {
    changes: [
      agendaItemChange(item.id, withdrawn),
      ...(meeting ? [setAside(meeting, item.id, 'withdrawn', now)] : []),
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

const publishNeeds = (_: About, { committee }: States): Needs => ({
  ids: known(committee?.state.nextMeeting, ...(committee?.state.waiting ?? [])),
});

/** Publishes what waits as the agenda of the next meeting; plans one without a date where none is planned. */
const publish = (states: States, _: Command, context: Context): Decided | Refusal => {
  const committee = states.committee?.state;
  if (!committee) return refuse('no-committee');
  const agenda = waitingOf(states).filter(
    (id) => states.get('agenda-item', id)?.state.skipsNext !== true,
  );
  if (agenda.length === 0) return refuse('agenda-empty');
  const ref = committee.nextMeeting ?? context.fresh('M');
  const planned = committee.nextMeeting === undefined;
  const plan: MeetingEvent[] = planned
    ? [{ type: 'meeting-planned', v: 1, data: { ref, at: null } }]
    : [];
  const published: MeetingEvent = {
    type: 'agenda-published',
    v: 1,
    data: { at: context.now, agenda },
  };
  return {
    changes: [
      meetingChange(ref, ...plan, published),
      ...(planned
        ? [committeeChange({ type: 'meeting-planned', v: 1, data: { meeting: ref, at: null } })]
        : []),
    ],
    messages: [{ to: { conversation: 'root' }, kind: 'agenda-published', about: ref }],
  };
};

/** The life of an agenda item. */
export const agendaArea = {
  type: 'agenda-item',
  evolve: evolveAgendaItem,
  project: ({ title, status, meeting }) => ({ title, status, ...(meeting ? { meeting } : {}) }),
  commands: {
    'agenda.propose': { needs: sessionNeeds, decide: propose },
    'agenda.accept': { needs: sessionNeeds, decide: accept },
    'agenda.defer': { needs: sessionNeeds, decide: defer },
    'agenda.withdraw': { needs: sessionNeeds, decide: withdraw },
    'agenda.move': { needs: sessionNeeds, decide: move },
    'agenda.publish': { needs: publishNeeds, decide: publish },
  },
} satisfies Area<AgendaItemState>;
