import type { Decided, Ref, Refusal } from '../../records/entity.ts';
import type { Calendar } from '../calendar.ts';
import { deciders } from '../committee.ts';
import { meetingChange } from '../meeting/events.ts';
import type { About } from '../meeting/find.ts';
import { known } from '../meeting/find.ts';
import type { Command, Context, Needs, States } from '../model.ts';
import { refuse } from '../model.ts';
import type { MinutesEvent } from './events.ts';
import { minutesChange } from './events.ts';
import { minutesIds, minutesIn, minutesNeeds } from './find.ts';
import { nextNamed, planAfter } from './next.ts';
import type { MinutesState } from './state.ts';

const toChair = (states: States, { id }: Command, { now }: Context): Decided | Refusal => {
  const found = minutesIn('draft', states, id);
  if ('refusal' in found) return found;
  const chair = found.meeting.presiding;
  if (chair === undefined) return refuse('nobody-presided', { ref: found.meeting.ref });
  const shown: MinutesEvent = { type: 'minutes-shown', v: 1, data: { to: chair, at: now } };
  return {
    changes: [minutesChange(found.id, shown)],
    messages: [{ to: { person: chair }, kind: 'minutes-to-chair', about: found.id }],
  };
};

const meetingIn = (states: States) => (ref: Ref) => states.get('meeting', ref)?.state;

const circulateNeeds = (command: About, states: States): Needs => {
  const minutes = states.get('minutes', command.id ?? '')?.state;
  const after = minutes?.next
    ? undefined
    : minutes && planAfter(minutes.meeting, meetingIn(states));
  return { ids: [...minutesIds(command, states), ...known(after)] };
};

/** The meeting that was next when this one closed, else the first planned since. */
const nextOf = (states: States, { meeting, next }: MinutesState) =>
  next
    ? { ref: next.ref, at: next.at ?? null }
    : nextNamed(meetingIn(states)(planAfter(meeting, meetingIn(states))));

/** The last day for corrections, and the working morning after it. */
const period = (calendar: Calendar, now: string, days: number) => {
  const correctionsUntil = calendar.addWorkingDays(calendar.dateOf(now), days);
  const readyAt = calendar.instantOf(calendar.addWorkingDays(correctionsUntil, 1), '09:00');
  return { correctionsUntil, readyAt };
};

const circulate = (
  states: States,
  { id }: Command,
  { actor, now, calendar }: Context,
): Decided | Refusal => {
  const found = minutesIn('draft', states, id);
  const committee = states.committee?.state;
  if ('refusal' in found) return found;
  if (!committee) return refuse('no-committee');
  const { correctionsUntil, readyAt } = period(calendar, now, committee.correctionDays);
  const circulated: MinutesEvent = {
    type: 'minutes-circulated',
    v: 1,
    data: {
      by: actor,
      at: now,
      correctionsUntil,
      // Under the other rule it is the next meeting that approves: nobody need be told of a date.
      readyAt: committee.approval === 'no-open-correction' ? readyAt : null,
      next: nextOf(states, found.minutes),
      timeZone: committee.timeZone,
    },
    text: { committee: committee.name },
  };
  return {
    changes: [
      minutesChange(found.id, circulated),
      meetingChange(found.meeting.ref, { type: 'minutes-circulated', v: 1, data: { at: now } }),
    ],
    messages: [{ to: { conversation: 'root' }, kind: 'minutes-circulated', about: found.id }],
  };
};

const confirm = (states: States, { id, actor }: Command): Decided | Refusal => {
  const found = minutesIn('circulated', states, id);
  if ('refusal' in found) return found;
  if (found.minutes.confirmedBy.includes(actor)) return refuse('already-confirmed');
  const confirmed: MinutesEvent = { type: 'minutes-confirmed', v: 1, data: { by: actor } };
  return { changes: [minutesChange(found.id, confirmed)] };
};

/** Due when the time for corrections is over: whoever may approve is told, once. */
export const minutesWake = (minutes: MinutesState): string | undefined =>
  minutes.status === 'circulated' && minutes.readyToldAt === undefined
    ? minutes.readyAt
    : undefined;

const followUp = (states: States, { id }: Command, { now }: Context): Decided | Refusal => {
  const found = minutesIn('circulated', states, id);
  const committee = states.committee?.state;
  if ('refusal' in found) return found;
  const due = minutesWake(found.minutes);
  if (!committee || due === undefined || due > now)
    return refuse('nothing-due', { ref: found.meeting.ref });
  const [decider] = deciders(committee);
  const open = found.minutes.corrections.filter(({ status }) => status === 'open').length;
  const told: MinutesEvent = { type: 'minutes-ready-told', v: 1, data: { at: now } };
  return {
    changes: [minutesChange(found.id, told)],
    messages:
      decider === undefined
        ? []
        : [{ to: { person: decider }, kind: 'minutes-ready', about: found.id, params: { open } }],
  };
};

export const circulationCommands = {
  'minutes.to-chair': { needs: minutesNeeds, decide: toChair },
  'minutes.circulate': { needs: circulateNeeds, decide: circulate },
  'minutes.confirm': { needs: minutesNeeds, decide: confirm },
  'minutes.follow-up': { needs: minutesNeeds, decide: followUp },
};
