import type { Entity, Ref } from '../records/entity.ts';

type Record = Pick<Entity, 'id' | 'type' | 'state'>;

/** What the states of records say of their kin, each type a part of it. */
interface Kin {
  readonly status?: string;
  /** That an action was taken back. */
  readonly withdrawn?: unknown;
  readonly from?: Ref;
  readonly links?: readonly Ref[];
  /** The issue that a risk became. */
  readonly became?: Ref;
  /** The decision that a motion became. */
  readonly decision?: Ref;
  /** The motion that a decision was. */
  readonly vote?: { readonly motion: string };
  readonly ratifies?: string;
  readonly replaces?: readonly Ref[];
  readonly ended?: { readonly by: Ref };
  /** The decision that this one was last cited to end. */
  readonly cited?: { readonly to: Ref };
}

/** How one record is tied to another. */
export interface Link {
  readonly ref: Ref;
  /** Where it comes from, what belongs to it, what came of it; which decision ended which. */
  readonly relation: 'from' | 'with' | 'became' | 'replaces' | 'ended-by';
}

const links = (relation: Link['relation'], ...refs: readonly (Ref | undefined)[]): Link[] =>
  refs.flatMap((ref) => (ref === undefined ? [] : [{ ref, relation }]));

/** Whether a record was undone or became another; a motion, whether it was withdrawn. */
export const takenBack = ({ state }: Pick<Record, 'state'>): boolean => {
  const { status, withdrawn } = state as Kin;
  return status === 'withdrawn' || withdrawn !== undefined;
};

/** Everything that a record says of others, as the API tells it. What was taken back is tied to nothing any more. */
export const linksOf = (record: Pick<Record, 'type' | 'state'>): readonly Link[] => {
  if (record.type !== 'motion' && takenBack(record)) return [];
  const {
    from,
    links: linked = [],
    became,
    decision,
    replaces = [],
    ended,
    ...kin
  } = record.state as Kin;
  const origin = from ?? kin.vote?.motion ?? kin.ratifies;
  return [
    ...links('from', origin),
    ...links('became', became, decision),
    ...links('with', ...linked.filter((ref) => ref !== origin)),
    ...links('replaces', ...replaces),
    ...links('ended-by', ended?.by),
  ];
};

/** Each fact of a record that rests on one other, and that other. */
const bonds = ({ from, became, decision, vote, ratifies, ended, cited }: Kin) =>
  Object.entries({
    from,
    became,
    decision,
    vote: vote?.motion,
    ratifies,
    ended: ended?.by,
    cited: cited?.to,
  });

/** Every record that this one names. */
export const namedBy = ({ state }: Pick<Record, 'state'>): readonly Ref[] => {
  const { links: linked = [], replaces = [] } = state as Kin;
  const single = bonds(state as Kin).flatMap(([, ref]) => ref ?? []);
  return [...single, ...linked, ...replaces];
};

/** The state of a record without what it says of the hidden ones. */
export const severed = <S>(state: S, hidden: ReadonlySet<Ref>): S => {
  const kin = state as Kin;
  const gone = bonds(kin).flatMap(([field, ref]) => (ref && hidden.has(ref) ? field : []));
  const open = (refs: readonly Ref[]) => refs.filter((ref) => !hidden.has(ref));
  return {
    ...Object.fromEntries(Object.entries(kin).filter(([field]) => !gone.includes(field))),
    ...(kin.links && { links: open(kin.links) }),
    ...(kin.replaces && { replaces: open(kin.replaces) }),
  } as S;
};

/** The record that this one comes from: a decision from its motion, an issue from its risk. */
const originOf = (record: Record | undefined): Ref | undefined =>
  record && linksOf(record).find(({ relation }) => relation === 'from')?.ref;

type Records = ReadonlyMap<Ref, Record>;

/** Whether a record comes from another, or from what comes from it. */
const descends = (records: Records, from: Ref, id: Ref): boolean => {
  const seen = new Set<Ref>();
  for (let at: Ref | undefined = from; at !== undefined && !seen.has(at);) {
    if (at === id) return true;
    seen.add(at);
    at = originOf(records.get(at));
  }
  return false;
};

/** What stands before a record in the line: what it comes from, else the decision that an action belongs to. */
const parentOf = (records: Records, id: Ref): Ref | undefined => {
  const record = records.get(id);
  const origin = originOf(record);
  // What came from a decision that was taken back belongs to the one that it was put with since.
  if (record?.type !== 'action' || (origin !== undefined && records.has(origin))) return origin;
  const { links: linked = [] } = record.state as Kin;
  return linked.find((ref) => records.get(ref)?.type === 'decision' && !descends(records, ref, id));
};

/** The records to be read for the line of descent of this one, beside itself. */
export const kinOf = (record: Pick<Record, 'type' | 'state'>): readonly Ref[] =>
  linksOf(record)
    .filter(({ relation }) => relation !== 'replaces' && relation !== 'ended-by')
    .map(({ ref }) => ref);

/**
 * The line of descent through a record, generation by generation, the oldest first: risk, issue, motion,
 * decision, action. `records` are it and its kin, as far as the reader may know of them. One generation
 * alone: it comes from nothing and nothing came of it.
 */
export const lineageOf = (records: Records, id: Ref): readonly (readonly Ref[])[] => {
  const above: Ref[][] = [];
  const seen = new Set([id]);
  for (let at = parentOf(records, id); at !== undefined && !seen.has(at);) {
    if (!records.has(at)) break;
    seen.add(at);
    above.unshift([at]);
    at = parentOf(records, at);
  }
  const below: Ref[][] = [];
  for (let parents: readonly Ref[] = [id]; parents.length > 0;) {
    const children = [...records.values()]
      .filter((each) => !seen.has(each.id) && parents.includes(parentOf(records, each.id) ?? ''))
      .map((each) => each.id);
    for (const child of children) seen.add(child);
    if (children.length > 0) below.push(children);
    parents = children;
  }
  return [...above, [id], ...below];
};
