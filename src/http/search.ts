import { Invalid } from '../errors.ts';
import { onlyRefs, ownersIn, refsIn, soughtWords } from '../people/sought.ts';
import { listedOf } from '../records/execute.ts';
import type { Listed, ListQuery, Records } from '../records/execute.ts';
import type { Access } from './access.ts';
import type { ApiServices } from './api.ts';
import type { PageOf } from './record-query.ts';

type Asked = Extract<ListQuery, { kind: 'records' }>;
type Found = { readonly items: readonly Listed[]; readonly cursor?: string };

/** A page of what was found by several questions, by reference. Throws Invalid (`bad-cursor`). */
export const pageByNumber = (found: readonly Listed[], { limit, cursor }: PageOf): Found => {
  const after = Number(cursor ?? 0);
  if (!Number.isInteger(after)) throw new Invalid('bad-cursor');
  const rest = found
    .filter(({ index }) => (index.number ?? 0) > after)
    .toSorted((a, b) => (a.index.number ?? 0) - (b.index.number ?? 0));
  const items = rest.slice(0, limit);
  const last = items.at(-1)?.index.number;
  return { items, ...(rest.length > items.length && { cursor: String(last) }) };
};

const fits =
  ({ type, status, owner }: Asked) =>
  ({ type: of, index }: Listed): boolean =>
    of === type &&
    (status?.includes(index.status ?? '') ?? true) &&
    (owner === undefined || index.owner === owner);

const byRef = async (records: Records, asked: Asked, refs: readonly string[]) => {
  const found = await Promise.all(
    refs.map((ref) =>
      records.find({ kind: 'docs', pk: asked.pk, docKind: 'entity', ref }, { limit: 1 }),
    ),
  );
  return found.flatMap(({ items }) => items.map(listedOf)).filter(fits(asked));
};

/** What words find, as the command `search` does: in texts, references and owners. */
export const search = async (
  { records, directory }: ApiServices,
  { tenant, committee }: Access,
  asked: Asked,
  { said, page }: { readonly said: string; readonly page: PageOf },
): Promise<Found> => {
  const words = soughtWords(said);
  const refs = refsIn(words);
  const people = await directory.many(tenant, Object.keys(committee.roles));
  const owners = ownersIn(people, words).filter(
    ({ owner }) => asked.owner === undefined || asked.owner === owner,
  );
  if (refs.length + owners.length === 0) return records.list({ ...asked, words }, page);
  const found = await Promise.all([
    ...(onlyRefs(words) ? [] : [records.all({ ...asked, words })]),
    ...owners.map((owned) => records.all({ ...asked, ...owned })),
  ]);
  const all = [...(await byRef(records, asked, refs)), ...found.flatMap(({ items }) => items)];
  return pageByNumber([...new Map(all.map((each) => [each.id, each])).values()], page);
};
