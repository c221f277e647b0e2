import { NotFound } from '../errors.ts';
import { openAsReader } from './access.ts';
import type { ApiRoute, ApiServices } from './api.ts';
import { namesOf } from './shapes.ts';

/** Reserved items stand in it as well, so it is for those who keep the records. */
const keepers: readonly string[] = ['chair', 'deputy', 'secretary'];

/** The journal as it is handed to an auditor, streamed. */
export const exportRoutes = ({ records, directory, clock }: ApiServices): readonly ApiRoute[] => [
  {
    path: '/committees/:id/journal.jsonl',
    handle: async (caller, { params }) => {
      const id = params['id'] ?? '';
      const { pk, tenant, role, committee } = await openAsReader(records, caller, id);
      if (!keepers.includes(role)) throw new NotFound('committee');
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
