import type { CommitteeState } from '../domain/committee.ts';
import type { MeetingState } from '../domain/meeting/state.ts';
import { minutesId } from '../domain/minutes/events.ts';
import { namedBy } from '../domain/minutes/people.ts';
import { minutedWords, sourceIds } from '../domain/minutes/seal.ts';
import type { MinutesState } from '../domain/minutes/state.ts';
import { GAVEL } from '../domain/permission.ts';
import { Refused } from '../errors.ts';
import { entityOf } from './documents.ts';
import type { Entity, PersonId } from './entity.ts';
import { pagesOf } from './load.ts';
import type { Store } from './store.ts';

/** A text that somebody wrote: in which entry, of which record. */
export interface Written {
  readonly seq: number;
  readonly entity: string;
  readonly by: PersonId;
  readonly onBehalfOf?: PersonId;
  /** How the event calls it. */
  readonly field: string;
  readonly text: string;
  /** Nobody reads it yet. */
  readonly veiled?: true;
}

/** What goes, who says so, and how the journal names it: whose data, or what was finished before which date. */
export interface Erasure {
  readonly by: PersonId;
  readonly about: { readonly person: PersonId } | { readonly before: string };
  readonly takes: (written: Written) => boolean;
}

/** Throws Refused (`legal-hold`) while the committee may not lose anything. */
export function checkHold(committee: Entity | undefined): void {
  const hold = (committee?.state as CommitteeState | undefined)?.hold;
  if (hold) throw new Refused('legal-hold', { since: hold.at.slice(0, 10), why: hold.why });
}

async function* entitiesOf(store: Store, pk: string): AsyncGenerator<Entity> {
  for await (const page of pagesOf(store, { kind: 'docs', pk, docKind: 'entity' }))
    for (const doc of page) yield entityOf(doc);
}

/** Whether a text belongs to the legal record: written up to the seal of approved minutes, and standing in them. */
type Sealed = (written: Pick<Written, 'seq' | 'entity' | 'text'>) => boolean;

async function sealedIn(store: Store, pk: string): Promise<Sealed> {
  const seals = new Map<string, number>();
  const within = new Map<string, readonly string[]>();
  const recordedIn: (readonly [id: string, meeting: string])[] = [];
  const minuted = new Map<string, readonly string[]>();
  for await (const entity of entitiesOf(store, pk)) {
    const { id, type, state } = entity;
    const said = minutedWords(entity);
    if (said) minuted.set(id, said);
    const { meeting } = state as { readonly meeting?: string };
    if (meeting !== undefined) recordedIn.push([id, meeting]);
    if (type === 'meeting') within.set(id, [id, ...sourceIds(state as MeetingState)]);
    const { sealedSeq } = state as Partial<MinutesState>;
    if (type === 'minutes' && meeting !== undefined && sealedSeq !== undefined)
      seals.set(meeting, sealedSeq);
  }
  // The names in minutes stand in the entry that approves them, the next after what it seals.
  const until = new Map<string, number>();
  const keep = (id: string, seal: number) => until.set(id, Math.max(seal, until.get(id) ?? 0));
  for (const [meeting, seal] of seals) for (const id of within.get(meeting) ?? []) keep(id, seal);
  for (const [id, meeting] of recordedIn) keep(id, seals.get(meeting) ?? 0);
  for (const [meeting, seal] of seals) keep(minutesId(meeting), seal + 1);
  return ({ seq, entity, text }) =>
    seq <= (until.get(entity) ?? 0) && (minuted.get(entity)?.includes(text) ?? true);
}

/** Of whom everything goes that they wrote or that names them. */
export interface OfPerson {
  readonly person: PersonId;
  /** Who asked for it. */
  readonly by: PersonId;
  /** True for a text of anybody's that names the person. */
  readonly matches: (text: string) => boolean;
  /** Leaves what stands in approved minutes, the legal record. */
  readonly sealedStay?: boolean;
}

export async function erasureOfPerson(
  store: Store,
  pk: string,
  { person, by, matches, sealedStay = false }: OfPerson,
): Promise<Erasure> {
  const isSealed = sealedStay ? await sealedIn(store, pk) : () => false;
  return {
    by,
    about: { person },
    takes: (written) => {
      const { field, text } = written;
      if (isSealed(written)) return false;
      const named = namedBy(field);
      if (named !== undefined) return named === person;
      return written.by === person || written.onBehalfOf === person || matches(text);
    },
  };
}

const finished: Readonly<Record<string, readonly string[]>> = {
  action: ['closed', 'cancelled'],
  raid: ['closed', 'occurred', 'failed'],
};

/**
 * The words of actions and RAID entries that were finished before a date (`YYYY-MM-DD`), but for what stands
 * in approved minutes. Notes, motions and decisions stay.
 */
export async function erasureOfExpired(store: Store, pk: string, before: string): Promise<Erasure> {
  const old = new Set<string>();
  for await (const { id, type, state, updatedAt } of entitiesOf(store, pk)) {
    const { status = '' } = state as { readonly status?: string };
    if (finished[type]?.includes(status) && updatedAt < before) old.add(id);
  }
  const isSealed = await sealedIn(store, pk);
  return {
    by: GAVEL,
    about: { before },
    takes: (written) => old.has(written.entity) && !isSealed(written),
  };
}
