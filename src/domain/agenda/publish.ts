import type { Decided, Ref, Refusal } from '../../records/entity.ts';
import { committeeChange } from '../committee.ts';
import { meetingChange } from '../meeting/events.ts';
import { known } from '../meeting/find.ts';
import { newMeeting } from '../meeting/next.ts';
import type { Command, Context, Needs, States } from '../model.ts';
import { refuse } from '../model.ts';
import type { About } from '../meeting/find.ts';
import { joined, waitingOf } from './find.ts';
import { badLength } from './propose.ts';
import type { StandingItem } from './standing.ts';
import { MOST_STANDING, standingEvents } from './standing.ts';
import { withTopics } from './with-standing.ts';

const publishNeeds = (_: About, { committee }: States): Needs => ({
  ids: known(committee?.state.nextMeeting, ...(committee?.state.waiting ?? [])),
});

/** The items that the next meeting takes up. */
const takenNext = (states: States, waiting: readonly string[]): string[] =>
  waiting.filter((id) => states.get('agenda-item', id)?.state.skipsNext !== true);

const published = (ref: Ref, agenda: readonly string[], at: string) => ({
  changes: [meetingChange(ref, { type: 'agenda-published', v: 1, data: { at, agenda } })],
  messages: [{ to: { conversation: 'root' }, kind: 'agenda-published', about: ref } as const],
});

/** What waits, as the agenda of the meeting planned next; undefined where nothing but standing items does. */
export const publishedAgenda = (states: States, { now }: Context): Decided | undefined => {
  const ref = states.committee?.state.nextMeeting;
  const agenda = takenNext(states, waitingOf(states));
  const own = agenda.some((id) => !states.get('agenda-item', id)?.state.standing);
  return ref !== undefined && own ? published(ref, agenda, now) : undefined;
};

/** Publishes what waits as the agenda of the next meeting; plans one without a date where none is planned. */
const publish = (states: States, _: Command, context: Context): Decided | Refusal => {
  const committee = states.committee?.state;
  if (!committee) return refuse('no-committee');
  const before = waitingOf(states);
  const fresh =
    committee.nextMeeting === undefined
      ? newMeeting(states, { at: null }, before, context)
      : undefined;
  const ref = fresh?.ref ?? committee.nextMeeting ?? '';
  const waiting = fresh?.waiting ?? before;
  const agenda = takenNext(states, waiting);
  if (agenda.length === 0) return refuse('agenda-empty');
  const { changes, messages } = published(ref, agenda, context.now);
  return {
    changes: [...(fresh?.changes ?? []), ...joined(states, waiting), ...changes],
    messages,
  };
};

/** The topics of every meeting from now on, the next one planned included. */
const setStanding = (
  states: States,
  { input }: Command<{ readonly items: readonly StandingItem[] }>,
  context: Context,
): Decided | Refusal => {
  const committee = states.committee;
  if (!committee) return refuse('no-committee');
  const { items } = input;
  if (items.length > MOST_STANDING) return refuse('standing-many', { most: MOST_STANDING });
  const [long] = items.flatMap(({ minutes }) => badLength(minutes) ?? []);
  if (long) return long;
  const set = committeeChange(...standingEvents(items));
  return { changes: [set, ...withTopics(states, items, context)] };
};

export const publishCommands = {
  'agenda.publish': { needs: publishNeeds, decide: publish },
  'agenda.standing': { needs: publishNeeds, decide: setStanding },
};
