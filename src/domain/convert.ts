import type { Decided, DomainEvent, EntityChange, PersonId, Refusal } from '../records/entity.ts';
import { changeOf, toPerson } from './action/record.ts';
import { badDate } from './dates.ts';
import { agreed } from './decision/consensus.ts';
import type { Entry } from './entry.ts';
import { entryOf, restored, withdrawn } from './entry.ts';
import type { About } from './meeting/find.ts';
import { known, recordsClosed, sessionIds } from './meeting/find.ts';
import type { MeetingState } from './meeting/state.ts';
import type { Command, Context, Needs, States } from './model.ts';
import { refuse } from './model.ts';
import { toRatify } from './motion/ratifying.ts';
import type { NoteEvent } from './note.ts';
import { noteChange } from './note.ts';

interface ConvertInput {
  readonly to: 'note' | 'action' | 'decision';
  /** Of the new action, where known. */
  readonly owner?: PersonId;
  /** `YYYY-MM-DD` in the committee's zone. */
  readonly due?: string;
}

const counters = { note: 'N', action: 'A' } as const;

const statusOf = (owner: PersonId | undefined, due: string | undefined) =>
  owner === undefined || due === undefined ? 'proposed' : 'open';

/** Once the owners of a meeting were told of their actions, a late one is told at once. */
const isTold = ({ releasedAt }: MeetingState, status: 'proposed' | 'open'): boolean =>
  releasedAt !== undefined && status === 'open';

/** The decision that an entry becomes as of its moment, agreed on as any other; without a quorum, the motion. */
const agreedThen = (
  states: States,
  { text, at, item }: Entry,
  meeting: MeetingState,
  context: Context,
): { readonly id: string; readonly changes: readonly EntityChange[] } | Refusal => {
  const committee = states.committee?.state;
  if (!committee) return refuse('no-committee');
  const { actor } = context;
  const { presiding: onBehalfOf } = meeting;
  const behalf = onBehalfOf === undefined || onBehalfOf === actor ? {} : { onBehalfOf };
  const then = { ...context, ...behalf, now: at };
  const found = agreed({ committee, meeting }, { text, method: 'consensus' }, item, then);
  if ('refusal' in found) return found;
  const { change, motions } = found;
  return { id: change.id, changes: [change, ...toRatify(states, motions, context, meeting)] };
};

/** The record that takes an entry's place: same words, meeting, item and moment. */
const successor = (
  states: States,
  entry: Entry,
  { to, owner, due }: ConvertInput,
  meeting: MeetingState,
  context: Context,
): { readonly id: string; readonly changes: readonly EntityChange[] } | Refusal => {
  if (to === 'decision') return agreedThen(states, entry, meeting, context);
  const { actor, now } = context;
  const id = context.fresh(counters[to]);
  const place = { meeting: meeting.ref, item: entry.item ?? null };
  if (to === 'note') {
    const data = { id, ...place, by: actor, at: entry.at, status: 'recorded' } as const;
    const added: NoteEvent = { type: 'note-added', v: 1, data, text: { text: entry.text } };
    return { id, changes: [noteChange(id, added)] };
  }
  const status = statusOf(owner, due);
  const person = { owner: owner ?? null, due: due ?? null, contributors: [] };
  const data = { ref: id, ...person, ...place, addedBy: actor, addedAt: entry.at, status };
  const added: DomainEvent = { type: 'action-added', v: 1, data, text: { what: entry.text } };
  const assigned: DomainEvent = { type: 'action-assigned', v: 1, data: { at: now } };
  const told = isTold(meeting, status) ? [assigned] : [];
  return { id, changes: [changeOf(id, added, ...told)] };
};

const found = (states: States, id: string | undefined): Entry | undefined => {
  const types = ['note', 'decision', 'action', 'raid'] as const;
  const entity = types.map((type) => states.get(type, id ?? '')).find((each) => each !== undefined);
  return entity && entryOf(entity);
};

const convertNeeds = (command: About, states: States): Needs => ({
  ids: [
    ...sessionIds(command, states),
    ...known(found(states, command.id)?.meeting, found(states, command.id)?.item),
  ],
});

/** Makes a note an action, an action a decision, and so on, until the minutes are circulated. */
const convert = (
  states: States,
  { id, input, actor }: Command<ConvertInput>,
  context: Context,
): Decided | Refusal => {
  const entry = found(states, id);
  if (!entry) return refuse('not-found');
  if (!entry.live) return refuse('entry-moved-on', { ref: entry.id });
  if (entry.motion !== undefined) return refuse('decided-by-vote', { ref: entry.id });
  if (entry.type === input.to) return refuse('already-that', { to: input.to });
  const meeting = states.get('meeting', entry.meeting ?? '')?.state;
  if (!meeting) return refuse('convert-needs-meeting');
  const closed = recordsClosed(meeting);
  if (closed) return closed;
  const { owner, due } = input;
  const bad = badDate(due, context);
  if (bad) return bad;
  const made = successor(states, entry, input, meeting, context);
  if ('refusal' in made) return made;
  const to = made.id;
  const told = input.to === 'action' && isTold(meeting, statusOf(owner, due));
  return {
    changes: [
      withdrawn(entry, { why: 'converted', to }, actor, context.now),
      ...restored(entry, context.now),
      ...made.changes,
    ],
    messages: told && owner !== undefined ? [toPerson(owner, 'assigned', to)] : [],
  };
};

export const convertRule = { needs: convertNeeds, decide: convert };
