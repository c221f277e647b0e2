import type { Decided, Entity, PersonId, Ref, Refusal } from '../../records/entity.ts';
import { badDate } from '../dates.ts';
import { originNeeds, originOf, placeNow } from '../descent.ts';
import { keptOut } from '../interests.ts';
import { linkChange } from '../links.ts';
import { keepsMinutes, recordsClosed, sessionIds } from '../meeting/find.ts';
import type { About } from '../meeting/find.ts';
import type { Command, Context, Needs, States } from '../model.ts';
import { refuse } from '../model.ts';
import { patched, wordsApart } from '../patch.ts';
import { notAllowed } from '../presides.ts';
import type { RaidEvent } from './events.ts';
import { raidChange } from './events.ts';
import { heardNeeds, hearing, minutedIn } from './heard.ts';
import { askedOn, scoreOf, unfit } from './rules.ts';
import type { RaidEdit, RaidKind, RaidState, RaidWords } from './state.ts';

export interface RaidInput {
  readonly kind: RaidKind;
  readonly text: string;
  readonly owner?: PersonId;
  /** The record that it comes from: an action, a decision, another entry. */
  readonly from?: Ref;
}

/** An entry to be recorded: what is typed, and when to look at it, where that is known already. */
export type NewEntry = Omit<RaidInput, 'from'> & { readonly reviewOn?: string };

/** The fact of a new entry, in the meeting and under the item of the moment. */
export const added = (
  ref: Ref,
  { kind, text, owner, reviewOn }: NewEntry,
  states: States,
  { actor, now }: Context,
  from?: Entity,
): RaidEvent => {
  const { meeting, item } = placeNow(states, from);
  return {
    type: 'raid-added',
    v: 1,
    data: {
      ref,
      kind,
      owner: owner ?? null,
      meeting: meeting ?? null,
      item: item ?? null,
      addedBy: actor,
      addedAt: now,
      ...(from ? { from: from.id } : {}),
      ...(reviewOn ? { reviewOn } : {}),
    },
    text: { text },
  };
};

const addNeeds = (command: Command<RaidInput>, states: States): Needs => ({
  ids: [...sessionIds(command, states), ...originNeeds(states, command.input.from)],
});

const add = (
  states: States,
  { input }: Command<RaidInput>,
  context: Context,
): Decided | Refusal => {
  const origin = originOf(states, input.from);
  if (input.from !== undefined && !origin) return refuse('record', { ref: input.from });
  const not = keptOut(states, placeNow(states, origin).item, context.actor);
  if (not) return not;
  const ref = context.fresh('R');
  const entry = raidChange(ref, added(ref, input, states, context, origin));
  return { changes: [entry, ...(origin ? [linkChange(origin, ref)] : [])] };
};

/** Why nothing can be done with an entry any more; undefined while it is open. */
export const notOpen = ({
  ref,
  status,
  became = 'none',
}: Pick<RaidState, 'ref' | 'status' | 'became'>): Refusal | undefined => {
  if (status === 'open') return undefined;
  if (status === 'withdrawn') return refuse('not-found');
  return status === 'closed'
    ? refuse('already-closed', { ref })
    : refuse('raid-became', { ref, became });
};

/** The entry, while it is open. */
export const openEntry = (states: States, id: string | undefined): RaidState | Refusal => {
  const entry = states.get('raid', id ?? '')?.state;
  return entry ? (notOpen(entry) ?? entry) : refuse('not-found');
};

const differs = (state: RaidState, field: string, value: unknown): boolean =>
  JSON.stringify(Object(state)[field]) !== JSON.stringify(value ?? undefined);

const changed = (state: RaidState, input: RaidEdit) =>
  Object.entries(input).filter(
    ([field, value]) => value !== undefined && differs(state, field, value),
  );

const WORDS: readonly string[] = [
  'text',
  'cause',
  'event',
  'effect',
  'plan',
  'party',
] satisfies readonly (keyof RaidWords)[];

/** Why the minutes of its meeting can no longer say otherwise. */
const minuted = (states: States, { meeting }: Pick<RaidState, 'meeting'>): Refusal | undefined => {
  const at = states.get('meeting', meeting ?? '')?.state;
  return at && recordsClosed(at);
};

/** The sentence is minuted: it changes by whoever keeps the minutes, until they are circulated. */
const badWording = (states: States, entry: RaidState, actor: PersonId): Refusal | undefined =>
  keepsMinutes(states, actor)
    ? minutedIn(entry)
        .map((meeting) => minuted(states, { meeting }))
        .find((refusal) => refusal !== undefined)
    : notAllowed(states, actor, 'P_S');

const editNeeds = (command: About, states: States): Needs => {
  const entry = states.get('raid', command.id ?? '')?.state;
  return { ids: [...(heardNeeds(command, states).ids ?? []), ...(entry ? minutedIn(entry) : [])] };
};

/** Fills in or changes what is known of an open entry. */
const edit = (
  states: States,
  { id, input, actor }: Command<RaidEdit>,
  context: Context,
): Decided | Refusal => {
  const entry = openEntry(states, id);
  if ('refusal' in entry) return entry;
  const fields = changed(entry, input);
  const part = Object.fromEntries(fields) as RaidEdit;
  const bad =
    unfit(entry, part) ??
    badDate(part.due, context) ??
    badDate(part.reviewOn, context) ??
    (part.text === undefined ? undefined : badWording(states, entry, actor));
  if (bad) return bad;
  if (fields.length === 0) return { changes: [] };
  const after = patched(entry, part);
  const score = scoreOf(after);
  const said: { readonly [word in keyof RaidWords]?: string | null } = Object.fromEntries(
    fields.filter(([field]) => WORDS.includes(field)),
  );
  const { data, text } = wordsApart(said);
  const details: Omit<RaidEdit, keyof RaidWords> = Object.fromEntries(
    fields.filter(([field]) => !WORDS.includes(field)),
  );
  const rated = score !== undefined && score !== scoreOf(entry);
  const { facts, changes } = rated ? hearing(states, entry.ref) : { facts: {}, changes: [] };
  const edited: RaidEvent = {
    type: 'raid-edited',
    v: 1,
    data: {
      ...details,
      ...data,
      by: actor,
      at: context.now,
      ...(rated ? { score } : {}),
      ...facts,
      rearmed: askedOn(after) !== askedOn(entry) || after.owner !== entry.owner,
      minuted: minuted(states, entry) === undefined,
    },
    ...(Object.keys(text).length > 0 ? { text } : {}),
  };
  return { changes: [raidChange(entry.ref, edited), ...changes] };
};

export const recordCommands = {
  'raid.add': { needs: addNeeds, decide: add },
  'raid.edit': { needs: editNeeds, decide: edit },
};
