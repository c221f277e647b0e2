import type { AgendaItemState } from '../domain/agenda-item.ts';
import type { CommitteeState } from '../domain/committee.ts';
import { hasLeft, staysWith } from '../domain/departed.ts';
import { namedBy, severed } from '../domain/lineage.ts';
import type { MeetingState } from '../domain/meeting/state.ts';
import { isOwn, itemOf, mayKnow, meetingOf } from '../domain/reserved.ts';
import type { Entity, PersonId } from '../records/entity.ts';
import type { Records } from '../records/execute.ts';

/** Who reads a committee's records; nobody in particular for what a whole conversation sees. */
export interface Reader {
  readonly pk: string;
  readonly committee: CommitteeState;
  readonly person?: PersonId;
}

type Loading = Pick<Records, 'loadMany'>;

const distinct = (ids: readonly (string | undefined)[]): string[] => [
  ...new Set(ids.filter((id) => id !== undefined)),
];

/** Of the agenda items that these records are, or stand under: the reserved ones that are not for the reader. */
export const withheldFrom = async (
  records: Loading,
  { pk, committee, person }: Reader,
  found: readonly Entity[],
): Promise<ReadonlySet<string>> => {
  const items = await records.loadMany(pk, distinct(found.map(itemOf)));
  const reserved = items.filter(({ state }) => (state as AgendaItemState).reserved);
  const states = new Map(reserved.map(({ id, state }) => [id, state as AgendaItemState]));
  const ids = new Set(states.keys());
  if (person === undefined || ids.size === 0) return ids;
  const under = [...reserved, ...found.filter((each) => ids.has(itemOf(each) ?? ''))];
  const refs = distinct([...under.map(meetingOf), committee.inSession]);
  const meetings = (await records.loadMany(pk, refs)).map(({ state }) => state as MeetingState);
  const taken = (item: string, { ref, agenda }: MeetingState): boolean =>
    agenda.includes(item) || under.some((each) => itemOf(each) === item && meetingOf(each) === ref);
  const aboutOf = (item: string): string[] =>
    distinct([item, ...under.filter((each) => itemOf(each) === item).map(({ id }) => id)]);
  const isKnown = ([item, state]: readonly [string, AgendaItemState]): boolean =>
    mayKnow(
      committee,
      person,
      state,
      aboutOf(item),
      meetings.filter((meeting) => taken(item, meeting)),
    );
  return new Set([...states].filter((each) => !isKnown(each)).map(([item]) => item));
};

/** Of these records, by id: those under a reserved item that are not for the reader. Their own are. */
const keptFrom = async (
  records: Loading,
  reader: Reader,
  found: readonly Entity[],
): Promise<ReadonlySet<string>> => {
  const { person, committee } = reader;
  if (person !== undefined && hasLeft(committee, person))
    return new Set(found.filter((each) => !staysWith(each, person)).map(({ id }) => id));
  const withheld = await withheldFrom(records, reader, found);
  const kept = found.filter(
    (each) => withheld.has(itemOf(each) ?? '') && !(person !== undefined && isOwn(each, person)),
  );
  return new Set(kept.map(({ id }) => id));
};

/**
 * The records that the reader may know of: nothing under a reserved item that is not for them, but their
 * own. What a record says of others that the reader may not know of is left out.
 */
export const knownTo = async <E extends Entity>(
  records: Loading,
  reader: Reader,
  found: readonly E[],
): Promise<readonly E[]> => {
  const kept = await keptFrom(records, reader, found);
  const known = found.filter(({ id }) => !kept.has(id));
  const here = new Set(found.map(({ id }) => id));
  const kin = await records.loadMany(
    reader.pk,
    distinct(known.flatMap(namedBy)).filter((id) => !here.has(id)),
  );
  const hidden = new Set([...kept, ...(await keptFrom(records, reader, kin))]);
  if (hidden.size === 0) return known;
  return known.map((each) => ({ ...each, state: severed(each.state, hidden) }));
};

/** Of these records, by id: those that the reader may not know of. */
export const unknownTo = async (
  records: Loading,
  reader: Reader,
  ids: readonly string[],
): Promise<ReadonlySet<string>> =>
  keptFrom(records, reader, await records.loadMany(reader.pk, distinct(ids)));
