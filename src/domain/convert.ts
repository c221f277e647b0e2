import type {
  Decided,
  DomainEvent,
  Entity,
  EntityChange,
  PersonId,
  Ref,
  Refusal,
} from '../records/entity.ts';
import { changeOf, toPerson } from './action/record.ts';
import { badDate } from './dates.ts';
import { agreed } from './decision/consensus.ts';
import { originOf } from './descent.ts';
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
import { retied, tiesOf, untied } from './ties.ts';

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

/** What an entry becomes, and all that comes of it. */
type Successor = Pick<EntityChange, 'id' | 'type'> & { readonly changes: readonly EntityChange[] };

/** The decision that an entry becomes as of its moment, agreed on as any other; without a quorum, the motion. */
const agreedThen = (
  states: States,
  { text, at, item }: Entry,
  from: Ref | undefined,
  meeting: MeetingState,
  context: Context,
): Successor | Refusal => {
  const committee = states.committee?.state;
  if (!committee) return refuse('no-committee');
  const { actor } = context;
  const { presiding: onBehalfOf } = meeting;
  const behalf = onBehalfOf === undefined || onBehalfOf === actor ? {} : { onBehalfOf };
  const then = { ...context, ...behalf, now: at };
  const said = { text, method: 'consensus', ...(from !== undefined && { from }) } as const;
  const found = agreed({ committee, meeting }, said, item, then);
  if ('refusal' in found) return found;
  const { change, motions } = found;
  return { ...change, changes: [change, ...toRatify(states, motions, context, meeting)] };
};

/** The record that takes an entry's place: same words, meeting, item and moment. */
const successor = (
  states: States,
  entry: Entry,
  from: Ref | undefined,
  { to, owner, due }: ConvertInput,
  meeting: MeetingState,
  context: Context,
): Successor | Refusal => {
  if (to === 'decision') return agreedThen(states, entry, from, meeting, context);
  const { actor, now } = context;
  const id = context.fresh(counters[to]);
  const place = { meeting: meeting.ref, item: entry.item ?? null };
  if (to === 'note') {
    const data = { id, ...place, by: actor, at: entry.at, status: 'recorded' } as const;
    const added: NoteEvent = { type: 'note-added', v: 1, data, text: { text: entry.text } };
    return { id, type: 'note', changes: [noteChange(id, added)] };
  }
  const status = statusOf(owner, due);
  const person = { owner: owner ?? null, due: due ?? null, contributors: [] };
  const since = { addedBy: actor, addedAt: entry.at, ...(from !== undefined && { from }) };
  const data = { ref: id, ...person, ...place, ...since, status };
  const added: DomainEvent = { type: 'action-added', v: 1, data, text: { what: entry.text } };
  const assigned: DomainEvent = { type: 'action-assigned', v: 1, data: { at: now } };
  const told = isTold(meeting, status) ? [assigned] : [];
  return { id, type: 'action', changes: [changeOf(id, added, ...told)] };
};

const found = (states: States, id: string | undefined): Entity | undefined => {
  const types = ['note', 'decision', 'action', 'raid'] as const;
  return types
    .map((type): Entity | undefined => states.get(type, id ?? ''))
    .find((each) => each !== undefined);
};

const convertNeeds = (command: About, states: States): Needs => {
  const entity = found(states, command.id);
  const { meeting, item } = (entity && entryOf(entity)) ?? {};
  return { ids: [...sessionIds(command, states), ...known(meeting, item), ...tiesOf(entity)] };
};

/** Where an entry comes from, as far as that is there still. */
const comesFrom = (states: States, entity: Entity): Ref | undefined =>
  originOf(states, (entity.state as { readonly from?: Ref }).from)?.id;

/** Makes a note an action, an action a decision, and so on, until the minutes are circulated. */
const convert = (
  states: States,
  { id, input, actor }: Command<ConvertInput>,
  context: Context,
): Decided | Refusal => {
  const entity = found(states, id);
  const entry = entity && entryOf(entity);
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
  const from = comesFrom(states, entity);
  const made = successor(states, entry, from, input, meeting, context);
  if ('refusal' in made) return made;
  const to = made.id;
  const told = input.to === 'action' && isTold(meeting, statusOf(owner, due));
  return {
    changes: [
      withdrawn(entry, { why: 'converted', to }, actor, context.now),
      ...restored(entry, context.now),
      ...made.changes,
      ...untied(states, entity),
      ...(made.type === 'note' ? [] : retied(states, entity, made)),
    ],
    messages: told && owner !== undefined ? [toPerson(owner, 'assigned', to)] : [],
  };
};

export const convertRule = { needs: convertNeeds, decide: convert };
