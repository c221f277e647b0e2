import type { DomainEvent, EntityChange, Message, PersonId, Ref } from '../../records/entity.ts';
import { badDate } from '../dates.ts';
import { hasLeft } from '../departed.ts';
import { originNeeds, originOf, placeNow } from '../descent.ts';
import { keptOut } from '../interests.ts';
import { linkChange } from '../links.ts';
import { known } from '../meeting/find.ts';
import type { Command, Context, Needs, States } from '../model.ts';
import { refuse } from '../model.ts';
import type { ActionState } from './state.ts';

export interface AddInput {
  readonly what: string;
  readonly owner?: PersonId;
  /** `YYYY-MM-DD` in the committee's zone. */
  readonly due?: string;
  readonly contributors?: readonly PersonId[];
  /** The record that it comes from: a decision, an issue. */
  readonly from?: Ref;
}

/** What is left out stays as it is; a null takes it away. */
export interface EditInput {
  readonly what?: string;
  readonly owner?: PersonId | null;
  readonly due?: string | null;
  readonly contributors?: readonly PersonId[];
  /** Another owner or date from now on; absent: what was recorded is put right. */
  readonly followUp?: boolean;
}

/** The facts that a command adds to one action. */
export const changeOf = (id: string, ...events: readonly DomainEvent[]): EntityChange => ({
  id,
  type: 'action',
  events,
});

/** A message about a record, to one person's 1:1 chat. */
export const toPerson = (person: PersonId, kind: string, about: string): Message => ({
  to: { person },
  kind,
  about,
});

/** Whether the owner is told at once: outside a meeting, or when its owners have been told already. */
const toldAtOnce = (states: States, meeting: string | undefined): boolean =>
  meeting === undefined || states.get('meeting', meeting)?.state.releasedAt !== undefined;

/** What must be loaded to record an action: the meeting, and what it comes from. */
export const addNeeds = (
  { input }: Pick<Command<Pick<AddInput, 'from'>>, 'input'>,
  states: States,
): Needs => ({
  ids: [...known(states.committee?.state.inSession), ...originNeeds(states, input.from)],
});

/** Records an action: `open` with owner and date, else `proposed` until both are known. */
export const add = (states: States, { input }: Command<AddInput>, context: Context) => {
  const bad = badDate(input.due, context);
  if (bad) return bad;
  const origin = originOf(states, input.from);
  if (input.from !== undefined && !origin) return refuse('record', { ref: input.from });
  const { meeting, item } = placeNow(states, origin);
  const not = keptOut(states, item, context.actor);
  if (not) return not;
  const id = context.fresh('A');
  const complete = input.owner !== undefined && input.due !== undefined;
  const event: DomainEvent = {
    type: 'action-added',
    v: 1,
    data: {
      ref: id,
      status: complete ? 'open' : 'proposed',
      owner: input.owner ?? null,
      due: input.due ?? null,
      contributors: (input.contributors ?? []).filter((person) => person !== input.owner),
      meeting: meeting ?? null,
      item: item ?? null,
      addedBy: context.actor,
      addedAt: context.now,
      ...(origin ? { from: origin.id } : {}),
    },
    text: { what: input.what },
  };
  const linked = origin ? [linkChange(origin, id)] : [];
  if (!input.owner || !complete || !toldAtOnce(states, meeting))
    return { changes: [changeOf(id, event), ...linked] };
  return {
    changes: [
      changeOf(id, event, { type: 'action-assigned', v: 1, data: { at: context.now } }),
      ...linked,
    ],
    messages: [toPerson(input.owner, 'assigned', id)],
  };
};

/** What must be loaded to change one: itself and its meeting. */
export const editNeeds = (command: Command, states: States) => {
  const meeting = states.get('action', command.id ?? '')?.state.meeting;
  return { ids: [command.id ?? '', ...(meeting ? [meeting] : [])] };
};

const editable = (action: ActionState): boolean =>
  action.status !== 'closed' && action.status !== 'cancelled';

const isThere = ({ committee }: States, person: PersonId | null | undefined): boolean =>
  typeof person === 'string' && !(committee && hasLeft(committee.state, person));

/** What holds after an edit. */
const after = <T>(said: T | null | undefined, before: T | undefined): T | undefined =>
  said === null ? undefined : (said ?? before);

/**
 * Changes what an action says. Until the minutes are circulated the record of the meeting changes with
 * it, save by what follows up on an action whose owner was told; afterwards only the follow-up does. A later
 * date counts as a slip once the owner was told; from then on it keeps an owner and a date. Whoever owned it and left
 * owns it again only when named anew while they are there.
 */
export const edit = (states: States, command: Command<EditInput>, context: Context) => {
  const { input } = command;
  const action = states.get('action', command.id ?? '')?.state;
  if (!action) return refuse('not-found');
  if (!editable(action)) return refuse('action-ended', { ref: action.ref, status: action.status });
  const owner = after(input.owner, action.owner);
  const due = after(input.due, action.due);
  const bad = due === action.due ? undefined : badDate(due, context);
  if (bad) return bad;
  const minutes = action.meeting
    ? states.get('meeting', action.meeting)?.state.minutes?.status
    : undefined;
  const taken = action.ownerless === true && isThere(states, input.owner);
  const handed = owner !== action.owner || taken;
  const owned = owner !== undefined && (handed || action.ownerless !== true);
  const moved = due !== action.due;
  const told = action.assignedAt !== undefined;
  const lacking = (action.owner && !owner) || (action.due && !due);
  if (lacking && told) return refuse('action-told', { ref: action.ref });
  const resting = action.status === 'proposed' || action.status === 'declined';
  const opened = owner && due && (resting || (handed && action.status === 'in-progress'));
  const later = told && moved && action.due !== undefined && due !== undefined && due > action.due;
  const edited: DomainEvent = {
    type: 'action-edited',
    v: 1,
    data: {
      at: context.now,
      ...(handed ? { owner: owner ?? null } : {}),
      ...(moved ? { due: due ?? null } : {}),
      ...(input.contributors
        ? { contributors: input.contributors.filter((person) => person !== owner) }
        : {}),
      ...(opened ? { status: 'open' } : {}),
      ...(lacking && action.status === 'open' ? { status: 'proposed' } : {}),
      ...(later ? { slipped: action.slipped + 1 } : {}),
      recorded: (minutes === undefined || minutes === 'draft') && !(told && input.followUp),
      rearmed: (told && moved) || (handed && action.ownerless === true),
      ...(handed || opened ? { unsaid: true } : {}),
      ...(handed ? { settlesHandover: true } : {}),
      ...(handed && action.ownerless ? { ownerless: null } : {}),
      ...(handed || moved ? { settlesDate: true } : {}),
    },
    ...(input.what === undefined ? {} : { text: { what: input.what } }),
  };
  const assigned =
    owned && due && (handed || opened || !told) && toldAtOnce(states, action.meeting);
  return {
    changes: [
      changeOf(
        action.ref,
        edited,
        ...(assigned ? [{ type: 'action-assigned', v: 1, data: { at: context.now } }] : []),
      ),
    ],
    messages: assigned
      ? [toPerson(owner, 'assigned', action.ref)]
      : told && moved && owned
        ? [toPerson(owner, 'date-decided', action.ref)]
        : [],
  };
};
