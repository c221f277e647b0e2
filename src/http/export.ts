import { keepsRecords } from '../domain/committee.ts';
import { NotFound, Refused } from '../errors.ts';
import { withheldFrom } from '../people/reserved.ts';
import type { Records } from '../records/execute.ts';
import { type Access, openAsReader, readerOf } from './access.ts';
import type { ApiRoute, ApiServices } from './api.ts';
import { namesOf } from './shapes.ts';

/** Whether a reserved item is kept from this reader, who declared an interest in it. */
const isKeptFrom = async (records: Records, access: Access): Promise<boolean> => {
  const { pk } = access;
  const lists = await Promise.all(
    (['agenda-item', 'motion'] as const).map((type) =>
      records.all({ kind: 'records', pk, type, order: 'number' }),
    ),
  );
  const found = lists.flatMap(({ items }) => items);
  return (await withheldFrom(records, readerOf(access), found)).size > 0;
};

/** The journal as it is handed to an auditor, streamed. */
export const exportRoutes = ({ records, directory, clock }: ApiServices): readonly ApiRoute[] => [
  {
    path: '/committees/:id/journal.jsonl',
    handle: async (caller, { params }) => {
      const id = params['id'] ?? '';
      const access = await openAsReader(records, caller, id);
      const { pk, tenant, me, committee } = access;
      // Reserved items stand in it as well.
      if (!keepsRecords(committee, me.id)) throw new NotFound('committee');
      if (await isKeptFrom(records, access)) throw new Refused('export-withheld');
      const { code, name } = committee;
      const body = records.export(pk, {
        committee: { id, code, name },
        exportedAt: clock.now(),
        names: async (ids) => {
          const nameOf = await namesOf(directory, tenant, ids);
          return Object.fromEntries(ids.map((each) => [each, nameOf(each).name]));
        },
      });
      return {
        status: 200,
        headers: {
          'content-type': 'application/jsonl; charset=utf-8',
          'content-disposition': `attachment; filename="journal-${code}.jsonl"`,
        },
        body,
      };
    },
  },
];
